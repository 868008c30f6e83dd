"""Accounts from versions of their files, each version read once however many days ask for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from goodstanding.book.account import assemble
from goodstanding.building import CannotBuildError, build_record
from goodstanding.kinds import identify
from goodstanding.model.account import Account
from goodstanding.model.record import Record
from goodstanding.records.reader import parse_record
from goodstanding.records.schema import shape


@dataclass
class Versions:
    """The contents of versions of files by their blob, and what was built of them."""

    contents: Mapping[str, bytes]
    _built: dict[tuple[str, str], Record | None] = field(default_factory=dict)

    def account(self, account_id: str, files: Mapping[str, str]) -> tuple[Account | None, int]:
        """The account that these files (blobs by path) make, and how many of them could not be read."""
        built = [self._record(path, blob) for path, blob in sorted(files.items())]
        known = [one for one in built if one is not None]
        return assemble(account_id, known), len(built) - len(known)

    def _record(self, path: str, blob: str) -> Record | None:
        key = (path, blob)
        if key not in self._built:
            self._built[key] = _read(path, self.contents[blob])
        return self._built[key]


def _read(path: str, content: bytes) -> Record | None:
    """The record of a version as the rules of today read it; None where they refuse it."""
    identity = identify(path)
    if isinstance(identity, str):
        return None
    text = parse_record(content)
    if text.faults or not shape(identity.kind.name).is_valid(text.data):
        return None
    try:
        return build_record(identity, text.data)
    except CannotBuildError:
        return None
