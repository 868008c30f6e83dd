"""Schemas and model say the same: every field, every enum, every type, every format."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from tests.model.full import built, full_record

from goodstanding.building import MODELS, RENAMED
from goodstanding.dates import WEEKDAYS
from goodstanding.immutable import is_value, names_of
from goodstanding.kinds import KINDS
from goodstanding.model.record import Money, Record
from goodstanding.records.schema import load_schema, resolve, shape, values_at

Schema = dict[str, Any]
# What a record is, rather than what its file says; and a digest, which is worked out from the file.
OF_IDENTITY = {"account_id", "id", "dated_on", "digest"}
PLAIN = {"string": str, "boolean": bool, "integer": int, "number": float}


def pairs(kind: str) -> Iterator[tuple[str, Schema, Any]]:
    """Every place of a kind: its name, the schema there, and the model's type."""
    schema = load_schema(kind)
    yield from _pairs(kind, schema, schema, MODELS[kind])


def _pairs(where: str, node: Schema, root: Schema, hint: Any) -> Iterator[tuple[str, Schema, Any]]:
    node, root = resolve(node, root)
    hint = _given(hint)
    if "x-money" in node:
        node = next(one for one in node["anyOf"] if one["type"] == "object")
        assert hint is Money, where
    yield where, node, hint
    if isinstance(hint, type) and is_value(hint):
        hints = get_type_hints(hint)
        for name, part in node.get("properties", {}).items():
            field = RENAMED.get(name, name)
            if field in hints:
                yield from _pairs(f"{where}.{name}", part, root, hints[field])
    elif get_origin(hint) is tuple:
        yield from _pairs(f"{where}[]", node["items"], root, get_args(hint)[0])
    elif get_origin(hint) in {dict, Mapping}:
        for name, part in node.get("properties", {}).items():
            yield from _pairs(f"{where}.{name}", part, root, get_args(hint)[1])
        if isinstance(rest := node.get("additionalProperties"), dict):
            yield from _pairs(f"{where}.*", rest, root, get_args(hint)[1])


def _given(hint: Any) -> Any:
    """The type of a value that is there: `X | None` is X."""
    if get_origin(hint) in {Union, UnionType}:
        left = [one for one in get_args(hint) if one is not NoneType]
        return left[0] if len(left) == 1 else hint
    return hint


PLACES = [place for kind in KINDS for place in pairs(kind)]
BLOCKS = [row for row in PLACES if isinstance(row[2], type) and is_value(row[2])]
ENUMS = [row for row in PLACES if "enum" in row[1]]


def test_every_kind_has_its_model_and_its_schema() -> None:
    assert [*MODELS] == [*KINDS]
    assert all(load_schema(kind)["title"] for kind in KINDS)


@pytest.mark.parametrize(("where", "node", "model"), BLOCKS, ids=[row[0] for row in BLOCKS])
def test_a_block_and_its_class_have_the_same_fields(where: str, node: Schema, model: Any) -> None:
    said = {RENAMED.get(name, name) for name in node["properties"]}
    known = {*names_of(model)}
    if issubclass(model, Record):
        known -= OF_IDENTITY
    assert said == known, where


@pytest.mark.parametrize(("where", "node", "hint"), ENUMS, ids=[row[0] for row in ENUMS])
def test_words_to_choose_from_are_an_enum(where: str, node: Schema, hint: Any) -> None:
    if hint is str:
        # Weekdays are only ever looked up in the calendar.
        assert tuple(node["enum"]) == WEEKDAYS, where
        return
    assert issubclass(hint, StrEnum), where
    assert [*hint] == node["enum"], where


def test_every_value_has_the_type_that_its_schema_says() -> None:
    for where, node, hint in PLACES:
        if "enum" in node or not isinstance(node.get("type"), str):
            continue
        if node["type"] == "array":
            assert get_origin(hint) is tuple, where
        elif node["type"] == "object":
            assert is_value(hint) or get_origin(hint) is dict, where
        else:
            wanted = date if node.get("format") == "date" else PLAIN[node["type"]]
            assert hint is wanted, where


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_with_every_field_is_read_and_built(kind: str) -> None:
    data = full_record(kind)
    assert shape(kind).is_valid(data), [error.message for error in shape(kind).authority.iter_errors(data)]
    assert built(kind, data).of_kind is KINDS[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_refuses_a_wrong_value(kind: str) -> None:
    found = [(path, node["format"]) for path, node in shape(kind).nodes if "format" in node]
    assert {format_ for _, format_ in found} <= {"date"}
    data = full_record(kind)
    for pattern, _ in found:
        for path, value, _ in [*values_at(data, pattern)]:
            assert date.fromisoformat(value).isoformat() == value
            wrong = deepcopy(data)
            block: Any = wrong
            for step in path[:-1]:
                block = block[step]
            block[path[-1]] = "2026-02-30"
            assert not shape(kind).is_valid(wrong), path
            assert not shape(kind).authority.is_valid(wrong), path
