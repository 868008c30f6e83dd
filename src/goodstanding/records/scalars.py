"""What a bare word means: YAML 1.2's core types, so that `no` and dates are text and `1.10` is a number."""

import math
import re
from typing import Any

LONGEST_NUMBER = 15

_INT = re.compile(r"[-+]?[0-9]+")
_OCTAL_OR_HEX = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_WORDS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_NUMBER_STARTS = frozenset("+-.0123456789")
_TOO_LONG = "this number is too long to be kept exactly: put it in quotes"


class RefusedWordError(Exception):
    """A bare word that no record may hold; its text says what to do."""


def read_word(word: str) -> Any:
    """The value of a bare word; raises RefusedWordError where readers would differ about it."""
    if word in _WORDS:
        return _WORDS[word]
    return _read_number(word) if word[0] in _NUMBER_STARTS else word


def _read_number(word: str) -> Any:
    if word == "-":
        raise RefusedWordError("a '-' stands here with nothing after it: put it in quotes, or delete it")
    if _NOT_FINITE.fullmatch(word):
        raise RefusedWordError(
            f"'{word}' is no number that can be counted with: write the number, or put it in quotes"
        )
    if _INT.fullmatch(word):
        return int(_of_bearable_length(word, word.lstrip("+-0")))
    if _OCTAL_OR_HEX.fullmatch(word):
        return int(_of_bearable_length(word, word), 0)
    if _FLOAT.fullmatch(word):
        number = float(word) if len(word) <= 2 * LONGEST_NUMBER else math.inf
        if abs(number) >= 10**LONGEST_NUMBER:
            raise RefusedWordError(_TOO_LONG)
        return number
    return word


def _of_bearable_length(word: str, digits: str) -> str:
    if len(digits) > LONGEST_NUMBER:
        raise RefusedWordError(_TOO_LONG)
    return word
