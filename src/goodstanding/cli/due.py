"""`standing due`: the weekly scan, who owes what to whom."""

from typing import TYPE_CHECKING

import click

from goodstanding.cli.completion import complete_accounts, complete_people
from goodstanding.cli.options import end_with, with_occasion

if TYPE_CHECKING:
    from collections.abc import Callable

    from goodstanding.occasion import Occasion
    from goodstanding.records.source import Source
    from goodstanding.reports.due_text import Scan
    from goodstanding.reports.forecast import Absence
    from goodstanding.reports.report import Report

FORMATS = ("text", "json", "markdown", "digest", "ics")
SHIPPED_SPAN = "14d"


@click.command()
@click.option(
    "--manager",
    metavar="PERSON",
    shell_complete=complete_people,
    help="Only what this person owes ('nobody' too).",
)
@click.option(
    "--account",
    metavar="ACCOUNT",
    shell_complete=complete_accounts,
    help="Only what is owed to this account.",
)
@click.option(
    "--within",
    metavar="SPAN",
    help=f"How far to look ahead, as 14d or 2w; else {SHIPPED_SPAN}. What is late is always shown.",
)
@click.option("--weeks", metavar="N", type=click.IntRange(1, 520), help="The next N weeks, week by week.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="For people, for programs, as a page, as the issue of a week, or for a calendar.",
)
@with_occasion
def due(
    load: "Callable[[], Occasion]",
    manager: str | None,
    account: str | None,
    within: str | None,
    weeks: int | None,
    form: str,
) -> None:
    """Show what is late and what comes next, by whoever owes it.

    All conversations owed to one account are one entry: one talk can settle them. With --weeks a
    table counts the entries by manager and week; weeks that are too full are pointed out, and absences
    in which something falls due.
    """
    from goodstanding.cli.narrowing import known_account, known_owner, last_day
    from goodstanding.errors import UsageError
    from goodstanding.reports.due_text import Scan
    from goodstanding.reports.report import build_report
    from goodstanding.reports.scope import Scope
    from goodstanding.standing import assess

    if within and weeks:
        raise UsageError("say --within or --weeks, not both")
    occasion = load()
    span = f"{weeks}w" if weeks else within or SHIPPED_SPAN
    until_on = last_day(occasion.as_of, span)
    if account:
        known_account(occasion.source, account)
    standing = assess(occasion.source, occasion.as_of, cache_folder=occasion.cache_folder)
    if manager:
        known_owner(occasion.source, manager, (duty.owner for duty in standing.duties))
    scope = Scope(owner=manager, account=account, until_on=until_on)
    report = build_report(standing, occasion.source, scope, prefix=occasion.prefix)
    most, away = _what_a_week_bears(occasion.source) if weeks else (None, ())
    _say(report, Scan(until_on, bool(weeks), bool(manager), most, away), form)
    end_with(0 if standing.judged else 1)


def _what_a_week_bears(source: "Source") -> "tuple[int | None, tuple[Absence, ...]]":
    """What the policy says one person can do in a week, and the days on which somebody is away."""
    from goodstanding.book import load_firm
    from goodstanding.reports.forecast import Absence

    firm = load_firm(source).firm
    if firm is None:
        return None, ()
    away = (
        Absence(id_, one.starts_on, one.ends_on, one.cover)
        for id_, person in sorted(firm.people.items())
        for one in person.away
    )
    return firm.policy.load.due_per_week, tuple(away)


def _say(report: "Report", scan: "Scan", form: str) -> None:
    from goodstanding.cli import terminal

    if form == "json":
        from goodstanding.reports.json_report import json_pieces

        terminal.say_pieces([*json_pieces(report)])
    elif form == "markdown":
        from goodstanding.reports.due_markdown import render_due_markdown

        terminal.say(render_due_markdown(report, scan))
    elif form == "digest":
        from goodstanding.reports.digest import render_digest

        terminal.say(render_digest(report))
    elif form == "ics":
        from goodstanding.reports.calendar import render_due_calendar

        terminal.say(render_due_calendar(report))
    else:
        from goodstanding.reports.due_text import render_due

        terminal.say_lines(render_due(report, scan, terminal.columns()))
