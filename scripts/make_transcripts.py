"""What the commands say in the guide to writing records: every one is run, in order, in a small book.

    python scripts/make_transcripts.py [--check]

With `--check` nothing is written, and the exit code is 1 if the guide would differ.
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner

from goodstanding.cli.program import standing

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
GUIDE = ROOT / "docs/guide/writing-records.md"
# A command, which may go on after a backslash, with what it said, in a block of its own.
STEP = re.compile(r"^```text\n\$ standing ((?:[^\n]*\\\n)*[^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
DAY = "2026-03-02"


def transcribed(text: str, folder: Path) -> str:
    """The text with what every command in it says when they are run one after the other."""
    from tests.writing.books import make_book

    book = make_book(folder)
    with _alone(folder):
        return STEP.sub(lambda step: f"```text\n$ standing {step[1]}\n{_said(step[1], book)}```", text)


def _said(command: str, book: Path) -> str:
    words = [*shlex.split(command.replace("\\\n", " ")), "--root", str(book), "--as-of", DAY]
    done = CliRunner().invoke(standing, words, prog_name="standing")
    return done.output.replace(f"{book}/", "")


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """In that folder, and without what the machine's own settings would change."""
    kept, before = dict(os.environ), Path.cwd()
    for name in kept:
        if name.startswith(("STANDING_", "GIT_")):
            del os.environ[name]
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
        os.environ.update(kept)


def main(arguments: list[str]) -> int:
    """Writes the guide anew, or compares it."""
    text = GUIDE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        made = transcribed(text, Path(folder).resolve())
    if arguments == ["--check"]:
        return 1 if made != text else 0
    GUIDE.write_text(made, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
