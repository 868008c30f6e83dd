"""The ways to write a change into a record's text: which stretch goes and what stands there instead."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from goodstanding.place import KeyPath
from goodstanding.records.nodes import Node, find, tail
from goodstanding.records.spelling import (
    header_of,
    is_literal,
    spell_block,
    spell_field,
    spell_flow,
    spell_scalar,
)

# Where the stretch begins and ends, and the text to put there.
Splice = tuple[int, int, str]
_LITERAL = re.compile(r"[|>][-+0-9]*([ \t]+#[^\r\n]*)?")
_BLANK = re.compile(r"[ \t]*(#[^\r\n]*)?(?=\r?\n|\Z)")


def line_end(text: str) -> str:
    """How the lines of a text end."""
    return "\r\n" if "\r\n" in text else "\n"


def replacements(text: str, root: Node, path: KeyPath, node: Node, value: Any) -> Iterator[Splice]:
    """The ways to write another value in the place of one that is there."""
    parent = find(root, path[:-1])
    in_flow = bool(parent and parent.flow)
    end = max(tail(node, text), node.start)
    lead = _lead(text, parent, node, path)
    note = _note_of(text, node)
    if is_container(value):
        yield from _container(text, parent, node, value, in_flow=in_flow)
        yield from _beside_name(text, parent, node, path, spell_flow(value))
        yield node.start, end, lead + spell_flow(value) + note
        return
    if isinstance(value, str) and is_literal(value) and not in_flow and parent:
        rows = value.removesuffix("\n").split("\n")
        pad = line_end(text) + " " * (parent.column + 2)
        body = "".join(pad + row if row else line_end(text) for row in rows)
        yield node.start, end, lead + header_of(value) + note + body
    for form in spell_scalar(value, node.style):
        yield from _beside_name(text, parent, node, path, form)
        yield node.start, end, lead + form + note
        yield node.start, end, f"{lead} {form}{note}"


def _container(text: str, parent: Node | None, node: Node, value: Any, *, in_flow: bool) -> Iterator[Splice]:
    """A list or block in the place of a value: written as what stood there was written."""
    if in_flow or node.flow or not value or parent is None:
        return
    end = max(tail(node, text), node.start)
    if not node.is_scalar:
        pad = line_end(text) + " " * node.column
        yield node.start, end, pad.join(spell_block(value))
        return
    rows = spell_field("x", value)
    if len(rows) > 1:
        pad = line_end(text) + " " * parent.column
        spaces = len(text[: node.start]) - len(text[: node.start].rstrip(" "))
        start = node.start - spaces
        yield start, end, _note_of(text, node) + "".join(pad + row for row in rows[1:])


def _beside_name(text: str, parent: Node | None, node: Node, path: KeyPath, form: str) -> Iterator[Splice]:
    """The value beside its name, where a block of lines was; what stood between them stays."""
    number = parent.position(path[-1]) if parent else None
    name = parent.children[number][0] if parent and number is not None else None
    if node.is_scalar or node.flow or name is None:
        return
    start = text.index(":", name.end) + 1
    between = text[start : node.start].rstrip(" \t\r\n")
    yield start, tail(node, text), f" {form}{between}"


def _note_of(text: str, node: Node) -> str:
    """The comment beside the sign that begins a text of several lines."""
    found = _LITERAL.match(text, node.start) if node.style in {"|", ">"} else None
    return (found[1] or "") if found else ""


def _lead(text: str, parent: Node | None, node: Node, path: KeyPath) -> str:
    """What must stand before a value where none was written: the colon, and a space after it."""
    if not node.is_scalar or node.start != node.end or node.style or parent is None:
        return ""
    number = parent.position(path[-1])
    name = parent.children[number][0] if number is not None else None
    if name and ":" not in text[name.end : node.start]:
        return ": "
    return "" if text[node.start - 1 : node.start] in {" ", "\n"} else " "


def _gap_before(text: str, node: Node) -> int | None:
    """Where the colon before a block ends, if only line ends and spaces stand between."""
    before = text[: node.start].rstrip(" \t\r\n")
    return len(before) if before.endswith(":") else None


def is_container(value: Any) -> bool:
    """Whether it is a list or a block with something in it, or an empty one."""
    return isinstance(value, (Mapping, list, tuple))


def additions(text: str, parent: Node, step: str | int, value: Any) -> Iterator[Splice]:
    """The ways to add a field to a block, or an item to a list, as its last."""
    if parent.flow:
        item = spell_flow(value)
        put = item if parent.is_list else spell_flow({str(step): value})[1:-1]
        if parent.children:
            end = tail(parent.children[-1][1], text)
            yield end, end, f", {put}"
        inside = parent.start + 1
        yield inside, inside, put
        return
    flat = f"- {spell_flow(value)}" if parent.is_list else spell_flow({str(step): value})[1:-1]
    # The flat way is for the last line of a file without a line end, which cannot hold every text.
    for rows in (_rows(text, parent, step, value), [flat]):
        yield from added_lines(text, parent, rows)


def added_lines(text: str, parent: Node, rows: list[str]) -> Iterator[Splice]:
    """The places for lines after the last of a block's or a list's own."""
    pad = line_end(text) + " " * parent.column
    put = "".join(pad + row if row else line_end(text) for row in rows)
    end = tail(parent.children[-1][1], text) if parent.children else parent.end
    if rest := _BLANK.match(text, end):
        yield rest.end(), rest.end(), put
    last = parent.end
    if text[last - 1 : last] == "\n":
        # After a text that keeps its empty last lines.
        yield last, last, put.removeprefix(line_end(text)) + line_end(text)


def _rows(text: str, parent: Node, step: str | int, value: Any) -> list[str]:
    if parent.is_mapping:
        return spell_field(str(step), value)
    rows = spell_block([value])
    gap = re.match(r"-( +)(?=[^\s#])", text[parent.start :])
    if gap and len(rows) == 1:
        return ["-" + gap[1] + rows[0][2:]]
    return rows


def removals(text: str, parent: Node, number: int) -> Iterator[Splice]:
    """The ways to take a field out of a block, or an item out of a list."""
    starts = [_start(text, parent, at) for at in range(len(parent.children))]
    ends = [max(tail(value, text), value.start) for _, value in parent.children]
    start, end = starts[number], ends[number]
    if len(starts) == 1:
        if not parent.flow:
            gap = _gap_before(text, parent)
            empty = "[]" if parent.is_list else "{}"
            yield (parent.start, end, empty) if gap is None else (gap, end, f" {empty}")
            return
        yield parent.start, parent.end, "[]" if parent.is_list else "{}"
        return
    if parent.flow:
        yield from _of_brackets(text, starts, ends, number)
        return
    yield from _whole_lines(text, start, end)
    if number + 1 < len(starts) and not text[end : starts[number + 1]].strip():
        yield start, starts[number + 1], ""
    yield start, end, ""


def _of_brackets(text: str, starts: list[int], ends: list[int], number: int) -> Iterator[Splice]:
    """An item and one comma; a comment that stands between it and its neighbour stays."""
    start, end = starts[number], ends[number]
    is_last = number + 1 == len(starts)
    first, last = (ends[number - 1], end) if is_last else (start, starts[number + 1])
    if "#" in text[ends[number - 1] : start] * is_last + text[end:last] * (not is_last):
        comma = re.match(r"[ \t]*,", text[end:])
        yield start, end + (comma.end() if comma else 0), ""
    yield first, last, ""


def _whole_lines(text: str, start: int, end: int) -> Iterator[Splice]:
    """The lines from one place to another with their line end, where nothing else stands on them."""
    first = text.rfind("\n", 0, start) + 1
    rest = _BLANK.match(text, end)
    if text[first:start].strip(" ") or rest is None or rest[1]:
        return
    last = rest.end()
    if first:
        before = first - (2 if text[first - 2 : first] == "\r\n" else 1)
        yield before, last, ""
    else:
        yield first, last + len(re.match(r"\r?\n|", text[last:])[0]), ""  # type: ignore[index]  # it always matches


def _start(text: str, parent: Node, number: int) -> int:
    """Where a field's name, or the sign of a list item, stands."""
    name, value = parent.children[number]
    if name is not None:
        return name.start
    if parent.flow:
        return value.start
    if number == 0:
        return parent.start
    before = tail(parent.children[number - 1][1], text)
    found = re.compile(rf"(?m)^ {{{parent.column}}}-(?=\s|\Z)").search(text, before)
    return found.end() - 1 if found else value.start
