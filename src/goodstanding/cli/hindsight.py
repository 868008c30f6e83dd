"""`standing hindsight`: what was known on a day, and what was true."""

from typing import TYPE_CHECKING

import click

from goodstanding.cli.options import with_occasion

if TYPE_CHECKING:
    from collections.abc import Callable

    from goodstanding.occasion import Occasion
    from goodstanding.reports.hindsight import Hindsight

FORMATS = ("text", "json", "markdown")


@click.command()
@click.argument("account", metavar="[ACCOUNT]", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="For people, for programs, or for a page.",
)
@with_occasion
def hindsight(load: "Callable[[], Occasion]", account: str | None, form: str) -> None:
    """Compare what was known on a day (--as-of) with what was true.

    The book as it stood on that day's evening beside the book of now, both judged as of that day;
    of the whole book or of one ACCOUNT. What lies between them is late bookkeeping. Needs the whole
    history: where only part of it is here, the exit code is 3.
    """
    from goodstanding.cli import terminal
    from goodstanding.cli.narrowing import known_account
    from goodstanding.reports.hindsight import render_hindsight, render_hindsight_markdown

    occasion = load()
    if account:
        known_account(occasion.source, account)
    report = _compared(occasion, account)
    if form == "json":
        from goodstanding.reports.hindsight_json import render_hindsight_json

        terminal.say(render_hindsight_json(report))
    elif form == "markdown":
        terminal.say(render_hindsight_markdown(report))
    else:
        terminal.say_lines(render_hindsight(report, terminal.columns()))


def _compared(occasion: "Occasion", account: str | None) -> "Hindsight":
    from goodstanding.errors import SourceError
    from goodstanding.history.late import belated
    from goodstanding.history.log import came_in
    from goodstanding.history.months import months_of
    from goodstanding.history.reading import open_history
    from goodstanding.occasion import looked_at
    from goodstanding.records.stored import Commit
    from goodstanding.reports.hindsight import Hindsight
    from goodstanding.standing import assess

    looked = looked_at(occasion)
    if looked is None:
        raise SourceError("the history of a sample book tells how it was written, and not what was known")
    history, day = open_history(looked), occasion.as_of
    ends = months_of(history.log.steps, [day], looked.zone).ends
    if not ends or ends[0].commit is None:
        raise SourceError(f"nothing was in the book on {day}: it begins later")
    since = belated(history.lives, day, came_in(history.log.steps, looked.zone))
    return Hindsight(
        ends[0].commit,
        assess(Commit(occasion.root, ends[0].commit), day),
        assess(occasion.source, day, cache_folder=occasion.cache_folder),
        tuple(one for one in since if account is None or one.record.startswith(f"{account}/")),
        account,
    )
