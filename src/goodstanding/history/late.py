"""Late bookkeeping: what had happened by the end of a month and came into the book only afterwards."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from goodstanding.dates import parse_day
from goodstanding.history.lives import Life
from goodstanding.immutable import Value
from goodstanding.kinds import ACCOUNT_FOLDERS


class Written(Value, frozen=True):
    """Of what happened in a month, how much is on record, and how much of it came in after the month."""

    records: int = 0
    late: int = 0


def late_by_month(
    lives: Iterable[Life], days: Sequence[date], came_in: Sequence[date]
) -> dict[date, Written]:
    """What each month's end did not know of its month; what an account began with was carried over."""
    told = [life for life in lives if life.account]
    begun = _begun(told)
    ends = {end.isoformat()[:7]: end for end in reversed(days)}
    records, late = Counter[date](), Counter[date]()
    for life in told:
        end, step = ends.get(life.id[:7]), life.versions[0].step
        if end is None or life.is_gone or step == begun[life.account or ""] or _day_of(life) is None:
            continue
        records[end] += 1
        late[end] += came_in[step] > end
    return {day: Written(records[day], late[day]) for day in days}


def _begun(lives: Iterable[Life]) -> dict[str, int]:
    """The change in which each account's first records came in."""
    begun: dict[str, int] = {}
    for life in lives:
        first = life.versions[0].step
        begun[life.account or ""] = min(first, begun.get(life.account or "", first))
    return begun


def _day_of(life: Life) -> date | None:
    """A record's own day; None for what has none."""
    kind = ACCOUNT_FOLDERS.get(life.folder)
    return parse_day(life.id[:10]) if kind and kind.dated else None


class Belated(Value, frozen=True):
    """A record of something that had happened by a day, and the later day on which it came in."""

    record: str
    happened_on: date
    came_in_on: date


def belated(lives: Iterable[Life], day: date, came_in: Sequence[date]) -> list[Belated]:
    """What had happened by a day and came in afterwards; what an account began with was carried over."""
    told = [life for life in lives if life.account]
    begun = _begun(told)
    found = []
    for life in told:
        happened_on, step = _day_of(life), life.versions[0].step
        if happened_on is None or life.is_gone or step == begun[life.account or ""]:
            continue
        if happened_on <= day < came_in[step]:
            found.append(Belated(life.record, happened_on, came_in[step]))
    return sorted(found, key=lambda one: one.record)
