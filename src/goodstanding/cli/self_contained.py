"""One schema that stands on its own: everything it refers to is inside it."""

from collections.abc import Iterator
from typing import Any

from goodstanding.errors import UsageError
from goodstanding.kinds import KINDS
from goodstanding.records.schema import load_schema

Json = Any
_COMMON = "common.schema.json"
_HERE = "#/$defs/"
OUR_OUTPUT = "report"


def schema_names() -> tuple[str, ...]:
    """The kinds of record, and `report` for what the command itself writes."""
    return (*KINDS, OUR_OUTPUT)


def self_contained(name: str) -> dict[str, Json]:
    """The schema of that name with the common parts it uses under its own `$defs`."""
    from goodstanding.cli.narrowing import guess

    if name not in schema_names():
        raise UsageError(f"there is no kind of record '{name}'{guess(name, schema_names())}")
    schema = load_schema(name)
    own, common = schema.get("$defs", {}), load_schema("common")["$defs"]
    wanted = list(_common_parts(schema))
    used: dict[str, Json] = {}
    while wanted:
        part = wanted.pop()
        if part not in used:
            used[part] = common[part]
            wanted += _parts(common[part], _HERE)
    parts = {**own, **{part: used[part] for part in sorted(used)}}
    bundled: dict[str, Json] = _rewritten({**schema, **({"$defs": parts} if parts else {})})
    return bundled


def _common_parts(node: Json) -> Iterator[str]:
    return _parts(node, _COMMON + _HERE)


def _parts(node: Json, before: str) -> Iterator[str]:
    if isinstance(node, dict):
        target = node.get("$ref")
        if isinstance(target, str) and target.startswith(before):
            yield target.removeprefix(before)
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from _parts(child, before)


def _rewritten(node: Json) -> Json:
    if isinstance(node, list):
        return [_rewritten(child) for child in node]
    if not isinstance(node, dict):
        return node
    return {
        key: value.removeprefix(_COMMON) if key == "$ref" else _rewritten(value)
        for key, value in node.items()
    }
