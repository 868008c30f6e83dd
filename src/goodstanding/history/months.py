"""The book at the end of each month: what had come in by then, file by file.

The book of a month-end is that of the last change of the main line which had come in by its evening,
where the firm is. Nothing is taken out of git for it: the one pass over the history tells which
version of which file was in force.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, tzinfo
from typing import NamedTuple

from goodstanding.dates import days_after, months_after
from goodstanding.history.log import Step, came_in
from goodstanding.immutable import Value
from goodstanding.records.source import is_below

# Two years show whether a season is like the one before.
MONTHS_SHOWN = 24


class MonthEnd(Value, frozen=True):
    """The last day of a month, and the commit whose book held then (None: the records as they are)."""

    day: date
    commit: str | None = None


class Put(NamedTuple):
    """From that month-end on, by its number, a file holds a version; "" where it is gone."""

    month: int
    path: str
    blob: str


class Months(Value, frozen=True):
    """The month-ends that have a book, oldest first, and what came into each folder of it, in order.

    The folder "" holds the files directly in `accounts/`.
    """

    ends: tuple[MonthEnd, ...]
    puts: Mapping[str, tuple[Put, ...]]


def month_ends(as_of: date, count: int = MONTHS_SHOWN) -> list[date]:
    """The last days of months before a day, oldest first."""
    first = as_of.replace(day=1)
    starts = (months_after(first, -number) for number in range(count))
    return sorted({days_after(start, -1) for start in starts})


def months_of(steps: Sequence[Step], days: Iterable[date], zone: tzinfo) -> Months:
    """What the history says of the books of those days; a day before the first change has none."""
    ends, numbers = _ends(steps, sorted(days), zone)
    puts: dict[str, list[Put]] = defaultdict(list)
    for step, month in zip(steps, numbers, strict=False):
        for path, blob in _changes(step):
            if is_below(path):
                puts[folder_of(path)].append(Put(month, path, blob))
    return Months(tuple(ends), {folder: tuple(own) for folder, own in sorted(puts.items())})


def _ends(steps: Sequence[Step], days: list[date], zone: tzinfo) -> tuple[list[MonthEnd], list[int]]:
    """The month-ends with a book, and of each change by then the number of the first that holds it."""
    ends: list[MonthEnd] = []
    numbers: list[int] = []
    came, at = came_in(steps, zone), 0
    for day in days:
        while at < len(steps) and came[at] <= day:
            numbers.append(len(ends))
            at += 1
        if at:
            ends.append(MonthEnd(day, steps[at - 1].commit))
    return ends, numbers


def _changes(step: Step) -> Iterator[tuple[str, str]]:
    """The paths of a change with their new content: two files may have changed places."""
    yield from ((touch.was, "") for touch in step.touches if touch.was)
    yield from ((touch.path, touch.blob) for touch in step.touches)


def folder_of(path: str) -> str:
    """The folder in `accounts/` that a file belongs to; "" for the files directly in it."""
    return path.split("/")[1] if path.count("/") > 1 else ""
