"""`standing draft`: a text for the client or a colleague, filled from the records."""

from typing import TYPE_CHECKING

import click

from goodstanding.cli.completion import complete_accounts, complete_templates
from goodstanding.cli.options import with_occasion

if TYPE_CHECKING:
    from collections.abc import Callable

    from goodstanding.occasion import Occasion


@click.command()
@click.argument("template", required=False, shell_complete=complete_templates)
@click.argument("account", required=False, shell_complete=complete_accounts)
@click.option("--record", metavar="ID", help="The record it is about; else the one that comes next.")
@click.option("--out", metavar="FILE", help="Write it there instead of showing it.")
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
@with_occasion
def draft(
    load: "Callable[[], Occasion]",
    template: str | None,
    account: str | None,
    record: str | None,
    out: str | None,
    *,
    force: bool,
) -> None:
    """Draft a text: TEMPLATE filled for ACCOUNT, as Markdown; without words list the templates.

    What is not on record stands in the draft as [missing: ...]. Restricted records are left out.
    Read it before you send it.
    """
    from goodstanding.cli import terminal
    from goodstanding.errors import UsageError
    from goodstanding.writing.draft import template_names

    occasion = load()
    if template is None:
        terminal.say("".join(f"{name}\n" for name in template_names(occasion.source)))
        return
    if account is None:
        raise UsageError(f"name the account as well: standing draft {template} ACCOUNT")
    _refuse_to_overwrite(out, force=force)
    text = _drafted(occasion, template, account, record)
    _give(text, out)


def _drafted(occasion: "Occasion", template: str, account: str, record: str | None) -> str:
    from goodstanding.book import load_account, load_firm
    from goodstanding.cli.narrowing import known_account
    from goodstanding.cli.since import since_last_exchange
    from goodstanding.errors import SourceError
    from goodstanding.writing import draft as drafts
    from goodstanding.writing.brief import NOTHING_KNOWN

    found = drafts.load_template(occasion.source, template)
    known_account(occasion.source, account)
    of_firm = load_firm(occasion.source)
    built = load_account(occasion.source, of_firm, account).account
    if of_firm.firm is None or built is None:
        raise SourceError(f"{account} cannot be read as it is: 'standing check' says what is wrong")
    firm = of_firm.firm.as_known(occasion.as_of)
    since = since_last_exchange(occasion, built, firm) if drafts.asks_for_brief(found) else NOTHING_KNOWN
    return drafts.draft(found, built, firm, occasion.as_of, record, since)


def _refuse_to_overwrite(out: str | None, *, force: bool) -> None:
    import os

    from goodstanding.errors import UsageError

    if out and not force and os.path.lexists(out):
        raise UsageError(f"{out} is there already: choose another name, or say --force")


def _give(text: str, out: str | None) -> None:
    from pathlib import Path

    from goodstanding.cli import terminal
    from goodstanding.cli.files import write_all

    if out:
        write_all(str(Path(out).parent), {Path(out).name: text})
    else:
        terminal.say(text)
    missing = text.count("[missing: ")
    if missing:
        facts = "1 fact is" if missing == 1 else f"{missing} facts are"
        click.echo(f"standing: {facts} missing; look for '[missing: '", err=True)
