"""`standing check`: judges the whole book and says what is wrong and what is late."""

from typing import TYPE_CHECKING

import click

from goodstanding.cli.completion import complete_places
from goodstanding.cli.options import end_with, with_occasion

if TYPE_CHECKING:
    from collections.abc import Callable

    from goodstanding.occasion import Occasion
    from goodstanding.reports.report import Report

FORMATS = ("text", "json", "github", "gitlab", "markdown")
FAIL_ON = ("error", "overdue", "never")
FOUND = 1


@click.command()
@click.argument("places", metavar="[PATH]...", nargs=-1, shell_complete=complete_places)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="For people, for programs, as annotations, as a code quality report, or as a job summary.",
)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="error",
    show_default=True,
    help="What makes the exit code 1; 'overdue' includes errors. What is snoozed or waived never does.",
)
@click.option(
    "--changed-since",
    metavar="REV",
    help="Show only what stands on records changed since that commit; all is judged.",
)
@click.option(
    "--for-change",
    metavar="REV",
    help="Judge what changed since that commit as a change under review: a promise it moves silently is "
    "an error, and annotations begin with its records. Nothing is left out.",
)
@click.option(
    "--no-history",
    is_flag=True,
    help="Leave out what only the book's history can tell.",
)
@with_occasion
def check(
    load: "Callable[[], Occasion]",
    places: tuple[str, ...],
    form: str,
    fail_on: str,
    changed_since: str | None,
    for_change: str | None,
    *,
    no_history: bool,
) -> None:
    """Judge the whole book: what is wrong in its records, what is owed, what is late.

    PATH is a file, a folder, an account or a record; it narrows what is shown, never what is
    judged. Exit code: 0 all well, 1 something found (see --fail-on), 2 wrong usage, 3 could not
    run.
    """
    from goodstanding.cli.narrowing import scope_of
    from goodstanding.history import NO_PASTS
    from goodstanding.occasion import changed_since as files_since
    from goodstanding.occasion import pasts_of
    from goodstanding.reports.report import build_report
    from goodstanding.standing import assess

    occasion = load()
    scope = scope_of(occasion, places, changed_since)
    touched = files_since(occasion, for_change) if for_change else frozenset[str]()
    pasts = NO_PASTS if no_history else pasts_of(occasion, changed_since or for_change)
    standing = assess(occasion.source, occasion.as_of, cache_folder=occasion.cache_folder, pasts=pasts)
    report = build_report(standing, occasion.source, scope, prefix=occasion.prefix)
    _say(report, form, touched)
    end_with(exit_code(report, fail_on))


def _say(report: "Report", form: str, touched: frozenset[str]) -> None:
    from goodstanding.cli import terminal

    if form == "json":
        from goodstanding.reports.json_report import json_pieces

        terminal.say_pieces(json_pieces(report))
    elif form == "github":
        from goodstanding.reports.github_report import render_github

        terminal.say(render_github(report, touched))
    elif form == "gitlab":
        from goodstanding.reports.gitlab_report import render_gitlab

        terminal.say(render_gitlab(report))
    elif form == "markdown":
        from goodstanding.reports.markdown_report import render_markdown

        terminal.say(render_markdown(report))
    else:
        from goodstanding.reports.check_text import render_check

        terminal.say_lines(render_check(report, terminal.columns()))


def exit_code(report: "Report", fail_on: str) -> int:
    """1 where something shown weighs as much as `fail_on`, or where nothing could be judged."""
    from goodstanding.finding import Severity

    if not report.standing.judged:
        return FOUND
    if fail_on == "never":
        return 0
    found = report.severities[Severity.ERROR]
    if fail_on == "overdue":
        found += len(report.overdue)
    return FOUND if found else 0
