"""The life of a record: what its file said, from the day it was written to today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from book_maker.yaml_text import render_record

TODAY = date(2026, 6, 1)
OPENED = date(2025, 6, 2)


def ago(days: int) -> date:
    """The day so many days before the day the book is made for, or the Friday before it."""
    day = TODAY - timedelta(days=days)
    return day - timedelta(days=max(0, day.weekday() - 4))


@dataclass(frozen=True, slots=True)
class Stage:
    """One change: on that day these fields were written."""

    day: date
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Life:
    """A file and its stages, the earliest first."""

    path: str
    stages: tuple[Stage, ...]

    def versions(self) -> Iterator[tuple[date, str]]:
        """The day and the whole text of every version of the file."""
        fields: dict[str, object] = {}
        for stage in self.stages:
            fields |= stage.fields
            yield stage.day, render_record(fields)

    def text(self) -> str:
        """What the file says today."""
        fields: dict[str, object] = {}
        for stage in self.stages:
            fields |= stage.fields
        return render_record(fields)


def fact(path: str, day: date, fields: Mapping[str, object]) -> Life:
    """A record that was written once and never changed."""
    return Life(path, (Stage(day, fields),))
