"""The lives of records: each version of each file, followed through renames, deletions and returns."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from goodstanding.history.log import Step
from goodstanding.kinds import ROOT


class Version(NamedTuple):
    """What a file held after a change: the change's number, the path, the blob ("" where it was gone)."""

    step: int
    path: str
    blob: str


@dataclass
class Life:
    """One record from its first version to its latest."""

    path: str
    versions: list[Version] = field(default_factory=list)

    @property
    def is_gone(self) -> bool:
        """Whether the file is no longer there."""
        return not self.versions[-1].blob

    @property
    def account(self) -> str | None:
        """The account it belongs to; None for the firm's own records."""
        parts = self.path.split("/")
        return parts[1] if len(parts) > 2 and not parts[1].startswith("_") else None

    @property
    def folder(self) -> str:
        """The folder of its kind; "" for account.yml."""
        parts = self.path.split("/")
        return parts[2] if len(parts) == 4 else ""

    @property
    def id(self) -> str:
        """The record's id."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".yml")

    @property
    def record(self) -> str:
        """The record's name, such as `acme/commitments/2026-04-01-audit`."""
        return self.path.removeprefix(f"{ROOT}/").removesuffix(".yml")


def lives_of(steps: Iterable[Step]) -> list[Life]:
    """Every record that ever was, in the order of first appearance.

    A file that comes back under its name is the same record again.
    """
    lives: list[Life] = []
    at: dict[str, Life] = {}
    for number, step in enumerate(steps):
        # All renames at once: two files may have changed places.
        moved = {
            touch.path: at.pop(touch.was, None) for touch in step.touches if _is_rename(touch.was, touch.path)
        }
        for touch in step.touches:
            life = moved.get(touch.path) or at.get(touch.path)
            if touch.was and touch.path not in moved and touch.was in at:
                _end(at[touch.was], number)
            if life is None:
                life = Life(touch.path)
                lives.append(life)
            life.path = touch.path
            life.versions.append(Version(number, touch.path, touch.blob))
            at[touch.path] = life
    return lives


def _end(life: Life, number: int) -> None:
    life.versions.append(Version(number, life.path, ""))


def _is_rename(was: str, path: str) -> bool:
    """Whether a file that resembles another is the same record: one of the same kind."""
    if not was:
        return False
    return _kind(was) == _kind(path)


def _kind(path: str) -> str:
    parts = path.split("/")
    if len(parts) == 4:
        return parts[2]
    return parts[-1] if len(parts) == 3 and not parts[1].startswith("_") else "/".join(parts[1:-1])
