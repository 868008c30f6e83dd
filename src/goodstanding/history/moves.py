"""How a promise's day moved from version to version, and whether a line under `revisions` tells of it."""

from collections.abc import Sequence
from datetime import date, tzinfo
from itertools import pairwise
from typing import NamedTuple, Protocol

from goodstanding.history.facts import Facts, Said
from goodstanding.history.lives import Life
from goodstanding.history.log import Step, came_in
from goodstanding.immutable import Value


class Line(Protocol):
    """A line under `revisions`."""

    @property
    def from_on(self) -> date:
        """The day that was in force."""

    @property
    def to_on(self) -> date:
        """The day that is."""


class View(Value, frozen=True):
    """What is needed to read lives: the changes, the day on which each came in, and what versions said."""

    steps: Sequence[Step]
    days: Sequence[date]
    facts: Facts


def view_of(steps: Sequence[Step], facts: Facts, zone: tzinfo) -> View:
    """The view of a firm in that time zone."""
    return View(steps, came_in(steps, zone), facts)


class Telling(NamedTuple):
    """What a version of a promise said, and the number of the change in which it came in."""

    step: int
    said: Said


class Silent(NamedTuple):
    """A day that moved without a word, and the number of the change that did it."""

    step: int
    from_on: date
    to_on: date


def tellings(life: Life, facts: Facts) -> list[Telling]:
    """Every readable version of a promise, in order."""
    return [
        Telling(version.step, said)
        for version in life.versions
        if version.blob and (said := facts.promises.get(version.blob)) is not None
    ]


def silent_moves(told: Sequence[Telling]) -> list[Silent]:
    """The moves of which no line tells; one that was put back is none."""
    found: list[Silent] = []
    for before, after in pairwise(told):
        if not explains(after.said.moves, before.said.due_on, after.said.due_on):
            move = Silent(after.step, before.said.due_on, after.said.due_on)
            if found and (found[-1].from_on, found[-1].to_on) == (move.to_on, move.from_on):
                found.pop()
            else:
                found.append(move)
    return found


def explains(moves: Sequence[Line], from_on: date, to_on: date) -> bool:
    """Whether the latest lines lead from one day to the other, one after another."""
    if from_on == to_on:
        return True
    if not moves or moves[-1].to_on != to_on:
        return False
    reached = to_on
    for move in reversed(moves):
        if move.to_on != reached:
            return False
        if move.from_on == from_on:
            return True
        reached = move.from_on
    return False
