"""The effect of a change: two standings of one book on one day, compared."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goodstanding.duty import Duty
from goodstanding.finding import Finding
from goodstanding.history.moves import explains
from goodstanding.model.account import Account
from goodstanding.model.work import Commitment
from goodstanding.standing import Standing, finding_order


@dataclass(frozen=True)
class Side:
    """The book before or after a change: its standing, the accounts that are touched, the policy's rows."""

    standing: Standing
    accounts: Mapping[str, Account]
    policy: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shift:
    """A duty before and after; None where there is none."""

    before: Duty | None
    after: Duty | None

    @property
    def duty(self) -> Duty:
        """The duty as it is, else as it was."""
        duty = self.after or self.before
        assert duty is not None  # noqa: S101 - a shift of nothing is never made
        return duty


@dataclass(frozen=True, slots=True)
class PromiseMove:
    """A promise whose day the change moves; `is_told_of` where a line under `revisions` says so."""

    promise: Commitment
    from_on: date
    to_on: date
    is_told_of: bool
    told_on: date | None


@dataclass(frozen=True, slots=True)
class ModeShift:
    """What an account was in the middle of, and what it is now."""

    account: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row of the policy that reads differently: the way to it, and the values (None: not there)."""

    path: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Effect:
    """What a change does.

    `enters` and `leaves` are of the overdue list as of the day; `shifts` are open duties that will
    fall due on another day, begin or end; `moved`, `made`, `closed`, `reopened` and `gone` are promises.
    """

    before: Side
    after: Side
    enters: tuple[Shift, ...]
    leaves: tuple[Shift, ...]
    shifts: tuple[Shift, ...]
    found: tuple[Finding, ...]
    mended: tuple[Finding, ...]
    made: tuple[Commitment, ...]
    moved: tuple[PromiseMove, ...]
    closed: tuple[Commitment, ...]
    reopened: tuple[Commitment, ...]
    gone: tuple[Commitment, ...]
    modes: tuple[ModeShift, ...]
    rows: tuple[RowChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes for anybody."""
        duties = (
            *self.enters,
            *self.leaves,
            *self.shifts,
            *self.found,
            *self.mended,
            *self.modes,
            *self.rows,
        )
        promises = (*self.made, *self.moved, *self.closed, *self.reopened, *self.gone)
        return not duties and not promises


def compare(before: Side, after: Side) -> Effect:
    """The effect of what lies between two sides."""
    shifts = list(_shifts(before.standing.duties, after.standing.duties))
    enters = [one for one in shifts if _is_overdue(one.after) and not _is_overdue(one.before)]
    leaves = [one for one in shifts if _is_overdue(one.before) and not _is_overdue(one.after)]
    others = [one for one in shifts if not _is_overdue(one.before) and not _is_overdue(one.after)]
    old, new = dict(_promises(before)), dict(_promises(after))
    both = [(old[key], new[key]) for key in sorted(old.keys() & new.keys())]
    return Effect(
        before=before,
        after=after,
        enters=tuple(enters),
        leaves=tuple(leaves),
        shifts=tuple(one for one in others if _falls_otherwise(one)),
        found=tuple(_without(after.standing.findings, before.standing.findings)),
        mended=tuple(_without(before.standing.findings, after.standing.findings)),
        made=tuple(new[key] for key in sorted(new.keys() - old.keys())),
        moved=tuple(_moved(was, now) for was, now in both if was.due_on != now.due_on),
        closed=tuple(now for was, now in both if was.is_open and not now.is_open),
        reopened=tuple(now for was, now in both if now.is_open and not was.is_open),
        gone=tuple(old[key] for key in sorted(old.keys() - new.keys())),
        modes=tuple(_modes(before.standing, after.standing)),
        rows=tuple(_rows(before.policy, after.policy, ())),
    )


def _shifts(before: Iterable[Duty], after: Iterable[Duty]) -> Iterator[Shift]:
    """Every duty that either side has, in the order of every list."""
    old, new = ({_key(duty): duty for duty in duties} for duties in (before, after))
    found = [Shift(old.get(key), new.get(key)) for key in old.keys() | new.keys()]
    yield from sorted(found, key=lambda one: one.duty.order)


def _key(duty: Duty) -> tuple[str, str, str]:
    return duty.clock, duty.record, duty.place or ""


def _is_overdue(duty: Duty | None) -> bool:
    return duty is not None and duty.is_overdue


def _falls_otherwise(shift: Shift) -> bool:
    """Whether an open duty comes up on another day, or is no longer, or not yet, counted."""
    was = shift.before.due_on if shift.before and shift.before.is_open else None
    now = shift.after.due_on if shift.after and shift.after.is_open else None
    return was != now


def _without(findings: Iterable[Finding], others: Iterable[Finding]) -> list[Finding]:
    """The findings that the other side does not have; the same fault in other words is the same."""
    left = Counter(map(_fault, others))
    found = []
    for finding in findings:
        if left[_fault(finding)]:
            left[_fault(finding)] -= 1
        else:
            found.append(finding)
    return sorted(found, key=finding_order)


def _fault(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.severity, finding.place.record, finding.place.path, finding.waived


def _promises(side: Side) -> Iterator[tuple[str, Commitment]]:
    return ((one.record, one) for account in side.accounts.values() for one in account.commitments)


def _moved(was: Commitment, now: Commitment) -> PromiseMove:
    told = explains(now.revisions, was.due_on, now.due_on)
    return PromiseMove(now, was.due_on, now.due_on, told, now.revisions[-1].told_on if told else None)


def _modes(before: Standing, after: Standing) -> Iterator[ModeShift]:
    old, new = before.modes, after.modes
    for account in sorted(old.keys() | new.keys()):
        if old.get(account, ()) != new.get(account, ()):
            yield ModeShift(account, old.get(account, ()), new.get(account, ()))


def _rows(before: Any, after: Any, path: tuple[str, ...]) -> Iterator[RowChange]:
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in sorted(before.keys() | after.keys()):
            yield from _rows(before.get(key), after.get(key), (*path, key))
    elif before != after:
        yield RowChange(".".join(path), before, after)
