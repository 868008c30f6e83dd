"""The order in which the schema tells the fields of a record, level by level."""

from typing import Any, Self

from goodstanding.immutable import Value
from goodstanding.records.schema import load_schema, resolve

Json = Any


class Fields(Value, frozen=True):
    """The fields at one place of a record; without a node there is no order to keep."""

    node: dict[str, Json] | None
    root: dict[str, Json]

    @classmethod
    def of(cls, kind: str) -> Self:
        """The fields of a kind of record."""
        schema = load_schema(kind)
        return cls(schema, schema)

    def rank(self, name: str | None) -> int:
        """Which place a field has; what the schema does not know comes last, as it was written."""
        names = [*self._properties()]
        return names.index(name) if name in names else len(names)

    def below(self, name: str | None) -> "Fields":
        """The fields of what stands in that field, or (None) in each item of the list."""
        for node, root in self._branches():
            child = node.get("items") if name is None else self._child(node, name)
            if isinstance(child, dict):
                return Fields(*resolve(child, root))
        return Fields(None, self.root)

    @staticmethod
    def _child(node: dict[str, Json], name: str) -> Json:
        return node.get("properties", {}).get(name, node.get("additionalProperties"))

    def _properties(self) -> dict[str, Json]:
        for node, _ in self._branches():
            if "properties" in node:
                found: dict[str, Json] = node["properties"]
                return found
        return {}

    def _branches(self) -> list[tuple[dict[str, Json], dict[str, Json]]]:
        if self.node is None:
            return []
        node, root = resolve(self.node, self.root)
        return [(node, root), *(resolve(one, root) for one in node.get("anyOf", ()))]
