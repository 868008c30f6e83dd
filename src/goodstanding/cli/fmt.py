"""`standing fmt`: the records laid out alike, so that a difference shows what was meant."""

from typing import TYPE_CHECKING

import click

from goodstanding.cli.completion import complete_places
from goodstanding.cli.options import end_with
from goodstanding.cli.writing import Pen, writes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodstanding.kinds import Identity
    from goodstanding.occasion import Occasion
    from goodstanding.writing.proposal import Proposal


@click.command()
@click.argument("places", metavar="[PATH]...", nargs=-1, shell_complete=complete_places)
@click.option(
    "--check", "only_check", is_flag=True, help="Name what is not laid out; exit 1 if there is any."
)
@writes
def fmt(occasion: "Occasion", pen: Pen, places: tuple[str, ...], *, only_check: bool) -> None:
    """Lay out records alike: fields in the order of the schema, two spaces a level; PATH narrows it.

    Values, quotes and remarks stay as they are. A record of which something would be lost is left
    alone and named, and then the exit code is 1.
    """
    from goodstanding.cli import terminal
    from goodstanding.cli.narrowing import scope_of
    from goodstanding.reports.visible import visible

    scope = scope_of(occasion, places, None)
    wanted = [one for one in _records(occasion) if scope.shows_file(one.file)]
    proposals, left = _proposals(occasion, wanted)
    for file, why in left:
        terminal.say(f"left as it is: {file}: {visible(why)}\n")
    if only_check:
        terminal.say("".join(f"not laid out: {one.file}\n" for one in proposals))
    elif proposals:
        pen.lay_out(proposals)
    if not proposals and not left:
        terminal.say(f"{len(wanted)} {'record is' if len(wanted) == 1 else 'records are'} laid out\n")
    end_with(1 if left or (only_check and proposals) else 0)


def _records(occasion: "Occasion") -> "Iterator[Identity]":
    from goodstanding.kinds import Identity, identify

    source = occasion.source
    for folder in ("", *source.folders()):
        for entry in source.files(folder):
            found = None if entry.problem else identify(entry.path)
            if isinstance(found, Identity):
                yield found


def _proposals(
    occasion: "Occasion", records: "list[Identity]"
) -> "tuple[list[Proposal], list[tuple[str, str]]]":
    """The records that would change, and those that cannot be laid out with the reason."""
    from goodstanding.errors import SourceError
    from goodstanding.writing.layout import laid_out
    from goodstanding.writing.proposal import Proposal

    made: list[Proposal] = []
    left: list[tuple[str, str]] = []
    for one in records:
        try:
            before = occasion.source.read(one.file)
            after = laid_out(before, one.kind.name)
        except SourceError as fault:
            left.append((one.file, str(fault)))
            continue
        if after != before:
            made.append(Proposal(one, before, after))
    return made, left
