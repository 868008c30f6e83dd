"""The promises kept at the end of each month, as the book of that day would have counted them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from goodstanding.dates import months_after
from goodstanding.history.facts import Said
from goodstanding.history.lives import Life
from goodstanding.history.moves import View, tellings
from goodstanding.history.outcomes import Course, Outcome, outcome_of
from goodstanding.history.pasts import COMMITMENTS
from goodstanding.history.tally import MONTHS, Tally

Ended = tuple[date, Outcome]


def kept_by_month(
    lives: Iterable[Life], view: View, days: Sequence[date], came_in: Sequence[date]
) -> dict[date, Tally]:
    """How the promises of the twelve months up to each day had ended, by what had come in by then.

    `came_in` are the days on which the changes were in the book, in their order.
    """
    found: dict[date, Counter[Outcome]] = {day: Counter() for day in days}
    for life in lives:
        if life.folder == COMMITMENTS and life.account:
            for day, outcome in _ends(life, view, days, came_in):
                found[day][outcome] += 1
    return {day: _tally(counts) for day, counts in found.items()}


def _tally(counts: Counter[Outcome]) -> Tally:
    return Tally({outcome: counts[outcome] for outcome in Outcome if counts[outcome]})


def _ends(life: Life, view: View, days: Sequence[date], came_in: Sequence[date]) -> Iterator[Ended]:
    """Each day in whose twelve months the promise fell due, and how it had ended by then."""
    told = tellings(life, view.facts)
    reach = [_days_of(one.said) for one in told]
    settled: Ended | None = None
    seen: tuple[int, bool] | None = None
    for day in days:
        in_book = sum(came_in[one.step] <= day for one in told)
        if not in_book or life.id[:10] > day.isoformat():
            continue
        since = months_after(day, -MONTHS)
        first, last = min(low for low, _ in reach[:in_book]), max(high for _, high in reach[:in_book])
        if last <= since or first > day:
            continue
        now = (in_book, _is_gone(life, day, came_in))
        if settled is None or now != seen:
            course = Course(told[:in_book], view, day)
            settled, seen = (course.in_force_on, outcome_of(course, is_gone=now[1])), now
        in_force_on, outcome = settled
        if since < in_force_on <= day and (outcome.is_kept or outcome.is_broken):
            yield day, outcome
        # Once every day that it names is over, it ends in no other way until somebody writes again.
        if day <= last:
            settled = None


def _is_gone(life: Life, day: date, came_in: Sequence[date]) -> bool:
    """Whether its file was not there on that day, though it had been."""
    return not [one for one in life.versions if came_in[one.step] <= day][-1].blob


def _days_of(said: Said) -> tuple[date, date]:
    """The first and the last day that a version names."""
    days = [said.due_on, said.first_on, *said.told]
    days += [day for day in (said.done_on, said.missed_on, said.withdrawn_on) if day]
    for move in said.moves:
        days += [day for day in (move.from_on, move.to_on, move.revised_on, move.told_on) if day]
    return min(days), max(days)
