"""`standing history`: the life of an account or a record in plain words."""

from typing import TYPE_CHECKING

import click

from goodstanding.cli.completion import complete_records
from goodstanding.cli.options import with_occasion

if TYPE_CHECKING:
    from collections.abc import Callable

    from goodstanding.history.lives import Life
    from goodstanding.occasion import Occasion
    from goodstanding.reports.history_report import HistoryReport

FORMATS = ("text", "json", "markdown")


@click.command()
@click.argument("place", metavar="ACCOUNT|RECORD", shell_complete=complete_records)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="For people, for programs, or for a page.",
)
@with_occasion
def history(load: "Callable[[], Occasion]", place: str, form: str) -> None:
    """Tell what happened to an account or a record.

    Who changed what in ACCOUNT|RECORD, and when it came in; a record may go by a former name.

    Edits of one person within an hour are told as one. Needs the whole history: where only part of
    it is here, the exit code is 3.
    """
    from goodstanding.history.hidden import hidden_today
    from goodstanding.history.index import load_log
    from goodstanding.history.lives import lives_of
    from goodstanding.history.repository import open_repository
    from goodstanding.history.story import load_story
    from goodstanding.occasion import time_zone_of
    from goodstanding.reports.history_report import HistoryReport

    occasion = load()
    repository = open_repository(occasion.root, occasion.at)
    log = load_log(repository, occasion.cache_folder)
    lives = _meant(lives_of(log.steps), place)
    events = load_story(log, lives, time_zone_of(occasion), hidden_today(occasion.source, lives))
    subject = place.removeprefix("accounts/").removesuffix(".yml").rstrip("/")
    _say(HistoryReport(subject, repository.head, tuple(events), _people(occasion)), form)


def _meant(lives: "list[Life]", place: str) -> "list[Life]":
    """The lives of that account, or of the record that has or had that name."""
    from goodstanding.cli.narrowing import guess
    from goodstanding.errors import UsageError
    from goodstanding.kinds import file_of

    name = place.removeprefix("accounts/").removesuffix(".yml").rstrip("/")
    found = [life for life in lives if name in {life.account, life.record}]
    if not found:
        former = file_of(name)
        found = [life for life in lives if any(one.path == former for one in life.versions)]
    if not found:
        known = {word for life in lives for word in (life.account, life.record) if word}
        raise UsageError(f"the history knows no account or record '{place}'{guess(name, known)}")
    return found


def _people(occasion: "Occasion") -> dict[str, str]:
    from goodstanding.book import load_firm

    firm = load_firm(occasion.source).firm
    people = firm.people.values() if firm else ()
    return {one.email.casefold(): one.name for one in people if one.email and not one.is_restricted}


def _say(report: "HistoryReport", form: str) -> None:
    from goodstanding.cli import terminal
    from goodstanding.reports import history_report

    if form == "json":
        terminal.say(history_report.render_history_json(report))
    elif form == "markdown":
        terminal.say(history_report.render_history_markdown(report))
    else:
        terminal.say_lines(history_report.render_history(report, terminal.columns()))
