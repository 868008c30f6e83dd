"""Chance, and the days it likes: near the day of assessment, at times after it."""

import random
from datetime import date, timedelta
from typing import Any

Fields = dict[str, Any]


class Chance:
    """Decides what a book holds; the same chance decides the same."""

    def __init__(self, chance: random.Random) -> None:
        self.random = chance
        self.as_of = date(2026, 1, 1) + timedelta(days=self.random.randrange(365))
        self.count = 0
        self.meetings: list[str] = []
        self.groups = self.random.choice([[], [], ["desk"]])
        self.opened_on = self.as_of - timedelta(days=self.random.choice([0, 1, 20, 90, 300, 900]))

    def likely(self, chance: float) -> bool:
        return self.random.random() < chance

    def day(self, since: date | None = None, *, future: float = 0.12) -> date:
        """A day near the day of assessment, at times after it, never before `since`."""
        if self.likely(future):
            found = self.as_of + timedelta(days=self.random.choice([1, 2, 5, 7, 8, 14, 15, 40]))
        else:
            found = self.as_of - timedelta(
                days=self.random.choice([0, 0, 1, 1, 2, 3, 7, 8, 14, 28, 29, 60, 92, 93, 184, 200, 365, 400])
            )
        return max(found, since) if since else found

    def soon_after(self, day: date) -> date:
        return day + timedelta(days=self.random.choice([0, 0, 1, 2, 3, 7, 14, 30]))

    def maybe(self, chance: float, **fields: Any) -> Fields:
        return {key: text(value) for key, value in fields.items()} if self.likely(chance) else {}

    def id(self, day: date | None = None) -> str:
        self.count += 1
        return f"{text(day or self.day())}-{self.count}"


def text(value: Any) -> Any:
    """A day as it stands in a file; anything else as it is."""
    return value.isoformat() if isinstance(value, date) else value
