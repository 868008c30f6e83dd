"""Keeps the pass over the history for the next run, which then reads only what is new.

An index belongs to one head commit. It serves a later head that follows it and an earlier one that
it contains; for a branch that was written anew everything is read again.
"""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

from goodstanding.history.log import Step, read_steps
from goodstanding.history.repository import Repository, first_parents
from goodstanding.immutable import Value, replace
from goodstanding.records.sealed import read_sealed, write_sealed

NAME = "history.index"


class Kept(msgspec.Struct, array_like=True, frozen=True):
    """What the file holds: the engine that wrote it, the way to the book, the head, and the changes."""

    engine: bytes
    prefix: str
    head: str
    steps: tuple[Step, ...]


class Log(Value, frozen=True):
    """The book's history up to the repository's head, oldest change first."""

    repository: Repository
    steps: tuple[Step, ...]


def load_log(repository: Repository, cache_folder: Path | None = None) -> Log:
    """The history up to the repository's head; what is kept in the cache folder is not read again."""
    kept = _kept(repository, cache_folder)
    if kept is not None:
        if (steps := _shortened(repository, kept)) is not None:
            return Log(repository, steps)
        if first_parents(repository, kept.head, repository.head) is not None:
            steps = (*kept.steps, *read_steps(repository, before=kept.head))
            return _keep(Log(repository, steps), cache_folder)
    return _keep(Log(repository, tuple(read_steps(repository))), cache_folder)


def _kept(repository: Repository, cache_folder: Path | None) -> Kept | None:
    data = read_sealed(cache_folder / NAME) if cache_folder else None
    if data is None:
        return None
    try:
        kept = msgspec.msgpack.decode(data, type=Kept)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return kept if (kept.engine, kept.prefix) == (engine(), repository.prefix) else None


def _shortened(repository: Repository, kept: Kept) -> tuple[Step, ...] | None:
    """The changes up to a head that the index contains; None where it does not."""
    if kept.head == repository.head:
        return kept.steps
    later = first_parents(repository, repository.head, kept.head)
    return None if later is None else without(kept.steps, later)


def without(steps: Iterable[Step], commits: Iterable[str]) -> tuple[Step, ...]:
    """The changes but for these commits."""
    left_out = frozenset(commits)
    return tuple(step for step in steps if step.commit not in left_out)


def _keep(log: Log, cache_folder: Path | None) -> Log:
    if cache_folder:
        kept = Kept(engine(), log.repository.prefix, log.repository.head, log.steps)
        write_sealed(cache_folder / NAME, msgspec.msgpack.encode(kept))
    return log


def cut(log: Log, head: str) -> Log | None:
    """The same history up to an earlier commit of the same line; None where that is not on it."""
    later = first_parents(log.repository, head, log.repository.head)
    if later is None:
        return None
    return Log(replace(log.repository, head=head), without(log.steps, later))


@cache
def engine() -> bytes:
    """The digest of the code that reads history: what another engine kept is not believed."""
    package, digest = Path(__file__).parents[1], hashlib.sha256()
    read_with = (package / "dates.py", package / "model" / "handoff.py")
    for path in (*sorted(package.glob("history/*.py")), *sorted(package.glob("records/*.py")), *read_with):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.digest()
