"""Restricted records whose every text is a canary: where one is seen, a secret got out.

`aviary()` is a whole book of them, for tests of anything that shows a book.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.model.full import full_record, identity_of
from tests.worlds import World

from goodstanding.immutable import Value, names_of
from goodstanding.kinds import KINDS
from goodstanding.records.schema import load_schema, resolve, shape

Schema = dict[str, Any]
Canary = str | float
OUR_PEOPLE = ("mira-holt", "priya-nair", "tom-adler", "nora-quinn", "dana-brook", "jonas-weber")
# The policy is what the firm goes by: its words are the site's own.
HIDEABLE = tuple(kind for kind in KINDS if kind != "policy")


class Birdcage:
    """Hands out canaries, each of its own, and keeps the list."""

    def __init__(self, first: int = 1) -> None:
        self.count = first - 1
        self.canaries: list[Canary] = []

    def hide_in(self, kind: str) -> dict[str, Any]:
        """A full record of that kind, a canary in the place of every text, name, address and figure."""
        schema = load_schema(kind)
        data: dict[str, Any] = self._hidden(schema, schema, full_record(kind))
        return data

    def _hidden(self, node: Schema, root: Schema, value: Any) -> Any:
        node, root = resolve(node, root)
        if node.get("x-restricted") == "keep":
            return value
        if "x-money" in node:
            return {"amount": self._figure({}), "currency": self._text({"pattern": "^[A-Z]{3}$"})}
        if isinstance(value, list):
            return [self._hidden(node["items"], root, one) for one in value]
        if isinstance(value, dict):
            return dict(self._pairs(node, root, value))
        if isinstance(value, str):
            return self._text(node)
        return self._figure(node)

    def _pairs(self, node: Schema, root: Schema, value: dict[str, Any]) -> Iterator[tuple[str, Any]]:
        named: Schema = node.get("properties", {})
        rest: Schema = node.get("additionalProperties") or {}
        keys = resolve(node.get("propertyNames", {}), root)[0]
        for key, one in value.items():
            if key in named:
                yield key, self._hidden(named[key], root, one)
            else:
                shown = keys.get("x-restricted") == "keep"
                yield key if shown else self._text(keys), self._hidden(rest, root, one)

    def _text(self, node: Schema) -> str:
        self.count += 1
        number = self.count
        letters = chr(65 + number // 26 % 26) + chr(65 + number % 26)
        candidates = [
            f"Canary {number:04} sings",
            f"https://canary-{number:04}.example/song",
            f"canary-{number:04}@birds.example",
            f"+00 0000 {number:04}",
            f"{3000 + number}-05",
            f"Q{letters}",
            f"{number:064x}",
            f"canary-{number:04}",
            f"q{letters.lower()}-QZ",
        ]
        canary = next(one for one in candidates if re.fullmatch(node.get("pattern", ".*"), one))
        self.canaries.append(canary)
        return canary

    def _figure(self, node: Schema) -> float:
        self.count += 1
        whole = node.get("type") == "integer"
        figure = 83 if whole else 6 + self.count / 4096 if "maximum" in node else 70000.5 + self.count
        self.canaries.append(figure)
        return figure


def aviary() -> tuple[World, list[Canary]]:
    """A book in which every record of every kind is restricted, and the canaries in it."""
    world, cage = World(), Birdcage()
    for person in OUR_PEOPLE:
        world.person(person, roles=["account_manager"])
    for kind in HIDEABLE:
        world.put(identity_of(kind).record, {**cage.hide_in(kind), "visibility": "restricted"})
    world.put(
        "_changes/2026-01-05-rates",
        {**cage.hide_in("change"), "told": {"acme": "2026-02-01"}, "visibility": "restricted"},
    )
    return world, cage.canaries


def leaves(value: Any) -> Iterator[Any]:
    """Every value within a model object, keys of maps included."""
    if isinstance(value, Value):
        for name in names_of(value):
            yield from leaves(getattr(value, name))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield key
            yield from leaves(one)
    elif isinstance(value, (tuple, list, set, frozenset)):
        for one in value:
            yield from leaves(one)
    elif value is not None and not isinstance(value, date):
        yield value


def seen_in(value: Any, canaries: list[Canary]) -> list[Canary]:
    """The canaries that are found in a model object or in a text."""
    found = [*leaves(value)]
    texts = "\n".join(one for one in found if isinstance(one, str))
    figures = {one for one in found if isinstance(one, int | float) and not isinstance(one, bool)}
    return [one for one in canaries if (one in texts if isinstance(one, str) else one in figures)]


def is_whole(kind: str, data: dict[str, Any]) -> list[str]:
    """What is wrong with a record of canaries; it has to be valid to prove anything."""
    return [error.message for error in shape(kind).authority.iter_errors(data)]
