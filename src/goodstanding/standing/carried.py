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
from goodstanding.immutable import Value, field, replace
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.standing.judging import all_owed, count_overdue
from goodstanding.standing.turning import turning_days


class FirmDay(Value, frozen=True):
    """The firm as known on a day.

    `named` are the days that its records name, in order. Days that have the same `course` differ in
    nothing that makes something due, but for the scans.
    """

    day: date
    known: Firm
    course: int
    named: tuple[date, ...]
    _late: dict[date, Firm] = field(default_factory=dict)

    def late_by(self, day: date) -> Firm:
        """The same for whoever asks only for what is late by a day."""
        if day not in self._late:
            late = self._late[day] = replace(self.known, late_by=day)
            # What takes long to find out is the same there.
            late.__dict__.update(last_scans=self.known.last_scans, silent=self.known.silent)
        return self._late[day]


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
        last = FirmDay(day, known, course, named)
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
            yield count_overdue(known[at], firms[at].late_by(firms[at].day), firms[at].day)
        else:
            firm = firms[at].late_by(firms[end - 1].day)
            duties = [one for one in all_owed(known[at], firm, firms[at].day) if _may_be_late(one)]
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
