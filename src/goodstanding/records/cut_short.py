"""Finds texts that end sooner than was meant, as `Talked #about` does: for YAML ' #' begins a remark."""

import re
from typing import Any

from goodstanding.place import KeyPath
from goodstanding.records.nodes import Node, find, read_nodes
from goodstanding.records.schema import shape
from goodstanding.records.text import read_text

# One look at the bytes tells of nearly every record that there is nothing to look for.
_MAY_BE = re.compile(rb"\S[ \t]+#[^\s#]")
# Who means a remark writes a space after the sign, or draws a line with it.
_GLUED = re.compile(r"[ \t]+#\w")


def cut_short(kind: str, data: Any, raw: bytes) -> tuple[KeyPath, ...]:
    """The free texts without quotes that a word with a '#' before it cuts off, in the schema's order."""
    if b"#" not in raw or not _MAY_BE.search(raw):
        return ()
    text = read_text(raw)
    if not isinstance(text, str):
        return ()
    root = read_nodes(text)
    return tuple(
        path
        for path, value, is_key, _ in shape(kind).marked_values("x-text", data)
        if isinstance(value, str) and not is_key and _is_cut(find(root, path), text)
    )


def _is_cut(node: Node | None, text: str) -> bool:
    return node is not None and not node.style and _GLUED.match(text, node.end) is not None
