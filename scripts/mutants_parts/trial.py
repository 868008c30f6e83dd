"""Runs, for each change, the tests that reach it; each in a copy of a process that has collected once."""

from __future__ import annotations

import gc
import importlib
import json
import os
import pickle
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from mutants_parts.changes import Mutant, put_in

# Seconds of the processor's time for one test, before it counts as endless.
ONE_TEST = 20
# Runs that fail like this end the copy without a word.
_KILLED, _BROKEN = 7, 9

Line = tuple[str, int]
Reached = dict[Line, list[int]]
# How long a test takes, and what it reaches.
Traced = tuple[float, frozenset[Line]]
FAILED: Line = ("", 0)


class Trial:
    """A pytest plugin: instead of running the tests once, runs those that matter for each change."""

    def __init__(self, mutants: Sequence[Mutant], files: dict[str, Path], out: Path, seconds: float) -> None:
        self._mutants, self._out, self._seconds = mutants, out, seconds
        self._traced = out.with_suffix(".traced")
        self._modules = {str(path.resolve()): module for module, path in files.items()}
        self._items: list[pytest.Item] = []
        self._killers: dict[str, list[int]] = defaultdict(list)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Traces once, then tries every change and notes the verdict, a line each."""
        self._items = session.items
        reached, seconds, failed = self._trace()
        if failed:
            raise pytest.UsageError(f"these fail without any change: {failed}")
        # What is there already is never swept again: each copy would have to copy all of it.
        gc.collect()
        gc.freeze()
        with self._out.open("a", encoding="utf-8") as out:
            for mutant in self._mutants:
                verdict, killer = self._try(mutant, self._order(mutant, reached, seconds))
                row = {"name": mutant.name, "verdict": verdict, "killer": killer}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
                out.flush()
        return True

    def _order(self, mutant: Mutant, reached: Reached, seconds: list[float]) -> list[int]:
        """The tests that run one of the changed lines or are named after the part; the likeliest first."""
        near = {
            i for line in range(mutant.first, mutant.last + 1) for i in reached.get((mutant.module, line), ())
        }
        named = self._named(mutant)
        recent = (*reversed(self._killers[f"{mutant.module}:{mutant.function}"]),)
        first = [*recent, *reversed(self._killers[mutant.module])][:12]
        rest = sorted(near | named, key=lambda i: (i not in named, i not in near, seconds[i]))
        return list(dict.fromkeys([*(i for i in first if i in near | named), *rest]))

    def _named(self, mutant: Mutant) -> set[int]:
        """The tests that are called after the function, its clocks and rules, or its part of the book."""
        ids = _ids(mutant.module, mutant.function)
        called = [mutant.function.rpartition(".")[2].strip("_"), *(one.replace("-", "_") for one in ids)]
        parts = mutant.module.split(".")[2:]
        called += [f"/test_{one}" for one in parts]
        shown = [f"[{one}" for one in (*ids, *parts)]
        return {
            index
            for index, item in enumerate(self._items)
            if any(one in item.nodeid for one in called) or any(one in item.name for one in shown)
        }

    def _try(self, mutant: Mutant, order: list[int]) -> tuple[str, str]:
        reading, writing = os.pipe()

        def attempt() -> int:
            put_in(mutant)
            signal.signal(signal.SIGPROF, signal.SIG_DFL)
            began = time.process_time()
            for place, index in enumerate(order):
                signal.setitimer(signal.ITIMER_PROF, ONE_TEST)
                following = order[place + 1 : place + 2]
                if self._fails(index, following):
                    os.write(writing, str(index).encode())
                    return _KILLED
                if time.process_time() - began > self._seconds:
                    break
            return 0

        status = _in_a_copy(attempt)
        os.close(writing)
        said = os.read(reading, 20).decode()
        os.close(reading)
        if os.WIFSIGNALED(status):
            return "endless", ""
        code = os.WEXITSTATUS(status)
        if code == _BROKEN:
            return "broken", ""
        if not said:
            return ("survived" if order else "not reached"), f"{len(order)} tests"
        index = int(said)
        for key in (mutant.module, f"{mutant.module}:{mutant.function}"):
            kept = [one for one in self._killers[key] if one != index]
            self._killers[key] = [*kept, index][-12:]
        return "killed", self._items[index].nodeid

    def _fails(self, index: int, following: Iterable[int]) -> bool:
        upcoming = next((self._items[one] for one in following), None)
        reports = runtestprotocol(self._items[index], log=False, nextitem=upcoming)
        return any(report.failed for report in reports)

    def _trace(self) -> tuple[Reached, list[float], list[str]]:
        """Which lines each test reaches, and how long it takes: asked once, kept in a file."""
        kept: dict[str, Traced] = {}
        if self._traced.exists():
            kept = pickle.loads(self._traced.read_bytes())  # noqa: S301 - our own file
        missing = [index for index, item in enumerate(self._items) if item.nodeid not in kept]
        if missing:
            if _in_a_copy(lambda: self._trace_these(missing, kept)):
                raise pytest.UsageError("the tests could not be traced")
            return self._trace()
        traced = [kept[item.nodeid] for item in self._items]
        reached: Reached = defaultdict(list)
        for index, (_, lines) in enumerate(traced):
            for line in lines:
                reached[line].append(index)
        failed = [
            item.nodeid for item, (_, lines) in zip(self._items, traced, strict=True) if FAILED in lines
        ]
        return reached, [seconds for seconds, _ in traced], failed

    def _trace_these(self, missing: list[int], kept: dict[str, Traced]) -> int:
        for place, index in enumerate(missing):
            began = time.process_time()
            following = missing[place + 1 : place + 2]
            hit = _lines_of(self._modules, partial(self._fails, index, following))
            kept[self._items[index].nodeid] = time.process_time() - began, frozenset(hit)
        self._traced.write_bytes(pickle.dumps(kept))
        return 0


def _lines_of(modules: dict[str, str], run: Callable[[], bool]) -> set[Line]:
    """The lines of these files that are run meanwhile, and FAILED if the test failed."""
    hit = set[Line]()

    def within(frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            hit.add((modules[frame.f_code.co_filename], frame.f_lineno))
        return within

    def enter(frame: FrameType, _event: str, _: Any) -> Any:
        return within if frame.f_code.co_filename in modules else None

    sys.settrace(enter)
    try:
        failed = run()
    finally:
        sys.settrace(None)
    return hit | {FAILED} if failed else hit


def _in_a_copy(run: Callable[[], int]) -> int:
    """How a copy of this process ended after running that."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    code = _BROKEN
    try:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        code = run()
    finally:
        os._exit(code)


def _ids(module: str, function: str) -> list[str]:
    """The ids of the clocks and rules that the function speaks for; all of its module's for a helper."""
    chapters = importlib.import_module("goodstanding.chapters").CHAPTERS
    rows = [
        (kind.id, made.__module__, made.__name__)
        for chapter in chapters
        for kind, made in (
            *chapter.errors,
            *chapter.clocks,
            *chapter.notices,
            *chapter.firm_clocks,
            *chapter.firm_notices,
        )
    ]
    own = [one for one, where, name in rows if (where, name) == (module, function)]
    return own or [one for one, where, _ in rows if where == module]
