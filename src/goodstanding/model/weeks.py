"""How full somebody's weeks are: assignments side by side, over any accounts."""

from collections.abc import Sequence
from datetime import date
from typing import Generic, Protocol, TypeVar

from goodstanding.dates import days_after
from goodstanding.immutable import Value


class Booked(Protocol):
    """Days a week that somebody is booked for, from the first day to the last (None: open)."""

    @property
    def starts_on(self) -> date:
        """The first day."""

    @property
    def ends_on(self) -> date | None:
        """The last day, which belongs to it; None where none is agreed."""

    @property
    def days_per_week(self) -> float | None:
        """The days a week; None where the record does not show them."""


B = TypeVar("B", bound=Booked)


class FullWeeks(Value, Generic[B], frozen=True):
    """The first stretch with more days a week than a limit: from when, how many, by what."""

    from_on: date
    days_per_week: float
    by: tuple[B, ...]


def first_over(booked: Sequence[B], limit: float, day: date) -> FullWeeks[B] | None:
    """The first stretch over the limit that is not past on that day; it may have begun before."""
    turns = {one.starts_on for one in booked}
    turns |= {days_after(one.ends_on, 1) for one in booked if one.ends_on}
    for from_on, until_on in _pairs(sorted(turns)):
        if until_on is not None and until_on <= day:
            continue
        held = tuple(one for one in booked if _holds(one, from_on))
        total = sum(one.days_per_week or 0 for one in held)
        if total > limit:
            return FullWeeks(from_on, total, held)
    return None


def _pairs(turns: list[date]) -> list[tuple[date, date | None]]:
    return list(zip(turns, [*turns[1:], None], strict=True))


def _holds(one: Booked, day: date) -> bool:
    return one.starts_on <= day and (one.ends_on is None or day <= one.ends_on)
