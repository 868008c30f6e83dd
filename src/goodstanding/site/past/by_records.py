"""The course of promises where no history tells it: by the days that their records name."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from goodstanding.dates import parse_day
from goodstanding.errors import SourceError
from goodstanding.history.facts import data_in
from goodstanding.history.story import Deed, Event, Story
from goodstanding.kinds import KINDS
from goodstanding.model.work import Commitment
from goodstanding.records.source import Source

Data = Mapping[str, Any]
# What a promise says once it is made; each comes with a day of its own.
_LATER = ("revisions", "told_on", "told_to", "done_on", "missed_on", "withdrawn")


def story_by_records(
    promises: Iterable[Commitment], keepers: Mapping[str, str], source: Source, until: date, most: int
) -> Story:
    """The latest events of promises; `keepers` are the names of who keeps them, by file.

    Nothing is told of restricted ones.
    """
    events = [
        event
        for promise in promises
        if not promise.is_restricted
        for event in _events(promise, keepers[promise.file], _data(source, promise.file))
        if event.at.date() <= until
    ]
    events.sort(key=lambda one: (one.at, one.record))
    shown = tuple(events[-most:][::-1])
    return Story(shown, len(events) - len(shown))


def _data(source: Source, file: str) -> Data:
    try:
        return data_in(source.read(file))
    except SourceError:
        return {}


def _events(promise: Commitment, keeper: str, data: Data) -> Iterator[Event]:
    before: Data = {}
    for day, after in _versions(promise, data):
        yield Event(
            at=datetime.combine(day, time()),
            email="",
            author=keeper,
            commits=(),
            kind=KINDS[Commitment.KIND],
            record=promise.record,
            deed=Deed.CHANGED if before else Deed.CREATED,
            before=before,
            after=after,
        )
        before = after


def _versions(promise: Commitment, data: Data) -> Iterator[tuple[date, Data]]:
    """What the record would have said, day by day."""
    if not data:
        return
    now = {key: value for key, value in data.items() if key not in _LATER}
    first = promise.revisions[0].from_on if promise.revisions else promise.due_on
    now |= {"due_on": first.isoformat()}
    yield promise.dated_on, now
    steps: list[tuple[date, Data]] = []
    lines = data.get("revisions") or []
    for number, line in enumerate(promise.revisions):
        moved = {"due_on": line.to_on.isoformat(), "revisions": lines[: number + 1]}
        steps.append((line.revised_on, moved))
    for key in ("told_on", "done_on", "missed_on"):
        day = parse_day(str(data.get(key)))
        if day:
            steps.append((day, {key: data[key]}))
    if promise.withdrawn and promise.withdrawn.withdrawn_on:
        steps.append((promise.withdrawn.withdrawn_on, {"withdrawn": data["withdrawn"]}))
    for day, said in sorted(steps, key=lambda one: one[0]):
        now = {**now, **said}
        yield day, now
