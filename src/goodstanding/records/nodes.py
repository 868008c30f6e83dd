"""The values of a record's text with the stretch of text that each one takes."""

from dataclasses import dataclass, field
from typing import Any

import yaml

from goodstanding.place import KeyPath
from goodstanding.records.events import read_events


@dataclass(slots=True, eq=False)
class Node:
    """A value as it is written: where it begins and ends in the text, and how it is written.

    `style` is the quote, `|` or `>` of a text; `flow` says whether a list or block is in brackets.
    `children` are the parts: the name (None in a list) and the value of each.
    """

    start: int
    end: int
    column: int
    style: str = ""
    flow: bool = False
    is_mapping: bool = False
    is_list: bool = False
    value: Any = None
    children: list[tuple["Node | None", "Node"]] = field(default_factory=list)

    @property
    def is_scalar(self) -> bool:
        """Whether it is a single value."""
        return not self.is_mapping and not self.is_list

    def position(self, step: str | int) -> int | None:
        """Which of the children a key or list position names."""
        if self.is_list:
            return step if isinstance(step, int) and 0 <= step < len(self.children) else None
        found = (number for number, (key, _) in enumerate(self.children) if key and key.value == step)
        return next(found, None)


def read_nodes(text: str) -> Node:
    """The root of a text that the strict reader has found to be a record."""
    parser, stack, names = read_events(text), list[Node](), list["Node | None"]()
    while True:
        event: Any = parser.get_event()
        kind = type(event)
        if kind in {yaml.MappingEndEvent, yaml.SequenceEndEvent}:
            names.pop()
            node = stack.pop()
            node.end = event.end_mark.index
        elif kind in {yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent}:
            node = _node(event)
            if stack:
                _hang(node, stack[-1], names)
            if node.is_scalar and stack:
                continue
            stack.append(node)
            names.append(None)
            if not node.is_scalar:
                continue
        else:
            continue
        if not stack or node.is_scalar:
            return node


def _node(event: Any) -> Node:
    start, end = event.start_mark, event.end_mark
    if type(event) is yaml.ScalarEvent:
        return Node(start.index, end.index, start.column, event.style or "", value=event.value)
    return Node(
        start.index,
        end.index,
        start.column,
        flow=bool(event.flow_style),
        is_mapping=type(event) is yaml.MappingStartEvent,
        is_list=type(event) is yaml.SequenceStartEvent,
    )


def _hang(node: Node, parent: Node, names: list["Node | None"]) -> None:
    if parent.is_list:
        parent.children.append((None, node))
    elif (name := names[-1]) is None:
        names[-1] = node
    else:
        parent.children.append((name, node))
        names[-1] = None


def tail(node: Node, text: str) -> int:
    """Where the text of a value really ends: before the line ends, gaps and comments that follow it."""
    while not node.is_scalar and not node.flow and node.children:
        node = node.children[-1][1]
    if node.style in {"|", ">"}:
        return node.start + len(text[node.start : node.end].rstrip("\r\n "))
    return node.end


def find(root: Node, path: KeyPath) -> Node | None:
    """The value that a path leads to."""
    node = root
    for step in path:
        number = node.position(step)
        if number is None:
            return None
        node = node.children[number][1]
    return node
