"""A record's text as the house lays it out: fields in the order of the schema, lines and gaps alike."""

import json
from collections import Counter
from collections.abc import Iterator

from goodstanding.errors import SourceError
from goodstanding.records.nodes import Node, read_nodes
from goodstanding.records.reader import parse_record
from goodstanding.records.splices import line_end
from goodstanding.writing.layout.lines import lay_out
from goodstanding.writing.layout.parts import read_parts, remarks_of

_BOM = b"\xef\xbb\xbf"


class CannotLayOutError(SourceError):
    """A text that cannot be laid out without losing something; it says what and stays as it is."""


def laid_out(raw: bytes, kind: str) -> bytes:
    """The record's bytes laid out: the same values, quotes and remarks in another order and form."""
    text = _readable(raw)
    after = _once(text, kind)
    if after != text:
        _compare(text, after)
        if _once(after, kind) != after:
            raise CannotLayOutError("its remarks stand where they cannot be kept in place: do it by hand")
    return after.replace("\n", line_end(raw.decode("utf-8"))).encode("utf-8")


def _readable(raw: bytes) -> str:
    read = parse_record(raw)
    if read.faults:
        line = read.faults[0].mark[0]
        raise CannotLayOutError(f"it cannot be read (line {line}: {read.faults[0].message})")
    if not isinstance(read.data, dict) or not read.data:
        raise CannotLayOutError("it has no fields yet")
    return raw.removeprefix(_BOM).decode("utf-8").replace("\r\n", "\n")


def _once(text: str, kind: str) -> str:
    root = read_nodes(text)
    if root.flow:
        raise CannotLayOutError("all of it stands in brackets: write each field on a line of its own")
    return "".join(f"{row}\n" for row in lay_out(read_parts(text, root), text, kind))


def _compare(before: str, after: str) -> None:
    """Raises CannotLayOutError where anything but order and gaps would differ."""
    read = parse_record(after.encode("utf-8"))
    if read.faults or _print(read.data) != _print(parse_record(before.encode("utf-8")).data):
        raise CannotLayOutError("it is written in a way that another layout would change: do it by hand")
    old, new = read_nodes(before), read_nodes(after)
    if Counter(remarks_of(before, old)) != Counter(remarks_of(after, new)):
        raise CannotLayOutError("a remark stands where it would be lost: move it above its field")
    if Counter(_quotes(old)) != Counter(_quotes(new)):
        raise CannotLayOutError("its quotes would not stay as they are: lay it out by hand")


def _print(data: object) -> str:
    return json.dumps(data, sort_keys=True)


def _quotes(node: Node) -> Iterator[tuple[str, str]]:
    if node.is_scalar:
        yield str(node.value), node.style
    for name, value in node.children:
        if name is not None:
            yield str(name.value), name.style
        yield from _quotes(value)
