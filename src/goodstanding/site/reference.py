"""The records reference: every field of every kind of record, read from the schemas."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from goodstanding.immutable import Value
from goodstanding.kinds import KINDS, Kind
from goodstanding.resources import folder
from goodstanding.site.edition import Edition
from goodstanding.site.page import Heading, SitePage
from goodstanding.site.press import render
from goodstanding.site.rulebook import Entry, ListPart

_COMMON = "common.schema.json#/$defs/"
_OF_FIRM = ("policy", "person")


class FieldRow(Value, frozen=True):
    """One field of a kind of record, as a person needs to know it to write it."""

    name: str
    anchor: str
    required: bool
    holds: str
    description: str
    example: str
    default: str | None


# A schema is JSON, in which any key may hold anything.
Schema = dict[str, Any]


@cache
def schema_of(name: str) -> Schema:
    """The schema of a kind, or the common parts."""
    text = (folder("schemas") / f"{name}.schema.json").read_text(encoding="utf-8")
    read: Schema = json.loads(text)
    return read


def _resolved(schema: Schema) -> Schema:
    """The schema with what it refers to laid under its own words."""
    way = schema.get("$ref", "")
    if not way.startswith(_COMMON):
        return schema
    shared = schema_of("common")["$defs"][way.removeprefix(_COMMON)]
    return {"x-called": shared.get("title"), **_resolved(shared), **schema}


def fields_of(schema: Schema, before: str = "", depth: int = 0) -> Iterator[FieldRow]:
    """Every field of a schema, the inner ones under their outer one."""
    required = schema.get("required", ())
    for name, raw in schema.get("properties", {}).items():
        full = _resolved(raw)
        spelt = before + name
        yield FieldRow(
            name=spelt,
            anchor="field-" + spelt.replace("[]", "").replace(".", "-").replace("_", "-"),
            required=name in required,
            holds=holds(full),
            description=full.get("description", ""),
            example=_example(full),
            default=_spelt(full["default"]) if "default" in full else None,
        )
        if depth < 4:
            yield from fields_of(*_inside(full, spelt), depth + 1)


def _inside(schema: Schema, spelt: str) -> tuple[Schema, str]:
    """The schema whose fields lie inside this one, and how their names begin."""
    if "properties" in schema:
        return schema, f"{spelt}."
    items = _resolved(schema.get("items", {}))
    if "properties" in items:
        return items, f"{spelt}[]."
    more = schema.get("additionalProperties")
    each = _resolved(more) if isinstance(more, dict) else {}
    return each, f"{spelt}.<id>."


def holds(schema: Schema) -> str:
    """What a field holds, in a few words."""
    if "enum" in schema:
        return "one of: " + ", ".join(map(_spelt, schema["enum"]))
    if schema.get("type") == "array":
        return "a list: " + holds(_resolved(schema.get("items", {})))
    if schema.get("type") == "object":
        more = schema.get("additionalProperties")
        return "fields by id" if isinstance(more, dict) and "properties" not in schema else "fields"
    if schema.get("x-called"):
        return str(schema["x-called"]).lower()
    choices = schema.get("oneOf") or schema.get("anyOf")
    if choices:
        return " or ".join(dict.fromkeys(holds(_resolved(one)) for one in choices))
    words = {"string": "text", "integer": "whole number", "number": "number", "boolean": "yes or no"}
    return words.get(str(schema.get("type")), "text")


def _example(schema: Schema) -> str:
    examples = schema.get("examples") or []
    return _spelt(examples[0]) if examples else ""


def _spelt(value: object) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def where(kind: Kind) -> str:
    """The path of a kind's records, with what varies in angle brackets."""
    if kind.name == "policy":
        return "accounts/_policy.yml"
    if kind.name == "account":
        return "accounts/<account>/account.yml"
    if kind.name == "scan":
        return f"accounts/{kind.folder}/<date>-<person>.yml"
    name = "<date>-<a-few-words>" if kind.dated else "<id>"
    home = "accounts/" if kind.of_firm else "accounts/<account>/"
    own = f"{home}{kind.folder}/{name}.yml"
    # Some kinds stand among the firm's own records too, where they concern every client.
    return f"{own}, or accounts/{kind.firm_folder}/{name}.yml" if kind.firm_folder else own


def kind_page(edition: Edition, kind: Kind) -> SitePage:
    """The page of one kind of record."""
    schema = schema_of(kind.name)
    title = str(schema.get("title", kind.name))
    view = {
        "title": title,
        "anchor": "fields",
        "description": schema.get("description", ""),
        "where": where(kind),
        "dated": kind.dated,
        "least": schema.get("required", []),
        "rows": [*fields_of(schema)],
    }
    body = render("kind.html", edition, f"records/{kind.name}/", view)
    names = " ".join(schema.get("properties", {}))
    path, words = f"records/{kind.name}.md", f"{kind.name} record {names}"
    return SitePage(path, title, body, search=words)


def records_page(edition: Edition) -> SitePage:
    """The list of all kinds of record."""
    entries = [
        (kind.of_firm, Entry(f"records/{kind.name}/", str(schema["title"]), _first(schema), where(kind)))
        for kind in KINDS.values()
        for schema in (schema_of(kind.name),)
    ]
    parts = [
        ListPart("of-an-account", "Of an account", "", tuple(e for firm, e in entries if not firm)),
        ListPart("of-the-firm", "Of the firm", "", tuple(e for firm, e in entries if firm)),
    ]
    view = {
        "title": "Records",
        "anchor": "records",
        "lead": "Every record is one small file of plain text. Most fields may be left out: "
        "write what you know, and add the rest when you learn it.",
        "parts": parts,
    }
    headings = tuple(Heading(part.id, part.title) for part in parts)
    body = render("list.html", edition, "records/", view)
    return SitePage("records/index.md", "Records", body, headings, "records fields reference")


def _first(schema: Schema) -> str:
    return str(schema.get("description", ""))
