"""How much of an account is overdue on one day after another, while its records stay the same.

What is owed begins and ends by itself only on a day that a record names, or the day after. Between
two such days the duties of the first are counted again by their due days, and no clock is asked.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from goodstanding.chapters import CLOCKS
from goodstanding.duty import Duty
from goodstanding.immutable import Value, replace
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.standing.judging import all_owed, count_overdue
from goodstanding.standing.turning import turning_days


class FirmDay(Value, frozen=True):
    """The firm as known on a day; `late` is the same for who asks only for what is late.

    `named` are the days that its records name, in order. Days that have the same `course` differ in
    nothing that makes something due, but for the scans.
    """

    day: date
    known: Firm
    late: Firm
    course: int
    named: tuple[date, ...]


def firm_days(firms: Iterable[tuple[date, Firm]]) -> Iterator[FirmDay]:
    """The firm, as written at the time, on one day after another."""
    last: FirmDay | None = None
    for day, firm in firms:
        known = firm.as_known(day)
        if last is None:
            course, named = 0, _named_by(firm)
        elif (known.policy, known.changes) == (last.known.policy, last.known.changes):
            course, named = last.course, last.named
        else:
            course, named = last.course + 1, _named_by(firm)
        last = FirmDay(day, known, replace(known, late_only=True), course, named)
        yield last


def _named_by(firm: Firm) -> tuple[date, ...]:
    """The days that can begin or end something: a day off and an absence only move it to other shoulders."""
    policy = replace(firm.policy, days_off=())
    return tuple(sorted({*turning_days((policy, *firm.changes))}))


def count_in_turn(account: Account, known: Sequence[Account], firms: Sequence[FirmDay]) -> Iterator[int]:
    """How much is overdue on each of these days; `known` is the account as known on each of them."""

    @cache
    def named() -> Sequence[date]:
        return sorted({*turning_days(account.records())})

    at = 0
    while at < len(firms):
        end = at + 1
        while end < len(firms) and _is_like(firms[at], firms[end], account.id, named):
            end += 1
        if end == at + 1:
            yield count_overdue(known[at], firms[at].late, firms[at].day)
        else:
            duties = [one for one in all_owed(known[at], firms[at].known, firms[at].day) if _may_be_late(one)]
            yield from (sum(_is_late(one, firm.day) for one in duties) for firm in firms[at:end])
        at = end


def _is_like(first: FirmDay, later: FirmDay, account: str, named: Callable[[], Sequence[date]]) -> bool:
    """Whether the same is owed on a later day as on the first, but for how late it is."""
    if first.course != later.course:
        return False
    if first.known.last_scans.get(account) != later.known.last_scans.get(account):
        return False
    return not any(_names_between(days, first.day, later.day) for days in (first.named, named()))


def _names_between(days: Sequence[date], first: date, last: date) -> bool:
    place = bisect_left(days, first)
    return place < len(days) and days[place] <= last


def _may_be_late(duty: Duty) -> bool:
    # What only announces an end is gone after its day, which a record names.
    return duty.is_open and not CLOCKS[duty.clock].never_late


def _is_late(duty: Duty, day: date) -> bool:
    return duty.due_on < day <= (duty.until_on or date.max)
