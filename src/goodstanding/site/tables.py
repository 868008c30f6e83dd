"""Tables: made the same way on every page, so that each can be sorted and filtered by keyboard."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from goodstanding.immutable import Value
from goodstanding.site.text import Form, escape, joined

# Below this many rows a filter is more work than looking.
WORTH_A_FILTER = 6


class Column(NamedTuple):
    """A column: its title, whether it holds figures, whether it cannot be sorted by."""

    title: str
    is_figure: bool = False
    is_fixed: bool = False


class Cell(NamedTuple):
    """What stands in a cell, and by what it is sorted where that is not what is read."""

    html: object
    key: str | None = None


class Row(Value, frozen=True):
    """One row; `facets` are the words by which it is chosen, in the order of the table's facets."""

    cells: tuple[Cell | object, ...]
    facets: tuple[tuple[str, ...], ...] = ()
    anchor: str = ""


class Table(Value, frozen=True):
    """A table with a name; `facets` are what its rows can be chosen by.

    One that is looked at as a whole does without a field to filter it.
    """

    label: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    id: str = ""
    facets: tuple[str, ...] = ()
    css: str = ""
    can_filter: bool = True

    def __bool__(self) -> bool:
        return bool(self.rows)

    def __html__(self) -> Markup:
        """The table as it stands on a page."""
        head = joined("", (_HEAD_CELL(_attributes(one), one.title) for one in self.columns))
        facets = "|".join(self.facets)
        mark = _FACETS(facets) if self._is_chosen else _NOTHING
        if self.can_filter and len(self.rows) >= WORTH_A_FILTER:
            mark += _FILTER
        id_ = _ID(self.id) if self.id else _NOTHING
        return _TABLE(
            f"gs-table {self.css}".strip(),
            id_,
            mark,
            self.label,
            head,
            joined("\n", map(self._row, self.rows)),
        )

    @property
    def _is_chosen(self) -> bool:
        return bool(self.facets) and len(self.rows) > 1

    @property
    def _labels(self) -> list[Markup]:
        # On a narrow screen each row is a card, of which the first cell is the title; a link says itself
        # what it is for.
        return [_NOTHING, *(_NOTHING if one.is_fixed else _LABEL(one.title) for one in self.columns[1:])]

    def _row(self, row: Row) -> Markup:
        inner = joined("", map(_cell, self._labels, self.columns, row.cells))
        mark = _IS("\n".join(map(_words, row.facets))) if self._is_chosen else _NOTHING
        if row.anchor:
            mark += _ID(row.anchor)
        return _ROW(mark, inner)


_TABLE = Form(
    '<table class="%s"%s data-gs-table%s aria-label="%s">\n'
    "<thead><tr>%s</tr></thead>\n<tbody>\n%s\n</tbody>\n</table>"
)
_NOTHING = Markup("")
_FILTER = Markup(" data-gs-filter")
_FIGURE = Markup(' class="gs-num"')
_FIXED = Markup(" data-gs-fixed")
_FACETS = Form(' data-gs-facets="%s"')
_ID = Form(' id="%s"')
_IS = Form(' data-gs-is="%s"')
_KEY = Form(' data-gs-key="%s"')
_ROW = Form("<tr%s>%s</tr>")
_HEAD_CELL = Form("<th%s>%s</th>")
_LABEL = Form(' data-label="%s"')
_CELL = Form("<td%s%s%s>%s</td>")


def _attributes(column: Column) -> Markup:
    return (_FIGURE if column.is_figure else _NOTHING) + (_FIXED if column.is_fixed else _NOTHING)


def _words(words: Iterable[str]) -> str:
    """The words of one facet on one line; a tab parts them."""
    return "\t".join(" ".join(word.split()) for word in words)


def _cell(label: Markup, column: Column, cell: Cell | object) -> Markup:
    html, key = cell if isinstance(cell, Cell) else (cell, None)
    figure = _FIGURE if column.is_figure else _NOTHING
    told = key is None or key == str(html)
    return _CELL(label, figure, _NOTHING if told else _KEY(key), html)


def by_day(day: date | None, html: object) -> Cell:
    """A cell that is sorted by its day; what has none comes last.

    Where the day stands in the cell, the script takes it from there.
    """
    return Cell(escape(html), None if day else "9999")


def columns(*titles: str, figures: Iterable[str] = (), fixed: Iterable[str] = ()) -> tuple[Column, ...]:
    """Columns of those titles; nobody sorts by the links to records."""
    held = {"Record", *fixed}
    return tuple(Column(title, title in set(figures), title in held) for title in titles)
