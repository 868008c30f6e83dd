#!/usr/bin/env python3
"""Measures `standing check` beside other checkers of YAML, on the same files and in one run.

`bench.py` makes books of 100, 1,000 and 10,000 accounts (`--sizes` for others), checks each in fresh
processes: cold, once more, and after one record was edited. It puts check-jsonschema and yamllint
beside it on those of 100 and 1,000 (`--beside` for others, `--alone` for none), and tells where the
time goes in the middle one. Rounds are interleaved, so that a busy moment hits all alike, and medians
are shown; of books larger than 20,000 accounts there is one round, and so of the others' runs on more
than 500. Before each run every file is read once, as a checkout leaves it. `--write` makes
docs/guide/speed.md.
Run it with the Python that has the project and its test packages.
"""

import argparse
import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from book_maker.book import kind_of, write_book
from measures.stages import time_stages
from speed_page import COLD, EDITED, JSONSCHEMA, ONCE_FROM, STANDING, WARM, YAMLLINT, Book, Run, render_page

HOUSE = Path(__file__).resolve().parent.parent
PAGE = HOUSE / "docs" / "guide" / "speed.md"
# More names than this on one command line are refused by some systems.
NAMES_AT_ONCE = 5000
BESIDE = (100, 1000)
OTHERS_ONCE_FROM = 500
CANNOT_RUN = 3
# By the name under which Python runs each.
OURS, OTHERS = ("goodstanding",), ("check_jsonschema", "yamllint")


def main(words: list[str] | None = None) -> int:
    """Measures, prints the table and, where asked, writes the page."""
    asked = _parser().parse_args(words)
    beside = set() if asked.alone else {size for size in asked.beside or BESIDE if size in asked.sizes}
    if lacking := _lacking(others=bool(beside)):
        print(
            f"not installed here: {', '.join(lacking)}; run python scripts/setup_venv.py test",
            file=sys.stderr,
        )
        return CANNOT_RUN
    with tempfile.TemporaryDirectory(prefix="standing-bench-") as place:
        books = [_made(size, Path(place) / str(size)) for size in sorted({*asked.sizes})]
        runs = [run for book in books for run in _runs(book, others=book.accounts in beside)]
        # Once for nothing: what is installed is compiled, and its files have been read before.
        _measure(Run(STANDING, books[0]), Path(place) / "first")
        for number in range(asked.rounds):
            for run in runs:
                size = run.book.accounts
                if number == 0 or size <= (ONCE_FROM if run.tool == STANDING else OTHERS_ONCE_FROM):
                    _measure(run, Path(place) / "cache" / f"{size}-{number}")
                    print(f"round {number + 1}: {run.tool}, {run.state}, {size}", file=sys.stderr)
        middle = books[len(books) // 2]
        stages = time_stages(middle.folder, date.today(), Path(place) / "stages")  # noqa: DTZ011 - as check does
    text = render_page(runs, asked.rounds, middle.accounts, stages)
    print(text)
    if asked.write:
        PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure standing check beside other checkers.")
    parser.add_argument("--sizes", type=_sizes, default=[100, 1000, 10000], help="accounts: 100,1000,10000")
    parser.add_argument("--beside", type=_sizes, help="those on which others are measured: 100,1000")
    parser.add_argument("--alone", action="store_true", help="measure nothing beside standing check")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured")
    parser.add_argument("--write", action="store_true", help="write docs/guide/speed.md")
    return parser


def _lacking(*, others: bool) -> list[str]:
    """The programs that are to be measured and are not there."""
    wanted = (*OURS, *OTHERS) if others else OURS
    return [name for name in wanted if importlib.util.find_spec(name) is None]


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
    _have_read(run.book)
    began = time.perf_counter()
    used = [_run(command, environment) for command in _commands(run)]
    run.seconds.append(time.perf_counter() - began)
    run.processor.append(sum(processor for processor, _ in used))
    run.megabytes.append(max(megabytes for _, megabytes in used))


def _have_read(book: Book) -> None:
    """Reads every file, so that none of the tools has to wait for the disk, whichever books came between."""
    for paths in book.files.values():
        for path in paths:
            Path(path).read_bytes()


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
