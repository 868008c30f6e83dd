"""`standing init`: a new book, ready to keep records in."""

from typing import TYPE_CHECKING

import click

from goodstanding.cli.options import with_occasion
from goodstanding.cli.writing import ask

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from goodstanding.occasion import Occasion
    from goodstanding.writing.beginning import Beginning
    from goodstanding.writing.clients import Listed


@click.command()
@click.argument("folder", metavar="DIR")
@click.option("--manager", metavar="NAME", help="Your first account manager, by full name.")
@click.option("--account", "names", metavar="NAME", multiple=True, help="A client, as often as needed.")
@click.option(
    "--accounts",
    "listed",
    metavar="FILE",
    help="A plain list of clients, a name a line; or a spreadsheet saved as text, with headed columns.",
)
@click.option(
    "--person",
    "people",
    metavar='"NAME;ROLE,ROLE"',
    multiple=True,
    help="One more of you with their roles, as often as needed.",
)
@click.option("--delivery-lead", metavar="NAME", help="Who of you is asked when something goes wrong.")
@click.option("--working-days", metavar="DAYS", help="The days you work, if not mon,tue,wed,thu,fri.")
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
    people: tuple[str, ...],
    host: str,
    *,
    dry_run: bool,
    **words: str | None,
) -> None:
    """Begin a book in DIR: the policy, the first of us and of our clients, and the playbook.

    With it come the settings of the site, workflows that check and publish, the letters, and what
    editors need. Nothing that is there already is written over. The book opens on the day of --as-of.
    """
    from goodstanding.cli import terminal
    from goodstanding.cli.files import write_all
    from goodstanding.writing.beginning import files_of

    beginning, left_out = _beginning(names, people, host, words)
    files = files_of(beginning)
    _refuse_to_overwrite(folder, files)
    for heading in left_out:
        terminal.say(f"left out, as no record has a place for it: the column '{heading}'\n")
    if dry_run:
        terminal.say("".join(f"{place}\n" for place in sorted(files)))
        return
    write_all(folder, files)
    number = len(beginning.clients)
    count = f"{number} {'account' if number == 1 else 'accounts'}"
    terminal.say(f"a book of {count} begun in {folder}\nnext: standing check --root {folder}\n")


def _beginning(
    names: tuple[str, ...], people: tuple[str, ...], host: str, words: "dict[str, str | None]"
) -> "tuple[Beginning, tuple[str, ...]]":
    """What the book begins with, asked for where it was not said; and the columns left out of the list."""
    from goodstanding.writing.beginning import Beginning
    from goodstanding.writing.watch import Host

    manager = str(
        ask("Who is your first account manager (full name)?", words["manager"], "say --manager NAME")
    )
    listed = _clients(manager, names, words["listed"])
    lead = ask(
        "Who of you is asked when something goes wrong (full name; Enter: settled later)?",
        words["delivery_lead"],
        "--delivery-lead",
        required=False,
    )
    timezone = str(ask("Which time zone (such as Europe/London)?", words["timezone"], "say --timezone PLACE"))
    currency = str(ask("Which currency (such as EUR)?", words["currency"], "say --currency CODE"))
    days = ask(
        "On which days do you work (Enter: mon,tue,wed,thu,fri)?",
        words["working_days"],
        "--working-days",
        required=False,
    )
    roles = dict(_person(one) for one in people)
    if lead:
        roles[lead] = [*roles.get(lead, []), "delivery_lead"]
    working = [one.strip().lower() for one in (days or "").split(",") if one.strip()]
    day = _opened_on(timezone)
    made = Beginning(day, timezone, currency, listed.clients, manager, Host(host), roles, working)
    return made, listed.left_out


def _person(text: str) -> tuple[str, list[str]]:
    from goodstanding.errors import UsageError

    name, _, roles = text.partition(";")
    words = [one.strip() for one in roles.split(",") if one.strip()]
    if not name.strip() or not words:
        raise UsageError(f'--person "{text}": write it as "name;role,role", such as "Ola Hart;designer"')
    return name.strip(), words


def _clients(manager: str, names: tuple[str, ...], file: str | None) -> "Listed":
    from goodstanding.errors import UsageError
    from goodstanding.immutable import replace
    from goodstanding.writing.clients import Listed, read_clients

    listed = read_clients(_text_of(file), manager) if file else Listed(())
    if not file and not names:
        said = ask(
            "Who are your first clients (commas between)?", None, "say --account NAME or --accounts FILE"
        )
        names = tuple(str(said).split(","))
    more = read_clients("\n".join(("", *names)), manager).clients
    if not (listed.clients or more):
        raise UsageError("no client is named: say --account NAME or --accounts FILE")
    return replace(listed, clients=(*listed.clients, *more))


def _text_of(file: str) -> str:
    from pathlib import Path

    from goodstanding.errors import SourceError, UsageError

    try:
        data = Path(file).read_bytes()
        if data.startswith(b"PK"):
            raise UsageError(f"{file} is a spreadsheet's own file: save it as CSV in UTF-8, and give that")
        return data.decode("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise SourceError(f"{file} cannot be read: give a plain list saved as UTF-8") from fault


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
