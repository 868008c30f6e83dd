"""The next day on which the book reads differently by itself."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from goodstanding.dates import days_after, each_day
from goodstanding.duty import Duty
from goodstanding.finding import Finding
from goodstanding.immutable import Value, replace
from goodstanding.model.account import Account
from goodstanding.model.firm import ClockRow, Firm
from goodstanding.model.modes import modes_of
from goodstanding.standing.judging import notices_of, of_the_day
from goodstanding.standing.turning import turning_days

# How far ahead notices are tried day by day; windows such as "in twelve months" end within it.
LOOK_AHEAD_DAYS = 400


def next_change(among: Iterable[Account], firm: Firm, as_of: date, before: date | None) -> date | None:
    """The first later day on which a finding, mode or a duty's band or state differs.

    `before` is a day by which something is known to change (None: not known). Bands change on
    days that the duties tell, and duties appear or end by themselves only on a day that a record
    names, or the day after: those days are tried in full, the others for notices alone. The
    accounts are not asked for where something is sure to change tomorrow.
    """
    if before == days_after(as_of, 1):
        return before
    accounts = [*among]
    views = [_View(account, firm, as_of) for account in accounts]
    named = {*turning_days((*firm.records(), *_records(accounts))), *_come_into_view(accounts, firm)}
    turning = {day for one in named for day in (one, days_after(one, 1)) if day > as_of}
    for day in _days_to_try(as_of, before, turning):
        if any(view.differs(day, in_full=day in turning) for view in views):
            return day
    return before


def _come_into_view(accounts: Sequence[Account], firm: Firm) -> Iterator[date]:
    """The days on which exceptions begin to be listed as ending, which no record names."""
    soon = firm.policy.clocks.get("waiver-ends", ClockRow()).soon_days
    return (days_after(waiver.until_on, -soon) for account in accounts for waiver in account.waivers)


def _records(accounts: Sequence[Account]) -> Iterator[object]:
    return (record for account in accounts for record in account.records())


def _days_to_try(as_of: date, before: date | None, turning: set[date]) -> Iterator[date]:
    """Every day for a while, then the named ones, up to the day that is known."""
    end = before or date.max
    horizon = days_after(as_of, LOOK_AHEAD_DAYS)
    yield from each_day(days_after(as_of, 1), min(days_after(end, -1), horizon))
    yield from sorted(day for day in turning if horizon < day < end)


class _Seen(Value, frozen=True):
    """What a reader would notice of an account: everything but the growing number of days late."""

    duties: frozenset[Duty]
    notices: frozenset[Finding]
    modes: tuple[str, ...]


class _View:
    """One account as of the first day, to compare later days with."""

    def __init__(self, account: Account, firm: Firm, as_of: date) -> None:
        self._account, self._firm = account, firm
        self._duties, self._notices = of_the_day(account, firm, as_of)
        self._seen = self._of(self._duties, self._notices, as_of)

    def differs(self, day: date, *, in_full: bool) -> bool:
        """Whether the account reads differently on that day."""
        if in_full:
            return self._of(*of_the_day(self._account, self._firm, day), day) != self._seen
        return frozenset(notices_of(self._account, self._firm, day, self._duties)) != self._seen.notices

    def _of(self, duties: Sequence[Duty], notices: Sequence[Finding], day: date) -> _Seen:
        return _Seen(
            frozenset(replace(duty, days_late=0, rank=0) for duty in duties),
            frozenset(notices),
            modes_of(self._account.as_known(day), day),
        )
