"""Every field of every kind of record, with the class and attribute that hold it in the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from goodstanding.building import MODELS, RENAMED
from goodstanding.immutable import is_value
from goodstanding.model.record import Money
from goodstanding.records.schema import load_schema, resolve

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """A field as people write it (`revisions[].told_on`), where it lies, and what holds it in the model.

    `held_by` is empty where the field has no attribute of its own: whoever reads what it lies in
    reads the field.
    """

    name: str
    within: str
    title: str
    held_by: tuple[str, ...] = ()
    attribute: str = ""


def fields_of(kind: str) -> list[FieldPlace]:
    """The fields of a kind at every depth, in the order of its schema."""
    schema = load_schema(kind)
    return list(_fields(schema, schema, MODELS[kind], ""))


def _fields(node: Schema, root: Schema, hint: Any, before: str) -> Iterator[FieldPlace]:
    for name, part in node.get("properties", {}).items():
        full, below = resolve(part, root)
        attribute = RENAMED.get(name, name)
        is_block = isinstance(hint, type) and is_value(hint)
        inner = get_type_hints(hint)[attribute] if is_block else _rest_of(hint)
        # A block without the day on which it happened has not happened: who asks for it asks for that day.
        is_its_day = bool(before) and getattr(hint, "happens_on", "") == attribute
        classes = hint.__mro__ if is_block and not is_its_day else ()
        held_by = tuple(f"{one.__module__}.{one.__qualname__}" for one in classes)
        yield FieldPlace(f"{before}{name}", before, full.get("title", name), held_by, attribute)
        yield from _below(full, below, _given(inner), f"{before}{name}")


def _below(node: Schema, root: Schema, hint: Any, name: str) -> Iterator[FieldPlace]:
    if hint is Money:
        return
    if get_origin(hint) is tuple:
        items, root = resolve(node["items"], root)
        yield from _fields(items, root, _given(get_args(hint)[0]), f"{name}[].")
        return
    yield from _fields(node, root, hint, f"{name}.")
    rest = node.get("additionalProperties")
    if isinstance(rest, dict) and get_origin(hint) in {dict, Mapping}:
        each, root = resolve(rest, root)
        yield from _fields(each, root, _rest_of(hint), f"{name}.<id>.")


def _rest_of(hint: Any) -> Any:
    return _given(get_args(hint)[1]) if get_origin(hint) in {dict, Mapping} else None


def _given(hint: Any) -> Any:
    """The type of a value that is there: `X | None` is X."""
    if get_origin(hint) in {Union, UnionType}:
        left = [one for one in get_args(hint) if one is not NoneType]
        return left[0] if len(left) == 1 else hint
    return hint
