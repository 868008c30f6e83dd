"""Writes text from records into Markdown so that none of it becomes markup, a link or a mention."""

import re

from goodstanding.reports.visible import visible

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>:$^=])")
# GitHub looks for these in the text that the reader sees, whatever was escaped: part them unseen.
_ACTIVE = re.compile(r"(@|#|//|\bwww|\bGH-)(?=\S)", re.IGNORECASE)
_HTML = {"&": "&amp;", "<": "&lt;", '"': "&quot;"}
_APART = "\u200b"


def quiet(text: str) -> str:
    """The text on one line of Markdown that reads as it was written, and does nothing."""
    parted = _ACTIVE.sub(r"\1" + _APART, visible(text))
    marked = _MARKUP.sub(r"\\\1", parted)
    return "".join(_HTML.get(character, character) for character in marked)


def row(*cells: str) -> str:
    """A row of a table; the cells are Markdown already."""
    return "| " + " | ".join(cells) + " |"


def head(*titles: str) -> list[str]:
    """The first two rows of a table."""
    return [row(*titles), row(*("---" for _ in titles))]
