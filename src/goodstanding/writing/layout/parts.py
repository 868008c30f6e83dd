"""The fields and items of a record's text, each with the remarks that belong to it."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from goodstanding.records.nodes import Node, tail

_MODELINES = ("# yaml-language-server:", "# $schema")


@dataclass(slots=True, eq=False)
class Part:
    """A field of a block, an item of a list, or (without a parent) the whole record.

    `lead` are the remarks above it, `foot` those below the last of its own parts; in both an empty
    text is an empty line. `beside` is the remark at the end of its line.
    """

    name: Node | None
    value: Node
    start: int
    column: int
    end: int
    parent: "Part | None" = None
    parts: list["Part"] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    beside: str = ""
    foot: list[str] = field(default_factory=list)
    head: list[str] = field(default_factory=list)

    @property
    def is_leaf(self) -> bool:
        """Whether it holds one value, or brackets."""
        return not self.parts

    def chain(self) -> Iterator["Part"]:
        """It and all that it stands in, from within."""
        here: Part | None = self
        while here is not None:
            yield here
            here = here.parent


def read_parts(text: str, root: Node) -> Part:
    """The parts of a record's text with their remarks; `text` ends its lines with a bare line feed."""
    bare = _masked(text, [(start, end) for start, end, _ in spans_of(text, root)])
    top = Part(None, root, -1, 0, len(text))
    _hang(top, text, bare)
    parts = [one for one in _walk(top) if one is not top]
    _Remarks(text, top, parts).share_out(root)
    _lift_head(top)
    return top


def remarks_of(text: str, root: Node) -> Iterator[str]:
    """Every remark of the text, those within brackets and beside signs included."""
    spans = [*spans_of(text, root, within=True)]
    bare = _masked(text, [(start, end) for start, end, _ in spans])
    yield from (row[row.index("#") :].rstrip() for row in bare.split("\n") if "#" in row)
    for start, end, node in spans:
        first = text[start:end].split("\n", 1)[0]
        if node.style in {"|", ">"} and " #" in first:
            yield first[first.index("#") :].rstrip()


def spans_of(text: str, node: Node, *, within: bool = False) -> Iterator[tuple[int, int, Node]]:
    """The stretches that values and names take; brackets as a whole, or with `within` what is in them."""
    if node.is_scalar or (node.flow and not within):
        yield node.start, max(_end(node, text), node.start), node
    else:
        for name, value in node.children:
            if name is not None:
                yield name.start, name.end, name
            yield from spans_of(text, value, within=within)


def _end(node: Node, text: str) -> int:
    if node.style in {"|", ">"}:
        return max(tail(node, text), text.find("\n", node.start, node.end))
    return tail(node, text)


def _masked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with those stretches blanked out, so that only signs and remarks are left."""
    pieces, here = [], 0
    for start, end in spans:
        pieces.append(text[here:start])
        pieces.append("".join("\n" if one == "\n" else "\0" for one in text[start:end]))
        here = max(end, start)
    return "".join([*pieces, text[here:]])


def _hang(part: Part, text: str, bare: str) -> None:
    node = part.value
    if node.is_scalar or node.flow:
        return
    for name, value in node.children:
        start = name.start if name is not None else bare.rfind("-", 0, value.start)
        column = start - (text.rfind("\n", 0, start) + 1)
        child = Part(name, value, start, column, max(_end(value, text), value.start), part)
        part.parts.append(child)
        _hang(child, text, bare)


def _walk(part: Part) -> Iterator[Part]:
    yield part
    for child in part.parts:
        yield from _walk(child)


class _Remarks:
    """Gives every remark between the values to the part that it speaks of."""

    def __init__(self, text: str, top: Part, parts: list[Part]) -> None:
        self.text, self.top, self.parts = text, top, parts
        self.starts = [one.start for one in parts]
        self.gap = False
        self.taken_on: Part | None = top

    def share_out(self, root: Node) -> None:
        """Goes through the text from above."""
        here, spans = 0, [*spans_of(self.text, root)]
        for start, end, _ in [*spans, (len(self.text), len(self.text), root)]:
            rows = self.text[here:start].split("\n")
            self._rows(rows, here, begins_line=here == 0, ends_text=start == len(self.text))
            here = max(end, here)

    def _rows(self, rows: list[str], at: int, *, begins_line: bool, ends_text: bool) -> None:
        """The lines between two values; the first stands beside what came before, the last leads on."""
        for number, row in enumerate(rows):
            sign = row.find("#")
            is_last = number == len(rows) - 1 and not ends_text
            if sign >= 0 and (number or begins_line):
                self._above(at + sign, sign, row[sign:].rstrip())
            elif sign >= 0:
                self._beside(at + sign, row[sign:].rstrip())
            elif not row.strip() and (number or begins_line) and not is_last:
                self.gap = True
            elif is_last and self.gap:
                self._empty_line(at + len(row))
            at += len(row) + 1

    def _empty_line(self, at: int) -> None:
        """An empty line right above the line on which a part begins."""
        number = bisect_left(self.starts, self.text.rfind("\n", 0, at) + 1)
        before = self.parts[number - 1] if number else None
        is_within = before is not None and before.is_leaf and at < before.end
        if number < len(self.parts) and not is_within:
            self.parts[number].lead.append("")
        self.gap = False

    def _above(self, at: int, column: int, remark: str) -> None:
        number = bisect_left(self.starts, at)
        before = self.parts[number - 1] if number else None
        after = self.parts[number] if number < len(self.parts) else None
        rows = self._place(before, after, at, column)
        if self.gap:
            rows.append("")
        rows.append(remark)
        self.gap = False

    def _place(self, before: Part | None, after: Part | None, at: int, column: int) -> list[str]:
        if before is not None and before.is_leaf and at < before.end:
            return before.lead
        if before is not None and self.taken_on is not after:
            around = {id(one) for one in after.chain()} if after is not None else set()
            deeper = after is None or column > after.column
            for one in before.chain() if deeper else ():
                if one.parts and id(one) not in around and one.parts[0].column <= column:
                    return one.foot
        if after is None:
            return self.top.foot
        self.taken_on = after
        return after.lead

    def _beside(self, at: int, remark: str) -> None:
        number = bisect_left(self.starts, at)
        part = self.parts[number - 1]
        if part.beside:
            part.lead.append(remark)
        else:
            part.beside = remark


def _lift_head(top: Part) -> None:
    """What stands above an empty line at the very top, and the lines for editors, stay at the top."""
    lead = top.parts[0].lead
    if "" in lead:
        last = len(lead) - 1 - lead[::-1].index("")
        top.head, top.parts[0].lead = [*lead[:last], ""], lead[last + 1 :]
        return
    count = next((n for n, row in enumerate(lead) if not row.startswith(_MODELINES)), len(lead))
    top.head, top.parts[0].lead = lead[:count], lead[count:]
