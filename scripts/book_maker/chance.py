"""Chance that falls the same way every time, on every machine and in every Python."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """The dice of one account (or person): its name alone decides how they fall."""

    def __init__(self, name: str) -> None:
        # Only random() is promised to stay the same from one Python to the next.
        self._next = Random(name).random  # noqa: S311 -- dice for samples, no secret

    def between(self, least: int, most: int) -> int:
        """A whole number from `least` to `most`, both included."""
        return least + int(self._next() * (most - least + 1))

    def once_in(self, percent: int) -> bool:
        """True in so many of a hundred throws."""
        return self._next() * 100 < percent

    def one_of(self, things: Sequence[T]) -> T:
        """One of the things."""
        return things[int(self._next() * len(things))]

    def some_of(self, things: Sequence[T], count: int) -> list[T]:
        """So many of the things, none twice, in the order in which they were drawn."""
        left = list(things)
        return [left.pop(int(self._next() * len(left))) for _ in range(min(count, len(left)))]
