"""Counts, days and lateness in the words that every report uses."""

from datetime import date

from goodstanding.chapters import CLOCKS
from goodstanding.dates import MONTHS
from goodstanding.duty import BANDS, Band, Duty, State
from goodstanding.finding import Severity

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_STATES = {State.SNOOZED: "snoozed", State.WAIVED: "waived", State.HELD_BACK: "held back"}


def counted(count: int, noun: str, nouns: str | None = None) -> str:
    """A count with its noun: `1 error`, `2 errors`, `3 duties`."""
    return f"{count} {noun if count == 1 else nouns or noun + 's'}"


def long_day(day: date) -> str:
    """The day as people say it: `Monday 1 June 2026`, in English wherever it runs."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def lateness(duty: Duty, as_of: date) -> str:
    """How near or late a duty is: `9 days late`, `today`, `in 3 days`."""
    days = (duty.due_on - as_of).days
    if duty.days_late:
        return f"{counted(duty.days_late, 'day')} late"
    if days <= 0:
        return "today" if days == 0 else f"since {counted(-days, 'day')}"
    return "tomorrow" if days == 1 else f"in {days} days"


def title_of(clock: str) -> str:
    """A clock as people call it: `Check-in`."""
    known = CLOCKS.get(clock)
    return known.title if known else clock


def unread_note(records: int) -> str:
    """What is said beside a duty of an account of which not every record could be read."""
    return f"{'one record' if records == 1 else f'{records} records'} of this account could not be read"


def titled(clock: str) -> str:
    """A clock as people call it, with the id by which the command knows it: `Check-in (check-in)`."""
    known = CLOCKS.get(clock)
    return f"{known.title} ({clock})" if known else clock


def state_word(duty: Duty) -> str:
    """`snoozed`, `waived` or `held back`; nothing for an open duty."""
    return _STATES.get(duty.state, "")


def severity_counts(counts: dict[Severity, int]) -> str:
    """`2 errors, 1 lapse, 3 notices`."""
    return ", ".join(counted(counts[severity], severity.value) for severity in Severity)


def band_counts(counts: dict[Band, int]) -> str:
    """`3 duties overdue, 1 today, 2 soon`; bands without a duty are left out."""
    if not any(counts.values()):
        return "no duties"
    parts = [f"{counts[band]} {band.value}" for band in BANDS if counts[band]]
    first = next(band for band in BANDS if counts[band])
    noun = "duty" if counts[first] == 1 else "duties"
    parts[0] = f"{counts[first]} {noun} {first.value}"
    return ", ".join(parts)
