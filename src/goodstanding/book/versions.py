"""Accounts from versions of their files, each version read once however many days ask for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from goodstanding.book.account import assemble
from goodstanding.building import CannotBuildError, build_record
from goodstanding.immutable import Value
from goodstanding.kinds import identify
from goodstanding.model.account import Account
from goodstanding.model.record import Record
from goodstanding.records.reader import parse_record
from goodstanding.records.schema import shape

# A record, and the first day from which it reads as written.
Settled = tuple[Record, date]


class Version(Value, frozen=True):
    """An account as its files were; `parts` are its records, `unread` how many files could not be judged.

    From `settled_on` on all of it reads as written.
    """

    account: Account | None
    unread: int
    parts: tuple[Settled, ...]
    settled_on: date

    def as_known(self, day: date) -> Account | None:
        """The account as it was known on a day."""
        if self.account is None or self.settled_on <= day:
            return self.account
        known = (record if settled_on <= day else record.as_known(day) for record, settled_on in self.parts)
        return assemble(self.account.id, [record for record in known if record is not None])


@dataclass
class Versions:
    """The contents of versions of files by their blob, and what was built of them."""

    contents: Mapping[str, bytes]
    _built: dict[tuple[str, str], Settled | None] = field(default_factory=dict)

    def account(self, account_id: str, files: Mapping[str, str]) -> Version:
        """The account that these files (blobs by path) make."""
        built = [self._record(path, blob) for path, blob in files.items()]
        parts = tuple(one for one in built if one is not None)
        account = assemble(account_id, [record for record, _ in parts])
        # Without the account itself nothing is judged on any of its records.
        settled_on = max((day for _, day in parts), default=date.min)
        return Version(account, len(built) - (len(parts) if account else 0), parts, settled_on)

    def _record(self, path: str, blob: str) -> Settled | None:
        key = (path, blob)
        if key not in self._built:
            record = _read(path, self.contents[blob])
            self._built[key] = (record, record.settled_on()) if record else None
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
