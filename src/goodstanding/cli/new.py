"""`standing new`: a new record, named and laid out as the book wants it."""

from typing import TYPE_CHECKING, Any

import click

from goodstanding.cli.completion import complete_fields, complete_kinds, complete_whose
from goodstanding.cli.writing import Pen, ask, day_of, is_talking, on_option, writes

if TYPE_CHECKING:
    from goodstanding.kinds import Kind
    from goodstanding.occasion import Occasion


@click.command()
@click.argument("kind", shell_complete=complete_kinds)
@click.argument("account", required=False, shell_complete=complete_whose)
@click.option(
    "--set",
    "fields",
    metavar="FIELD=VALUE",
    multiple=True,
    shell_complete=complete_fields,
    help="A field of the record, as often as needed; a list as theirs=[sue, bob].",
)
@click.option("--id", "id_", metavar="ID", help="Its name; else it is named after its own words.")
@on_option("The day its name begins with; else the day of --as-of.")
@writes
def new(
    occasion: "Occasion",
    pen: Pen,
    kind: str,
    account: str | None,
    fields: tuple[str, ...],
    id_: str | None,
    on: str | None,
) -> None:
    """Add a record of a KIND, such as commitment or stakeholder, to an ACCOUNT.

    It is judged before it is written, and refused with the words of the check where it would add
    an error. At a terminal it asks for the fields it cannot do without. 'new account NAME' begins
    an account, 'new person' adds one of us, 'new scan PERSON' what somebody looked through, and
    'new change' without an account is a change of the whole firm.
    """
    from goodstanding.writing.record import kind_called, new_record, read_fields, text_fields

    what = kind_called(kind)
    owner, id_ = _whose(occasion, what, account, id_)
    said = _complete(what, read_fields(fields, text_fields(what)))
    proposal = new_record(occasion.source, what, owner, said, day_of(occasion, on), id_)
    subject = f"add the {what.name} {proposal.identity.id}" if what.folder else "begin the account"
    pen.write([proposal], f"{owner or 'firm'}: {subject}")


def _whose(
    occasion: "Occasion", kind: "Kind", account: str | None, id_: str | None
) -> tuple[str | None, str | None]:
    """The account that a record belongs to (None: the firm's own), and its id where it is settled."""
    from goodstanding.cli.narrowing import known_account, known_owner
    from goodstanding.errors import UsageError
    from goodstanding.kinds import fault_of_slug

    if kind.name == "person":
        return None, id_ or account
    if kind.name == "scan":
        if account is None and id_ is None:
            raise UsageError("say who looked: standing new scan PERSON")
        return None, id_ or known_owner(occasion.source, str(account), ())
    if account is None and kind.firm_folder:
        return None, id_
    if account is None:
        raise UsageError(f"say whose it is: standing new {kind.name} ACCOUNT")
    if kind.folder:
        known_account(occasion.source, account)
    elif fault := fault_of_slug(account):
        raise UsageError(f"the account's name {fault}")
    return account, id_


def _complete(kind: "Kind", fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with those that the kind cannot do without, which a person is asked for."""
    from goodstanding.errors import UsageError
    from goodstanding.writing.record import missing_fields, read_fields, text_fields

    missing = missing_fields(kind, fields)
    flags = " ".join(f"--set {name}=..." for name in missing)
    if missing and not is_talking():
        raise UsageError(f"a new {kind.name} needs {', '.join(missing)}: say {flags}")
    words = [f"{name}={ask(f'{title} ({name})?', None, f'say {flags}')}" for name, title in missing.items()]
    return {**fields, **read_fields(words, text_fields(kind))}
