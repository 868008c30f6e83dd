"""The text of a record: from bytes to characters, and what is refused before YAML is looked at."""

import re
from collections.abc import Sequence

from goodstanding.immutable import Value
from goodstanding.records.source import LARGEST_FILE

SYNTAX, DUPLICATE, NOT_ALLOWED = "yaml-syntax", "yaml-duplicate-key", "yaml-not-allowed"

# Controls, line ends that only some readers know, and characters that turn the direction of text.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
    r"|\r(?!\n)"
)


# Of ASCII, all that may stand in a record but the return, which has to be looked at with what follows.
_PLAIN = bytes([*range(0x20, 0x7F), *b"\t\n"])


class Fault(Value, frozen=True):
    """Something in a text that keeps it from being a record: rule, line and column (from 1), words."""

    rule: str
    mark: tuple[int, int]
    message: str


def decode_text(raw: bytes) -> str:
    """A record's text as shown to people: a byte-order mark is dropped, broken bytes are marked."""
    return raw.decode("utf-8", "replace").removeprefix("\ufeff")


def read_text(raw: bytes) -> str | Fault:
    """A record's text, or why it is none."""
    # Most texts are plain: one look tells.
    if len(raw) <= LARGEST_FILE and not raw.translate(None, _PLAIN):
        return raw.decode("ascii")
    if len(raw) > LARGEST_FILE:
        return Fault(
            NOT_ALLOWED,
            (1, 1),
            f"the file is larger than {LARGEST_FILE // 1024} KiB: keep only the record here",
        )
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Fault(NOT_ALLOWED, (1, 1), "the file is saved as UTF-16: save it as UTF-8")
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        mark = _mark_at(raw[: error.start].decode("utf-8", "replace"))
        return Fault(NOT_ALLOWED, mark, "a character here is not UTF-8: save the file as UTF-8")
    if found := FORBIDDEN.search(text):
        return Fault(NOT_ALLOWED, _mark_at(text[: found.start()]), name_forbidden(found[0]))
    return text


def _mark_at(before: str) -> tuple[int, int]:
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), len(lines[-1]) + 1


def name_forbidden(character: str) -> str:
    """What to do about a character that no record may hold."""
    if character == "\r":
        return "the line ends in a way that not every program knows: save the file with usual line ends"
    return f"an invisible character (U+{ord(character):04X}) stands here: delete it and type the text again"


def first_outdented(rows: Sequence[str], lines: range, indent: int, *, closes: bool) -> int | None:
    """The first of these lines (from 0) that is not indented beyond a column; empty ones do not count.

    With `closes` the last line may begin with a closing bracket at that very column.
    """
    for number in lines:
        row = rows[number].rstrip("\r")
        bare = row.lstrip(" ")
        column = len(row) - len(bare)
        is_end = closes and number == lines[-1] and bare[:1] in {"]", "}"} and column == indent
        if bare and column <= indent and not is_end:
            return number
    return None
