"""Writes text from records into Markdown so that none of it becomes markup, a link or a mention."""

import re

from goodstanding.reports.visible import visible

_MARKUP = re.compile(r"([\\`*_{}\[\]()#!|~>$^])")
# Only at its beginning does a text open a list, a heading or a rule with these.
_OPENING = re.compile(r"^([-+=]|[0-9]+(?=[.)]))")
# Hosts look for these in the text that the reader sees, whatever was escaped: part them unseen. With % and
# & GitLab names milestones and epics.
_ACTIVE = re.compile(
    r"(@|#|:(?=//)|(?<!:)/(?=/)|(?:mailto|xmpp):|www(?=\.)|(?<![^\W_])GH-|(?<!\S)[%&](?=[\w\"]))(?=\S)",
    re.IGNORECASE,
)
_HTML = {"&": "&amp;", "<": "&lt;", '"': "&quot;"}
_APART = "\u200b"


def quiet(text: str) -> str:
    """The text on one line of Markdown that reads as it was written, and does nothing."""
    # What a line begins with would open a block; blanks before it change nothing but that.
    parted = _ACTIVE.sub(r"\1" + _APART, visible(text).strip())
    marked = _OPENING.sub(_shut, _MARKUP.sub(r"\\\1", parted))
    return "".join(_HTML.get(character, character) for character in marked)


def _shut(opening: re.Match[str]) -> str:
    # A backslash before a figure would be shown; one before the sign after it would not.
    return opening.group() + _APART if opening.group().isdigit() else "\\" + opening.group()


def row(*cells: str) -> str:
    """A row of a table; the cells are Markdown already."""
    return "| " + " | ".join(cells) + " |"


def head(*titles: str) -> list[str]:
    """The first two rows of a table."""
    return [row(*titles), row(*("---" for _ in titles))]
