"""Changes one value in a record's text and leaves every other byte as it is.

Every way of writing the change is tried on the text and read back with the strict reader; the first
that differs in exactly the intended value is taken, and where none does nothing is changed.
"""

import copy
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from goodstanding.errors import SourceError
from goodstanding.immutable import Value
from goodstanding.place import KeyPath, spell_path
from goodstanding.records.nodes import Node, find, read_nodes
from goodstanding.records.reader import parse_record
from goodstanding.records.splices import Splice, additions, removals, replacements

_BOM = b"\xef\xbb\xbf"


class CannotEditError(SourceError):
    """A change that cannot be made without touching more than it should; the text says what to do."""


class Edit(Value, frozen=True):
    """A stretch of a record's bytes and what stands there instead."""

    before: bytes
    start: int
    end: int
    put: bytes

    @property
    def after(self) -> bytes:
        """The record's bytes with the change made."""
        return self.before[: self.start] + self.put + self.before[self.end :]

    def undone(self) -> "Edit":
        """The change that gives the same bytes as before."""
        taken = self.before[self.start : self.end]
        return Edit(self.after, self.start, self.start + len(self.put), taken)


def set_value(raw: bytes, path: KeyPath, value: Any) -> Edit:
    """The edit that makes the path lead to that value: replaced, or added to its block or list."""
    text, root, data = _read(raw)
    while len(path) > 1 and _is_open(data, path[:-1]):
        # A block that is not there yet comes with its first field.
        path, value = path[:-1], [value] if isinstance(path[-1], int) else {path[-1]: value}
    wanted = _with(data, path, value)
    here = find(root, path)
    if here is None:
        parent = find(root, path[:-1])
        if parent is None or parent.is_scalar:
            raise CannotEditError(f"'{spell_path(path)}' cannot be added: its place in the record is missing")
        tries = additions(text, parent, path[-1], value)
    else:
        tries = replacements(text, root, path, here, value)
    return _first_right(raw, text, tries, wanted, path)


def remove_value(raw: bytes, path: KeyPath) -> Edit:
    """The edit that takes the field or list item out of the record."""
    text, root, data = _read(raw)
    if not path or find(root, path) is None:
        raise CannotEditError(f"there is no '{spell_path(path)}' to take out")
    parent = find(root, path[:-1])
    assert parent is not None  # noqa: S101 - what stands there stands in something
    number = parent.position(path[-1])
    assert number is not None  # noqa: S101 - found just before
    wanted = copy.deepcopy(data)
    del _at(wanted, path[:-1])[path[-1]]
    return _first_right(raw, text, removals(text, parent, number), wanted, path)


def read_fields(raw: bytes) -> dict[str, Any]:
    """What a record says, if it can be edited."""
    data: dict[str, Any] = _read(raw)[2]
    return data


def _read(raw: bytes) -> tuple[str, Node, Any]:
    read = parse_record(raw)
    if read.faults:
        line = read.faults[0].mark[0]
        raise CannotEditError(
            f"the record cannot be read as it is (line {line}: {read.faults[0].message}); mend that first"
        )
    if not isinstance(read.data, dict):
        raise CannotEditError("the record has no fields yet: write the first one by hand")
    text = raw.removeprefix(_BOM).decode("utf-8")
    return text, read_nodes(text), read.data


def _first_right(raw: bytes, text: str, tries: Iterable[Splice], wanted: Any, path: KeyPath) -> Edit:
    goal = _print(wanted)
    skipped = len(raw) - len(raw.removeprefix(_BOM))
    for start, end, put in tries:
        first = skipped + len(text[:start].encode())
        edit = Edit(raw, first, first + len(text[start:end].encode()), put.encode("utf-8", "surrogatepass"))
        read = parse_record(edit.after)
        if not read.faults and _print(read.data) == goal:
            return edit
    raise CannotEditError(
        f"'{spell_path(path)}' cannot be changed without touching what stands around it: edit it by hand"
    )


def _print(data: Any) -> str:
    """A form in which 1, 1.0 and true are told apart."""
    return json.dumps(data, sort_keys=True)


def _at(data: Any, path: KeyPath) -> Any:
    for step in path:
        data = data[step]
    return data


def _is_open(data: Any, path: KeyPath) -> bool:
    """Whether nothing stands at a path that could take a field: it is missing, or empty."""
    try:
        return _at(data, path) is None
    except (KeyError, IndexError):
        return True
    except TypeError:
        return False


def _with(data: Any, path: KeyPath, value: Any) -> Any:
    if not path:
        raise CannotEditError("name the field that is to change")
    wanted = copy.deepcopy(data)
    try:
        parent = _at(wanted, path[:-1])
    except (KeyError, IndexError, TypeError):
        parent = None
    step = path[-1]
    if isinstance(parent, list) and isinstance(step, int) and 0 <= step <= len(parent):
        parent[step : step + 1] = [value]
    elif isinstance(parent, dict) and isinstance(step, str):
        parent[step] = value
    else:
        raise CannotEditError(f"'{spell_path(path)}' has no place in the record: look at what stands there")
    return wanted


Change = tuple[KeyPath, Any]
REMOVED = object()


def change_record(raw: bytes, changes: Iterable[Change]) -> bytes:
    """The record's bytes with several values changed, one after the other; `REMOVED` takes one out."""
    return _run(raw, (_step(path, value) for path, value in changes))


def _step(path: KeyPath, value: Any) -> Callable[[bytes], Edit]:
    if value is REMOVED:
        return lambda raw: remove_value(raw, path)
    return lambda raw: set_value(raw, path, value)


def _run(raw: bytes, steps: Iterator[Callable[[bytes], Edit]]) -> bytes:
    for step in steps:
        raw = step(raw).after
    return raw
