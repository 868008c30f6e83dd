"""What each version of a promise or a handoff said, read with forgiveness.

A version was written under the rules of its own day, so nothing is refused here: what cannot be read
is None, and a version without a day for the promise says nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from goodstanding.dates import parse_day
from goodstanding.history.index import engine
from goodstanding.history.repository import Repository, read_blobs
from goodstanding.model.handoff import digest_of
from goodstanding.records.reader import parse_record
from goodstanding.records.schema import is_restricted
from goodstanding.records.sealed import read_sealed, write_sealed
from goodstanding.records.source import LARGEST_FILE

NAME = "history.facts"
Fact = TypeVar("Fact")


class SaidMove(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A line under `revisions`, as it stood."""

    from_on: date
    to_on: date
    revised_on: date | None = None
    told_on: date | None = None


class Said(msgspec.Struct, array_like=True, frozen=True):
    """What a version of a promise said."""

    due_on: date
    what: str | None = None
    to: str | None = None
    done_on: date | None = None
    missed_on: date | None = None
    withdrawn_on: date | None = None
    withdrawn_by: str = "us"
    told: tuple[date, ...] = ()
    cause: str = "us"
    moves: tuple[SaidMove, ...] = ()
    restricted: bool = False

    @property
    def first_on(self) -> date:
        """The day first promised, as this version has it."""
        return self.moves[0].from_on if self.moves else self.due_on


class Acceptance(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """That a version of a handoff was accepted, and the digest of what it said."""

    accepted_on: date
    by: str | None
    digest: str


class Facts(msgspec.Struct, array_like=True):
    """What versions of promises and handoffs said, by blob; None where a version says nothing."""

    engine: bytes
    promises: dict[str, Said | None]
    handoffs: dict[str, Acceptance | None]


def load_facts(
    repository: Repository,
    promises: Iterable[str],
    handoffs: Iterable[str],
    cache_folder: Path | None = None,
) -> Facts:
    """What these versions say; what was read before is kept in the cache folder."""
    kept = _kept(cache_folder)
    wanted = Facts(engine(), dict.fromkeys(promises), dict.fromkeys(handoffs))
    new = [
        blob
        for asked, known in ((wanted.promises, kept.promises), (wanted.handoffs, kept.handoffs))
        for blob in asked
        if blob not in known
    ]
    contents = read_blobs(repository, new)
    wanted.promises = _read(wanted.promises, kept.promises, contents, said_in)
    wanted.handoffs = _read(wanted.handoffs, kept.handoffs, contents, acceptance_in)
    if new and cache_folder:
        write_sealed(cache_folder / NAME, msgspec.msgpack.encode(wanted))
    return wanted


def _read(
    wanted: Iterable[str],
    known: Mapping[str, Fact | None],
    contents: Mapping[str, bytes],
    reader: Callable[[Any], Fact | None],
) -> dict[str, Fact | None]:
    return {blob: known[blob] if blob in known else reader(data_in(contents[blob])) for blob in wanted}


def _kept(cache_folder: Path | None) -> Facts:
    nothing = Facts(engine(), {}, {})
    data = read_sealed(cache_folder / NAME) if cache_folder else None
    if data is None:
        return nothing
    try:
        kept = msgspec.msgpack.decode(data, type=Facts)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return nothing
    return kept if kept.engine == engine() else nothing


def data_in(content: bytes) -> dict[str, Any]:
    """The fields of a version; none where it cannot be read."""
    if len(content) > LARGEST_FILE:
        return {}
    text = parse_record(content)
    return text.data if isinstance(text.data, dict) and not text.faults else {}


def said_in(data: Mapping[str, Any]) -> Said | None:
    """What a promise's fields say; None without a day."""
    due_on = _day(data.get("due_on"))
    if due_on is None:
        return None
    withdrawn = _block(data.get("withdrawn"))
    restricted = is_restricted(dict(data))
    moves = tuple(move for move in map(_move, _list(data.get("revisions"))) if move)
    told = [_day(data.get("told_on")), _day(withdrawn.get("told_on")), *(move.told_on for move in moves)]
    return Said(
        due_on=due_on,
        what=None if restricted else _text(data.get("what")),
        to=None if restricted else _text(data.get("to")),
        done_on=_day(data.get("done_on")),
        missed_on=_day(data.get("missed_on")),
        withdrawn_on=_day(withdrawn.get("withdrawn_on")),
        withdrawn_by=_text(withdrawn.get("by")) or "us",
        told=tuple(sorted(day for day in told if day)),
        cause=_text(data.get("cause")) or "us",
        moves=moves,
        restricted=restricted,
    )


def _move(value: Any) -> SaidMove | None:
    line = _block(value)
    from_on, to_on = _day(line.get("from_on")), _day(line.get("to_on"))
    if from_on is None or to_on is None:
        return None
    return SaidMove(from_on, to_on, _day(line.get("revised_on")), _day(line.get("told_on")))


def acceptance_in(data: Mapping[str, Any]) -> Acceptance | None:
    """That a handoff's fields say it is accepted; None where they do not."""
    accepted = _block(data.get("accepted"))
    accepted_on = _day(accepted.get("accepted_on"))
    if accepted_on is None:
        return None
    try:
        digest = digest_of(data)
    except (KeyError, ValueError):
        return None
    return Acceptance(accepted_on, _text(accepted.get("by")), digest)


def _day(value: Any) -> date | None:
    return parse_day(value) if isinstance(value, str) else None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _block(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
