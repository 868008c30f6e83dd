"""jsonschema, the authority, and jsonschema-rs, the quick one, never differ; what is valid can be built."""

import json
import random
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from tests.contract.random_records import TEXTS, Chance
from tests.model.full import built, full_record

from goodstanding.book.firm import shipped_policy
from goodstanding.building import build_record, merge_policy
from goodstanding.cli.self_contained import self_contained
from goodstanding.kinds import KINDS, Identity, identify
from goodstanding.records.reader import parse_record
from goodstanding.records.schema import shape

ACCOUNTS = Path(__file__).parents[2] / "accounts"
MUTATIONS_OF_EACH = 40
STRANGERS: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2.0, 1.5, 5, 12, 13, 101, 1e14, -0.0, 10**14, -(10**14), "", " ", "x",
    [], {}, [[]], [None], {"": None}, {"amount": 1}, {"amount": 1, "currency": "EUR"}, "2026-02-29",
    "2026-02-28\n", "2026-2-1", "2026-02-28T00:00:00", "٢026-01-01", "0000-01-01", "con", "index", "a" * 65,
    "a--b", "a-b\n", "A", "é", *TEXTS,
)  # fmt: skip


def seeded(name: str) -> random.Random:
    """The same changes every time."""
    return random.Random(name)  # noqa: S311 - nothing here is a secret


def samples() -> list[tuple[Identity, dict[str, Any]]]:
    """Every sample record, and one of each kind with every field."""
    found = []
    for path in sorted(ACCOUNTS.rglob("*.yml")):
        identity = identify(f"accounts/{path.relative_to(ACCOUNTS).as_posix()}")
        assert isinstance(identity, Identity)
        found.append((identity, parse_record(path.read_bytes()).data))
    return found


def verdicts(kind: str, data: Any) -> tuple[bool, bool]:
    """What the quick one says, and the authority."""
    assert shape(kind)._quick is not None
    return shape(kind).is_valid(data), shape(kind).authority.is_valid(data)


def mutated(chance: random.Random, data: dict[str, Any]) -> dict[str, Any]:
    """The record with one to three things changed, left out, added or put twice, at any depth."""
    data = deepcopy(data)
    for _ in range(chance.randint(1, 3)):
        blocks = [data, *blocks_in(data)]
        block = chance.choice(blocks)
        stranger = deepcopy(chance.choice(STRANGERS))
        if isinstance(block, list):
            change_list(chance, block, stranger)
        else:
            change_block(chance, block, stranger, data)
    return data


def blocks_in(value: Any) -> Iterator[Any]:
    for one in value.values() if isinstance(value, dict) else value:
        if isinstance(one, dict | list):
            yield one
            yield from blocks_in(one)


def change_list(chance: random.Random, block: list[Any], stranger: Any) -> None:
    if not block or chance.random() < 0.4:
        block.append(stranger)
        return
    at = chance.randrange(len(block))
    how = chance.random()
    if how < 0.3:
        block.append(deepcopy(block[at]))
    elif how < 0.6:
        block.pop(at)
    else:
        block[at] = stranger


def change_block(chance: random.Random, block: dict[str, Any], stranger: Any, whole: dict[str, Any]) -> None:
    keys = [*block]
    how = chance.random()
    if keys and how < 0.5:
        block[chance.choice(keys)] = stranger
    elif keys and how < 0.7:
        del block[chance.choice(keys)]
    elif how < 0.85:
        block[chance.choice(["no_such_field", "", "Name", *whole])] = stranger
    elif keys:
        one, other = chance.choice(keys), chance.choice(keys)
        block[one] = deepcopy(block[other])


def assert_equal_and_buildable(identity: Identity, data: dict[str, Any]) -> bool:
    quick, authority = verdicts(identity.kind.name, data)
    assert quick == authority, (identity.kind.name, json.dumps(data))
    if quick:
        whole = merge_policy(shipped_policy(), data) if identity.kind.name == "policy" else data
        build_record(identity, whole)
    return quick


def test_every_sample_record() -> None:
    for identity, data in samples():
        assert assert_equal_and_buildable(identity, data)


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_with_every_field_and_its_mutations(kind: str) -> None:
    chance, data = seeded(f"full {kind}"), full_record(kind)
    assert built(kind, data).of_kind.name == kind
    said = [verdicts(kind, mutated(chance, data)) for _ in range(40)]

    assert all(quick == authority for quick, authority in said)
    assert (False, False) in said


@pytest.mark.parametrize("kind", KINDS)
def test_the_printed_schema_says_the_same(kind: str) -> None:
    """What `standing schema` gives to editors is rewritten to stand on its own."""
    chance, data = seeded(f"printed {kind}"), full_record(kind)
    authority = shape(kind).authority
    printed = type(authority)(self_contained(kind), format_checker=authority.format_checker)

    for one in [data, *(mutated(chance, data) for _ in range(40))]:
        assert printed.is_valid(one) == authority.is_valid(one), json.dumps(one)


@pytest.mark.slow
def test_mutations_of_every_sample_record() -> None:
    chance = seeded("mutations")
    said = [
        assert_equal_and_buildable(identity, mutated(chance, data))
        for identity, data in samples()
        for _ in range(MUTATIONS_OF_EACH)
    ]

    assert len(said) > 3000
    assert 0.05 < sum(said) / len(said) < 0.95


@pytest.mark.slow
def test_random_records() -> None:
    chance = Chance(7)
    for _ in range(2000):
        kind, data = chance.record()
        quick, authority = verdicts(kind, data)
        assert quick == authority, (kind, json.dumps(data))
