"""Late bookkeeping: what had happened by the end of a month and came into the book only afterwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from goodstanding.dates import parse_day
from goodstanding.history.lives import Life
from goodstanding.kinds import ACCOUNT_FOLDERS


@dataclass(frozen=True, slots=True)
class Written:
    """Of what happened in a month, how much is on record, and how much of it came in after the month."""

    records: int = 0
    late: int = 0


def late_by_month(
    lives: Iterable[Life], days: Sequence[date], came_in: Sequence[date]
) -> dict[date, Written]:
    """What each month's end did not know of its month; what an account began with was carried over."""
    told = [life for life in lives if life.account]
    begun: dict[str, int] = {}
    for life in told:
        first = life.versions[0].step
        begun[life.account or ""] = min(first, begun.get(life.account or "", first))
    found = dict.fromkeys(days, Written())
    for life in told:
        end = _month_of(life, days)
        step = life.versions[0].step
        if end is None or life.is_gone or step == begun[life.account or ""]:
            continue
        was = found[end]
        found[end] = Written(was.records + 1, was.late + (came_in[step] > end))
    return found


def _month_of(life: Life, days: Sequence[date]) -> date | None:
    """The month-end that should have known of a record; None for what has no day of its own."""
    kind = ACCOUNT_FOLDERS.get(life.folder)
    day = parse_day(life.id[:10]) if kind and kind.dated else None
    if day is None:
        return None
    return next((end for end in days if (end.year, end.month) == (day.year, day.month)), None)
