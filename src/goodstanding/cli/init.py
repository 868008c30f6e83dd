"""`standing init`: a new book, ready to keep records in."""

from typing import TYPE_CHECKING

import click

from goodstanding.cli.options import with_occasion
from goodstanding.cli.writing import ask

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from goodstanding.occasion import Occasion
    from goodstanding.writing.beginning import Client


@click.command()
@click.argument("folder", metavar="DIR")
@click.option("--manager", metavar="NAME", help="Your first account manager, by full name.")
@click.option("--account", "names", metavar="NAME", multiple=True, help="A client, as often as needed.")
@click.option(
    "--accounts",
    "listed",
    metavar="FILE",
    help="A plain list of clients: a name a line; after ';' its account manager, if it is another.",
)
@click.option("--timezone", metavar="PLACE", help="Whose midnight begins a day, such as Europe/London.")
@click.option("--currency", metavar="CODE", help="The currency of amounts that name none, such as EUR.")
@click.option(
    "--host",
    type=click.Choice(("github", "gitlab", "other")),
    default="github",
    show_default=True,
    help="Where the book is kept: whose workflows watch over it.",
)
@click.option("--dry-run", is_flag=True, help="List the files and write nothing.")
@with_occasion
def init(
    load: "Callable[[], Occasion]",  # noqa: ARG001 - there is no book yet
    folder: str,
    names: tuple[str, ...],
    host: str,
    *,
    dry_run: bool,
    **words: str | None,
) -> None:
    """Begin a book in DIR: the policy, the first of us and of our clients, and the playbook.

    With it come the settings of the site, workflows that check and publish, and what editors
    need. Nothing that is there already is written over. The book opens on the day of --as-of.
    """
    from goodstanding.cli import terminal
    from goodstanding.cli.files import write_all
    from goodstanding.writing.beginning import Beginning, files_of
    from goodstanding.writing.watch import Host

    manager = ask("Who is your first account manager (full name)?", words["manager"], "say --manager NAME")
    clients = _clients(str(manager), names, words["listed"])
    timezone = ask("Which time zone (such as Europe/London)?", words["timezone"], "say --timezone PLACE")
    currency = ask("Which currency (such as EUR)?", words["currency"], "say --currency CODE")
    day = _opened_on(str(timezone))
    files = files_of(Beginning(day, str(timezone), str(currency), clients, str(manager), Host(host)))
    _refuse_to_overwrite(folder, files)
    if dry_run:
        terminal.say("".join(f"{place}\n" for place in sorted(files)))
        return
    write_all(folder, files)
    count = f"{len(clients)} {'account' if len(clients) == 1 else 'accounts'}"
    terminal.say(f"a book of {count} begun in {folder}\nnext: standing check --root {folder}\n")


def _clients(manager: str, names: tuple[str, ...], listed: str | None) -> "list[Client]":
    from pathlib import Path

    from goodstanding.errors import SourceError, UsageError
    from goodstanding.writing.beginning import read_clients

    if listed:
        try:
            text = Path(listed).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as fault:
            raise SourceError(f"{listed} cannot be read: give a plain list saved as UTF-8") from fault
    elif names:
        text = ""
    else:
        said = ask(
            "Who are your first clients (commas between)?", None, "say --account NAME or --accounts FILE"
        )
        names = tuple(str(said).split(","))
        text = ""
    clients = read_clients("\n".join([text, *names]), manager)
    if not clients:
        raise UsageError("no client is named: say --account NAME or --accounts FILE")
    return clients


def _opened_on(timezone: str) -> "date":
    from zoneinfo import ZoneInfo

    from goodstanding.dates import parse_day
    from goodstanding.errors import UsageError
    from goodstanding.occasion import AS_OF_NAME, TODAY, Machine

    machine = Machine()
    try:
        today = machine.now.astimezone(ZoneInfo(timezone)).date()
    except (KeyError, ValueError, OSError) as fault:
        raise UsageError(f"'{timezone}' is no time zone: write it as Europe/London") from fault
    asked = click.get_current_context().params["as_of"] or machine.environ.get(AS_OF_NAME)
    if not asked or asked == TODAY:
        return today
    if (day := parse_day(asked)) is None:
        raise UsageError(f"'{asked}' is no day: write it as 2026-06-01, or 'today'")
    return day


def _refuse_to_overwrite(folder: str, files: dict[str, str]) -> None:
    import os
    from pathlib import Path

    from goodstanding.errors import UsageError

    there = [place for place in sorted(files) if os.path.lexists(Path(folder) / place)]
    if os.path.lexists(Path(folder) / "accounts"):
        raise UsageError(f"{folder} has a folder 'accounts' already: name another folder")
    if there:
        raise UsageError(f"{folder} has {there[0]} already: name an empty folder, or move it away first")
