"""Says what is wrong with one value, and what to write in its place."""

import re
from difflib import get_close_matches
from typing import Any

from goodstanding.dates import parse_day
from goodstanding.records.schema import resolve

LONGEST_QUOTE = 60
CLOSE = 0.6
_MOST_WORDS = 12
_A_DAY = "2026-06-01"
_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list (each line begins with '- ')",
    "object": "a block of fields",
}
_YES_OR_NO = {"yes": "true", "y": "true", "on": "true", "no": "false", "n": "false", "off": "false"}
_YEAR_LAST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})")
_LETTERS = re.compile(r"[a-z0-9]+")
_DATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-")
_BOTH_SEPARATORS = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:,\d{3})+\.\d+")


def of_nothing(name: str, node: dict[str, Any], *, may_go: bool) -> str:
    """What to write where nothing is written; that the line may go, where nothing needs it."""
    away = ", or delete the line" if may_go else ""
    if node.get("format") == "date":
        return f"{name} has no day yet: write it as {_A_DAY}{away}"
    return f"{name} has no value: write {_to_write(node)}{away}"


def of_type(name: str, value: Any, node: dict[str, Any], wanted: Any) -> str:
    """Why a value is of the wrong type for its field, and how to write it."""
    if node.get("format") == "date":
        return f"{name} has to be a day: write it as {_A_DAY}"
    if "enum" in node:
        return f"{name} is {found(value)}, but has to be one of {_choices(node)}"
    if wanted == "string" and not isinstance(value, dict | list):
        return f"{name} is {found(value)}, but has to be text: put it in quotes"
    return f"{name} is {found(value)}, but has to be {_types(wanted)}{_instead(value, wanted)}"


def of_day(name: str, value: str) -> str:
    """Why a text is no day, and how that day is written where there can be no doubt which it is."""
    if _YEAR_FIRST.fullmatch(value) and len(value) == 10 and value[4] == "-":
        return (
            f"{name} is '{value}', which is no day of the calendar: write year, month and day, as in {_A_DAY}"
        )
    if _YEAR_FIRST.fullmatch(value) or _YEAR_LAST.fullmatch(value):
        shown = _read_day(value) or _A_DAY
        return f"{name} is written '{quote(value)}': write year, month and day, as in {shown}"
    return f"{name} is '{quote(value)}', which is no day: write year, month and day, as in {_A_DAY}"


def _read_day(value: str) -> str | None:
    """The day meant by another notation; None where day and month could be taken for each other."""
    if first := _YEAR_FIRST.fullmatch(value):
        year, month, day = first[1], first[3], first[4]
    elif (last := _YEAR_LAST.fullmatch(value)) is None:
        return None
    # With dots the day comes first wherever such dates are written; with strokes it depends on the country.
    elif last[2] == "." or int(last[1]) > 12:
        year, month, day = last[4], last[3], last[1]
    elif int(last[3]) > 12 or last[1] == last[3]:
        year, month, day = last[4], last[1], last[3]
    else:
        return None
    written = f"{year}-{month:0>2}-{day:0>2}"
    return written if parse_day(written) else None


def _to_write(node: dict[str, Any]) -> str:
    if "enum" in node:
        return f"one of {_choices(node)}"
    type_ = node.get("type")
    example = next(iter(node.get("examples", ())), None)
    if type_ == "string" and not node.get("x-text") and isinstance(example, str):
        return f"it as in {example}"
    return _types(type_) if type_ else wanted_words(node)


# What is longer is no name of anybody, and would fill the screen when said back.
_LONGEST_NAME = 100


def is_too_long(text: str) -> bool:
    """Whether a text is too long for a name that could be said back."""
    return len(text) > _LONGEST_NAME


def likely_id(text: str, target: str) -> str | None:
    """The id that a name was probably meant for, spelt as ids are; None where nothing is left of it."""
    if is_too_long(text):
        return None
    slug = "-".join(_LETTERS.findall(text.lower()))
    if target == "record":
        return f"commitments/{slug}" if _DATED.match(slug) and "/" not in text else None
    return slug if slug and slug != text and text.isascii() and "/" not in text else None


def _choices(node: dict[str, Any]) -> str:
    words = [str(word) for word in node["enum"]]
    return ", ".join(words if len(words) <= _MOST_WORDS else [*words[:_MOST_WORDS], "..."])


def _types(wanted: Any) -> str:
    return " or ".join(_TYPES.get(one, one) for one in ([wanted] if isinstance(wanted, str) else wanted))


def _instead(value: Any, wanted: Any) -> str:
    """The end of a message: the same thing in the right spelling, where that is sure."""
    if not isinstance(value, str):
        return ""
    if wanted == "boolean" and (meant := _YES_OR_NO.get(value.casefold())):
        return f": write {meant} for {quote(value)}"
    if wanted == "number" and _BOTH_SEPARATORS.fullmatch(value):
        mark = max(value.rfind("."), value.rfind(","))
        return f": write {re.sub('[.,]', '', value[:mark])}.{value[mark + 1 :]}"
    return ""


def found(value: Any) -> str:
    """What stands there, in plain words."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return f"'{str(value).lower()}' (yes or no)"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str):
        return f"the text '{quote(value)}'"
    return "a list" if isinstance(value, list) else "a block of fields"


def wanted_words(node: dict[str, Any]) -> str:
    """What a place of the schema asks for, with an example."""
    node, _ = resolve(node, node) if "$ref" not in node else (node, node)
    example = next(iter(node.get("examples", ())), None)
    shown = f", for example {example}" if isinstance(example, str | int | float) else ""
    said = first_sentence(node) or "it has another form"
    return said[0].lower() + said[1:].rstrip(".") + shown


def first_sentence(node: dict[str, Any]) -> str:
    """The first sentence of a schema's description, without its full stop."""
    text: str = node.get("description", "")
    return text.split(". ", maxsplit=1)[0].rstrip(".")


def guess(word: str, likely: list[str], allowed: list[str]) -> str:
    """The end of a message: the word that was probably meant, else all that may stand there."""
    close = get_close_matches(word.lower(), likely, n=1, cutoff=CLOSE)
    if close:
        return f": did you mean '{close[0]}'?"
    if not allowed:
        return ": none is on record yet, so add it first"
    shown = allowed if len(allowed) <= _MOST_WORDS else [*allowed[:_MOST_WORDS], "..."]
    return ": it may be " + ", ".join(shown)


def quote(value: object) -> str:
    """A value from a record, short and on one line, for use in a message."""
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "\u2026"
