"""What the history of the book proves about an account, beyond what its records say today."""

from collections.abc import Mapping
from datetime import date

from goodstanding.immutable import Value, field


class SilentMove(Value, frozen=True):
    """A promise's day that moved without a line under `revisions`.

    `moved_on` and `commit` say when that came in; both are None where this very change does it.
    """

    promise: str
    from_on: date
    to_on: date
    moved_on: date | None = None
    commit: str | None = None


class Vanished(Value, frozen=True):
    """A promise that was on record and is no longer; `vanished_on` as in a silent move."""

    promise: str
    due_on: date | None = None
    vanished_on: date | None = None
    commit: str | None = None


class Written(Value, frozen=True):
    """When a record, named by folder and id, came in, where that was later than its own day."""

    record: str
    written_on: date


class Acceptance(Value, frozen=True):
    """What a handoff said, as a fingerprint, when its acceptance came in.

    `written_on` is that day, `email` the address of who wrote it down, in `commit`.
    """

    accepted_on: date
    by: str | None
    digest: str
    written_on: date | None = None
    email: str = ""
    commit: str | None = None


class Past(Value, frozen=True):
    """An account's past.

    `late` are the records that came in after their own day; `accepted` are the handoffs whose
    acceptance came in, by id.
    """

    moves: tuple[SilentMove, ...] = ()
    vanished: tuple[Vanished, ...] = ()
    late: tuple[Written, ...] = ()
    accepted: Mapping[str, Acceptance] = field(default_factory=dict)
