"""Lays JSON out so that two reports compare well line by line."""

import json
from types import NoneType
from typing import Any

import msgspec

_SIMPLE = frozenset({str, int, bool, NoneType})
_ASCII = json.JSONEncoder(allow_nan=False)


def laid_out(data: dict[str, Any]) -> str:
    """An object as plain ASCII: a member a line, and of a list of records each on its own."""
    members = (f"  {json.dumps(key)}: {_member(value)}" for key, value in data.items())
    text = "{\n" + ",\n".join(members) + "\n}\n"
    # A build log obeys `##[error]` anywhere in a line; spelled like this it reads the same.
    return text.replace("##", "\\u0023#")


def _member(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return _ASCII.encode(value)
    return "[\n" + ",\n".join(["    " + on_a_line(one) for one in value]) + "\n  ]"


def on_a_line(row: Any) -> str:
    """One record on one line; most hold nothing that both encoders would not spell alike."""
    if type(row) is dict and all(map(_is_simple, row.values())):
        try:
            text = msgspec.json.format(msgspec.json.encode(row), indent=0).decode()
        except UnicodeEncodeError:  # half a character
            return _ASCII.encode(row)
        # Printable is what the other one leaves as it is.
        if text.isascii() and text.isprintable():
            return text
    return _ASCII.encode(row)


def _is_simple(value: Any) -> bool:
    kind = type(value)
    return kind in _SIMPLE or (kind is list and all(type(one) is str for one in value))
