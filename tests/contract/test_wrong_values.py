"""A wrong value is told at its own field, in words that name it and hold nothing of the program's."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.model.full import full_record
from tests.schemas.test_schemas import resolved, wrong_values

from goodstanding.kinds import KINDS
from goodstanding.records.locate import locate
from goodstanding.records.messages import ShapeFault, explain_shape
from goodstanding.records.schema import load_schema, shape
from goodstanding.records.values import quote

CATALOGUE = {
    path.name: load_schema(path.name.removesuffix(".schema.json"))
    for path in sorted((Path(__file__).parents[2] / "schemas").glob("*.schema.json"))
}
OF_THE_PROGRAM = re.compile(r"\b(None|True|False|NoneType|dict|str|int|float)\b|[{}]|object at|<class|\[\]")


def wrong_records(kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """A whole record with one field wrong, by the field, for every wrong value of every field."""
    whole = full_record(kind)
    for name, part in load_schema(kind)["properties"].items():
        for wrong in wrong_values(part, CATALOGUE):
            yield name, {**whole, name: wrong}
        yield from _wrong_below(whole, name, resolved(part, CATALOGUE))


def _wrong_below(
    whole: dict[str, Any], name: str, part: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    block = whole.get(name)
    if isinstance(block, dict):
        for inner, own in part.get("properties", {}).items():
            for wrong in wrong_values(own, CATALOGUE):
                yield name, {**whole, name: {**block, inner: wrong}}


def names_it(name: str, fault: ShapeFault) -> bool:
    """Whether the sentence names the field, or the name in a map that cannot stand there."""
    return name in fault.message or (fault.on_key and quote(fault.path[-1]) in fault.message)


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_value_is_shown_between_its_own_key_and_the_next(kind: str) -> None:
    told = set[str]()
    for name, data in wrong_records(kind):
        if name in told or shape(kind).is_valid(data):
            continue
        told.add(name)
        text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True)
        raw = f"# A line before\n{text}".encode()
        keys = [locate(raw, (key,), on_key=True).line for key in data]
        at = [*data].index(name)
        after = [*keys, len(text)][at + 1]
        faults = [one for one in explain_shape(kind, data) if one.path[:1] == (name,)]
        lines = [locate(raw, one.path, one.on_key).line for one in faults]
        assert all(1 < keys[at] <= line < after for line in lines), (name, data[name])
    assert told >= {*load_schema(kind)["properties"]}


@pytest.mark.parametrize("kind", KINDS)
def test_every_wrong_value_is_told_at_its_own_field(kind: str) -> None:
    bad = []
    for name, data in wrong_records(kind):
        faults = explain_shape(kind, data) if not shape(kind).is_valid(data) else []
        own = [fault for fault in faults if fault.path[:1] == (name,)]
        named = [fault for fault in own if names_it(name, fault) and not OF_THE_PROGRAM.search(fault.message)]
        if not own or len(named) < len(own):
            bad.append((name, str(data[name])[:60], [(fault.path, fault.message) for fault in faults][:2]))
    assert bad == []
