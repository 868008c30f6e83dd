"""Record texts as many hands would write them: the same facts, every legal style."""

import json
import random
from typing import Any

FACTS: tuple[dict[str, Any], ...] = (
    {
        "what": "Send the June figures",
        "to": "sue",
        "due_on": "2026-06-12",
        "owner": None,
        "told_on": "2026-06-13",
        "note": "It's late: the client's \"books\" # are closed\nSecond line\n",
        "revisions": [{"from_on": "2026-06-01", "to_on": "2026-06-12", "reason": "Ünïcode, and commas"}],
        "waiting_on": [
            {"what": "numbers", "from": "sue", "done_on": None},
            {"what": "ja: nein", "from": "x"},
        ],
        "reflection": {"why": "no", "change": "12:30", "deep": {"number": 3, "half": 1.5, "yes": True}},
    },
    {
        "summary": "We talked",
        "theirs": ["sue", "bob"],
        "covers": ["update"],
        "follow_ups": [{"what": "Ring back", "owner": "ann", "due_on": "2026-02-28"}],
        "score": 0,
        "internal": False,
        "empty": [],
        "none": {},
        "text": "- not a list",
    },
    {
        "name": "Acme",
        "account_manager": "ann",
        "opening": {"check-in": "2026-01-01"},
        "goals": ["one", "two: three"],
    },
)


class Hand:
    """One person's way of writing."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - the same texts every time
        self.step = self.chance.choice([1, 2, 2, 3, 4, 5])
        self.dash_step = self.chance.choice([0, 0, 1, 2, 4])
        self.dash_gap = " " * self.chance.choice([1, 1, 1, 3])
        self.colon_gap = " " * self.chance.choice([1, 1, 1, 2, 5])
        self.comments = self.chance.random() < 0.6
        self.flows = self.chance.choice([0.0, 0.3, 1.0])

    def write(self, facts: dict[str, Any]) -> bytes:
        rows = self.mapping(facts, 0)
        if self.comments:
            rows.insert(0, "# yaml-language-server: $schema=../x.json")
        if self.chance.random() < 0.15:
            rows.insert(0, "---")
        text = "\n".join(rows) + self.chance.choice(["\n", "\n", "", "\n\n", "\n# the end\n", "\n# the end"])
        text = text.replace("\n", "\r\n") if self.chance.random() < 0.3 else text
        return (b"\xef\xbb\xbf" if self.chance.random() < 0.15 else b"") + text.encode()

    def note(self) -> str:
        return self.chance.choice(["", "", "", " # why", "   # größer"]) if self.comments else ""

    def gap(self, rows: list[str], column: int) -> None:
        if self.comments and self.chance.random() < 0.2:
            rows.append(" " * column + "# a remark of its own")
        if self.chance.random() < 0.1:
            rows.append("")

    def mapping(self, facts: dict[str, Any], column: int) -> list[str]:
        rows: list[str] = []
        for key, value in facts.items():
            self.gap(rows, column)
            name = " " * column + self.chance.choice([key, key, key, f'"{key}"', f"'{key}'"]) + ":"
            rows += self.value(name, value, column)
        return rows

    def value(self, lead: str, value: Any, column: int) -> list[str]:
        bracketed = self.chance.random() < self.flows
        if isinstance(value, dict) and value and not bracketed:
            return [lead + self.note(), *self.mapping(value, column + self.step)]
        if isinstance(value, list) and value and not bracketed:
            return [lead + self.note(), *self.items(value, column + self.dash_step)]
        if isinstance(value, str) and "\n" in value and not bracketed:
            inner = " " * (column + self.step)
            return [f"{lead} |{self.note()}", *(inner + row for row in value.removesuffix("\n").split("\n"))]
        if value is None and self.chance.random() < 0.6:
            return [lead + self.note()]
        return [lead + self.colon_gap + self.flow(value) + self.note()]

    def items(self, values: list[Any], column: int) -> list[str]:
        rows: list[str] = []
        for value in values:
            self.gap(rows, column)
            dash = " " * column + "-"
            if isinstance(value, dict) and value and self.chance.random() > self.flows:
                inner = self.mapping(value, column + 1 + len(self.dash_gap))
                while not inner[0].strip() or inner[0].strip().startswith("#"):
                    inner.pop(0)
                rows += [dash + self.dash_gap + inner[0].lstrip(), *inner[1:]]
            else:
                rows.append(dash + self.dash_gap + self.flow(value) + self.note())
        return rows

    def flow(self, value: Any) -> str:
        pad = self.chance.choice(["", "", " "])
        if isinstance(value, dict):
            return "{" + pad + ", ".join(f"{key}: {self.flow(one)}" for key, one in value.items()) + pad + "}"
        if isinstance(value, list):
            return "[" + pad + ("," + pad).join(self.flow(one) for one in value) + pad + "]"
        if isinstance(value, str):
            plain = all(sign.isalnum() or sign in "- " for sign in value) and not value.startswith("-")
            forms = [json.dumps(value, ensure_ascii=False)]
            forms += [value] * 3 if plain else []
            forms += ["'" + value.replace("'", "''") + "'"] if "\n" not in value else []
            return self.chance.choice(forms)
        return json.dumps(value)


def texts(count: int) -> list[tuple[int, dict[str, Any], bytes]]:
    """That many texts, each by another hand."""
    return [
        (seed, FACTS[seed % len(FACTS)], Hand(seed).write(FACTS[seed % len(FACTS)])) for seed in range(count)
    ]
