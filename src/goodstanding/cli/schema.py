"""`standing schema`: what each kind of record may say, for editors and other programs."""

from typing import TYPE_CHECKING

import click

from goodstanding.cli.completion import complete_accounts, complete_schemas
from goodstanding.cli.options import out_option, with_occasion

if TYPE_CHECKING:
    from collections.abc import Callable

    from goodstanding.occasion import Occasion
    from goodstanding.reports.lines import Line


@click.command()
@click.argument("kind", required=False, shell_complete=complete_schemas)
@click.option(
    "--with-ids", "knowing", is_flag=True, help="Let editors offer the ids of this book where one is cited."
)
@click.option(
    "--account",
    metavar="ACCOUNT",
    shell_complete=complete_accounts,
    help="With --with-ids: the ids of this account alone.",
)
@out_option("Write every schema into this folder, a file each.")
@with_occasion
def schema(
    load: "Callable[[], Occasion]", kind: str | None, account: str | None, out: str | None, *, knowing: bool
) -> None:
    """Print the JSON Schema of a KIND of record, all in one; without KIND list the kinds.

    The kind 'report' is what check and due write as JSON; 'promises', 'history' and 'effect' are
    what the commands of that name write. With --with-ids people, stakeholders, promises and all
    else that can be cited are completed by name; what is not on record yet may be written as well.
    """
    from goodstanding.cli import terminal
    from goodstanding.cli.self_contained import schema_names
    from goodstanding.errors import UsageError

    if kind and out:
        raise UsageError("say a kind or --out, not both")
    if account and not knowing:
        raise UsageError("--account goes with --with-ids")
    if not kind and not out:
        if knowing:
            raise UsageError("say for which: standing schema KIND --with-ids, or --with-ids --out DIR")
        terminal.say_lines(_listing())
        return
    texts = _texts(load, [kind] if kind else [*schema_names()], account, knowing=knowing)
    if kind:
        terminal.say(texts[kind])
        return
    from goodstanding.cli.files import write_all

    _refuse_own_folder(str(out), knowing=knowing)
    write_all(str(out), {f"{name}.schema.json": text for name, text in texts.items()})
    terminal.say(f"{len(texts)} schemas written to {out}\n")


def _texts(
    load: "Callable[[], Occasion]", names: list[str], account: str | None, *, knowing: bool
) -> dict[str, str]:
    import json

    from goodstanding.cli.self_contained import self_contained

    made = {name: self_contained(name) for name in names}
    if knowing:
        from goodstanding.cli.narrowing import known_account
        from goodstanding.cli.schema_ids import known_ids, with_ids

        source = load().source
        ids = known_ids(source, known_account(source, account) if account else None)
        made = {name: with_ids(one, ids) for name, one in made.items()}
    return {name: json.dumps(one, indent=2, ensure_ascii=False) + "\n" for name, one in made.items()}


def _refuse_own_folder(out: str, *, knowing: bool) -> None:
    """The program's own schemas stay as they are: what they say is the law for every book."""
    from pathlib import Path

    from goodstanding import resources
    from goodstanding.errors import UsageError

    if knowing and Path(out).resolve() == resources.folder("schemas").resolve():
        raise UsageError(f"{out} holds the program's own schemas: name another folder")


def _listing() -> "list[Line]":
    from goodstanding.cli.self_contained import schema_names
    from goodstanding.records.schema import load_schema
    from goodstanding.reports.lines import Piece, Tone, line
    from goodstanding.reports.visible import padded

    widest = max(map(len, schema_names()))
    return [
        line(Piece(padded(name, widest), Tone.HEADING), f"  {load_schema(name)['description']}")
        for name in schema_names()
    ]
