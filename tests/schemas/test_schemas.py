"""What a schema owes its reader: words, examples that hold, and wrong values refused."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

Schema = dict[str, Any]
Judge = Callable[[str], Draft202012Validator]

FOLDER = Path(__file__).parents[2] / "schemas"
# The shape of our own output is tested with the reports.
OUR_OUTPUT = {f"{name}.schema.json" for name in ("report", "promises", "history", "effect", "hindsight")}
NAMES = sorted({file.name for file in FOLDER.glob("*.schema.json")} - OUR_OUTPUT)
KINDS = [name for name in NAMES if name != "common.schema.json"]
NO_SUCH = "\u00a7 \n\u00a7"


def properties(schema: Schema, pointer: str = "#") -> Iterator[tuple[str, Schema]]:
    """Every property at any depth, with the pointer to it."""
    for name, part in schema.get("properties", {}).items():
        yield f"{pointer}/properties/{name}", part
        yield from properties(part, f"{pointer}/properties/{name}")
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from properties(schema[key], f"{pointer}/{key}")
    for name, part in schema.get("$defs", {}).items():
        yield f"{pointer}/$defs/{name}", part
        yield from properties(part, f"{pointer}/$defs/{name}")
    for place, part in enumerate(schema.get("anyOf", [])):
        yield from properties(part, f"{pointer}/anyOf/{place}")


def nodes(value: object) -> Iterator[Schema]:
    """Every object within a schema."""
    if isinstance(value, dict):
        yield value
        for key, part in value.items():
            if key not in {"examples", "default"}:
                yield from nodes(part)
    elif isinstance(value, list):
        for part in value:
            yield from nodes(part)


def resolved(schema: Schema, catalogue: dict[str, Any]) -> Schema:
    """The schema with what it refers to laid beneath it."""
    if "$ref" not in schema:
        return schema
    target = catalogue["common.schema.json"]["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    return {**resolved(target, catalogue), **schema}


def wrong_texts(schema: Schema) -> Iterator[object]:
    yield from (7, True, None, [], {}, "")
    if "pattern" in schema or "enum" in schema:
        yield NO_SUCH
    if schema.get("format") == "date":
        yield from (
            "2026-02-30",
            "30.04.2026",
            "2026-4-3",
            "20260403",
            "2026-W14-1",
            "\u0662026-04-03",
        )
    if "maxLength" in schema:
        yield (schema["examples"][0] + "a" * schema["maxLength"] if "examples" in schema else "a" * 999)


def wrong_numbers(schema: Schema) -> Iterator[object]:
    yield from ("7", True, None, [], {})
    if schema["type"] == "integer":
        yield 1.5
    if "minimum" in schema:
        yield schema["minimum"] - 1
    if "maximum" in schema:
        yield schema["maximum"] + 1


def wrong_lists(schema: Schema, catalogue: dict[str, Any]) -> Iterator[object]:
    yield from ("x", 7, True, None, {})
    yield from ([wrong] for wrong in wrong_values(schema["items"], catalogue))
    if schema.get("uniqueItems"):
        items = resolved(schema["items"], catalogue)
        example = items["examples"][0]
        yield [example, example]


def wrong_objects(schema: Schema, catalogue: dict[str, Any]) -> Iterator[object]:
    yield from ("x", 7, True, None, [])
    rest = schema["additionalProperties"]
    if rest is False:
        yield {"no_such_field": 1}
    else:
        if "pattern" in resolved(schema.get("propertyNames", {}), catalogue):
            yield {NO_SUCH: next(iter(schema["examples"][0].values()))}
        key = next(iter(schema["examples"][0]))
        yield from ({key: wrong} for wrong in wrong_values(rest, catalogue))
    for name in schema.get("required", ()):
        example = schema["examples"][0] if "examples" in schema else {}
        yield {key: value for key, value in example.items() if key != name}


def wrong_values(part: Schema, catalogue: dict[str, Any]) -> Iterator[object]:
    """Values of which none may pass, from what the schema says it wants."""
    schema = resolved(part, catalogue)
    match schema.get("type"):
        case "string":
            yield from wrong_texts(schema)
        case "boolean":
            yield from ("yes", "true", 1, 0, None, [])
        case "number" | "integer":
            yield from wrong_numbers(schema)
        case "array":
            yield from wrong_lists(schema, catalogue)
        case "object":
            yield from wrong_objects(schema, catalogue)
        case _:
            yield from ([], {}, [1], {"no_such_field": 1}, -1, "")


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_valid_and_has_no_address(name: str, catalogue: dict[str, Any]) -> None:
    schema = catalogue[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"]
    assert schema["description"].endswith(".")
    assert not [node for node in nodes(schema) if "$id" in node]


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_refuses_unknown_fields_and_shows_a_whole_example(
    name: str, catalogue: dict[str, Any], judge_of: Judge
) -> None:
    schema = catalogue[name]
    assert schema["type"] == "object"
    assert schema["examples"]
    for example in schema["examples"]:
        assert [error.message for error in judge_of(name).iter_errors(example)] == []
        assert not judge_of(name).is_valid({**example, "no_such_field": "x"})
        for field in schema["required"]:
            assert not judge_of(name).is_valid({key: value for key, value in example.items() if key != field})


@pytest.mark.parametrize("name", NAMES)
def test_every_property_has_words_for_the_reader(name: str, catalogue: dict[str, Any]) -> None:
    for pointer, part in properties(catalogue[name]):
        least = 1 if "/$defs/" in pointer else 2
        assert least <= len(part["title"].split()) <= 4, pointer
        assert part["description"].endswith("."), pointer
        assert len(part["description"].split()) >= 5, pointer
        assert part["examples"], pointer


@pytest.mark.parametrize("name", NAMES)
def test_every_example_holds(name: str, catalogue: dict[str, Any], judge_of: Judge) -> None:
    for pointer, part in properties(catalogue[name]):
        for example in part["examples"]:
            faults = [error.message for error in judge_of(name + pointer).iter_errors(example)]
            assert faults == [], pointer


@pytest.mark.parametrize("name", NAMES)
def test_every_wrong_value_is_refused(name: str, catalogue: dict[str, Any], judge_of: Judge) -> None:
    for pointer, part in properties(catalogue[name]):
        judge = judge_of(name + pointer)
        passed = [wrong for wrong in wrong_values(part, catalogue) if judge.is_valid(wrong)]
        assert passed == [], pointer


@pytest.mark.parametrize("name", NAMES)
def test_an_object_lists_its_fields_or_is_a_map(name: str, catalogue: dict[str, Any]) -> None:
    for node in nodes(catalogue[name]):
        if node.get("type") == "object":
            is_map = "propertyNames" in node and isinstance(node["additionalProperties"], dict)
            assert is_map or node["additionalProperties"] is False, node.get("title")


PRIVATE = (
    "a@firm.example",
    "+44 20 7946 0018",
    "Sue Stone",
    "Words",
    "https://firm.example/a",
    "GBP",
)
# A clock has to know this figure; tests/restricted shows that it reaches no duty, finding or page.
READ_BUT_NEVER_SHOWN = {"#/properties/commercial/properties/hours_used"}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_private_is_kept_of_a_restricted_record(name: str, catalogue: dict[str, Any]) -> None:
    for pointer, part in properties(catalogue[name]):
        schema = resolved(part, catalogue)
        if schema.get("x-restricted") == "keep" and pointer not in READ_BUT_NEVER_SHOWN:
            assert not schema.get("x-text"), pointer
            assert schema["type"] != "number", pointer
            free = schema["type"] == "string" and not {"format", "enum", "pattern"} & set(schema)
            assert not free, pointer
            told = [one for one in PRIVATE if re.search(schema.get("pattern", "^$"), one)]
            assert told == [], pointer


@pytest.mark.parametrize("name", KINDS)
def test_dates_of_a_restricted_record_are_kept(name: str, catalogue: dict[str, Any]) -> None:
    days = [part for pointer, part in properties(catalogue[name]) if pointer.endswith("_on")]
    assert all(resolved(part, catalogue)["x-restricted"] == "keep" for part in days if "$ref" in part)


@pytest.mark.parametrize("name", KINDS)
def test_who_is_responsible_now_is_one_of_ours(name: str, catalogue: dict[str, Any]) -> None:
    for node in nodes(catalogue[name]):
        if node.get("x-active"):
            assert resolved(node, catalogue)["x-ref"] in {"person", "holder"}


def test_account_figures_are_never_shown(catalogue: dict[str, Any]) -> None:
    assert catalogue["account.schema.json"]["properties"]["commercial"]["x-restricted"] == "always"


@pytest.mark.parametrize("ended", [None, {}, {"why": "They built a team of their own"}])
def test_a_past_account_says_when_it_ended(ended: object, judge_of: Judge) -> None:
    account: Schema = {
        "name": "Brightwater Foods",
        "account_manager": "mira-holt",
        "status": "past",
    }
    judge = judge_of("account.schema.json")
    assert not judge.is_valid(account if ended is None else {**account, "ended": ended})
    assert judge.is_valid({**account, "ended": {"ended_on": "2026-12-31"}})
