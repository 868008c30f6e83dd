"""One clock in the grid: a book in which it is due on a given day, and what would satisfy it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tests.worlds import World

OLD = "2024-06-03"
LONG_AGO = "2023-06-05"

Owes = Callable[[date], World]
Done = Callable[[World, date], World]


@dataclass(frozen=True)
class Case:
    """A clock, hand-written from its page.

    `owes` gives a book in which its duty, never satisfied, falls due on that day; `done` adds what
    satisfies it on a day. `interval` is its number of days where it comes round by itself, and
    `begins` how many days lie between the beginning of its condition and its due day. `moves` is
    where a day off pushes it: "later", "earlier" or nowhere. `booked_by` are the words of the
    planned contact that books it. `without` names edges that it does not have, each with the reason.
    """

    clock: str
    owes: Owes
    done: Done | None = None
    interval: int | None = None
    begins: int | None = None
    moves: str = ""
    booked_by: dict[str, Any] | None = None
    is_firm: bool = False
    without: tuple[tuple[str, str], ...] = ()

    def lacks(self, edge: str) -> str | None:
        """Why the clock does not have that edge."""
        return dict(self.without).get(edge)


def after(day: date, days: int) -> date:
    """The day so many days later."""
    return day + timedelta(days=days)


def working(day: date, days: int) -> date:
    """The day so many working days later, or earlier."""
    step = 1 if days > 0 else -1
    while days:
        day += timedelta(days=step)
        days -= step if day.weekday() < 5 else 0
    return day


def amend(world: World, record: str, changes: Mapping[str, Any]) -> World:
    """Says more in a record; `waiting_on.0.done_on` is a field of the first entry of a list."""
    said = fields(world, record)
    for path, value in changes.items():
        *way, last = path.split(".")
        inner: Any = said
        for step in way:
            inner = inner[int(step)] if step.isdigit() else inner.setdefault(step, {})
        inner[last] = value
    return world.put(record, said)


def fields(world: World, record: str) -> dict[str, Any]:
    """What a record says: one line a field, its value as JSON."""
    lines = world.contents[f"accounts/{record}.yml"].decode().splitlines()
    return {key: json.loads(value) for key, _, value in (line.partition(": ") for line in lines)}


def the(world: World, folder: str) -> str:
    """The name of the only record of that kind."""
    (path,) = (path for path in world.contents if f"/acme/{folder}/" in path)
    return path.removeprefix("accounts/").removesuffix(".yml")


def on_the(folder: str, **more: Callable[[date], Any]) -> Done:
    """Says more in the only record of that kind, of a day; two underscores stand for a dot."""

    def say(world: World, day: date) -> World:
        paths = {key.replace("__", "."): at(day) for key, at in more.items()}
        return amend(world, the(world, folder), paths)

    return say


def on_account(**more: Callable[[date], Any]) -> Done:
    """Says more in the account."""

    def say(world: World, day: date) -> World:
        return amend(world, "acme/account", {key.replace("__", "."): at(day) for key, at in more.items()})

    return say


def client(**account: Any) -> World:
    """A client of old, whose only stakeholder is not a key one."""
    world = World().account(**{"client_since": LONG_AGO, **account})
    return world.put("acme/stakeholders/sue", {"name": "Sue Stone"})


def on(day: date, days: int = 0) -> str:
    """The day, or one so many days away, as records write it."""
    return after(day, days).isoformat()


def dated(day: date, words: str) -> str:
    """The id of a record of that day."""
    return f"{day.isoformat()}-{words}"
