"""Lays JSON out so that two reports compare well line by line."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import msgspec

from goodstanding.immutable import Value, names_of

_ASCII = json.JSONEncoder(allow_nan=False)
_BETWEEN = ",\n    "
# One name that is not plain ASCII makes so many rows go the slow way, not the whole report.
_AT_ONCE = 256


class Row(Value, frozen=True):
    """A record of a list that may be long: words, whole numbers and days, in the order of the contract.

    No fractions: the two encoders spell them differently.
    """


def laid_out(data: dict[str, Any]) -> str:
    """An object as plain ASCII: a member a line, and of a list of records each on its own.

    What makes the records one after another may stand for their list.
    """
    return "".join(pieces_of(data))


def pieces_of(data: dict[str, Any]) -> Iterator[str]:
    """The same piece by piece."""
    # A build log obeys `##[error]` anywhere in a line; spelled like this it reads the same.
    return (piece.replace("##", "\\u0023#") if "#" in piece else piece for piece in _pieces(data))


def _pieces(data: dict[str, Any]) -> Iterator[str]:
    before = "{\n  "
    for key, value in data.items():
        yield f"{before}{json.dumps(key)}: "
        yield from _rows(value) if isinstance(value, list | Iterator) else (_ASCII.encode(value),)
        before = ",\n  "
    yield "\n}\n" if data else "{\n\n}\n"


def _rows(rows: Iterable[Any]) -> Iterator[str]:
    """The records, each on a line: many in one go, since one by one they cost five times as much."""
    left, before = iter(rows), "[\n    "
    while part := [*islice(left, _AT_ONCE)]:
        yield before
        yield _in_one_go(part) or _BETWEEN.join(map(on_a_line, part))
        before = _BETWEEN
    yield "[]" if before != _BETWEEN else "\n  ]"


def _in_one_go(rows: list[Any]) -> str | None:
    """The lines of records of one class; None where they have to be spelled one by one."""
    kind = type(rows[0])
    if not issubclass(kind, Row) or len(set(map(type, rows))) > 1:
        return None
    text = _spelled(rows)
    # Within a text no quotation mark stands alone, so this is found between two records only.
    begins = f'{{"{names_of(kind)[0]}": '
    return text and text[1:-1].replace("}, " + begins, "}" + _BETWEEN + begins)


def on_a_line(row: Any) -> str:
    """One record on one line."""
    if not isinstance(row, Row):
        return _ASCII.encode(row)
    return _spelled(row) or _ASCII.encode(msgspec.to_builtins(row))


def _spelled(rows: Any) -> str | None:
    """A row or a list of rows on one line; None where the two encoders may differ."""
    try:
        data = msgspec.json.encode(rows)
    except UnicodeEncodeError:  # half a character
        return None
    # Printable ASCII is what both leave as it is, and what is below they escape alike.
    if not data.isascii() or b"\x7f" in data:
        return None
    return msgspec.json.format(data, indent=0).decode()
