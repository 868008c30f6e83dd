"""The book's copy of the schemas: what editors read must know what the check knows."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.worlds import World

from goodstanding import resources
from goodstanding.cli.self_contained import self_contained
from goodstanding.kinds import KINDS
from goodstanding.records.source import LARGEST_FILE

DAY = "2026-06-01"
NAMES = ("common", *KINDS)
Change = Callable[[dict[str, Any]], Any]


def written() -> dict[str, Any]:
    """The schemas as the program has them."""
    folder = resources.folder("schemas")
    return {name: json.loads((folder / f"{name}.schema.json").read_text(encoding="utf-8")) for name in NAMES}


def notices(copy: dict[str, Any]) -> list[str]:
    """What is said of a book with that copy."""
    world = World()
    for name, schema in copy.items():
        data = schema if isinstance(schema, bytes) else json.dumps(schema, indent=4).encode()
        world.raw(f"schemas/{name}.schema.json", data)
    return [one.message for one in world.told(DAY).firm_findings if one.rule == "schema-behind"]


def changed(kind: str, change: Change) -> list[str]:
    """What is said where one of them is another."""
    copy = written()
    change(copy[kind])
    return notices(copy)


def test_a_book_without_a_copy_is_not_bothered() -> None:
    assert notices({}) == []


def test_a_copy_as_the_program_has_it_is_fine() -> None:
    assert notices(written()) == []


def test_a_copy_written_by_the_command_is_fine() -> None:
    assert notices({kind: self_contained(kind) for kind in KINDS}) == []


def test_a_description_of_one_s_own_does_not_matter() -> None:
    assert changed("contact", lambda one: one.update(description="Our talks")) == []


def test_a_field_of_one_s_own_does_not_matter() -> None:
    assert changed("contact", lambda one: one["properties"].update(mood={"type": "string"})) == []


def test_a_field_that_the_copy_does_not_know_is_named() -> None:
    (said,) = changed("contact", lambda one: one["properties"].pop("topics"))
    assert "they do not know 'topics' of contact. Renew it" in said


def test_a_field_within_a_field_is_named_with_it() -> None:
    (said,) = changed("account", lambda one: one["properties"]["billing"]["properties"].pop("prepaid"))
    assert "'billing.prepaid' of account" in said


def test_of_a_block_only_the_block_is_named() -> None:
    (said,) = changed("account", lambda one: one["properties"].pop("billing"))
    assert "they do not know 'billing' of account. Renew it" in said


def test_a_word_that_the_copy_does_not_know_is_named() -> None:
    (said,) = changed("change", lambda one: one["properties"]["kind"]["enum"].remove("scope"))
    assert "'kind.scope' of change" in said


def test_a_kind_that_the_copy_does_not_have_is_named() -> None:
    copy = written()
    del copy["scan"]
    assert "they do not know the kind 'scan'." in notices(copy)[0]


def test_of_many_only_the_first_are_named() -> None:
    (said,) = notices({"person": {"properties": {"name": {}}}})
    assert said.count("the kind") == 3
    assert " more. Renew it" in said


@pytest.mark.parametrize("data", [b"{", b"[]", b"\xff", b"[" * 100_000])
def test_a_copy_that_is_no_schema_says_so(data: bytes) -> None:
    assert "schemas/contact.schema.json cannot be read" in notices({**written(), "contact": data})[0]


def test_a_schema_that_goes_round_in_circles_ends() -> None:
    circle = {"$ref": "#/$defs/round", "$defs": {"round": {"$ref": "#/$defs/round", "properties": []}}}
    assert notices({**written(), "contact": circle})


def test_what_is_too_large_counts_as_missing() -> None:
    assert "the kind 'contact'" in notices({**written(), "contact": b" " * (LARGEST_FILE + 1)})[0]


def test_the_notice_can_be_silenced_by_the_policy() -> None:
    world = World(rules={"schema-behind": {"enabled": False}})
    world.raw("schemas/person.schema.json", b"{}")
    assert not [one for one in world.told(DAY).firm_findings if one.rule == "schema-behind"]
