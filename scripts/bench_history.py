#!/usr/bin/env python3
"""Measures what the history of a book costs: promises over every commit, and 24 month-ends.

`bench_history.py` makes a book of 1,000 accounts in 10,000 commits (`--accounts`, `--commits` for
others) and asks in fresh processes for what `standing promises` counts and for what the site draws
month by month: with nothing remembered, and once more with what the first run kept. The book is a
year old, so half of its 24 month-ends lie before it; `--as-of 2027-06-01` asks for 24 that all have
one. A busy machine takes longer by the clock, so the processors' own seconds stand beside it, and
as a yardstick a cold `standing check`. Rounds are interleaved and medians shown. Run it with the Python
that has the project.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from datetime import date
from pathlib import Path
from statistics import median
from typing import NamedTuple

from book_maker.history import write_history
from book_maker.life import TODAY

# Seconds that each is to stay below, on a machine of two cores that does nothing else: promises with the
# reading of the history, month-ends without it.
TARGETS = {"promises": 3.0, "month-ends": 6.0}
_MONTHS = """
import gc
import sys
import time
from datetime import date
from pathlib import Path
from goodstanding.book import Book, load_firm
from goodstanding.history import Looked
from goodstanding.history.reading import open_history
from goodstanding.records.source import Folder
from goodstanding.site.past.bygone import Bygone

if __name__ == "__main__":
    gc.disable()  # as every command does
    root, day, cache = Path(sys.argv[1]), date.fromisoformat(sys.argv[2]), Path(sys.argv[3])
    source, looked = Folder(root), Looked(root, None, "Europe/London", cache)
    began = time.perf_counter()
    history = open_history(looked)
    read = time.perf_counter() - began
    bygone = Bygone(source, Book(load_firm(source), {}), day, looked, history)
    judged = [month for month in bygone.months if month.is_judged]
    assert bygone.kept
    assert bygone.late
    print(f"{read:.3f} {len(judged)} month-ends of {len(judged[-1].accounts)} accounts")
"""


class Run(NamedTuple):
    """What one run took: seconds by the clock, of the processors, and those of reading the history."""

    seconds: float
    processor: float
    reading: float
    said: str = ""


def main(words: list[str] | None = None) -> int:
    """Measures and prints a table; 1 where a target is missed."""
    asked = _parser().parse_args(words)
    with tempfile.TemporaryDirectory(prefix="standing-bench-") as place:
        book = asked.book or Path(place) / "book"
        if asked.book is None:
            book.mkdir()
            write_history(asked.accounts, book, asked.commits)
            _say_real(book)
        script = Path(place) / "months.py"
        script.write_text(_MONTHS, encoding="utf-8")
        commands = {
            "check": [*_standing("check", book, asked.as_of), "--no-history"],
            "promises": _standing("promises", book, asked.as_of),
            "month-ends": [sys.executable, str(script), str(book), asked.as_of.isoformat()],
        }
        print(f"{asked.accounts} accounts, {asked.commits} commits, as of {asked.as_of}")
        # Once for nothing: what is installed is compiled, and its files have been read before.
        runs = _measured(commands, 1, Path(place) / "first")
        print(runs["month-ends", "cold"].said)
        runs = _measured(commands, asked.rounds, Path(place) / "rounds")
    check = runs["check", "cold"]
    print(f"{'check, cold, no history':28} {check.seconds:6.2f} s {check.processor:6.2f} s of processors")
    missed = False
    for name, target in TARGETS.items():
        cold, again = runs[name, "cold"], runs[name, "again"]
        # Promises and month-ends read the same history, and a build of the site reads it once for both.
        missed |= cold.seconds - cold.reading > target
        print(_row(f"{name}, cold", cold, check, target))
        print(_row(f"{name}, again", again, check, None))
    return int(missed)


def _measured(commands: dict[str, list[str]], rounds: int, place: Path) -> dict[tuple[str, str], Run]:
    """The medians of so many rounds, in which one follows the other, by name and state."""
    found = defaultdict[tuple[str, str], list[Run]](list)
    for number in range(rounds):
        for name, command in commands.items():
            cache = place / f"{name}-{number}"
            for state in ("cold", "again"):
                found[name, state].append(_run(command, cache))
    return {one: _middle(runs) for one, runs in found.items()}


def _middle(runs: list[Run]) -> Run:
    seconds, processor, reading = (median(times) for times in zip(*(run[:3] for run in runs), strict=True))
    return Run(seconds, processor, reading, runs[0].said)


def _row(name: str, run: Run, check: Run, target: float | None) -> str:
    row = f"{name:28} {run.seconds:6.2f} s {run.processor:6.2f} s of processors"
    row += f" {run.processor / check.processor:5.2f} of a check"
    if target is None:
        return row
    if run.reading:
        row += f", {run.reading:.2f} s of it reading the history; without that"
    return f"{row}, target {target:g} s: {'kept' if run.seconds - run.reading <= target else 'missed'}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure what the history of a book costs.")
    parser.add_argument("--accounts", type=int, default=1000, help="how many accounts")
    parser.add_argument("--commits", type=int, default=10_000, help="how many commits")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured")
    parser.add_argument("--as-of", type=date.fromisoformat, default=TODAY, help="the day to look back from")
    parser.add_argument("--book", type=Path, help="a book that is there already")
    return parser


def _standing(command: str, book: Path, as_of: date) -> list[str]:
    words = [command, "--root", str(book), "--as-of", as_of.isoformat(), "--format", "json"]
    return [sys.executable, "-m", "goodstanding", *words]


def _say_real(book: Path) -> None:
    """Makes the book one that is not a sample: nothing is made of the history of those."""
    policy = book / "accounts" / "_policy.yml"
    kept = [line for line in policy.read_text("utf-8").splitlines(True) if "sample_as_of_on" not in line]
    policy.write_text("".join(kept), encoding="utf-8")
    git = ["git", "-C", str(book), "-c", "user.name=Book Maker", "-c", "user.email=book@firm.example"]
    stamp = {"GIT_COMMITTER_DATE": f"{TODAY}T13:00:00Z", "GIT_AUTHOR_DATE": f"{TODAY}T13:00:00Z"}
    subprocess.run([*git, "commit", "-qam", "a book of our own"], check=True, env={**os.environ, **stamp})


def _run(command: list[str], cache: Path) -> Run:
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    environment |= {"XDG_CACHE_HOME": str(cache)}
    script = [str(cache)] if command[1].endswith(".py") else []
    before, began = os.times(), time.perf_counter()
    done = subprocess.run([*command, *script], env=environment, capture_output=True, text=True, check=False)
    seconds, after = time.perf_counter() - began, os.times()
    if done.returncode not in {0, 1} or (script and done.returncode):
        raise SystemExit(done.stderr)
    used = after.children_user + after.children_system - before.children_user - before.children_system
    reading, _, said = done.stdout.strip().partition(" ") if script else ("0", "", "")
    return Run(seconds, used, float(reading), said)


if __name__ == "__main__":
    sys.exit(main())
