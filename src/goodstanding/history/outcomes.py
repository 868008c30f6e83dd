"""How a promise ended, by rule, whatever its record says today.

What makes a promise look better counts only if it came in before the day in question had passed: a
move with word to the client, a withdrawal. What makes it look worse always counts. What already
stood in the first version is taken at its word, for nothing can be proved either way.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from goodstanding.history.facts import Said, SaidMove
from goodstanding.history.moves import Telling, View, silent_moves
from goodstanding.immutable import Value


class Outcome(StrEnum):
    """How a promise ended."""

    KEPT_FIRST = "kept_on_first_day"
    KEPT_MOVED = "kept_on_later_day"
    LATE = "late"
    MOVED_LATE = "moved_too_late"
    MISSED = "missed"
    VANISHED = "vanished"
    WITHDRAWN = "withdrawn"
    OPEN = "open"

    @property
    def is_kept(self) -> bool:
        """Whether the client got it by a day that was agreed in time."""
        return self in _KEPT

    @property
    def is_broken(self) -> bool:
        """Whether the client did not."""
        return self in _BROKEN


_KEPT = frozenset({Outcome.KEPT_FIRST, Outcome.KEPT_MOVED})
_BROKEN = frozenset({Outcome.LATE, Outcome.MOVED_LATE, Outcome.MISSED, Outcome.VANISHED})


class Moved(Value, frozen=True):
    """One move of a promise's day, when it came in and by which commit; `is_told_of` where a line says so."""

    from_on: date
    to_on: date
    moved_on: date
    commit: str
    told_on: date | None = None
    is_told_of: bool = True
    counts: bool = False


class Course(Value, frozen=True):
    """A promise's versions up to some change, read as of a day."""

    told: Sequence[Telling]
    view: View
    as_of: date

    @property
    def first_on(self) -> date:
        """The first day that was ever merged."""
        return self.told[0].said.first_on

    def moves(self) -> list[Moved]:
        """Every move, in the order in which they came in."""
        lines = [(step, move) for step, move in self._lines_by_rule()[1] if move.moved_on <= self.as_of]
        silent = [
            (
                one.step,
                Moved(one.from_on, one.to_on, self.view.days[one.step], self._commit(one.step), None, False),
            )
            for one in silent_moves(self.told)
            if self.view.days[one.step] <= self.as_of
        ]
        return [move for _, move in sorted([*lines, *silent], key=lambda one: one[0])]

    @property
    def in_force_on(self) -> date:
        """The day that counts: the first one, moved only by moves made and told in time."""
        return self._lines_by_rule()[0]

    def _lines_by_rule(self) -> tuple[date, list[tuple[int, Moved]]]:
        """The day that counts, and every line under `revisions` that ever stood, with whether it counts."""
        in_force = self.first_on
        found = []
        for place, line in self._lines():
            step, counts = self._counted(place, line, in_force)
            if counts:
                in_force = line.to_on
            latest = self._latest(place, line)
            day = self.view.days[step]
            found.append(
                (step, Moved(line.from_on, line.to_on, day, self._commit(step), latest.told_on, True, counts))
            )
        return in_force, found

    def _lines(self) -> Iterator[tuple[int, SaidMove]]:
        """Every line by its place in the list and its days, in order of first appearance."""
        seen = set()
        for telling in self.told:
            for place, line in enumerate(telling.said.moves):
                key = (place, line.from_on, line.to_on)
                if key not in seen:
                    seen.add(key)
                    yield place, line

    def _versions(self, place: int, line: SaidMove) -> Iterator[tuple[int, SaidMove]]:
        """The line as it stood in each version that has it."""
        for telling in self.told:
            moves = telling.said.moves
            if place < len(moves) and (moves[place].from_on, moves[place].to_on) == (
                line.from_on,
                line.to_on,
            ):
                yield telling.step, moves[place]

    def _counted(self, place: int, line: SaidMove, in_force: date) -> tuple[int, bool]:
        """The change in which a line came in, and whether it was made, told and written in time."""
        versions = list(self._versions(place, line))
        for step, one in versions:
            days = (one.revised_on, one.told_on)
            if all(day and day < in_force and day <= self.as_of for day in days) and self.is_in_time(
                step, in_force
            ):
                return versions[0][0], True
        return versions[0][0], False

    def _latest(self, place: int, line: SaidMove) -> SaidMove:
        return list(self._versions(place, line))[-1][1]

    def is_in_time(self, step: int, day: date) -> bool:
        """Whether a change came in before that day had passed; the first version is taken at its word."""
        return step == self.told[0].step or self.view.days[step] <= day

    def _commit(self, step: int) -> str:
        return self.view.steps[step].commit

    def first(self, name: str) -> tuple[int, date] | None:
        """The first change that gave a field a day, and that day; None where the day is still to come."""
        for telling in self.told:
            day: date | None = getattr(telling.said, name)
            if day and day <= self.as_of:
                return telling.step, day
        return None

    @property
    def done_on(self) -> date | None:
        """The day on which it was kept: the latest that was ever written, while one is."""
        last: Said = self.told[-1].said
        if last.done_on is None or last.done_on > self.as_of:
            return None
        days = [one.said.done_on for one in self.told if one.said.done_on and one.said.done_on <= self.as_of]
        return max(days)


def outcome_of(course: Course, *, is_gone: bool) -> Outcome:
    """How the promise ended; `is_gone` where its file was taken away."""
    in_force, done_on = course.in_force_on, course.done_on
    if course.first("missed_on"):
        return Outcome.MISSED
    if done_on and done_on <= in_force:
        return Outcome.KEPT_FIRST if done_on <= course.first_on else Outcome.KEPT_MOVED
    if done_on is None and _is_withdrawn(course, in_force):
        return Outcome.WITHDRAWN
    if done_on is None and is_gone:
        return Outcome.VANISHED
    if done_on is None and course.as_of <= in_force:
        return Outcome.OPEN
    return Outcome.MOVED_LATE if _moved_after_it_passed(course) else Outcome.LATE


def _is_withdrawn(course: Course, in_force: date) -> bool:
    """Whether it was taken back, and that was written down, before its day had passed."""
    last = course.told[-1].said.withdrawn_on
    withdrawn = course.first("withdrawn_on")
    if last is None or withdrawn is None:
        return False
    step, day = withdrawn
    return day <= in_force and course.is_in_time(step, in_force)


def _moved_after_it_passed(course: Course) -> bool:
    first = course.told[0]
    at_once = {(line.from_on, line.to_on): line.revised_on for line in first.said.moves}
    for move in course.moves():
        revised_on = at_once.get((move.from_on, move.to_on))
        if not move.counts and (revised_on or move.moved_on) > move.from_on:
            return True
    return False
