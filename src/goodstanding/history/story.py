"""What happened to records, change by change: who did what when, edits close together folded into one."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import Any

from goodstanding.history.facts import data_in
from goodstanding.history.index import Log
from goodstanding.history.lives import Life, Version
from goodstanding.history.log import Step, moment
from goodstanding.history.repository import read_blobs
from goodstanding.immutable import Value
from goodstanding.kinds import ACCOUNT_FOLDERS, FIRM_FOLDERS, KINDS, Kind
from goodstanding.records.schema import is_restricted, shape

# Edits of one person to one record within an hour are one piece of work.
FOLD_SECONDS = 3600
_SPARE = 4
Data = Mapping[str, Any]


class Deed(StrEnum):
    """What was done to a record."""

    CREATED = "created"
    CHANGED = "changed"
    RENAMED = "renamed"
    REMOVED = "removed"
    RETURNED = "returned"


class Event(Value, frozen=True):
    """One piece of work on one record: its data before and after, as far as they may be shown.

    `was` is the record's former name where it was renamed; `commits` are all that belong to it.
    """

    at: datetime
    email: str
    author: str
    commits: tuple[str, ...]
    kind: Kind
    record: str
    deed: Deed
    before: Data
    after: Data
    was: str | None = None
    restricted: bool = False


def kind_of(path: str) -> Kind | None:
    """The kind of record that a path stands for; None where it is no record."""
    parts = path.split("/")
    if len(parts) == 4:
        return ACCOUNT_FOLDERS.get(parts[2])
    if parts[1:] == ["_policy.yml"]:
        return KINDS["policy"]
    if len(parts) == 3:
        return KINDS["account"] if parts[2] == "account.yml" else FIRM_FOLDERS.get(parts[1])
    return None


def load_story(log: Log, lives: Iterable[Life], zone: tzinfo, hidden: frozenset[str]) -> list[Event]:
    """The events of these lives in order of time; `hidden` are paths whose text must not be shown today."""
    told = list(lives)
    contents = read_blobs(log.repository, [one.blob for life in told for one in life.versions if one.blob])
    data = {blob: data_in(content) for blob, content in contents.items()}
    return _told(log, told, data, zone, hidden)


def _told(
    log: Log, lives: Iterable[Life], data: Mapping[str, Data], zone: tzinfo, hidden: frozenset[str]
) -> list[Event]:
    found = [
        (life.versions[0].step, number, event)
        for number, life in enumerate(lives)
        if (kind := kind_of(life.path))
        for event in _events(log.steps, life, kind, _Shown(kind, life, data, life.path in hidden), zone)
    ]
    return [event for _, _, event in sorted(found, key=lambda one: (one[2].at, one[0], one[1]))]


class Story(Value, frozen=True):
    """The latest events of an account, newest first, and how many changes came before them."""

    events: tuple[Event, ...] = ()
    earlier: int = 0


def load_stories(
    log: Log, lives: Iterable[Life], zone: tzinfo, hidden: frozenset[str], until: date, most: int
) -> dict[str, Story]:
    """The latest events of every account, at most so many and none after a day.

    Only records that had a part in them are read, each from its first version on.
    """
    latest: dict[str, _Latest] = {}
    for life in lives:
        if life.account and kind_of(life.path):
            latest.setdefault(life.account, _Latest()).add(log.steps, life, zone, until)
    wanted = {account: one.lives(most) for account, one in latest.items()}
    blobs = {one.blob for own in wanted.values() for life in own for one in life.versions if one.blob}
    contents = read_blobs(log.repository, sorted(blobs))
    data = {blob: data_in(content) for blob, content in contents.items()}
    found = {}
    for account, own in sorted(wanted.items()):
        events = [one for one in _told(log, own, data, zone, hidden) if one.at.date() <= until]
        shown = tuple(events[-most:][::-1])
        found[account] = Story(shown, max(0, latest[account].runs - len(shown)))
    return found


class _Latest:
    """The changes of one account, to find the records that had a part in the latest of them."""

    def __init__(self) -> None:
        self._changes: list[tuple[int, int, Life]] = []

    @property
    def runs(self) -> int:
        """How many there are."""
        return len(self._changes)

    def add(self, steps: tuple[Step, ...], life: Life, zone: tzinfo, until: date) -> None:
        """Counts the changes of a record up to a day."""
        for run in _folded(steps, life):
            step = steps[run[0].step]
            if step.day(zone) <= until:
                self._changes.append((step.at, run[0].step, life))

    def lives(self, most: int) -> list[Life]:
        """The records of the latest changes; some more, since what was put back at once is no event."""
        self._changes.sort(key=lambda one: one[:2])
        return list({id(life): life for _, _, life in self._changes[-most - _SPARE :]}.values())


class _Shown:
    """What may be shown of a record's versions."""

    def __init__(self, kind: Kind, life: Life, data: Mapping[str, Data], hidden: bool) -> None:
        self._kind, self._data = kind, data
        versions = [dict(data[one.blob]) for one in life.versions if one.blob]
        # Whoever marks a record today wants its past hidden as well.
        self.restricted = kind.name != "policy" and (hidden or any(map(is_restricted, versions)))

    def of(self, version: Version) -> Data:
        """The version's data without what must not be shown."""
        data, plan = self._data.get(version.blob, {}), shape(self._kind.name)
        if self.restricted:
            kept: Data = plan.without_text(dict(data)) if plan.is_valid(data) else {}
            return kept
        return {key: value for key, value in data.items() if key not in plan.always_restricted}


def _events(steps: tuple[Step, ...], life: Life, kind: Kind, shown: _Shown, zone: tzinfo) -> Iterator[Event]:
    before: Version | None = None
    for run in _folded(steps, life):
        first, last = steps[run[0].step], run[-1]
        deed, was = _deed(before, run)
        old, new = shown.of(before) if before else {}, shown.of(last)
        if deed is not Deed.CHANGED or before is None or before.blob != last.blob:
            yield Event(
                at=moment(first.at, zone),
                email=first.email,
                author=first.author,
                commits=tuple(dict.fromkeys(steps[one.step].commit for one in run)),
                kind=kind,
                record=_record(last.path),
                deed=deed,
                before=old,
                after=new,
                was=was,
                restricted=shown.restricted,
            )
        before = last


def _folded(steps: tuple[Step, ...], life: Life) -> Iterator[list[Version]]:
    """The versions in runs: by one person, each soon after the one before."""
    run: list[Version] = []
    for version in life.versions:
        if run:
            last, now = steps[run[-1].step], steps[version.step]
            if last.email != now.email or not 0 <= now.at - last.at <= FOLD_SECONDS:
                yield run
                run = []
        run.append(version)
    yield run


def _deed(before: Version | None, run: list[Version]) -> tuple[Deed, str | None]:
    last = run[-1]
    if before is None:
        return (Deed.CREATED if last.blob else Deed.REMOVED), None
    if not last.blob:
        return Deed.REMOVED, None
    if not before.blob:
        return Deed.RETURNED, None
    if before.path != last.path:
        return Deed.RENAMED, _record(before.path)
    return Deed.CHANGED, None


def _record(path: str) -> str:
    return path.partition("/")[2].removesuffix(".yml")
