"""What a bare word means: YAML 1.2's core types, so that `no` and dates are text and `1.10` is a number."""

import math
import re
from functools import lru_cache
from typing import Any

LONGEST_NUMBER = 15

_NUMBER = re.compile(
    r"(?P<whole>[-+]?[0-9]+)"
    r"|(?P<based>0o[0-7]+|0x[0-9a-fA-F]+)"
    r"|(?P<decimal>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<endless>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
)
WORDS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
NUMBER_STARTS = frozenset("+-.0123456789")
_TOO_LONG = "this number is too long to be kept exactly: put it in quotes"


class RefusedWordError(Exception):
    """A bare word that no record may hold; its text says what to do."""


def read_word(word: str) -> Any:
    """The value of a bare word; raises RefusedWordError where readers would differ about it."""
    if word in WORDS:
        return WORDS[word]
    return _read_number(word) if word[0] in NUMBER_STARTS else word


# Most are days, and the same days stand in many records.
@lru_cache(maxsize=2048)
def _read_number(word: str) -> Any:
    if word == "-":
        raise RefusedWordError("a '-' stands here with nothing after it: put it in quotes, or delete it")
    found = _NUMBER.fullmatch(word)
    if found is None:
        return word
    form = found.lastgroup
    if form == "whole":
        return int(_of_bearable_length(word, word.lstrip("+-0")))
    if form == "based":
        return int(_of_bearable_length(word, word), 0)
    if form == "endless":
        raise RefusedWordError(
            f"'{word}' is no number that can be counted with: write the number, or put it in quotes"
        )
    number = float(word) if len(word) <= 2 * LONGEST_NUMBER else math.inf
    if abs(number) >= 10**LONGEST_NUMBER:
        raise RefusedWordError(_TOO_LONG)
    return number


def _of_bearable_length(word: str, digits: str) -> str:
    if len(digits) > LONGEST_NUMBER:
        raise RefusedWordError(_TOO_LONG)
    return word
