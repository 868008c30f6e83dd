#!/usr/bin/env python3
"""Measures `standing effect` beside `standing check`, on the same book and in one run.

`bench_effect.py` makes a book of 1,000 accounts in git (`--accounts 300` for another size), and asks in
each round for one check and for the effect of four changes: one talk, an account that grows, a person
who joins, another rhythm for everybody. Rounds are interleaved, so that a busy moment hits all alike,
without anything remembered from run to run. An effect may cost 1.1 times what a check does; the exit
code is 1 where it costs more. Run it with the Python that has the project and its test packages.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from book_maker.book import write_book

AS_OF = "2026-06-01"
MOST = 1.1
CHECK = "check"


@dataclass
class Measured:
    """Seconds of each round: from start to end, and of the processors."""

    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)


def main(words: list[str] | None = None) -> int:
    """Measures, prints the table, and says whether an effect costs too much."""
    parser = argparse.ArgumentParser(description="Measure standing effect beside standing check.")
    parser.add_argument("--accounts", type=int, default=1000, help="accounts of the book")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured")
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="standing-bench-") as place:
        book = Path(place) / "book"
        _make(book, asked.accounts)
        found = _measure(book, asked.rounds)
    table, worst = render(found)
    print(table)
    return 1 if worst > MOST else 0


def _make(book: Path, accounts: int) -> None:
    book.mkdir()
    write_book(accounts, book)
    policy = book / "accounts" / "_policy.yml"
    rows = policy.read_text(encoding="utf-8").splitlines(keepends=True)
    # A sample book's history is not read, and this one's is to be.
    policy.write_text("".join(row for row in rows if "sample_as_of_on" not in row), encoding="utf-8")
    _git(book, "init", "-q", "-b", "main")
    _git(book, "add", "-A")
    _git(book, "-c", "user.name=n", "-c", "user.email=n@firm.example", "commit", "-q", "-m", "the book")


def _git(book: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(book), *words], check=True, capture_output=True)


def _one_talk(accounts: Path) -> None:
    talk = min(accounts.glob("[a-z]*/contacts/*.yml"))
    talk.write_text("summary: Another word\n", encoding="utf-8")


def _grown(accounts: Path) -> None:
    account = min(accounts.glob("[a-z]*/account.yml"))
    rows = account.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [row for row in rows if not row.startswith("size:")]
    account.write_text("".join([*kept, "size: enterprise\n"]), encoding="utf-8")


def _colleague(accounts: Path) -> None:
    (accounts / "_people" / "zoe-new.yml").write_text("name: Zoe New\nroles: [developer]\n", encoding="utf-8")


def _rhythm(accounts: Path) -> None:
    with (accounts / "_policy.yml").open("a", encoding="utf-8") as policy:
        policy.write("clocks:\n  check-in:\n    every_days: 20\n")


CHANGES: Mapping[str, Callable[[Path], None]] = {
    "effect of one talk": _one_talk,
    "effect of an account that grows": _grown,
    "effect of a new colleague": _colleague,
    "effect of another rhythm": _rhythm,
}


def _measure(book: Path, rounds: int) -> dict[str, Measured]:
    found = {name: Measured() for name in (CHECK, *CHANGES)}
    # Once for nothing: what is installed is compiled, and its files have been read before.
    _run(book, "check")
    for _ in range(rounds):
        _add(found[CHECK], _run(book, "check"))
        for name, change in CHANGES.items():
            change(book / "accounts")
            _add(found[name], _run(book, "effect", "HEAD"))
            _git(book, "checkout", "-q", ".")
            _git(book, "clean", "-q", "-f", "-d")
    return found


def _add(measured: Measured, spent: tuple[float, float]) -> None:
    measured.seconds.append(spent[0])
    measured.processor.append(spent[1])


def _run(book: Path, *words: str) -> tuple[float, float]:
    """Runs to the end without a cache; gives seconds, and those of the processors."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    shared = ["--root", str(book), "--as-of", AS_OF, "--format", "json"]
    command = [sys.executable, "-m", "goodstanding", *words, *shared]
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment | {"CI": "1"}, stdout=subprocess.DEVNULL)
    processor = 0.0
    if sys.platform == "win32":
        process.wait()
    else:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        processor = usage.ru_utime + usage.ru_stime
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command[2:5])} ended with {process.returncode}")
    return time.perf_counter() - began, processor


def render(found: Mapping[str, Measured]) -> tuple[str, float]:
    """The table, and the worst ratio of an effect to the check by the processors' seconds."""
    rows = [
        "| what | seconds | of the processors | times a check | by the processors |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    worst = 0.0
    check = found[CHECK]
    for name, one in found.items():
        seconds, processor = median(one.seconds), median(one.processor)
        whole = seconds / median(check.seconds)
        part = processor / median(check.processor) if median(check.processor) else whole
        rows.append(f"| {name} | {seconds:.2f} | {processor:.2f} | {whole:.2f} | {part:.2f} |")
        worst = max(worst, part if name != CHECK else 0)
    return "\n".join(rows), worst


if __name__ == "__main__":
    sys.exit(main())
