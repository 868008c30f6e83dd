"""Lays JSON out so that two reports compare well line by line."""

import json
from typing import Any


def laid_out(data: dict[str, Any]) -> str:
    """An object as plain ASCII: a member a line, and of a list of records each on its own."""
    members = (f"  {json.dumps(key)}: {_member(value)}" for key, value in data.items())
    text = "{\n" + ",\n".join(members) + "\n}\n"
    # A build log obeys `##[error]` anywhere in a line; spelled like this it reads the same.
    return text.replace("##", "\\u0023#")


def _member(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value, allow_nan=False)
    return "[\n" + ",\n".join(f"    {json.dumps(one, allow_nan=False)}" for one in value) + "\n  ]"
