"""Tables under headings, as text, as Markdown, and the same values for programs."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from goodstanding.immutable import Value, names_of
from goodstanding.reports.lines import EMPTY, Line, Piece, Tone, line
from goodstanding.reports.markup import head, quiet, row
from goodstanding.reports.visible import padded, visible, width


class Sheet(Value, frozen=True):
    """One table: its title, the heads of its columns, its rows; `none` is said where it has no row."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    none: str = "none"


def sheet_lines(sheets: Iterable[Sheet]) -> Iterator[Line]:
    """The tables as lines, each column as wide as its widest cell."""
    for sheet in sheets:
        yield from (EMPTY, line(Piece(sheet.title, Tone.HEADING)))
        if not sheet.rows:
            yield line("  ", Piece(sheet.none, Tone.FAINT))
            continue
        rows = [tuple(map(visible, one)) for one in (sheet.heads, *sheet.rows)]
        widths = [max(width(one[place]) for one in rows) for place in range(len(sheet.heads))]
        yield line("  ", Piece(_laid_out(rows[0], widths), Tone.FAINT))
        yield from (line("  ", _laid_out(one, widths)) for one in rows[1:])


def _laid_out(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(padded(cell, columns) for cell, columns in zip(cells, widths, strict=True)).rstrip()


def sheet_markdown(sheets: Iterable[Sheet]) -> Iterator[str]:
    """The tables as Markdown."""
    for sheet in sheets:
        yield from (f"### {quiet(sheet.title)}", "")
        if sheet.rows:
            yield from head(*map(quiet, sheet.heads))
            yield from (row(*map(quiet, cells)) for cells in sheet.rows)
        else:
            yield quiet(sheet.none)
        yield ""


def render_plain(value: Any) -> str:
    """A value of the engine as JSON, in plain ASCII: its fields by their own names."""
    text = json.dumps(_plain(value), indent=2, allow_nan=False) + "\n"
    # A build log obeys `##[error]` anywhere in a line; spelled like this it reads the same.
    return text.replace("##", "\\u0023#")


def _plain(value: Any) -> Any:
    if isinstance(value, Value):
        return {name.rstrip("_"): _plain(getattr(value, name)) for name in names_of(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
