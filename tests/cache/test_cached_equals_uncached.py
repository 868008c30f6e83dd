"""What is remembered never shows: with a cache and without one, a book stands the same, whatever happened.

Each step does something to a book in a real folder, or to the remembered files; after every one of
them the book is judged with the cache and without it, in one process or in two.
"""

import os
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cache.desk import START, Desk

from goodstanding.records.source import Folder
from goodstanding.standing import AccountStanding, assess, cache

Step = Callable[[Desk], None]

EDGES = st.integers(0, 10_000)
MOMENTS = st.sampled_from([0, 1, 1_700_000_000, 2_000_000_000])


def edit(pick: int, text: int) -> Step:
    return lambda desk: desk.edit(pick, text)


def edit_same_size(pick: int) -> Step:
    return lambda desk: desk.edit_same_size(pick)


def rename(pick: int, to: int) -> Step:
    return lambda desk: desk.rename(pick, to)


def rename_account(pick: int) -> Step:
    return lambda desk: desk.rename_account(pick)


def delete(pick: int) -> Step:
    return lambda desk: desk.delete(pick)


def touch(pick: int, moment: int) -> Step:
    return lambda desk: desk.touch(pick, moment)


def change_firm(pick: int) -> Step:
    return lambda desk: desk.change_firm(pick)


def another_day(days: int) -> Step:
    return lambda desk: desk.turn_to(START + timedelta(days=days))


def truncate(pick: int, length: int) -> Step:
    return lambda desk: desk.damage(pick, lambda data: data[: length % max(len(data), 1)])


def overwrite(pick: int, junk: bytes) -> Step:
    return lambda desk: desk.damage(pick, lambda _: junk)


def flip(pick: int, at: int, bit: int) -> Step:
    def flipped(data: bytes) -> bytes:
        position = at % max(len(data), 1)
        return (
            data[:position]
            + bytes(byte ^ 1 << bit for byte in data[position : position + 1])
            + data[position + 1 :]
        )

    return lambda desk: desk.damage(pick, flipped)


STEPS: st.SearchStrategy[Step] = st.one_of(
    st.builds(edit, EDGES, EDGES),
    st.builds(edit_same_size, EDGES),
    st.builds(rename, EDGES, EDGES),
    st.builds(rename_account, EDGES),
    st.builds(delete, EDGES),
    st.builds(touch, EDGES, MOMENTS),
    st.builds(change_firm, EDGES),
    st.builds(another_day, st.integers(-40, 60)),
    st.builds(truncate, EDGES, EDGES),
    st.builds(overwrite, EDGES, st.binary(max_size=200)),
    st.builds(flip, EDGES, EDGES, st.integers(0, 7)),
    st.sampled_from(
        [
            Desk.swap_remembered,
            Desk.remember_another_book,
            Desk.remember_another_engine,
            Desk.bring_back_remembered,
            Desk.bring_back_book,
            Desk.forget,
            Desk.block_remembering,
        ]
    ),
)


@pytest.mark.slow
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, min_size=1, max_size=8))
def test_in_one_process(tmp_path_factory: pytest.TempPathFactory, steps: list[Step]) -> None:
    run(Desk(tmp_path_factory.mktemp("book")), steps, workers=1)


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEPS, min_size=1, max_size=6))
def test_in_two_processes(tmp_path_factory: pytest.TempPathFactory, steps: list[Step]) -> None:
    run(Desk(tmp_path_factory.mktemp("book")), steps, workers=2)


def run(desk: Desk, steps: list[Step], workers: int) -> None:
    try:
        desk.compare(workers)
        for step in steps:
            step(desk)
            desk.compare(workers)
        # Once more with everything remembered, and in the other number of processes.
        desk.compare(3 - workers)
    finally:
        shutil.rmtree(desk.folder)


def remembered(folder: Path) -> dict[str, cache.ShelfFile | None]:
    return {path.name: cache._unsealed(path.read_bytes()) for path in sorted(folder.iterdir())}


def test_what_did_not_change_is_not_judged_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the laws above would hold for a cache that is never used."""
    desk = Desk(tmp_path)
    desk.compare(1)
    judged: list[str] = []
    put = cache.Cache.put

    def noted(self: cache.Cache, id_: str, digest: bytes, standing: AccountStanding) -> cache.Kept:
        judged.append(id_)
        return put(self, id_, digest, standing)

    monkeypatch.setattr(cache.Cache, "put", noted)

    desk.compare(1)
    assert judged == []

    promise = desk.root / "accounts/acme/commitments/2026-05-01-promise.yml"
    before = promise.stat()
    promise.write_bytes(promise.read_bytes().replace(b"2026-05-20", b"2026-05-10"))
    os.utime(promise, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert promise.stat().st_size == before.st_size
    desk.compare(1)
    assert judged == ["acme"]

    desk.turn_to(date(2026, 6, 2))
    desk.compare(1)
    assert sorted(judged[1:]) == ["acme", "brook", "cedar"]


def test_the_number_of_processes_changes_nothing_that_is_remembered(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    folders = [tmp_path / "one", tmp_path / "two"]
    for count, folder in enumerate(folders, start=1):
        assess(Folder(desk.root), START, count, folder)

    assert remembered(folders[0]) == remembered(folders[1])
    assert None not in remembered(folders[0]).values()
