"""What a comparison of two standings gives: what differs, account by account and for the firm."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from goodstanding.duty import Duty
from goodstanding.finding import Finding, NotAssessed
from goodstanding.immutable import Value, field, names_of
from goodstanding.model.extract import Extract
from goodstanding.model.work import Commitment
from goodstanding.standing.evidence import EvidenceShift


class Shift(Value, frozen=True):
    """A duty before and after; None where there is none."""

    before: Duty | None
    after: Duty | None

    @property
    def duty(self) -> Duty:
        """The duty as it is, else as it was."""
        duty = self.after or self.before
        assert duty is not None  # noqa: S101 - a shift of nothing is never made
        return duty

    @property
    def was_overdue(self) -> bool:
        """Whether it was on the overdue list."""
        return self.before is not None and self.before.is_overdue

    @property
    def is_overdue(self) -> bool:
        """Whether it is on the overdue list."""
        return self.after is not None and self.after.is_overdue

    @property
    def due_dates(self) -> tuple[date | None, date | None]:
        """The days on which it is due before and after; None where it does not count."""
        was = self.before.due_on if self.before and self.before.is_open else None
        now = self.after.due_on if self.after and self.after.is_open else None
        return was, now


class PromiseMove(Value, frozen=True):
    """A promise whose day the change moves; `is_told_of` where a line under `revisions` says so."""

    promise: Commitment
    from_on: date
    to_on: date
    is_told_of: bool
    told_on: date | None


class ModeShift(Value, frozen=True):
    """What an account was in the middle of, and what it is now."""

    account: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class Carried(Value, frozen=True):
    """What somebody carries: accounts that they manage and what these weigh, and what one person carries.

    `accounts` and `weight` are None where the change moves neither, so that they were not added up.
    `due` counts their open duties up to the horizon, in the accounts that were judged.
    """

    due: int
    accounts: int | None = None
    weight: float | None = None
    cap: int | None = None


class LoadShift(Value, frozen=True):
    """What one of us carries before and after."""

    person: str
    before: Carried
    after: Carried


class RowChange(Value, frozen=True):
    """A row of the policy that reads differently: the way to it, and the values (None: not there)."""

    path: str
    before: Any
    after: Any


class Differences(Value, frozen=True):
    """What differs between two standings; `shifts` are duties of which the day or the list differs.

    `made`, `moved`, `closed`, `reopened` and `gone` are promises; `unread` are records that can no
    longer be read, so that nothing is known of them.
    """

    shifts: tuple[Shift, ...] = ()
    found: tuple[Finding, ...] = ()
    mended: tuple[Finding, ...] = ()
    made: tuple[Commitment, ...] = ()
    moved: tuple[PromiseMove, ...] = ()
    closed: tuple[Commitment, ...] = ()
    reopened: tuple[Commitment, ...] = ()
    gone: tuple[Commitment, ...] = ()
    modes: tuple[ModeShift, ...] = ()
    evidence: tuple[EvidenceShift, ...] = ()
    unread: tuple[NotAssessed, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not any(getattr(self, name) for name in names_of(Differences))


class AccountEffect(Value, frozen=True):
    """What differs in one account, and what the firm must know of both its sides.

    `owed` counts its open duties up to the horizon by owner, before and after.
    """

    account: str
    differences: Differences
    extracts: tuple[Extract | None, Extract | None]
    owed: tuple[Mapping[str, int], Mapping[str, int]]


class Effect(Value, frozen=True):
    """What a change does: what differs in all accounts and for the firm, who carries what, the policy's rows.

    `horizon_on` is the last day of the duties counted under `load`; `judged` is False where a side's
    policy could not be built, so that nothing could be compared.
    """

    all: Differences = field(default_factory=Differences)
    load: tuple[LoadShift, ...] = ()
    rows: tuple[RowChange, ...] = ()
    accounts: tuple[str, ...] = ()
    horizon_on: date | None = None
    judged: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes for anybody."""
        return self.judged and self.all.is_empty and not self.load and not self.rows

    @property
    def enters(self) -> tuple[Shift, ...]:
        """What comes onto the overdue list as of the day."""
        return tuple(one for one in self.all.shifts if one.is_overdue and not one.was_overdue)

    @property
    def leaves(self) -> tuple[Shift, ...]:
        """What leaves it."""
        return tuple(one for one in self.all.shifts if one.was_overdue and not one.is_overdue)

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """What stays on or off that list and is due on another day, begins or ends."""
        return tuple(one for one in self.all.shifts if one.was_overdue == one.is_overdue)
