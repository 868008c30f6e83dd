"""Lays JSON out so that two reports compare well line by line."""

import json
from typing import Any

import msgspec

from goodstanding.immutable import Value

_ASCII = json.JSONEncoder(allow_nan=False)


class Row(Value, frozen=True):
    """A record of a list that may be long: words, whole numbers and days, in the order of the contract.

    No fractions: the two encoders spell them differently.
    """


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
    """One record on one line."""
    if not isinstance(row, Row):
        return _ASCII.encode(row)
    try:
        text = msgspec.json.format(msgspec.json.encode(row), indent=0).decode()
    except UnicodeEncodeError:  # half a character
        text = ""
    # Printable ASCII is what both encoders leave as it is.
    if text and text.isascii() and text.isprintable():
        return text
    return _ASCII.encode(msgspec.to_builtins(row))
