"""The promises kept at the end of each month, as the book of that day would have counted them."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import accumulate

from goodstanding.dates import months_after
from goodstanding.history.facts import Said
from goodstanding.history.lives import Life
from goodstanding.history.moves import View, tellings
from goodstanding.history.outcomes import Course, Outcome, outcome_of
from goodstanding.history.pasts import COMMITMENTS
from goodstanding.history.tally import MONTHS, Tally

Ended = tuple[date, Outcome]
_IN_ORDER = tuple(Outcome)


def kept_by_account(
    lives: Iterable[Life], view: View, days: Sequence[date], came_in: Sequence[date]
) -> dict[str, dict[date, Tally]]:
    """How each account's promises of the twelve months up to each day had ended, by what had come in by then.

    `days` are in order, as are those of `came_in`, on which each change was in the book. A day on which
    none had ended is left out.
    """
    found: dict[str, dict[date, dict[Outcome, int]]] = {}
    for life in lives:
        if life.folder == COMMITMENTS and life.account:
            own = found.setdefault(life.account, {})
            for day, outcome in _ends(life, view, days, came_in):
                counts = own.setdefault(day, {})
                counts[outcome] = counts.get(outcome, 0) + 1
    return {id_: {day: _tally(counts) for day, counts in own.items()} for id_, own in found.items()}


def kept_by_month(accounts: Mapping[str, Mapping[date, Tally]], days: Sequence[date]) -> dict[date, Tally]:
    """The same over all accounts."""
    found: dict[date, Counter[Outcome]] = {day: Counter() for day in days}
    for own in accounts.values():
        for day, tally in own.items():
            found[day].update(tally.outcomes)
    return {day: _tally(counts) for day, counts in found.items()}


def _tally(counts: Mapping[Outcome, int]) -> Tally:
    return Tally({outcome: counts[outcome] for outcome in _IN_ORDER if outcome in counts})


def _ends(life: Life, view: View, days: Sequence[date], came_in: Sequence[date]) -> Iterator[Ended]:
    """Each day in whose twelve months the promise fell due, and how it had ended by then."""
    told = tellings(life, view.facts)
    came = [came_in[one.step] for one in told]
    files = [came_in[one.step] for one in life.versions]
    reach = [*accumulate((_days_of(one.said) for one in told), _wider)]
    settled: Ended | None = None
    seen: tuple[int, bool] | None = None
    dated = life.id[:10]
    for day in days[bisect_left(days, came[0]) :] if came else ():
        in_book = bisect_right(came, day)
        first, last = reach[in_book - 1]
        if first > day or dated > day.isoformat():
            continue
        since = _a_year_before(day)
        if last <= since:
            continue
        now = (in_book, not life.versions[bisect_right(files, day) - 1].blob)
        if settled is None or now != seen:
            course = Course(told[:in_book], view, day)
            settled, seen = (course.in_force_on, outcome_of(course, is_gone=now[1])), now
        in_force_on, outcome = settled
        if since < in_force_on <= day and (outcome.is_kept or outcome.is_broken):
            yield day, outcome
        # Once every day that it names is over, it ends in no other way until somebody writes again.
        if day <= last:
            settled = None


def _days_of(said: Said) -> tuple[date, date]:
    """The first and the last day that a version names."""
    days = [said.due_on, said.first_on, *said.told]
    days += [day for day in (said.done_on, said.missed_on, said.withdrawn_on) if day]
    for move in said.moves:
        days += [day for day in (move.from_on, move.to_on, move.revised_on, move.told_on) if day]
    return min(days), max(days)


@cache
def _a_year_before(day: date) -> date:
    return months_after(day, -MONTHS)


def _wider(one: tuple[date, date], other: tuple[date, date]) -> tuple[date, date]:
    return min(one[0], other[0]), max(one[1], other[1])
