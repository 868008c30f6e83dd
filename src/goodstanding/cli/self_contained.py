"""One schema that stands on its own: everything it refers to is inside it."""

from collections.abc import Iterator
from typing import Any

from goodstanding.errors import UsageError
from goodstanding.kinds import KINDS
from goodstanding.records.schema import load_schema

Json = Any
_COMMON = "common.schema.json"
_HERE = "#/$defs/"
OUR_OUTPUT = ("report", "promises", "history", "effect", "hindsight")


def schema_names() -> tuple[str, ...]:
    """The kinds of record, and what the command itself writes."""
    return (*KINDS, *OUR_OUTPUT)


def self_contained(name: str) -> dict[str, Json]:
    """The schema of that name with the common parts it uses under its own `$defs`."""
    from goodstanding.cli.narrowing import guess

    if name not in schema_names():
        raise UsageError(f"there is no kind of record '{name}'{guess(name, schema_names())}")
    schema = _rewritten(load_schema(name))
    parts = {**_rewritten(load_schema("common")["$defs"]), **schema.pop("$defs", {})}
    bundled: dict[str, Json] = _laid_out(schema, parts)
    wanted, used = list(_parts(bundled)), dict[str, Json]()
    while wanted:
        part = wanted.pop()
        if part not in used:
            used[part] = _laid_out(parts[part], parts)
            wanted += _parts(used[part])
    return {**bundled, **({"$defs": dict(sorted(used.items()))} if used else {})}


def _laid_out(node: Json, parts: dict[str, Json]) -> Json:
    """The node with its own words over those of the part it refers to: editors show only one of them."""
    if isinstance(node, list):
        return [_laid_out(child, parts) for child in node]
    if not isinstance(node, dict):
        return node
    while "$ref" in node and len(node) > 1:
        own = {key: value for key, value in node.items() if key != "$ref"}
        node = {**parts[node["$ref"].removeprefix(_HERE)], **own}
    return {key: _laid_out(value, parts) for key, value in node.items()}


def _parts(node: Json) -> Iterator[str]:
    if isinstance(node, dict):
        target = node.get("$ref")
        if isinstance(target, str) and target.startswith(_HERE):
            yield target.removeprefix(_HERE)
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from _parts(child)


def _rewritten(node: Json) -> Json:
    if isinstance(node, list):
        return [_rewritten(child) for child in node]
    if not isinstance(node, dict):
        return node
    return {
        key: value.removeprefix(_COMMON) if key == "$ref" else _rewritten(value)
        for key, value in node.items()
    }
