"""`standing codeowners`: who the host asks to review a change to an account."""

from typing import TYPE_CHECKING

import click

from goodstanding.cli.options import end_with, with_occasion

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from goodstanding.occasion import Occasion
    from goodstanding.writing.codeowners import Owners

BEHIND = 1
MARKS = ".gitlab-ci.yml"


@click.command()
@click.option(
    "--check", "compare", is_flag=True, help="Say whether the file is behind; exit code 1 if it is."
)
@click.option("--write", is_flag=True, help="Write the lines into the file; lines of your own stay.")
@with_occasion
def codeowners(load: "Callable[[], Occasion]", *, compare: bool, write: bool) -> None:
    """Show the CODEOWNERS lines: each account's manager and deputy, by their e-mail addresses.

    GitHub and GitLab then ask them to review what changes in their accounts. Where neither is
    still with us, the policy's default owner is asked.
    """
    from goodstanding.book import load_book
    from goodstanding.cli import terminal
    from goodstanding.errors import SourceError, UsageError
    from goodstanding.reports.visible import visible
    from goodstanding.writing.codeowners import owners_of

    if compare and write:
        raise UsageError("say --check or --write, not both")
    occasion = load()
    book = load_book(occasion.source)
    if book.firm is None:
        raise SourceError("the policy (accounts/_policy.yml) could not be read: standing check says why")
    owners = owners_of(book, book.firm, occasion.prefix, occasion.as_of)
    if compare:
        end_with(_compare(occasion, owners))
    elif write:
        _write(occasion, owners)
    else:
        terminal.say("".join(f"{visible(one)}\n" for one in owners.lines))
    _mention_unnamed(owners)


def _top(occasion: "Occasion") -> "Path":
    """The top of the repository."""
    depth = occasion.prefix.count("/")
    return occasion.root.parents[depth - 1] if depth else occasion.root


def _file(top: "Path") -> "Path":
    """The file that is there, else the place where the host would look first."""
    from goodstanding.writing.codeowners import PLACES

    there = [top / place for place in PLACES if (top / place).is_file()]
    return there[0] if there else top / (PLACES[-1] if (top / MARKS).is_file() else PLACES[0])


def _read(path: "Path") -> str:
    from goodstanding.errors import SourceError

    try:
        return path.read_text(encoding="utf-8") if path.is_file() else ""
    except (OSError, UnicodeDecodeError) as fault:
        raise SourceError(f"{path} cannot be read: save it as UTF-8") from fault


def _compare(occasion: "Occasion", owners: "Owners") -> int:
    from goodstanding.cli import terminal
    from goodstanding.reports.visible import visible
    from goodstanding.writing.codeowners import BEGIN, differences

    top = _top(occasion)
    path = _file(top)
    name, text = path.relative_to(top).as_posix(), _read(path)
    if BEGIN not in text:
        terminal.say("no CODEOWNERS of ours here: standing codeowners --write makes one\n")
        return 0
    wanted = owners.laid_into(text)
    if text == wanted:
        terminal.say(f"{name} is up to date\n")
        return 0
    rows = "".join(f"  {visible(row)}\n" for row in differences(text, wanted))
    terminal.say(f"{name} is behind the records: run standing codeowners --write\n{rows}")
    return BEHIND


def _write(occasion: "Occasion", owners: "Owners") -> None:
    from goodstanding.cli import terminal
    from goodstanding.cli.files import write_all
    from goodstanding.errors import UsageError

    if occasion.at:
        raise UsageError("--at shows what was; the file is written as the records are now")
    top = _top(occasion)
    path = _file(top)
    name = path.relative_to(top).as_posix()
    write_all(str(top), {name: owners.laid_into(_read(path))})
    terminal.say(f"written: {name}\n")


def _mention_unnamed(owners: "Owners") -> None:
    if owners.unnamed:
        people = ", ".join(owners.unnamed)
        click.echo(f"not named, as their records have no 'email' to go by: {people}", err=True)
