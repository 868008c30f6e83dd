"""`standing schema`: what each kind of record may say, for editors and other programs."""

from typing import TYPE_CHECKING

import click

from goodstanding.cli.completion import complete_schemas
from goodstanding.cli.options import out_option, with_occasion

if TYPE_CHECKING:
    from collections.abc import Callable

    from goodstanding.occasion import Occasion
    from goodstanding.reports.lines import Line


@click.command()
@click.argument("kind", required=False, shell_complete=complete_schemas)
@out_option("Write every schema into this folder, a file each.")
@with_occasion
def schema(
    load: "Callable[[], Occasion]",  # noqa: ARG001 - a schema needs no book
    kind: str | None,
    out: str | None,
) -> None:
    """Print the JSON Schema of a KIND of record, all in one; without KIND list the kinds.

    The kind 'report' is what check and due write as JSON; 'promises', 'history' and 'effect' are
    what the commands of that name write.
    """
    import json

    from goodstanding.cli import terminal
    from goodstanding.cli.self_contained import schema_names, self_contained
    from goodstanding.errors import UsageError

    if kind and out:
        raise UsageError("say a kind or --out, not both")
    texts = {
        name: json.dumps(self_contained(name), indent=2, ensure_ascii=False) + "\n"
        for name in ([kind] if kind else schema_names())
    }
    if out:
        from goodstanding.cli.files import write_all

        write_all(out, {f"{name}.schema.json": text for name, text in texts.items()})
        terminal.say(f"{len(texts)} schemas written to {out}\n")
    elif kind:
        terminal.say(texts[kind])
    else:
        terminal.say_lines(_listing())


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
