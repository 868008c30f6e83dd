"""`standing explain`: the page of a rule or clock, with the policy's numbers."""

from typing import TYPE_CHECKING

import click

from goodstanding.cli.completion import complete_rules
from goodstanding.cli.options import with_occasion

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from goodstanding.occasion import Occasion
    from goodstanding.records.source import Source
    from goodstanding.reports.lines import Line

KINDS = {"docs/rules": "Rules", "docs/clocks": "Clocks"}


@click.command()
@click.argument("rule", metavar="[ID]", required=False, shell_complete=complete_rules)
@with_occasion
def explain(load: "Callable[[], Occasion]", rule: str | None) -> None:
    """Say what the rule or clock ID means, why, and what to do; without ID list them all.

    Within a book its own numbers are shown, elsewhere those that come with the program.
    """
    from goodstanding import resources
    from goodstanding.cli import terminal
    from goodstanding.cli.narrowing import guess
    from goodstanding.cli.policy_rows import policy_rows
    from goodstanding.errors import UsageError
    from goodstanding.reports.manual import pages_in, render_page

    pages = pages_in(*map(resources.folder, KINDS))
    if rule is None:
        terminal.say_lines(_listing())
        return
    if rule not in pages:
        hint = guess(rule, pages) or ": 'standing explain' lists them all"
        raise UsageError(f"there is no rule or clock '{rule}'{hint}")
    text = pages[rule].read_text(encoding="utf-8")
    terminal.say_lines(render_page(text, rule, policy_rows(_source(load)), terminal.columns()))


def _listing() -> "list[Line]":
    from goodstanding import resources
    from goodstanding.cli.terminal import columns
    from goodstanding.reports.lines import EMPTY, Piece, Tone, line, paragraph
    from goodstanding.reports.manual import first_sentence, pages_in

    lines: list[Line] = []
    for folder, title in KINDS.items():
        lines += [EMPTY] if lines else []
        lines.append(line(Piece(title, Tone.HEADING)))
        pages: dict[str, Path] = pages_in(resources.folder(folder))
        for id_, path in pages.items():
            lines.append(line(f"  {id_}"))
            sentence = first_sentence(path.read_text(encoding="utf-8"))
            lines += paragraph(sentence, 6, columns(), Tone.FAINT)
    return lines


def _source(load: "Callable[[], Occasion]") -> "Source | None":
    """The book's source, where there is a book."""
    from goodstanding.errors import SourceError

    try:
        return load().source
    except SourceError:
        return None
