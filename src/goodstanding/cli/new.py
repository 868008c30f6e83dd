"""`standing new`: a new record, named and laid out as the book wants it."""

from typing import TYPE_CHECKING

import click

from goodstanding.cli.writing import Pen, day_of, on_option, writes

if TYPE_CHECKING:
    from goodstanding.occasion import Occasion


@click.command()
@click.argument("kind")
@click.argument("account")
@click.option(
    "--set",
    "fields",
    metavar="FIELD=VALUE",
    multiple=True,
    help="A field of the record, as often as needed; a list as theirs=[sue, bob].",
)
@click.option("--id", "id_", metavar="ID", help="Its name; else it is named after its own words.")
@on_option("The day its name begins with; else the day of --as-of.")
@writes
def new(
    occasion: "Occasion",
    pen: Pen,
    kind: str,
    account: str,
    fields: tuple[str, ...],
    id_: str | None,
    on: str | None,
) -> None:
    """Add a record of a KIND, such as commitment or stakeholder, to an ACCOUNT.

    It is judged before it is written, and refused with the words of the check where it would add
    an error. 'new account NAME' begins an account.
    """
    from goodstanding.cli.narrowing import known_account
    from goodstanding.errors import UsageError
    from goodstanding.kinds import fault_of_slug
    from goodstanding.writing.record import kind_called, new_record, read_fields

    what = kind_called(kind)
    if what.folder:
        known_account(occasion.source, account)
    elif fault := fault_of_slug(account):
        raise UsageError(f"the account's name {fault}")
    proposal = new_record(occasion.source, what, account, read_fields(fields), day_of(occasion, on), id_)
    subject = f"add the {what.name} {proposal.identity.id}" if what.folder else "begin the account"
    pen.write([proposal], f"{account}: {subject}")
