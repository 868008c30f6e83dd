"""Spells values as YAML that every reader takes as the same: plain where it may be, quoted where it must."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from goodstanding.records.reader import parse_record

# A list or block that fits on one line of this length is written in brackets.
LONGEST_LINE = 100
# Words that readers of older YAML take for something else than text.
_DOUBTFUL = re.compile(r"(?i)(y|n|yes|no|on|off|null|true|false|~)|[-+]?[0-9][0-9_]*(:[0-9]+)+|=|<<")


def spell_scalar(value: Any, style: str = "") -> Iterator[str]:
    """The ways to write one value on one line, the preferred first; `style` is the quote it had."""
    if not isinstance(value, str):
        yield json.dumps(value)
        return
    single, double = "'" + value.replace("'", "''") + "'", json.dumps(value, ensure_ascii=False)
    is_plain = bool(value) and value == value.strip() and "\n" not in value
    quoted = [double] if "\n" in value else [double, single] if style == '"' else [single, double]
    if style in {"'", '"'} or not is_plain or _DOUBTFUL.fullmatch(value):
        yield from quoted
    else:
        yield from (value, *quoted)


def spell_flow(value: Any) -> str:
    """The value on one line, lists and blocks in brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_flow_word(key)}: {spell_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(spell_flow, value)) + "]"
    return _flow_word(value)


def _flow_word(value: Any) -> str:
    forms = [*spell_scalar(value)]
    return next((form for form in forms if parse_record(f"[{form}]".encode()).data == [value]), forms[-1])


def spell_block(value: Mapping[str, Any] | Sequence[Any]) -> list[str]:
    """The lines of a list or block, a field or an item each; the first stands at the margin."""
    if isinstance(value, Mapping):
        return [row for key, one in value.items() for row in spell_field(key, one)]
    return [row for one in value for row in _indented(_spell_item(one), "- ")]


def spell_field(key: str, value: Any) -> list[str]:
    """The lines of a field with its name."""
    name = _flow_word(key)
    if isinstance(value, str) and "\n" in value:
        return (
            [f"{name}: {header_of(value)}", *_text_rows(value)] if is_literal(value) else [_line(name, value)]
        )
    if isinstance(value, (Mapping, list, tuple)) and value:
        row = f"{name}: {spell_flow(value)}"
        holds_blocks = not isinstance(value, Mapping) and any(isinstance(one, Mapping) for one in value)
        if len(row) > LONGEST_LINE or holds_blocks or "\\n" in row:
            return [f"{name}:", *(f"  {inner}" if inner else "" for inner in spell_block(value))]
        return [row]
    return [_line(name, value)]


def is_literal(text: str) -> bool:
    """Whether a text of several lines can be written line by line after `|`."""
    return "\n" in text and bool(text.strip()) and not text.startswith((" ", "\n", "\t"))


def header_of(text: str) -> str:
    """The sign that begins a text of several lines, by how it ends."""
    ends = len(text) - len(text.rstrip("\n"))
    return "|-" if ends == 0 else "|" if ends == 1 else "|+"


def _line(name: str, value: Any) -> str:
    if isinstance(value, (Mapping, list, tuple)):
        return f"{name}: {spell_flow(value)}"
    forms = [*spell_scalar(value)]
    rows = (f"{name}: {form}" for form in forms)
    wanted = {parse_key(name): value}
    return next((row for row in rows if parse_record(row.encode()).data == wanted), f"{name}: {forms[-1]}")


def parse_key(name: str) -> str:
    """The field that a name as it is written stands for."""
    return str(parse_record(f"[{name}]".encode()).data[0])


def _text_rows(text: str) -> list[str]:
    body = text.removesuffix("\n")
    return [f"  {row}" if row else "" for row in body.split("\n")]


def _spell_item(value: Any) -> list[str]:
    flow = spell_flow(value)
    if isinstance(value, Mapping) and value and (len(flow) > LONGEST_LINE or "\\n" in flow):
        return spell_block(value)
    if isinstance(value, str):
        found = next(
            (form for form in spell_scalar(value) if parse_record(f"- {form}".encode()).data == [value]), flow
        )
        return [found]
    return [flow]


def _indented(rows: list[str], first: str) -> list[str]:
    rest = " " * len(first)
    return [first + rows[0], *(rest + row if row else "" for row in rows[1:])]
