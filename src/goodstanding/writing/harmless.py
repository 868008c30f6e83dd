"""Brings words of records into Markdown so that they read as written and do nothing else."""

import re
import unicodedata
from typing import Self

# Controls, text-direction marks, halves of characters, line and paragraph ends.
_STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_MARKUP = re.compile(r"([\\`*\[\]|~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9]))")
# Only at its beginning does a line open a heading, a quotation, a list or a rule with these.
_OPENING = re.compile(r"^([-+=#>])")
_NUMBER = re.compile(r"^([0-9]{1,9})([.)])(?=\s|$)")
_ENTITY = re.compile(r"&(?=#?[A-Za-z0-9]+;)")
_ITEM = re.compile(r"^([-*]|[0-9]{1,9}[.)])\s+(?=\S)")


class Said(str):
    """Words of a record on one line of harmless Markdown; `whole` are the words as written."""

    __slots__ = ("whole",)
    whole: str

    def __new__(cls, text: str) -> Self:
        """The words, made harmless."""
        said = super().__new__(cls, one_line(text))
        said.whole = text
        return said


def one_line(text: str) -> str:
    """The text on one line, with all that Markdown would obey shown instead of obeyed."""
    bare = _NUMBER.sub(r"\1\\\2", _OPENING.sub(r"\\\1", _escape(text)))
    return bare.replace("<", "&lt;")


def paragraphs(text: str) -> str:
    """The text with its paragraphs and simple lists, of which a writer means no harm."""
    lines = [_line(line) for line in text.strip().splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def without_controls(text: str) -> str:
    """The text without characters that steer a terminal or turn the reading around; line ends stay."""
    # Nearly every text is of characters that can be printed, and those steer nothing.
    if text.isprintable():
        return text
    return "".join(one for one in text if one == "\n" or unicodedata.category(one) not in _STEERING)


def _line(line: str) -> str:
    line = line.strip()
    item = _ITEM.match(line)
    mark = f"{item[1]} " if item else ""
    return mark + one_line(line[item.end() :] if item else line)


def _escape(text: str) -> str:
    bare = without_controls(" ".join(text.split()))
    return _MARKUP.sub(r"\\\1", _ENTITY.sub("&amp;", bare))
