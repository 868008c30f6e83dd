#!/usr/bin/env python3
"""Measures building the site beside static Markdown with the same content, in one run.

`bench_site.py` makes books of 100 and 1,000 accounts (`--sizes 100,1000,3000` for others) and builds
the internal site of each as the product does: reading the book, judging it, making every page, feed and
document, search included. Beside it stands the same site as somebody would keep it by hand: every page
turned into Markdown, with the hand-written ones, account pages left out of the navigation as ours are.
The ratio of the two is the last column. `--serve 200` also measures how long an edit takes to show.
Run it with the Python that has the project and its test packages.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from book_maker.book import write_book
from plain_markdown import write_static

HOUSE = Path(__file__).resolve().parent.parent
GOAL = 0.3
PATIENCE = 600
_AUTHOR = ["-c", "user.name=Bench", "-c", "user.email=bench@firm.example"]
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "STANDING_PROFILE": "internal"}


class Taken(NamedTuple):
    """What a build took: seconds by the clock, and of the processors."""

    clock: float
    processor: float


class Measured(NamedTuple):
    """One size: how many accounts and pages, how large their Markdown is, and both builds."""

    accounts: int
    pages: int
    bytes_each: int
    ours: Taken
    static: Taken


def main(words: list[str] | None = None) -> int:
    """Measures and prints; 1 where the goal is missed at the largest size."""
    asked = _parser().parse_args(words)
    with tempfile.TemporaryDirectory(prefix="standing-site-") as place:
        measured = [_measure(size, Path(place) / str(size)) for size in asked.sizes]
        print(_table(measured))
        if asked.serve:
            seconds = _edit(asked.serve, place)
            print(f"\nAn edit while serving {asked.serve} accounts shows after {seconds:.1f} s.")
    last = measured[-1]
    return 0 if last.ours.clock <= GOAL * last.static.clock else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure building the site beside static Markdown.")
    parser.add_argument("--sizes", type=_sizes, default=[100, 1000], help="accounts: 100,1000,3000")
    parser.add_argument("--serve", type=int, default=0, help="accounts of the preview that is edited")
    return parser


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


def _measure(accounts: int, folder: Path) -> Measured:
    book, static = folder / "book", folder / "static"
    book.mkdir(parents=True)
    write_book(accounts, book)
    content = write_static(book, static, HOUSE)
    ours = _run([*_python("goodstanding"), "build", "--root", str(book), "--out", str(folder / "ours")])
    beside = _run([*_python("mkdocs"), "build", "--quiet", "--config-file", str(static / "mkdocs.yml")])
    print(f"{accounts} accounts: ours {ours.clock:.1f} s, static {beside.clock:.1f} s", file=sys.stderr)
    return Measured(accounts, content.pages, content.size // content.pages, ours, beside)


def _python(module: str) -> list[str]:
    return [sys.executable, "-m", module]


def _run(command: list[str]) -> Taken:
    before, began = os.times(), time.perf_counter()
    subprocess.run(
        command, check=True, env={**os.environ, **QUIET}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    clock, after = time.perf_counter() - began, os.times()
    user, system = after.children_user - before.children_user, after.children_system - before.children_system
    return Taken(clock, user + system)


def _table(measured: list[Measured]) -> str:
    return "\n".join(_rows(measured))


def _rows(measured: list[Measured]) -> Iterator[str]:
    yield "| accounts | pages made | Markdown each | ours | static Markdown | ratio | of processors |"
    yield "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for one in measured:
        ratio, work = one.ours.clock / one.static.clock, one.ours.processor / one.static.processor
        yield (
            f"| {one.accounts:,} | {one.pages:,} | {one.bytes_each / 1000:.1f} kB | {one.ours.clock:.1f} s "
            f"| {one.static.clock:.1f} s | {ratio:.2f} | {work:.2f} |"
        )


def _edit(accounts: int, place: str) -> float:
    """How long after an edit the served page tells it."""
    book = Path(place) / "served"
    book.mkdir()
    write_book(accounts, book)
    # A book lies in git: its past is read from there, and an edit that is not committed is none of it.
    for words in (["init", "-q"], ["add", "."], [*_AUTHOR, "commit", "-q", "-m", "The book"]):
        subprocess.run(["git", *words], cwd=book, check=True)
    account = min((book / "accounts").glob("[a-z]*/account.yml"))
    port = "8497"
    command = [*_python("goodstanding"), "serve", "--root", str(book), "--port", port]
    way = f"http://127.0.0.1:{port}/accounts/{account.parent.name}/"
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(command, env={**os.environ, **QUIET}, stdout=nowhere, stderr=nowhere) as server:
        try:
            _wait_for(way, "</html>")
            text = account.read_text(encoding="utf-8")
            account.write_text(f"{text}context: Looked at once more today\n", encoding="utf-8")
            began = time.perf_counter()
            _wait_for(way, "Looked at once more today")
            return time.perf_counter() - began
        finally:
            server.terminate()


def _wait_for(way: str, words: str) -> None:
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        try:
            with urllib.request.urlopen(way, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
                if words in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.05)
    raise SystemExit(f"{way} did not tell '{words}' within {PATIENCE} s")


if __name__ == "__main__":
    sys.exit(main())
