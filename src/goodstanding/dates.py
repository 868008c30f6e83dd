"""Days and spans of days.

One rule for every span: the first day is in, the last day is in too ("until" and "ends"
include their day). A stretch with an open end is still running.
"""

import calendar
from collections.abc import Container, Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from goodstanding.immutable import Value

# Dates that are agreed or expected; every other date is a fact that lies in the past once it is true.
PLANNED = frozenset(
    [
        "client_since",
        "due_on",
        "next_action_due_on",
        "by_on",
        "from_on",
        "to_on",
        "starts_on",
        "ends_on",
        "since_on",
        "until_on",
        "planned_start_on",
        "planned_end_on",
        "expected_close_on",
        "next_follow_up_on",
        "needs_reply_by_on",
        "needed_by_on",
        "effective_on",
        "last_day_on",
        "retain_until_on",
        "go_live_on",
        "intro_on",
        "days_off",
        "book_opened_on",
        "sample_as_of_on",
    ]
)

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


# The same days stand in many records.
@lru_cache(maxsize=4096)
def parse_day(text: str) -> date | None:
    """The day that `YYYY-MM-DD` names, or None where there is no such day."""
    if len(text) != 10 or not text.isascii() or text[4] != "-" or text[7] != "-":
        return None
    if not (text[:4] + text[5:7] + text[8:]).isdigit():
        return None
    try:
        return date(int(text[:4]), int(text[5:7]), int(text[8:]))
    except ValueError:
        return None


def days_after(start: date, days: int) -> date:
    """The day that lies `days` calendar days after `start`; at most the last day of time, or the first."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


class WorkingWeek(Value, frozen=True):
    """The firm's working days (names of weekdays) and the days it takes off."""

    days: frozenset[str]
    days_off: Container[date] = ()

    def is_working(self, day: date) -> bool:
        """Whether the firm works on that day."""
        return WEEKDAYS[day.weekday()] in self.days and day not in self.days_off

    def after(self, start: date, count: int) -> date:
        """The `count`-th working day after `start` (the start itself is never counted)."""
        return self._step(start, count, 1)

    def before(self, end: date, count: int) -> date:
        """The `count`-th working day before `end` (the end itself is never counted)."""
        return self._step(end, count, -1)

    def _step(self, day: date, count: int, direction: int) -> date:
        # A year without one working day is a policy that the schema cannot see; stop there.
        idle = 0
        while count > 0 and idle < 366:
            day = days_after(day, direction)
            worked = self.is_working(day)
            count -= worked
            idle = 0 if worked else idle + 1
        return day


def last_of_month(year: int, month: int) -> date:
    """The last day of that month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def first_month_end(month: int, not_before: date) -> date:
    """The first last-day of `month` (1 to 12) that is not before `not_before`."""
    end = last_of_month(not_before.year, month)
    return end if end >= not_before else last_of_month(not_before.year + 1, month)


@lru_cache(maxsize=1024)
def months_after(start: date, months: int) -> date:
    """The same day so many months later (earlier, if negative); the last day where a month is shorter."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    try:
        return date(year, month + 1, start.day)
    except ValueError:
        return last_of_month(year, month + 1)


def each_day(first: date, last: date) -> Iterator[date]:
    """Every day from `first` to `last`, both included."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


class Stretch(Value, frozen=True):
    """Days on which something held: from `began_on` up to, not including, `over_on` (None: still holds)."""

    began_on: date
    over_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it held on that day."""
        return self.began_on <= day and (self.over_on is None or day < self.over_on)


def join_stretches(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The unbroken stretches in which any of the given ones held, in order."""
    joined: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda one: one.began_on):
        last = joined[-1] if joined else None
        if last is None or (last.over_on is not None and last.over_on < stretch.began_on):
            joined.append(stretch)
        elif last.over_on is not None:
            over = stretch.over_on and max(last.over_on, stretch.over_on)
            joined[-1] = Stretch(last.began_on, over)
    return tuple(joined)
