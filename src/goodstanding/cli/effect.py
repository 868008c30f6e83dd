"""`standing effect`: what a change does before it is merged."""

from typing import TYPE_CHECKING

import click

from goodstanding.cli.options import with_occasion

if TYPE_CHECKING:
    from collections.abc import Callable

    from goodstanding.effect import Line
    from goodstanding.occasion import Occasion
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
    and closed, what moves in the evidence and in everybody's load, and what a new policy does to
    all. Without HEAD it is the files as they lie. Where BASE has gone on, the merge is tried first.
    """
    from goodstanding.effect import line_of
    from goodstanding.errors import UsageError
    from goodstanding.history.repository import commit_of
    from goodstanding.immutable import replace
    from goodstanding.occasion import branched_from

    if head and staged:
        raise UsageError("say HEAD or --staged, not both")
    occasion = load()
    occasion = replace(occasion, at=None if staged else head or occasion.at)
    parted, root = branched_from(occasion, base), occasion.root
    tip = commit_of(root, occasion.at) if occasion.at else None
    with line_of(root, commit_of(root, base), parted, tip, staged=staged) as line:
        _say(_report(replace(occasion, at=tip), line), form)


def _report(occasion: "Occasion", line: "Line") -> "EffectReport":
    from goodstanding.effect import Sides, effect_of, judges_the_past_anew, pasts_of_change
    from goodstanding.history import NO_PASTS
    from goodstanding.occasion import looked_at
    from goodstanding.reports.effect_report import EffectReport

    looked, touched = looked_at(occasion), line.touched
    pasts = (NO_PASTS, NO_PASTS)
    if looked:
        anew = touched.firm and judges_the_past_anew(line.before, line.later(touched.folders))
        pasts = pasts_of_change(looked, line, occasion.as_of, every_account=anew)
    found = effect_of(Sides(line.before, line.later, touched, occasion.as_of, pasts, line.renamed))
    return EffectReport(
        effect=found,
        base=line.base,
        head=occasion.at,
        as_of=occasion.as_of,
        whole_book=touched.firm,
        merge=line.merge,
    )


def _say(report: "EffectReport", form: str) -> None:
    from goodstanding.cli import terminal
    from goodstanding.reports import effect_forms

    if form == "json":
        terminal.say(effect_forms.render_effect_json(report))
    elif form == "markdown":
        terminal.say(effect_forms.render_effect_markdown(report))
    else:
        terminal.say_lines(effect_forms.render_effect(report, terminal.columns()))
