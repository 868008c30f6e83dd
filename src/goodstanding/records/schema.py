"""Judges the shape of a record by its JSON Schema.

jsonschema is the authority and explains; jsonschema-rs, where it is installed, waves valid
records through. References between schemas are resolved only among our own files.
"""

import json
import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any

from goodstanding import resources
from goodstanding.dates import parse_day
from goodstanding.immutable import Value
from goodstanding.place import KeyPath

try:
    import jsonschema_rs
except ImportError:  # no wheel for this system: the verdict is the same, only slower
    jsonschema_rs = None  # type: ignore[assignment]  # said once here, asked once below

DIALECT = "https://json-schema.org/draft/2020-12/schema"
COMMON = "common.schema.json"
EACH = "*"
RESTRICTED = "(restricted)"
Json = Any
# Exact path, value, whether the value is a key, and the node of the schema.
MarkedValue = tuple[KeyPath, Json, bool, dict[str, Json]]


@cache
def load_schema(name: str) -> dict[str, Json]:
    """The schema of a kind (or `common`, `report`), as written in schemas/."""
    text = (resources.folder("schemas") / f"{name}.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Json] = json.loads(text)
    return schema


def is_date(value: object) -> bool:
    """Our `date` format: YYYY-MM-DD and a day of the calendar."""
    return not isinstance(value, str) or parse_day(value) is not None


def is_restricted(data: dict[str, Json]) -> bool:
    """Whether a record's text must never be shown: marked so, or about harmful behaviour.

    A mark that is misspelt counts as well: whoever wrote it wanted the text hidden.
    """
    triggers = data.get("triggers")
    harmful = isinstance(triggers, list) and "harmful_behaviour" in triggers
    return harmful or data.get("visibility", "internal") != "internal"


class Shape(Value, frozen=True, dict=True):
    """The schema of one kind, ready to judge."""

    kind: str

    def is_valid(self, data: Json) -> bool:
        """Whether the data has the right shape."""
        if self._quick is not None:
            return bool(self._quick.is_valid(data))
        return bool(self.authority.is_valid(data))

    @cached_property
    def _quick(self) -> Any:
        if jsonschema_rs is None:
            return None  # type: ignore[unreachable]  # reached where the import above failed
        registry = jsonschema_rs.Registry([(COMMON, load_schema("common"))])
        return jsonschema_rs.Draft202012Validator(
            load_schema(self.kind),
            registry=registry,
            validate_formats=True,
            formats={"date": is_date},
        )

    @cached_property
    def authority(self) -> Any:
        """The jsonschema validator with our own formats; it reaches nothing outside schemas/."""
        # Imported only to explain: it costs a quarter of a second.
        from jsonschema import Draft202012Validator, FormatChecker
        from jsonschema.validators import extend
        from referencing import Registry, Resource
        from referencing.jsonschema import DRAFT202012

        checker = FormatChecker(formats=())
        checker.checks("date")(is_date)
        resources_: list[tuple[str, Resource[Json]]] = [
            (COMMON, DRAFT202012.create_resource(load_schema("common")))
        ]
        registry: Registry[Json] = Registry().with_resources(resources_)
        validator = extend(  # type: ignore[no-untyped-call]  # jsonschema leaves it untyped
            Draft202012Validator, {"pattern": _fits_pattern}
        )
        return validator(load_schema(self.kind), registry=registry, format_checker=checker)

    @cached_property
    def nodes(self) -> tuple[tuple[KeyPath, dict[str, Json]], ...]:
        """Every place in a record that the schema describes: path (`*` for each) and merged node."""
        return tuple(_walk(load_schema(self.kind), load_schema(self.kind), ()))

    @cached_property
    def marked(self) -> dict[str, tuple[tuple[KeyPath, dict[str, Json]], ...]]:
        """The nodes that cite something, name who acts now, hold free text or money, by mark."""
        return {
            mark: tuple(row for row in self.nodes if mark in row[1])
            for mark in ("x-ref", "x-active", "x-text", "x-money")
        }

    @cached_property
    def _plans(self) -> dict[tuple[str, ...], list[tuple[KeyPath, dict[str, Json]]]]:
        return {}

    def _plan(self, mark: str, data: dict[str, Json]) -> list[tuple[KeyPath, dict[str, Json]]]:
        """The nodes with that mark which these fields can hold, found once for records of the same fields."""
        fields = (mark, *data)
        if fields not in self._plans:
            self._plans[fields] = [row for row in self.marked[mark] if row[0][0] in data]
        return self._plans[fields]

    def marked_values(self, mark: str, data: dict[str, Json]) -> Iterator[MarkedValue]:
        """What a valid record has where the schema bears that mark, in the schema's order."""
        for pattern, node in self._plan(mark, data):
            value = data[str(pattern[0])]
            if len(pattern) == 1:
                yield pattern, value, False, node
            elif len(pattern) == 2 and type(value) is list and pattern[1] == EACH:
                for position, one in enumerate(value):
                    yield (pattern[0], position), one, False, node
            else:
                for path, below, is_key in values_at(value, pattern[1:], pattern[:1]):
                    yield path, below, is_key, node

    @cached_property
    def required_text(self) -> frozenset[str]:
        """The required fields of text that a restricted record does not show."""
        schema = load_schema(self.kind)
        fields = (
            (name, resolve(schema["properties"][name], schema)[0]) for name in schema.get("required", ())
        )
        return frozenset(
            name
            for name, node in fields
            if node.get("type") == "string" and node.get("x-restricted") != "keep"
        )

    @cached_property
    def always_restricted(self) -> frozenset[str]:
        """The fields whose text is never shown, whatever the record's visibility."""
        fields = load_schema(self.kind)["properties"].items()
        return frozenset(name for name, node in fields if node.get("x-restricted") == "always")

    def without_text(self, data: Json) -> Json:
        """The data with only what a restricted record may show; its text is replaced by a mark."""
        return _keep(data, load_schema(self.kind), load_schema(self.kind)) or {}


def _fits_pattern(_validator: Any, pattern: str, instance: Json, _schema: Json) -> Iterator[Any]:
    from jsonschema import ValidationError

    # In JSON Schema `$` is the end of the text; in Python it lets a line end follow.
    exact = pattern[:-1] + r"\Z" if pattern.endswith("$") and not pattern.endswith(r"\$") else pattern
    if isinstance(instance, str) and not re.search(exact, instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


@cache
def shape(kind: str) -> Shape:
    """The shape of a kind of record."""
    return Shape(kind)


def resolve(node: dict[str, Json], root: dict[str, Json]) -> tuple[dict[str, Json], dict[str, Json]]:
    """A node with its reference followed (its own words win), and where references in it start from."""
    while "$ref" in node:
        file, _, pointer = node["$ref"].partition("#")
        root = load_schema(file.removesuffix(".schema.json")) if file else root
        target = root
        for step in pointer.strip("/").split("/"):
            target = target[step]
        node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
    return node, root


def _walk(
    node: dict[str, Json], root: dict[str, Json], path: KeyPath
) -> Iterator[tuple[KeyPath, dict[str, Json]]]:
    node, root = resolve(node, root)
    yield path, node
    for name, child in node.get("properties", {}).items():
        yield from _walk(child, root, (*path, name))
    if isinstance(keys := node.get("propertyNames"), dict):
        yield (*path, "?"), resolve(keys, root)[0]
    for each in ("items", "additionalProperties"):
        if isinstance(child := node.get(each), dict):
            yield from _walk(child, root, (*path, EACH))
    for branch in node.get("anyOf", ()):
        if "properties" in branch:
            yield from _walk(branch, root, path)


def values_at(data: Json, path: KeyPath, before: KeyPath = ()) -> Iterator[tuple[KeyPath, Json, bool]]:
    """The values that a path with `*` leads to: exact path, value, and whether the value is a key (`?`)."""
    if not path:
        yield before, data, False
        return
    step, rest = path[0], path[1:]
    if step == "?":
        if isinstance(data, dict):
            yield from (((*before, key), key, True) for key in data)
    elif step == EACH:
        pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
        for key, value in pairs:
            yield from values_at(value, rest, (*before, key))
    elif isinstance(data, dict) and step in data:
        yield from values_at(data[step], rest, (*before, step))


def _keep(data: Json, node: dict[str, Json], root: dict[str, Json]) -> Json:
    node, root = resolve(node, root)
    if isinstance(data, list):
        kept = [_keep(one, node.get("items", {}), root) for one in data]
        return [one for one in kept if one is not None] or None
    if isinstance(data, dict) and (
        "properties" in node or isinstance(node.get("additionalProperties"), dict)
    ):
        rest = node.get("additionalProperties") if _has_plain_keys(node, root) else None
        below = {key: node.get("properties", {}).get(key, rest) for key in data}
        kept_map = {
            key: _keep(data[key], child, root) for key, child in below.items() if isinstance(child, dict)
        }
        return {key: one for key, one in kept_map.items() if one is not None} or None
    if node.get("x-restricted") == "keep":
        return data
    # That something was written is no secret, and duties depend on it; what was written is.
    return RESTRICTED if node.get("x-text") and isinstance(data, str) else None


def _has_plain_keys(node: dict[str, Json], root: dict[str, Json]) -> bool:
    """Whether the keys of a map are ids, which may be shown, rather than words of the record's own."""
    return resolve(node.get("propertyNames", {}), root)[0].get("x-restricted") == "keep"
