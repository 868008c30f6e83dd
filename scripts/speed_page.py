"""The page on speed: what was measured, as tables."""

import math
import os
import platform
import statistics
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

STANDING, JSONSCHEMA, YAMLLINT = "standing check", "check-jsonschema", "yamllint"
COLD, WARM, EDITED = "cold", "warm", "after one edit"
# So large a book is measured once.
ONCE_FROM = 2000

TEXT = """\
# Speed

Made by `scripts/bench.py --write`; nobody writes it by hand. Each figure is the median of {rounds}
interleaved rounds, every round in fresh processes and with an empty cache; of books with more than
{once:,} accounts it is a single round. The books are those of `scripts/make_book.py`, about 19 records
an account.

Measured on {machine}.
The machine was shared with other work while it measured, so that seconds vary from run to run by a
factor of two and more; those of the processors vary less.

## A whole book

| accounts | files | cold | of the processors | files a second | warm | one edit | largest process | growth |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
{own}

All times are seconds from the start of the process to its end. Cold is the first check of a book.
Warm is the next one, with what the first has remembered: every file is read again, and none that is
the same is judged again. After one edit, one account is. Growth is the exponent of the processors'
seconds from one size to the next: 1 means that twice the files take twice as long; below 1 the start
of the process still counts.

## Beside others, on the very same files

| | accounts | files | seconds | of the processors | files a second | times as long |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
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


def render_page(runs: list[Run], rounds: int) -> str:
    """The page on speed: how it was measured, on what, and the tables."""
    own = [run for run in runs if run.tool == STANDING]
    compared = {run.book.accounts for run in runs if run.tool != STANDING}
    beside = [run for run in runs if run.book.accounts in compared and run.state == COLD]
    return TEXT.format(
        rounds=rounds,
        once=ONCE_FROM,
        machine=_machine(),
        own="\n".join(_own_rows(own)),
        beside="\n".join(_beside_rows(beside)),
    )


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
    for run in runs:
        first = own[run.book.accounts]
        yield (
            f"| {run.tool} | {run.book.accounts:,} | {run.book.count:,} | {run.median:.2f} | {run.work:.2f} "
            f"| {run.rate:,.0f} | {run.median / first.median:.1f} |"
        )


def _machine() -> str:
    memory = ""
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory = f", {os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GB of memory"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores{memory}, {platform.system()} on {platform.machine()}, {python}"
