"""Writes text to the terminal: coloured where a person looks, plain everywhere else."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import click

from goodstanding.reports.check_text import COLUMNS
from goodstanding.reports.lines import Line, Tone, to_text

NARROWEST = 60
_STYLES = {
    Tone.HEADING: "bold",
    Tone.ERROR: "bold red",
    Tone.WARNING: "yellow",
    Tone.NOTICE: "cyan",
    Tone.GOOD: "green",
    Tone.FAINT: "dim",
}


def columns() -> int:
    """How wide lines may be: the terminal's width within reason, fixed where nobody looks."""
    if not sys.stdout.isatty():
        return COLUMNS
    return max(NARROWEST, min(COLUMNS, shutil.get_terminal_size().columns - 1))


def say(text: str | bytes) -> None:
    """Writes text, or bytes with line ends of their own, as it is; a reader that has gone is no fault."""
    with _whoever_reads():
        click.echo(text, nl=False)
        sys.stdout.flush()


def say_pieces(pieces: Iterable[str]) -> None:
    """The same of a long text, each piece of which is written before the next is made."""
    with _whoever_reads():
        sys.stdout.writelines(pieces)
        sys.stdout.flush()


@contextmanager
def _whoever_reads() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        # Python would complain again when it closes the stream at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say_lines(lines: Sequence[Line]) -> None:
    """Writes lines, coloured on a terminal unless NO_COLOR says otherwise."""
    if not sys.stdout.isatty():
        say(to_text(lines))
        return
    # Imported only for people: it takes as long as judging a small book.
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    for row in lines:
        text = Text()
        for piece in row:
            text.append(piece.text, _STYLES.get(piece.tone))
        console.print(text)
