"""Finds the line and column of a key path in a record's text."""

from typing import Any

import yaml

from goodstanding.immutable import Value
from goodstanding.place import KeyPath
from goodstanding.records.events import DEEPEST, MOST_VALUES, read_events
from goodstanding.records.plain import read_plain
from goodstanding.records.text import decode_text, read_text


class Span(Value, frozen=True):
    """A stretch of one line: line and column from 1, length in characters (at least 1)."""

    line: int = 1
    column: int = 1
    length: int = 1


# Reading goes no further, so that no place is asked for beyond; a list begins and ends.
_MOST_EVENTS = 2 * MOST_VALUES

# By path, and whether the key is meant rather than its value.
Places = dict[tuple[KeyPath, bool], Span]


def locate(data: bytes, path: KeyPath, on_key: bool = False) -> Span:
    """Where the value (or the key) of a path stands; the nearest block around it where it is missing."""
    return nearest(index_places(data), path, on_key=on_key) if path else Span()


def locate_plainly(data: bytes, path: KeyPath, *, on_key: bool = False) -> Span | None:
    """The same for a field of a plainly written record, much faster; None where that cannot be told."""
    text = read_text(data)
    if len(path) != 1 or not isinstance(text, str) or read_plain(text) is None:
        return None
    name = f"{path[0]}:"
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(name):
            rest = line[len(name) + 1 :]
            if on_key:
                return Span(number, 1, len(name) - 1)
            return Span(number, len(name) + 2, len(rest)) if rest and rest[0] not in "[{" else None
    return Span()


def nearest(places: Places, path: KeyPath, *, on_key: bool = False) -> Span:
    """The place of a path among those of a text, else that of the nearest block around it."""
    if on_key and (path, True) in places:
        return places[path, True]
    for end in range(len(path), 0, -1):
        # A missing key is shown at the name of the block that should hold it.
        found = places.get((path[:end], end < len(path))) or places.get((path[:end], False))
        if found:
            return found
    return Span()


def index_places(data: bytes) -> Places:
    """The places of every (path, is the key) in a text; of what comes before a fault where it has one."""
    spans: Places = {}
    stack: list[list[Any]] = []  # [path of the container, key or position that comes next, is mapping]
    try:
        parser = read_events(decode_text(data))
        for _ in range(_MOST_EVENTS):
            event = parser.get_event()
            if event is None or type(event) is yaml.StreamEndEvent or len(stack) > DEEPEST:
                break
            _note(event, stack, spans)
    except yaml.YAMLError:
        pass
    return spans


def _note(event: Any, stack: list[list[Any]], spans: dict[tuple[KeyPath, bool], Span]) -> None:
    kind = type(event)
    if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
        stack.pop()
        return
    starts = kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent
    if not starts and kind is not yaml.ScalarEvent:
        return
    path: KeyPath = ()
    if stack:
        base, step, is_mapping = stack[-1]
        if is_mapping and step is None:
            key = event.value if kind is yaml.ScalarEvent else ""
            stack[-1][1] = key
            spans[(*base, key), True] = _span(event)
            if starts:
                stack.append(
                    [
                        (*base, key),
                        None if kind is yaml.MappingStartEvent else 0,
                        kind is yaml.MappingStartEvent,
                    ]
                )
            return
        path = (*base, step)
        stack[-1][1] = None if is_mapping else step + 1
    spans[path, False] = _span(event)
    if starts:
        stack.append([path, None if kind is yaml.MappingStartEvent else 0, kind is yaml.MappingStartEvent])


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Span(start.line + 1, start.column + 1, max(1, length))
