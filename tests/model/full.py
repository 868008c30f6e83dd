"""A record of every kind with every field filled, from the schemas' own examples."""

from typing import Any

from goodstanding.building import build_record
from goodstanding.kinds import KINDS, Identity
from goodstanding.model.record import Record
from goodstanding.records.schema import load_schema, resolve

Schema = dict[str, Any]
OWN_DAY = "2026-01-05"


def full_record(kind: str) -> dict[str, Any]:
    """Valid data of that kind with every field, at every depth."""
    schema = load_schema(kind)
    data: dict[str, Any] = _filled(schema, schema)
    return data


def _filled(node: Schema, root: Schema) -> Any:
    node, root = resolve(node, root)
    if node.get("type") == "array":
        return [_filled(node["items"], root)]
    if node.get("type") == "object":
        fields = {name: _filled(part, root) for name, part in node.get("properties", {}).items()}
        # A block that allows fewer fields than it knows wants one of several.
        fields = dict([*fields.items()][-node.get("maxProperties", len(fields)) :]) if fields else fields
        rest = node.get("additionalProperties")
        if isinstance(rest, dict) and not fields:
            each = resolve(rest, root)[0]
            shown: dict[str, Any] = node["examples"][0]
            return {key: _filled(rest, root) for key in shown} if each.get("type") == "object" else shown
        return fields
    return node["examples"][0]


def identity_of(kind: str, account: str = "acme") -> Identity:
    """An identity that a record of that kind may have."""
    row = KINDS[kind]
    own = {"policy": "policy", "account": "account", "scan": "ann"}.get(kind, "one")
    id_ = f"{OWN_DAY}-{own}" if row.dated else own
    return Identity(row, None if row.of_firm else account, id_)


def built(kind: str, data: dict[str, Any]) -> Record:
    """The model's record of that data."""
    return build_record(identity_of(kind), data)
