"""Reads the plain way in which most records are written, many times faster than a YAML parser.

Names with a bare word, a text in quotes, a short list in brackets or an indented block, and nothing
that needs a second look. Of everything else it says nothing, and the parser reads it: what this
gives is always what the parser would give.
"""

import re
from typing import Any, Final

from goodstanding.records.scalars import WORDS, RefusedWordError, read_word

# Fewer characters than this hold fewer values than a record may have.
LONGEST = 8 * 1024
DEEPEST = 16
_ROW = re.compile(r"^( *)(?![ #]|$)(- )?(?:([A-Za-z_][\w-]{0,60}):(?: |$))?(.*)$", re.ASCII | re.MULTILINE)
_WORD = r"[A-Za-z0-9](?:[\w@./' -]*[\w@./'-])?"
_WORDS = rf"\[(?:{_WORD}(?:, {_WORD})*)?\]"
_PAIR = rf"[A-Za-z_][\w-]{{0,60}}: (?:{_WORD}|{_WORDS})"
_IN_SQUARE = re.compile(_WORDS, re.ASCII)
_IN_CURLY = re.compile(rf"\{{{_PAIR}(?:, {_PAIR})*\}}", re.ASCII)
_PAIRS = re.compile(rf"([A-Za-z_][\w-]*): ({_WORD}|{_WORDS})", re.ASCII)
# Its indent, the "- " of a list, the name before the colon, and what follows.
Row = tuple[str, str, str, str]
_END: Final[Row] = ("", "", "", "")


class _NotPlainError(Exception):
    """The text needs the parser."""


def read_plain(text: str) -> dict[str, Any] | None:
    """The values of a record that is plainly written; None where only the parser can tell."""
    if len(text) > LONGEST or "\t" in text or "\r" in text:
        return None
    rows: list[Row] = _ROW.findall(text)
    rows.append(_END)
    try:
        data, after = _mapping(rows, 0, "", 0)
    except (_NotPlainError, RefusedWordError):
        return None
    # A row that fits no block that is open ends them all.
    return data if data and rows[after] is _END else None


def _mapping(rows: list[Row], at: int, indent: str, depth: int) -> tuple[dict[str, Any], int]:
    """The block of names that begins at a row, and the row after it."""
    if depth > DEEPEST:
        raise _NotPlainError
    found: dict[str, Any] = {}
    here, dash, name, rest = rows[at]
    while name and here == indent and not dash:
        if name in found or name in WORDS:
            raise _NotPlainError
        at += 1
        if rest:
            found[name] = _value(rest)
        else:
            found[name], at = _block(rows, at, indent, depth + 1)
        here, dash, name, rest = rows[at]
    return found, at


def _block(rows: list[Row], at: int, indent: str, depth: int) -> tuple[Any, int]:
    """What stands below a name: a list, a block of names, or nothing."""
    here, dash, *_ = rows[at]
    if dash and here >= indent:
        return _list(rows, at, here, depth)
    return _mapping(rows, at, here, depth) if here > indent else (None, at)


def _list(rows: list[Row], at: int, indent: str, depth: int) -> tuple[list[Any], int]:
    """The list that begins at a row, and the row after it."""
    found: list[Any] = []
    here, dash, name, rest = rows[at]
    while dash and here == indent:
        if name:
            within = indent + "  "
            rows[at] = (within, "", name, rest)
            item, at = _mapping(rows, at, within, depth + 1)
        else:
            item, at = _value(rest), at + 1
        found.append(item)
        here, dash, name, rest = rows[at]
    return found, at


def _value(rest: str) -> Any:
    """The value that stands on one line."""
    first, last = rest[:1], rest[-1:]
    if first.isalnum():
        if ": " in rest or " #" in rest or last in ": ":
            raise _NotPlainError
        return read_word(rest)
    if first == last and first in "'\"" and len(rest) > 1:
        inner = rest[1:-1]
        if first in inner or "\\" in inner:
            raise _NotPlainError
        return inner
    if first == "[" and _IN_SQUARE.fullmatch(rest):
        return _words(rest)
    if first == "{" and _IN_CURLY.fullmatch(rest):
        return _pairs(rest)
    raise _NotPlainError


def _words(rest: str) -> list[Any]:
    return [read_word(word) for word in rest[1:-1].split(", ")] if rest != "[]" else []


def _pairs(rest: str) -> dict[str, Any]:
    pairs = _PAIRS.findall(rest)
    found = {name: _words(word) if word[0] == "[" else read_word(word) for name, word in pairs}
    if len(found) != len(pairs) or not WORDS.keys().isdisjoint(found):
        raise _NotPlainError
    return found
