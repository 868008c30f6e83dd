"""What a change touches, by the files that differ."""

from collections.abc import Iterable

from goodstanding.immutable import Value
from goodstanding.kinds import FIRM_FOLDERS, TEMPLATES


class Touched(Value, frozen=True):
    """What a change touches: accounts by id, and whether the firm's own records are among it."""

    accounts: tuple[str, ...]
    firm: bool

    @property
    def folders(self) -> frozenset[str]:
        """The folders that hold what is touched, and the firm's own."""
        return frozenset({*self.accounts, *FIRM_FOLDERS})


def touched_by(files: Iterable[str]) -> Touched:
    """What a change to these files touches; templates say nothing about anybody."""
    accounts, firm = set(), False
    for path in files:
        parts = path.split("/")
        if len(parts) == 2 or (parts[1].startswith("_") and parts[1] != TEMPLATES):
            firm = True
        elif parts[1] != TEMPLATES:
            accounts.add(parts[1])
    return Touched(tuple(sorted(accounts)), firm)
