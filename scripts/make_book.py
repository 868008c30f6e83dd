#!/usr/bin/env python3
"""Makes a fictional book of any size, the same every time.

`make_book.py N DIR` writes N accounts to DIR/accounts/, as of 1 June 2026. With
`--history COMMITS` DIR becomes a git repository whose commits tell how the book came about.
Only Python is needed; for a history, git.
"""

import argparse
import sys
from pathlib import Path

from book_maker.book import write_book
from book_maker.history import write_history


def main(words: list[str] | None = None) -> int:
    """Makes the book that the words ask for; 0 where it was made."""
    asked = _parser().parse_args(words)
    folder: Path = asked.folder
    if folder.exists() and any(folder.iterdir()):
        print(
            f"{folder} is not empty: name a new folder, so that nothing of yours is overwritten",
            file=sys.stderr,
        )
        return 2
    folder.mkdir(parents=True, exist_ok=True)
    if not asked.history:
        files = write_book(asked.accounts, folder)
        print(f"{asked.accounts} accounts in {files} files under {folder / 'accounts'}")
        return 0
    try:
        head = write_history(asked.accounts, folder, asked.history)
    except ValueError as fault:
        print(fault, file=sys.stderr)
        return 2
    print(f"{asked.accounts} accounts in {asked.history} commits, the last {head}, in {folder}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Make a fictional book of accounts, the same every time.")
    parser.add_argument("accounts", type=_count, metavar="N", help="how many accounts")
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    parser.add_argument(
        "--history",
        type=_count,
        metavar="COMMITS",
        help="make it a git repository of so many commits",
    )
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


if __name__ == "__main__":
    sys.exit(main())
