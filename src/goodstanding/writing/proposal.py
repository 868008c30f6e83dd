"""A change to the book that is looked at before it is written: judged, shown, and only then made."""

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from goodstanding.book import load_account, load_firm
from goodstanding.errors import SourceError, UsageError
from goodstanding.finding import Finding, Severity
from goodstanding.immutable import Value
from goodstanding.kinds import Identity
from goodstanding.place import spell_path
from goodstanding.records.source import Entry, Memory, Source
from goodstanding.records.text import decode_text
from goodstanding.standing import stand_account


class Proposal(Value, frozen=True):
    """One record as it is to be; `before` is None for a new one."""

    identity: Identity
    before: bytes | None
    after: bytes

    @property
    def file(self) -> str:
        """Its file, from the book's root."""
        return self.identity.file


class Proposed(Value, frozen=True):
    """The book as it would be with the changes made."""

    source: Source
    contents: Mapping[str, bytes]

    @property
    def commit(self) -> str | None:
        """No commit holds it."""
        return None

    def folders(self) -> list[str]:
        """The names of the folders directly in `accounts/`."""
        own = {path.split("/")[1] for path in self.contents if path.count("/") > 1}
        return sorted({*self.source.folders(), *own})

    def files(self, folder: str) -> list[Entry]:
        """Every file below that folder."""
        there = self.source.files(folder) if not folder or folder in self.source.folders() else []
        known = {entry.path for entry in there}
        new = [entry for entry in Memory(self.contents).files(folder) if entry.path not in known]
        return sorted([*there, *new], key=lambda entry: entry.path)

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return self.contents[path] if path in self.contents else self.source.read(path)


def refuse_errors(source: Source, proposals: Sequence[Proposal], as_of: date) -> None:
    """Raises UsageError with the check's own words where the changes would add an error to the book."""
    later = Proposed(source, {one.file: one.after for one in proposals})
    accounts = sorted({one.identity.account for one in proposals if one.identity.account is not None})
    known = Counter(_key(one) for one in _errors(source, accounts, as_of))
    for finding in _errors(later, accounts, as_of):
        if not known[_key(finding)]:
            path = spell_path(finding.place.path)
            where = f"{path}: " if path and path not in finding.message else ""
            raise UsageError(f"not written: {finding.place.file}: {where}{finding.message} ({finding.rule})")
        known[_key(finding)] -= 1


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.place.record, finding.message


def _errors(source: Source, accounts: Sequence[str], as_of: date) -> Iterator[Finding]:
    firm = load_firm(source)
    found, folders = [*firm.findings], {*source.folders()}
    for account in accounts:
        if account in folders:
            found += stand_account(load_account(source, firm, account), firm.firm, as_of).findings
    return (one for one in found if one.severity is Severity.ERROR)


def render_diff(proposals: Sequence[Proposal]) -> str:
    """The exact change, as a diff."""
    return "".join(_diff(one) for one in proposals)


def _diff(one: Proposal) -> str:
    before = decode_text(one.before or b"").splitlines(keepends=True)
    after = decode_text(one.after).splitlines(keepends=True)
    old = one.file if one.before is not None else "/dev/null"
    rows = difflib.unified_diff(before, after, old, one.file)
    return "".join(
        row if row.endswith("\n") else f"{row}\n\\ No newline at end of file\n"
        for row in (row.replace("\r\n", "\n") for row in rows)
    )


def read_present(source: Source, file: str) -> bytes | None:
    """The bytes of a file of the book, None where there is none."""
    folder = file.split("/")[1] if file.count("/") > 1 else ""
    if folder and folder not in source.folders():
        return None
    entries = {entry.path: entry for entry in source.files(folder)}
    if file not in entries:
        return None
    if problem := entries[file].problem:
        raise SourceError(f"{file}: {problem}")
    return source.read(file)
