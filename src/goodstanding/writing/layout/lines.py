"""Writes the parts of a record line by line: two spaces a level, one after a colon, two before a remark."""

import re
from collections.abc import Iterator, Sequence

from goodstanding.records.nodes import Node, tail
from goodstanding.records.spelling import LONGEST_LINE
from goodstanding.writing.layout.order import Fields
from goodstanding.writing.layout.parts import Part, spans_of

STEP = 2
_HEADER = re.compile(r"([|>])[-+0-9]*[ \t]*(#[^\n]*)?")


def lay_out(top: Part, text: str, kind: str) -> list[str]:
    """The lines of a record of that kind."""
    rows = [*top.head, *_Writer(text).block(top, 0, Fields.of(kind))]
    first = next((number for number, row in enumerate(rows) if row), 0)
    return rows[first:]


def _squeezed(rows: Sequence[str], *, open_above: bool) -> list[str]:
    """Remarks with single empty lines between them, and none above where something must come first."""
    kept: list[str] = []
    for row in rows:
        if row or (kept and kept[-1]) or (not kept and open_above):
            kept.append(row)
    return kept


class _Writer:
    """Writes parts of one text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def block(self, block: Part, indent: int, fields: Fields) -> list[str]:
        """The lines of a block or list."""
        rows: list[str] = []
        parts = sorted(block.parts, key=lambda one: fields.rank(_name_of(one)))
        pad, keeps = " " * indent, False
        for number, part in enumerate(parts):
            remarks, own = self._part(part, indent, fields.below(_name_of(part)))
            lead = _squeezed([*part.lead, *remarks], open_above=bool(number) and not keeps)
            rows += [pad + one if one else "" for one in lead] + own
            keeps = _keeps_lines(part, self.text)
        foot = _squeezed(block.foot, open_above=not keeps)
        return rows + [pad + one if one else "" for one in foot]

    def _part(self, part: Part, indent: int, fields: Fields) -> tuple[list[str], list[str]]:
        """The remarks that have to stand above a part, and its own lines."""
        pad = " " * indent
        if part.name is not None:
            head = f"{pad}{self.text[part.name.start : part.name.end]}:"
            if part.is_leaf:
                return [], self._leaf(head, part, indent, fields)
            return [], [_noted(head, part.beside), *self.block(part, indent + STEP, fields)]
        if part.is_leaf:
            return [], self._leaf(f"{pad}-", part, indent, fields)
        rows = self.block(part, indent + STEP, fields)
        count = next(number for number, row in enumerate(rows) if row.strip() and row.lstrip()[0] != "#")
        above = [row.strip() for row in rows[:count]]
        first = f"{pad}-{' ' * (STEP - 1)}{rows[count][indent + STEP :]}"
        return above + ([part.beside] if part.beside else []), [first, *rows[count + 1 :]]

    def _leaf(self, head: str, part: Part, indent: int, fields: Fields) -> list[str]:
        node = part.value
        if node.style in {"|", ">"}:
            return self._long_text(head, node, indent)
        rows = self._brackets(node, indent, fields, head) if not node.is_scalar else self._words(node, indent)
        first = f"{head} {rows[0]}" if rows[0] else head
        return [*[first, *rows[1:]][:-1], _noted([first, *rows[1:]][-1], part.beside)]

    def _words(self, node: Node, indent: int) -> list[str]:
        first, *rest = self.text[node.start : node.end].split("\n")
        pad = " " * (indent + STEP)
        bare = (row.lstrip(" \t") for row in rest)
        rows = [first, *(pad + row if row else "" for row in bare)]
        return rows if node.style == '"' else [row.rstrip(" \t") for row in rows]

    def _brackets(self, node: Node, indent: int, fields: Fields, head: str) -> list[str]:
        rows = self.text[node.start : node.end].split("\n")
        if self._may_move(node):
            row = self._flow(node, fields)
            if len(rows) == 1 or len(head) + 1 + len(row) <= LONGEST_LINE:
                return [row]
        deep = [len(row) - len(row.lstrip(" ")) for row in rows[1:] if row.strip()]
        cut, pad = min(deep, default=0), " " * (indent + STEP)
        return [rows[0].rstrip(), *(pad + row[cut:].rstrip() if row.strip() else "" for row in rows[1:])]

    def _may_move(self, node: Node) -> bool:
        """Whether what is in brackets fits on one line in any order: no remark, no text over lines."""
        here = node.start
        for start, end, _ in spans_of(self.text, node, within=True):
            if "#" in self.text[here:start] or "\n" in self.text[start:end]:
                return False
            here = max(end, here)
        return "#" not in self.text[here : node.end]

    def _flow(self, node: Node, fields: Fields) -> str:
        if node.is_scalar:
            return self.text[node.start : node.end]
        if node.is_list:
            inner = fields.below(None)
            return "[" + ", ".join(self._flow(value, inner) for _, value in node.children) + "]"
        pairs = [(name, value) for name, value in node.children if name is not None]
        pairs.sort(key=lambda pair: fields.rank(str(pair[0].value)))
        return (
            "{"
            + ", ".join(
                f"{self.text[name.start : name.end]}: {self._flow(value, fields.below(str(name.value)))}"
                for name, value in pairs
            )
            + "}"
        )

    def _long_text(self, head: str, node: Node, indent: int) -> list[str]:
        """A text of several lines after `|` or `>`, moved to its new column as it is."""
        end = max(tail(node, self.text), node.start)
        # Spaces at the end of its last line are part of it.
        end += len(self.text[end : node.end]) - len(self.text[end : node.end].lstrip(" "))
        rows = self.text[node.start : end].split("\n")
        value = str(node.value)
        found = _HEADER.match(rows[0])
        assert found is not None  # noqa: S101 - such a text begins with its sign
        sign, note = found[1], found[2] or ""
        inner = [*_moved(rows[1:], value)]
        needs_digit = next((row for row in inner if row), "").startswith(" ")
        ends = _ending(rows[0], value)
        more = max(len(value) - len(value.rstrip("\n")) - 1, 0) if ends == "+" else 0
        first = _noted(f"{head} {sign}{STEP if needs_digit else ''}{ends}", note.rstrip())
        pad = " " * (indent + STEP)
        return [first, *(pad + row if row else "" for row in inner), *[""] * (more if inner else more + 1)]


def _moved(rows: list[str], value: str) -> Iterator[str]:
    """The lines of a long text without the spaces that only indent them."""
    first = next((row for row in rows if row.strip()), "")
    said = next((row for row in value.split("\n") if row.strip()), "")
    cut = (len(first) - len(first.lstrip(" "))) - (len(said) - len(said.lstrip(" ")))
    yield from (row[cut:] for row in rows)


def _ending(header: str, value: str) -> str:
    """The sign for how a long text ends: as it was, or `-` where it had no last line end."""
    sign = next((one for one in header.split("#", maxsplit=1)[0] if one in "+-"), "")
    return sign if value.endswith("\n") else "-"


def _noted(row: str, remark: str) -> str:
    return f"{row}  {remark}" if remark else row


def _name_of(part: Part) -> str | None:
    return str(part.name.value) if part.name is not None else None


def _keeps_lines(part: Part, text: str) -> bool:
    """Whether empty lines that follow would belong to its text."""
    while part.parts:
        part = part.parts[-1]
    first = text[part.value.start : part.value.end].split("\n", 1)[0].split("#", maxsplit=1)[0]
    return part.value.style in {"|", ">"} and "+" in first
