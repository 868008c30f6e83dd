"""Where in a record's text a form may write; found when the page is made, so that no page has to read YAML.

The places are those that the engine's own editor would take: a test compares the two.
"""

import copy
import re
from collections.abc import Iterator
from typing import Any

from goodstanding.place import KeyPath
from goodstanding.records.nodes import Node, read_nodes, tail
from goodstanding.records.reader import parse_record
from goodstanding.records.splices import added_lines, line_end, replacements

_NAME = "zzq"
_DASH = re.compile(r"- +(?=[^\s#])")
# Between the steps of a place: no field's name holds it.
BETWEEN = "/"
# Start, end, what stands before and after the value, its quote, the line's beginning (None: in brackets).
SetPlace = list[Any]
# Where, what stands before and after what is added, the line's beginning (None: in brackets).
AddPlace = list[Any]
Places = dict[str, dict[str, list[Any]]]


def places_of(raw: bytes, data: dict[str, Any]) -> Places | None:
    """The places of a record's text, or None where it is written in a way that a form had better leave alone.

    `data` is what the strict reader has found it to say.
    """
    if raw.startswith(b"\xef\xbb\xbf"):
        return None
    text = raw.decode()
    root = read_nodes(text)
    found: Places = {"add": {}, "set": {}}
    for path, node, parent in _walk(root, (), None):
        name = BETWEEN.join(map(str, path))
        if not node.is_scalar and (place := _addition(text, node)):
            found["add"][name] = place
        if parent is not None and (place := _replacement(text, root, path, node, parent)):
            found["set"][name] = place
    return _counted(text, found) if _is_sound(text, data, found) else None


def _walk(node: Node, path: KeyPath, parent: Node | None) -> Iterator[tuple[KeyPath, Node, Node | None]]:
    """Every value with its path and what it stands in, parts first; what has an odd name is left out."""
    for number, (name, value) in enumerate(node.children):
        step = number if name is None else name.value
        if not isinstance(step, str) or BETWEEN not in step:
            yield from _walk(value, (*path, step), node)
    yield path, node, parent


def _addition(text: str, node: Node) -> AddPlace | None:
    """Where a field or an item can be added as the last."""
    if node.flow:
        if node.children:
            return [tail(node.children[-1][1], text), ", ", "", None]
        return [node.start + 1, "", "", None]
    gap = _DASH.match(text, node.start) if node.is_list else None
    row = f"{gap[0] if gap else '- '}0" if node.is_list else "0"
    splice = next(added_lines(text, node, [row]), None)
    if splice is None:
        return None
    before, _, after = splice[2].partition("0")
    return [splice[0], before, after, line_end(text) + " " * node.column]


def _replacement(text: str, root: Node, path: KeyPath, node: Node, parent: Node) -> SetPlace | None:
    """Where another value can be written over one that is there; whole blocks are left as they are."""
    if node.is_scalar:
        start, end, put = next(replacements(text, root, path, node, 0))
        before, _, after = put.partition("0")
        pad = None if parent.flow else line_end(text) + " " * (parent.column + 2)
        return [start, end, before, after, node.style, pad]
    if not node.is_list or not all(one.is_scalar for _, one in node.children):
        return None
    start, end, put = next(replacements(text, root, path, node, [0]))
    pad = line_end(text) + " " * node.column if put == "- 0" else None
    return [start, end, "", "", "[", pad]


def _is_sound(text: str, data: dict[str, Any], places: Places) -> bool:
    """Whether all of them together, each filled with a number, say just that when they are read back."""
    wanted, splices = copy.deepcopy(data), []
    for name, (start, end, before, after, style, _) in places["set"].items():
        if style != "[":
            _put(wanted, name.split(BETWEEN))
            splices.append((start, end, f"{before}0{after}"))
    for name, (at, before, after, _) in places["add"].items():
        below = _at(wanted, name.split(BETWEEN) if name else [])
        is_list = isinstance(below, list)
        below.append(0) if is_list else below.update({_NAME: 0})
        splices.append((at, at, f"{before}{'' if is_list else _NAME + ': '}0{after}"))
    return bool(parse_record(_spliced(text, splices).encode()).data == wanted)


def _spliced(text: str, splices: list[tuple[int, int, str]]) -> str:
    """The text with all of them made; those of one place in their own order."""
    parts, last = [], 0
    for start, end, put in sorted(splices, key=lambda one: one[0]):
        parts += [text[last:start], put]
        last = end
    return "".join([*parts, text[last:]])


def _at(data: Any, steps: list[str]) -> Any:
    for step in steps:
        data = data[int(step)] if isinstance(data, list) else data[step]
    return data


def _put(data: Any, steps: list[str]) -> None:
    parent = _at(data, steps[:-1])
    parent[int(steps[-1]) if isinstance(parent, list) else steps[-1]] = 0


def _counted(text: str, places: Places) -> Places:
    """The places as browsers count characters: those outside the first plane are two."""
    if text.isascii() or max(text) < "\U00010000":
        return places

    def counted(at: int) -> int:
        return len(text[:at].encode("utf-16-le")) // 2

    adds = {name: [counted(one[0]), *one[1:]] for name, one in places["add"].items()}
    sets = {name: [counted(one[0]), counted(one[1]), *one[2:]] for name, one in places["set"].items()}
    return {"add": adds, "set": sets}
