"""Random records of every kind, from the schemas, written down in every way that YAML allows for them."""

import json
import random
from collections.abc import Mapping, Sequence
from typing import Any

from goodstanding.kinds import KINDS
from goodstanding.records.schema import load_schema, resolve

Schema = dict[str, Any]
TEXTS = (
    "no", "yes", "on", "off", "y", "null", "~", "true", "False", "1.10", "12:30", "0o17", "0x1f", "1e3", "+1",
    "-", ".5", "2026-02-30", "2026-06-01", "2026-06-01T12:00:00Z", "*", "&a", "!x", "%", "@", "`", "a: b",
    "a:b", "a #b", "#b", "a, b", "[a]", "{a}", "- a", "-a", "?", "? a", "|", ">", "'", '"', "it's",
    'say "so"', "\\n", "a\\b", "Müller & Söhne", "日本語", "\U0001f600", "\u00a0", "a\u00a0b", "two\nlines",
    "two\n\nlines\n", " leading", "trailing ", "a" * 200, "plain words, as people write them", "...", "---",
    "--- a", "١٢", "don't: do this", "a.example/b?c=d#e", "50 %", "3 x 4", "(none)", "e", "1e", "1.", "..1",
)  # fmt: skip
# What ruamel.yaml takes for something else than YAML 1.2 does.
UNLIKE_IN_RUAMEL = ("1_000", "=", "<<", "tab\there", "0b1", "-.5e1")


class Chance:
    """One seeded stream of records and of ways to write them."""

    def __init__(self, seed: int, texts: Sequence[str] = TEXTS) -> None:
        self._texts = texts
        self._random = random.Random(seed)  # noqa: S311 - the same books every time, not secrets

    def record(self, kind: str | None = None) -> tuple[str, dict[str, Any]]:
        """A kind, and data of about its shape; texts may be anything."""
        kind = kind or self._random.choice([*KINDS])
        data: dict[str, Any] = self._value(load_schema(kind), load_schema(kind), 0)
        return kind, data

    def _value(self, node: Schema, root: Schema, depth: int) -> Any:
        node, root = resolve(node, root)
        if "anyOf" in node and "type" not in node:
            return self._value(self._random.choice(node["anyOf"]), root, depth)
        if "enum" in node:
            return self._random.choice(node["enum"])
        match node.get("type"):
            case "object":
                return self._block(node, root, depth)
            case "array":
                return [
                    self._value(node["items"], root, depth + 1) for _ in range(self._random.randint(0, 3))
                ]
            case "boolean":
                return self._random.random() < 0.5
            case "integer" | "number":
                return self._random.choice([0, 1, -1, 7, 31, 1.5, -0.25, 1e3, 12345678, 0.1, 100])
        if "format" in node:
            year, month, day = (self._random.randint(*span) for span in ((1990, 2040), (1, 12), (1, 30)))
            return f"{year}-{month:02}-{day:02}"
        return self._random.choice([*node.get("examples", ()), self._random.choice(self._texts)])

    def _block(self, node: Schema, root: Schema, depth: int) -> dict[str, Any]:
        needed, share = set(node.get("required", ())), 0.5 if depth == 0 else 0.6
        found = {
            name: self._value(part, root, depth + 1)
            for name, part in node.get("properties", {}).items()
            if name in needed or self._random.random() < share
        }
        rest = node.get("additionalProperties")
        if isinstance(rest, dict):
            names = [*(node.get("examples") or [{}])[0], *self._random.sample(self._texts, 2)]
            found |= {name: self._value(rest, root, depth + 1) for name in names}
        return found

    def written(self, data: Mapping[str, Any]) -> str:
        """The record as a text; how each value is written is left to chance."""
        head = self._random.choice(["", "", "", "# a note\n", "---\n", "\n", "\ufeff"])
        return head + "".join(self._line(key, value, "") for key, value in data.items())

    def _line(self, key: str, value: Any, indent: str) -> str:
        note = self._random.choice(["", "", "", "", " # so it is", "  "])
        return f"{indent}{self._name(key)}:{self._after(value, indent, note)}"

    def _after(self, value: Any, indent: str, note: str) -> str:
        """What follows a colon or a dash, to the end of the last line."""
        if isinstance(value, dict) and value and self._random.random() < 0.8:
            return note + "\n" + "".join(self._line(key, one, indent + "  ") for key, one in value.items())
        if isinstance(value, list) and value and self._random.random() < 0.7:
            inner = indent + self._random.choice(["  ", ""])
            return note + "\n" + "".join(f"{inner}-{self._after(one, inner + '  ', note)}" for one in value)
        if isinstance(value, str) and "\n" in value and self._random.random() < 0.7:
            return self._folded(value, indent + "  ")
        return f" {self._flow(value)}{note}\n"

    def _folded(self, text: str, indent: str) -> str:
        head = self._random.choice(["|", "|-", "|+", ">", ">-"])
        return f" {head}\n" + "".join(f"{indent}{line}\n" if line else "\n" for line in text.split("\n"))

    def _flow(self, value: Any) -> str:
        # Now and then a list or block in brackets, or a quoted text, goes on in the next line.
        gap = self._random.choice(["", "", "", "", "", "\n", "\n  ", "\n      "])
        if isinstance(value, dict):
            rows = [f"{self._name(key)}: {self._flow(one)}" for key, one in value.items()]
            return "{" + gap + f",{gap or ' '}".join(rows) + gap + "}"
        if isinstance(value, list):
            end = self._random.choice(["", ",", " "]) if value else ""
            return "[" + gap + f",{gap or ' '}".join(map(self._flow, value)) + end + gap + "]"
        if isinstance(value, str):
            text = self._text(value)
            return text.replace(" ", gap, 1) if gap and text[0] in "'\"" else text
        return json.dumps(value)

    def _name(self, key: str) -> str:
        return key if key.isidentifier() else self._text(key)

    def _text(self, text: str) -> str:
        # Bare even where that means something else: then both readers must take it for the same thing.
        bare = "\n" not in text and self._random.random() < 0.6
        quoted = ["'" + text.replace("'", "''") + "'"] if "\n" not in text else []
        return text if bare else self._random.choice([json.dumps(text, ensure_ascii=False), *quoted])
