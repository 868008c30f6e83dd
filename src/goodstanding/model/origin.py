"""Where a clock counts from: what last satisfied it, or the day on which its condition began."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from goodstanding.immutable import Value


class Last(NamedTuple):
    """What last satisfied a clock: its day, that in words, and the record that says so."""

    on: date | None
    because: str
    record: str | None = None


NEVER = Last(None, "")


def last_of(days: Iterable[tuple[date | None, str]], because: str) -> Last:
    """The latest of some days, each with the record that names it."""
    known = [(day, record) for day, record in days if day is not None]
    on, record = max(known, default=(None, None))
    return Last(on, because, record)


class Origin(Value, frozen=True):
    """The day a clock runs from, in words too; `last_on` and `last_record` are of what last satisfied it."""

    on: date
    because: str
    last_on: date | None = None
    last_record: str | None = None
    spread: bool = False
