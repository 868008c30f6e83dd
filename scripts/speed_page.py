"""The page on speed: what was measured, as tables."""

import math
import os
import platform
import statistics
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

STANDING, JSONSCHEMA, YAMLLINT = "standing check", "check-jsonschema", "yamllint"
COLD, WARM, EDITED = "cold", "warm", "after one edit"
# What the product is built to reach: of a book of so many accounts, cold, warm and after an edit.
WANTED = {20: (0.5, None), 1000: (2.5, 0.8), 10000: (25, 4)}
WANTED_MEGABYTES, WANTED_GROWTH, WANTED_TIMES = 1536, 1.05, 40
HEADING = """\
| tool | accounts | files | seconds | of the processors | files a second | times as long | growth |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
"""
# So large a book is measured once.
ONCE_FROM = 20_000

TEXT = """\
# Speed

Made by `scripts/bench.py --write`; nobody writes it by hand. Each figure is the median of {rounds}
interleaved rounds, every round in fresh processes and with an empty cache; of books with more than
{once:,} accounts, and of the others on more than 500, it is a single round. The books are those of
`scripts/make_book.py`, about 19 records an account. Before every measurement all its files are read
once, as they are after a checkout, so that no tool waits for the disk.

Measured on {machine}.
The machine was shared with other work while it measured, so that seconds vary from run to run by a
factor of two and more; those of the processors vary less.

## A whole book

| accounts | files | cold | of the processors | files a second | warm | one edit | largest process | growth |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
{own}

{wanted}

All times are seconds from the start of the process to its end. Cold is the first check of a book.
Warm is the next one, with what the first has remembered: every file is read again, and none that is
the same is judged again. After one edit, one account is. A process counts with at least the memory
of the one that measures it, which knows the names of all files. Growth is the exponent of the
processors' seconds from one size to the next: 1 means that twice the files take twice as long; below
1 the start of the process still counts.

## Beside others, on the very same files

{beside}

The others do less: check-jsonschema judges the shape of each record (one process a kind), yamllint
the form of the file. `standing check` does the first and then follows what records cite, judges
them together and reckons what is owed on the day.

## Where the time goes

The stages of one check of {middle:,} accounts, timed in one process that remembers nothing.

| stage | seconds | share |
| --- | ---: | ---: |
{stages}
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
    state: str = COLD

    @property
    def median(self) -> float:
        """The median of its rounds, in seconds."""
        return statistics.median(self.seconds)

    @property
    def work(self) -> float:
        """The median of what its rounds took of all processors together, in seconds."""
        return statistics.median(self.processor)

    @property
    def rate(self) -> float:
        """Files a second."""
        return self.book.count / self.median


def render_page(runs: list[Run], rounds: int, middle: int, stages: Mapping[str, float]) -> str:
    """The page on speed: how it was measured, on what, and the tables."""
    own = [run for run in runs if run.tool == STANDING]
    compared = {run.book.accounts for run in runs if run.tool != STANDING}
    beside = [run for run in runs if run.book.accounts in compared and run.state == COLD]
    return TEXT.format(
        rounds=rounds,
        once=ONCE_FROM,
        machine=_machine(),
        own="\n".join(_own_rows(own)),
        wanted="\n".join(_wanted_lines(own)),
        beside=HEADING + "\n".join(_beside_rows(beside)) if beside else "Nothing was measured beside it.",
        middle=middle,
        stages="\n".join(_stage_rows(stages)),
    )


def _wanted_lines(runs: list[Run]) -> Iterator[str]:
    """What was wanted, beside what was measured."""
    for run in runs:
        cold, warm = WANTED.get(run.book.accounts, (None, None))
        goal = cold if run.state == COLD else warm
        if goal is not None:
            kept = "kept" if run.median <= goal else "not kept"
            measured = f"{run.book.accounts:,} accounts, {run.state}: {run.median:.2f} s"
            yield f"- {measured} (wanted: {goal:g} s, {kept})"
    yield (
        f"- wanted besides: growth of {WANTED_GROWTH} at most, 10,000 accounts in less than "
        f"{WANTED_MEGABYTES:,} MB, and check-jsonschema {WANTED_TIMES} times as long"
    )


def _stage_rows(stages: Mapping[str, float]) -> Iterator[str]:
    whole = sum(stages.values()) or 1.0
    for stage, seconds in stages.items():
        yield f"| {stage} | {seconds:.2f} | {seconds / whole:.0%} |"


def _own_rows(runs: list[Run]) -> Iterator[str]:
    last: Run | None = None
    for run in runs:
        if run.state != COLD:
            continue
        growth = "" if last is None else f"{_exponent(last, run):.2f}"
        peak = f"{max(run.megabytes):,.0f} MB" if max(run.megabytes) else "not known"
        later = [one.median for one in runs if one.book is run.book and one is not run]
        yield (
            f"| {run.book.accounts:,} | {run.book.count:,} | {run.median:.2f} "
            f"| {run.work:.2f} | {run.rate:,.0f} | {later[0]:.2f} | {later[1]:.2f} | {peak} | {growth} |"
        )
        last = run


def _exponent(small: Run, large: Run) -> float:
    # Where the system does not count the processors' seconds, those of the wall have to do.
    spent = (large.work / small.work) if small.work else (large.median / small.median)
    return math.log(spent) / math.log(large.book.count / small.book.count)


def _beside_rows(runs: list[Run]) -> Iterator[str]:
    own = {run.book.accounts: run for run in runs if run.tool == STANDING}
    last: dict[str, Run] = {}
    for run in runs:
        first = own[run.book.accounts]
        growth = f"{_exponent(last[run.tool], run):.2f}" if run.tool in last else ""
        last[run.tool] = run
        yield (
            f"| {run.tool} | {run.book.accounts:,} | {run.book.count:,} | {run.median:.2f} | {run.work:.2f} "
            f"| {run.rate:,.0f} | {run.median / first.median:.1f} | {growth} |"
        )


def _machine() -> str:
    memory = ""
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory = f", {os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GB of memory"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores{memory}, {platform.system()} on {platform.machine()}, {python}"
