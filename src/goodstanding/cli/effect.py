"""`standing effect`: what a change does before it is merged."""

from typing import TYPE_CHECKING

import click

from goodstanding.cli.options import with_occasion

if TYPE_CHECKING:
    from collections.abc import Callable

    from goodstanding.occasion import Occasion
    from goodstanding.records.source import Source
    from goodstanding.reports.effect_report import EffectReport

FORMATS = ("text", "json", "markdown")


@click.command()
@click.argument("base")
@click.argument("head", metavar="[HEAD]", required=False)
@click.option("--staged", is_flag=True, help="What the next commit would change, not the files as they lie.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="For people, for programs, or for a comment.",
)
@with_occasion
def effect(load: "Callable[[], Occasion]", base: str, head: str | None, form: str, *, staged: bool) -> None:
    """Show what changes for clients and colleagues between BASE and HEAD, both as of the same day.

    Who leaves or enters the overdue list and when, findings mended and made, promises made, moved
    and closed, and what a new policy does to everybody. Without HEAD it is the files as they lie.
    BASE is taken where this line of work left it.
    """
    from dataclasses import replace

    from goodstanding.effect import compare, load_sides, touched_by
    from goodstanding.errors import UsageError
    from goodstanding.occasion import branched_from, changed_since, staged_since
    from goodstanding.records.stored import Commit
    from goodstanding.reports.effect_report import EffectReport

    if head and staged:
        raise UsageError("say HEAD or --staged, not both")
    occasion = load()
    occasion = replace(occasion, at=head or occasion.at)
    touched = touched_by((staged_since if staged else changed_since)(occasion, base))
    before = Commit(occasion.root, branched_from(occasion, base), touched.folders)
    sides = load_sides(
        before, _later(occasion, staged=staged), touched, occasion.as_of, occasion.cache_folder
    )
    commit = Commit(occasion.root, occasion.at, frozenset()).commit if occasion.at else None
    accounts = sorted(sides[1].standing.accounts) if touched.firm else touched.accounts
    report = EffectReport(
        compare(*sides), before.commit or base, commit, occasion.as_of, tuple(accounts), touched.firm
    )
    _say(report, form)


def _later(occasion: "Occasion", *, staged: bool) -> "Callable[[frozenset[str] | None], Source]":
    """The later side's source, with as many folders read as are needed."""
    from goodstanding.records.source import Folder
    from goodstanding.records.stored import Commit, Index

    def source(folders: frozenset[str] | None) -> "Source":
        if staged:
            return Index(occasion.root, folders)
        return Commit(occasion.root, occasion.at, folders) if occasion.at else Folder(occasion.root)

    return source


def _say(report: "EffectReport", form: str) -> None:
    from goodstanding.cli import terminal
    from goodstanding.reports import effect_forms

    if form == "json":
        terminal.say(effect_forms.render_effect_json(report))
    elif form == "markdown":
        terminal.say(effect_forms.render_effect_markdown(report))
    else:
        terminal.say_lines(effect_forms.render_effect(report, terminal.columns()))
