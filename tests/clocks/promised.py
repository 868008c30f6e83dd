"""A promise, for the tables of the clocks of promises."""

from typing import Any

from tests.worlds import World

DAY = "2026-06-01"  # a Monday
MADE = "2026-04-01"


def promised(due_on: str = DAY, made_on: str = MADE, **fields: Any) -> World:
    """A promise made in April and due on the day."""
    return World().account().commitment(made_on, due_on=due_on, **fields)
