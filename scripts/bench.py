#!/usr/bin/env python3
"""Measures `standing check` beside other checkers of YAML, on the same files and in one run.

`bench.py` makes books of 100 and 1,000 accounts (`--sizes 100,1000,10000` for others), checks each
in fresh processes: cold, once more, and after one record was edited. It puts check-jsonschema and
yamllint beside it on a smaller book (`--beside 300`), since they are slow; `--full` runs them on
every book. Rounds are interleaved, so that a busy moment hits all alike, and medians are shown; of
books larger than 2,000 accounts there is one round. `--write` makes docs/guide/speed.md.
Run it with the Python that has the project and its test packages.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from book_maker.book import kind_of, write_book
from speed_page import COLD, EDITED, JSONSCHEMA, ONCE_FROM, STANDING, WARM, YAMLLINT, Book, Run, render_page

HOUSE = Path(__file__).resolve().parent.parent
PAGE = HOUSE / "docs" / "guide" / "speed.md"
# More names than this on one command line are refused by some systems.
NAMES_AT_ONCE = 5000


def main(words: list[str] | None = None) -> int:
    """Measures, prints the table and, where asked, writes the page."""
    asked = _parser().parse_args(words)
    with tempfile.TemporaryDirectory(prefix="standing-bench-") as place:
        sizes = sorted({*asked.sizes, asked.beside})
        books = [_made(size, Path(place) / str(size)) for size in sizes]
        runs = [
            run for book in books for run in _runs(book, others=asked.full or book.accounts == asked.beside)
        ]
        # Once for nothing: what is installed is compiled, and its files have been read before.
        _measure(Run(STANDING, books[0]), Path(place) / "first")
        for number in range(asked.rounds):
            for run in runs:
                size = run.book.accounts
                if number == 0 or size <= ONCE_FROM:
                    _measure(run, Path(place) / "cache" / f"{size}-{number}")
                    print(f"round {number + 1}: {run.tool}, {run.state}, {size}", file=sys.stderr)
    text = render_page(runs, asked.rounds)
    print(text)
    if asked.write:
        PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure standing check beside other checkers.")
    parser.add_argument("--sizes", type=_sizes, default=[100, 1000], help="accounts: 100,1000,10000")
    parser.add_argument("--beside", type=int, default=300, help="accounts of the comparison")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured")
    parser.add_argument("--full", action="store_true", help="compare on every book (slow)")
    parser.add_argument("--write", action="store_true", help="write docs/guide/speed.md")
    return parser


def _runs(book: Book, *, others: bool) -> list[Run]:
    """What is measured of a book, in this order: what the first remembers, the second finds."""
    own = [Run(STANDING, book, state=state) for state in (COLD, WARM, EDITED)]
    return [*own, Run(JSONSCHEMA, book), Run(YAMLLINT, book)] if others else own


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
    # Whoever installs a package keeps it compiled, and on a desk the cache is in use.
    left_out = ("PYTHONDONTWRITEBYTECODE", "CI")
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    environment |= {"XDG_CACHE_HOME": str(cache)}
    if run.state == EDITED:
        with Path(run.book.files["contact"][0]).open("a", encoding="utf-8") as record:
            record.write("# looked at again\n")
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


if __name__ == "__main__":
    sys.exit(main())
