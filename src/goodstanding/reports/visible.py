"""Makes text from records safe to print: what would steer a terminal or a log is spelled out."""

import re
import unicodedata

# Controls, text-direction marks, halves of characters, line and paragraph ends.
_STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# Runners of build logs obey `##[error]` and the like anywhere in a line.
_LOG_ORDER = re.compile(r"##(?=\w*\[)")
_WIDE = frozenset("WF")


def visible(text: str) -> str:
    """The text on one line, every character that a terminal or a log would obey spelled out."""
    if not text.isprintable():
        text = "".join(map(_spelled, text))
    return _LOG_ORDER.sub("# #", text) if "##" in text else text


def _spelled(character: str) -> str:
    if unicodedata.category(character) not in _STEERING:
        return character
    return character.encode("unicode_escape").decode("ascii")


def width(text: str) -> int:
    """How many columns a visible text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def padded(text: str, columns: int) -> str:
    """The text filled up with blanks to that many columns."""
    return text + " " * max(0, columns - width(text))


def wrapped(text: str, columns: int) -> list[str]:
    """The words of a visible text in lines of that many columns; longer words stay whole."""
    return _by_characters(text, columns) if text.isascii() else _by_words(text, columns)


def _by_characters(text: str, columns: int) -> list[str]:
    """The same where every character takes one column, as in most texts: no word is measured."""
    text, start = " ".join(text.split()), 0
    lines: list[str] = []
    while len(text) - start > columns:
        end = text.rfind(" ", start, start + columns + 1)
        if end < 0:
            end = text.find(" ", start)
        if end < 0:
            break
        lines.append(text[start:end])
        start = end + 1
    return [*lines, text[start:]] if text else lines


def _by_words(text: str, columns: int) -> list[str]:
    lines: list[str] = []
    line, taken = "", 0
    for word in text.split():
        wide = width(word)
        if line and taken + 1 + wide > columns:
            lines.append(line)
            line, taken = word, wide
        elif line:
            line, taken = f"{line} {word}", taken + 1 + wide
        else:
            line, taken = word, wide
    return [*lines, line] if line else lines
