"""Compares two standings of one account, or of the firm, on the same day."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from goodstanding.duty import Duty
from goodstanding.effect.result import (
    AccountEffect,
    Differences,
    ModeShift,
    PromiseMove,
    RowChange,
    Shift,
)
from goodstanding.finding import Finding, NotAssessed
from goodstanding.history.moves import explains
from goodstanding.immutable import Value
from goodstanding.model.account import Account
from goodstanding.model.work import Commitment
from goodstanding.standing import AccountStanding, finding_order
from goodstanding.standing.evidence import Picture, evidence_shift


class AccountSide(Value, frozen=True):
    """An account before or after a change: its standing, its records, what these say of it.

    `account` is None where account.yml could not be built; `is_there` says whether the folder is.
    """

    standing: AccountStanding
    account: Account | None = None
    picture: Picture | None = None
    is_there: bool = True


def compare_account(
    before: AccountSide, after: AccountSide, horizon_on: date, renamed: Mapping[str, str]
) -> AccountEffect:
    """What a change does to one account.

    `horizon_on` is the last day of the duties that are counted, `renamed` leads from a file to the one
    it was before.
    """
    was, now = before.standing, after.standing
    if before is after:
        owed = owed_until(horizon_on, was.duties)
        return AccountEffect(was.account, Differences(), (was.extract, was.extract), (owed, owed))
    unread = tuple(one for one in now.not_assessed if one not in was.not_assessed)
    moved = evidence_shift(now.account, before.picture, after.picture)
    differences = Differences(
        shifts=shifts_between(was.duties, now.duties),
        found=findings_without(now.findings, was.findings),
        mended=findings_without(was.findings, now.findings),
        modes=(ModeShift(now.account, was.modes, now.modes),) if was.modes != now.modes else (),
        evidence=(moved,) if moved else (),
        unread=unread,
        **_promises(before, after, renamed),
    )
    both = (owed_until(horizon_on, was.duties), owed_until(horizon_on, now.duties))
    return AccountEffect(now.account, differences, (was.extract, now.extract), both)


def shifts_between(before: Iterable[Duty], after: Iterable[Duty]) -> tuple[Shift, ...]:
    """The duties of which the day or the list differs, in the order of every list."""
    old, new = ({_key(duty): duty for duty in duties} for duties in (before, after))
    found = [Shift(old.get(key), new.get(key)) for key in old.keys() | new.keys()]
    differing = [
        one for one in found if one.was_overdue != one.is_overdue or one.due_dates[0] != one.due_dates[1]
    ]
    return tuple(sorted(differing, key=lambda one: one.duty.order))


def _key(duty: Duty) -> tuple[str, str, str]:
    return duty.clock, duty.record, duty.place or ""


def findings_without(findings: Iterable[Finding], others: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that the other side does not have; the same fault in other words is the same."""
    left = Counter(map(_fault, others))
    found = []
    for finding in findings:
        if left[_fault(finding)]:
            left[_fault(finding)] -= 1
        else:
            found.append(finding)
    return tuple(sorted(found, key=finding_order))


def _fault(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.severity, finding.place.record, finding.place.path, finding.waived


def owed_until(day: date, duties: Iterable[Duty]) -> Mapping[str, int]:
    """How many open duties each owner has up to a day."""
    return Counter(duty.owner for duty in duties if duty.is_open and duty.due_on <= day)


def _promises(before: AccountSide, after: AccountSide, renamed: Mapping[str, str]) -> dict[str, Any]:
    """Promises made, moved, closed, open again and gone; nothing where a side cannot be read.

    One that was renamed is the same promise, and one that went to another account has not gone.
    """
    if any(side.is_there and side.account is None for side in (before, after)):
        return {}
    old, new = _by_file(before), _by_file(after)
    unread = _unread(before.standing.not_assessed, after.standing.not_assessed)
    pairs = {path: renamed.get(path, path) for path in new}
    both = [(old[pairs[path]], new[path]) for path in sorted(new) if pairs[path] in old]
    still = unread | set(renamed.values())
    return {
        "made": tuple(new[path] for path in sorted(new.keys() - old.keys() - unread - renamed.keys())),
        "moved": tuple(_moved(was, now) for was, now in both if was.due_on != now.due_on),
        "closed": tuple(now for was, now in both if was.is_open and not now.is_open),
        "reopened": tuple(now for was, now in both if now.is_open and not was.is_open),
        "gone": tuple(old[path] for path in sorted(old.keys() - new.keys() - still)),
    }


def _unread(*sides: Iterable[NotAssessed]) -> set[str]:
    """Files that a side could not read: of these nobody knows whether they came or went."""
    return {one.file for side in sides for one in side}


def _by_file(side: AccountSide) -> dict[str, Commitment]:
    return {one.file: one for one in side.account.commitments} if side.account else {}


def _moved(was: Commitment, now: Commitment) -> PromiseMove:
    told = explains(now.revisions, was.due_on, now.due_on)
    return PromiseMove(now, was.due_on, now.due_on, told, now.revisions[-1].told_on if told else None)


def rows_between(before: Any, after: Any, path: tuple[str, ...] = ()) -> Iterator[RowChange]:
    """The rows of a policy that read differently."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in sorted(before.keys() | after.keys()):
            yield from rows_between(before.get(key), after.get(key), (*path, key))
    elif before != after:
        yield RowChange(".".join(path), before, after)
