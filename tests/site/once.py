"""What takes long to make and is only read: made once in a run of the tests, whoever asks first."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

# Longer than any of them takes on a slow day.
LONGEST_WAIT = 400.0


def made_once(places: pytest.TempPathFactory, name: str, make: Callable[[Path], str | None]) -> Path:
    """The path under `name` that the first process to ask for it has made; the others wait.

    `make` gives what went wrong, if anything did; then the test fails in every process.
    """
    folder = shared_by_all(places) / "made-once"
    folder.mkdir(exist_ok=True)
    path, told = folder / name, folder / f"{name}.told"
    try:
        # Of several that ask at once, the folder lets only one through.
        (folder / f"{name}.begun").mkdir()
    except FileExistsError:
        _await(told)
    else:
        wrong = "nobody came to an end with it"
        try:
            wrong = make(path) or ""
        finally:
            unread = folder / f"{name}.unread"
            unread.write_text(wrong, encoding="utf-8")
            unread.replace(told)
    wrong = told.read_text(encoding="utf-8")
    assert not wrong, wrong
    return path


def shared_by_all(places: pytest.TempPathFactory) -> Path:
    """The folder of this run, which the processes that share the tests have in common."""
    own = places.getbasetemp()
    return own.parent if own.name.startswith("popen-") else own


def _await(told: Path) -> None:
    end = time.monotonic() + LONGEST_WAIT
    while not told.exists():
        assert time.monotonic() < end, f"{told.stem} was begun by another process and never told of"
        time.sleep(0.05)
