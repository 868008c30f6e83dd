"""Writes a record the way a person would: plain where plain is safe, quoted where it is not."""

import json
import re
from collections.abc import Mapping
from datetime import date

Value = object

# Words that some reader of YAML takes for something other than text.
_UNSAFE_WORDS = frozenset(["true", "false", "null", "yes", "no", "on", "off", "y", "n", "~", ""])
_SAFE = re.compile(r"[A-Za-z](?:[^:#\n\"\\{}\[\],&*!|>%@`]|:(?=//))*(?<! )")
_SAFE_IN_BLOCK = re.compile(r"[A-Za-z](?:[^:#\n\"\\]|:(?! )(?!$))*(?<! )")


def render_record(data: Mapping[str, Value]) -> str:
    """The text of a record's file."""
    return "".join(f"{line}\n" for line in _mapping(data, ""))


def _mapping(data: Mapping[str, Value], indent: str) -> list[str]:
    lines: list[str] = []
    for key, value in data.items():
        if isinstance(value, Mapping):
            lines += [f"{indent}{key}:", *_mapping(value, indent + "  ")]
        elif isinstance(value, list) and any(isinstance(item, Mapping) for item in value):
            lines += [f"{indent}{key}:", *_items(value, indent + "  ")]
        else:
            lines.append(f"{indent}{key}: {_inline(value)}")
    return lines


def _items(items: list[Value], indent: str) -> list[str]:
    lines: list[str] = []
    for item in items:
        inner = _mapping(item, "") if isinstance(item, Mapping) else [_scalar(item, _SAFE_IN_BLOCK)]
        lines += [f"{indent}- {inner[0]}", *(f"{indent}  {line}" for line in inner[1:])]
    return lines


def _inline(value: Value) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_scalar(item, _SAFE) for item in value) + "]"
    return _scalar(value, _SAFE_IN_BLOCK)


def _scalar(value: Value, safe: re.Pattern[str]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        plain = safe.fullmatch(value) and value.lower() not in _UNSAFE_WORDS
        return value if plain else json.dumps(value, ensure_ascii=False)
    return str(value)
