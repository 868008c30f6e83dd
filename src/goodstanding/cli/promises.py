"""`standing promises`: how promises ended, as the history has it."""

from typing import TYPE_CHECKING

import click

from goodstanding.cli.completion import complete_accounts
from goodstanding.cli.options import with_occasion

if TYPE_CHECKING:
    from collections.abc import Callable

    from goodstanding.history.ledger import Ledger
    from goodstanding.occasion import Occasion
    from goodstanding.reports.promise_report import PromiseReport

FORMATS = ("text", "json", "markdown")


@click.command()
@click.argument("account", metavar="[ACCOUNT]", required=False, shell_complete=complete_accounts)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="For people, for programs, or for a page.",
)
@with_occasion
def promises(load: "Callable[[], Occasion]", account: str | None, form: str) -> None:
    """Count how the promises of twelve months ended, of the book or of one ACCOUNT.

    Git knows the first day of every promise and when it moved; no later edit makes it look better.
    Needs the whole history: where only part of it is here, the exit code is 3.
    """
    from goodstanding.book import load_firm
    from goodstanding.cli.narrowing import known_account
    from goodstanding.reports.promise_report import PromiseReport

    occasion = load()
    ledger = _ledger(occasion, account)
    if account and not ledger.promises:
        known_account(occasion.source, account)
    firm = load_firm(occasion.source).firm
    days = int(firm.policy.limit("record-backdated", "days")) if firm else 0
    _say(PromiseReport(ledger, account, days), form)


def _ledger(occasion: "Occasion", account: str | None) -> "Ledger":
    from goodstanding.history.hidden import hidden_today
    from goodstanding.history.ledger import ledger_at_its_word, ledger_of
    from goodstanding.history.pasts import COMMITMENTS
    from goodstanding.history.reading import open_history
    from goodstanding.occasion import looked_at

    looked = looked_at(occasion)
    if looked is None:
        return ledger_at_its_word(occasion.source, occasion.as_of, account)
    history = open_history(looked)
    told = [one for one in history.lives if one.folder == COMMITMENTS and account in {None, one.account}]
    return ledger_of(history, occasion.as_of, account, hidden_today(occasion.source, told))


def _say(report: "PromiseReport", form: str) -> None:
    from goodstanding.cli import terminal

    if form == "json":
        from goodstanding.reports.promises_json import render_promises_json

        terminal.say(render_promises_json(report))
    elif form == "markdown":
        from goodstanding.reports.promises_markdown import render_promises_markdown

        terminal.say(render_promises_markdown(report))
    else:
        from goodstanding.reports.promises_text import render_promises

        terminal.say_lines(render_promises(report, terminal.columns()))
