#!/usr/bin/env python3
"""Measures `standing check` beside other checkers of YAML, on the same files and in one run.

`bench.py` makes books of 20 and 1,000 accounts (`--sizes 20,1000,10000` for others), checks each
cold in a fresh process, and puts check-jsonschema and yamllint beside it on a smaller book
(`--beside 100`), since they are slow; `--full` runs them on every book. Rounds are interleaved, so
that a busy moment hits all alike, and medians are shown. `--write` makes docs/guide/speed.md.
Run it with the Python that has the project and its test packages.
"""

import argparse
import math
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from book_maker.book import kind_of, write_book

HOUSE = Path(__file__).resolve().parent.parent
PAGE = HOUSE / "docs" / "guide" / "speed.md"
STANDING, JSONSCHEMA, YAMLLINT = "standing check", "check-jsonschema", "yamllint"
# More names than this on one command line are refused by some systems.
NAMES_AT_ONCE = 5000

TEXT = """\
# Speed

Made by `scripts/bench.py --write`; nobody writes it by hand. Each figure is the median of {rounds}
interleaved rounds, every round in fresh processes and without any cache. The books are those of
`scripts/make_book.py`, about 19 records an account.

Measured on {machine}.

## A whole book, cold

| accounts | files | seconds | of the processors | files a second | largest process | growth |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: |
{own}

Growth is the exponent from one size to the next: 1 means that twice the files take twice as long;
below 1 the start of the process still counts. Far fewer
processor seconds than seconds mean that the machine was busy with other things.

## Beside others, on the very same files

| | accounts | files | seconds | files a second | times as long |
| --- | ---: | ---: | ---: | ---: | ---: |
{beside}

The others do less: check-jsonschema judges the shape of each record (one process a kind), yamllint
the form of the file. `standing check` does the first and then follows what records cite, judges
them together and reckons what is owed on the day.
"""


@dataclass(frozen=True)
class Book:
    """A made book: where it is, its accounts and its files by kind."""

    folder: Path
    accounts: int
    files: dict[str, list[str]]

    @property
    def count(self) -> int:
        """How many files it has."""
        return sum(map(len, self.files.values()))


@dataclass
class Run:
    """One tool on one book, round by round; megabytes are those of the largest process."""

    tool: str
    book: Book
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The median of its rounds, in seconds."""
        return statistics.median(self.seconds)

    @property
    def rate(self) -> float:
        """Files a second."""
        return self.book.count / self.median


def main(words: list[str] | None = None) -> int:
    """Measures, prints the table and, where asked, writes the page."""
    asked = _parser().parse_args(words)
    with tempfile.TemporaryDirectory(prefix="standing-bench-") as place:
        sizes = sorted({*asked.sizes, asked.beside})
        books = [_made(size, Path(place) / str(size)) for size in sizes]
        runs = [
            Run(tool, book)
            for book in books
            for tool in (STANDING, JSONSCHEMA, YAMLLINT)
            if tool == STANDING or asked.full or book.accounts == asked.beside
        ]
        for number in range(asked.rounds):
            for run in runs:
                _measure(run, Path(place) / "cache")
                print(f"round {number + 1}: {run.tool}, {run.book.accounts} accounts", file=sys.stderr)
    text = render_page(runs, asked.rounds)
    print(text)
    if asked.write:
        PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure standing check beside other checkers.")
    parser.add_argument("--sizes", type=_sizes, default=[20, 1000], help="accounts: 20,1000,10000")
    parser.add_argument("--beside", type=int, default=100, help="accounts of the comparison")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured")
    parser.add_argument("--full", action="store_true", help="compare on every book (slow)")
    parser.add_argument("--write", action="store_true", help="write docs/guide/speed.md")
    return parser


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


def _made(accounts: int, folder: Path) -> Book:
    folder.mkdir()
    write_book(accounts, folder)
    files: dict[str, list[str]] = {}
    for path in sorted((folder / "accounts").rglob("*.yml")):
        files.setdefault(kind_of(path), []).append(str(path))
    return Book(folder, accounts, files)


def _commands(run: Run) -> Iterator[list[str]]:
    python = [sys.executable, "-m"]
    book = run.book
    if run.tool == STANDING:
        # Without --no-history it would also look for a repository around the temporary folder.
        root = ["--root", str(book.folder)]
        yield [*python, "goodstanding", "check", *root, "--no-history", "--format", "json"]
    elif run.tool == YAMLLINT:
        yield [*python, "yamllint", "-d", "relaxed", str(book.folder / "accounts")]
    else:
        for kind, paths in book.files.items():
            schema = ["--schemafile", str(HOUSE / "schemas" / f"{kind}.schema.json")]
            for start in range(0, len(paths), NAMES_AT_ONCE):
                names = paths[start : start + NAMES_AT_ONCE]
                yield [*python, "check_jsonschema", *schema, *names]


def _measure(run: Run, cache: Path) -> None:
    # A new place for caches every time: every run is the first of its kind.
    cache = cache / f"{run.tool}-{run.book.accounts}-{len(run.seconds)}".replace(" ", "-")
    environment = os.environ | {"XDG_CACHE_HOME": str(cache)}
    began = time.perf_counter()
    used = [_run(command, environment) for command in _commands(run)]
    run.seconds.append(time.perf_counter() - began)
    run.processor.append(sum(processor for processor, _ in used))
    run.megabytes.append(max(megabytes for _, megabytes in used))


def _run(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Runs to the end; gives processor seconds and the largest process's megabytes.

    Both are 0 where the system does not count them.
    """
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    processor = megabytes = 0.0
    if sys.platform == "win32":
        process.wait()
    else:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        processor = usage.ru_utime + usage.ru_stime
        # Linux counts in kilobytes, macOS in bytes.
        megabytes = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command[:6])} ended with {process.returncode}")
    return processor, megabytes


def render_page(runs: list[Run], rounds: int) -> str:
    """The page on speed: how it was measured, on what, and the tables."""
    own = [run for run in runs if run.tool == STANDING]
    compared = {run.book.accounts for run in runs if run.tool != STANDING}
    beside = [run for run in runs if run.book.accounts in compared]
    return TEXT.format(
        rounds=rounds,
        machine=_machine(),
        own="\n".join(_own_rows(own)),
        beside="\n".join(_beside_rows(beside)),
    )


def _own_rows(runs: list[Run]) -> Iterator[str]:
    last: Run | None = None
    for run in runs:
        growth = "" if last is None else f"{_exponent(last, run):.2f}"
        peak = f"{max(run.megabytes):,.0f} MB" if max(run.megabytes) else "not known"
        yield (
            f"| {run.book.accounts:,} | {run.book.count:,} | {run.median:.2f} "
            f"| {statistics.median(run.processor):.2f} | {run.rate:,.0f} | {peak} | {growth} |"
        )
        last = run


def _exponent(small: Run, large: Run) -> float:
    return math.log(large.median / small.median) / math.log(large.book.count / small.book.count)


def _beside_rows(runs: list[Run]) -> Iterator[str]:
    own = {run.book.accounts: run.median for run in runs if run.tool == STANDING}
    for run in runs:
        ratio = run.median / own[run.book.accounts]
        yield (
            f"| {run.tool} | {run.book.accounts:,} | {run.book.count:,} | {run.median:.2f} "
            f"| {run.rate:,.0f} | {ratio:.1f} |"
        )


def _machine() -> str:
    memory = ""
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory = f", {os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GB of memory"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores{memory}, {platform.system()} on {platform.machine()}, {python}"


if __name__ == "__main__":
    sys.exit(main())
