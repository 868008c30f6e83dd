"""Projects at different points of their lives, for the tables of edges."""

from typing import Any

from tests.worlds import World

DAY = "2026-06-01"  # a Monday
OLD = "2025-06-01"


def client(**account: Any) -> World:
    """A client of old."""
    return World().account(**{"client_since": OLD, **account})


def running(since: str = DAY, **project: Any) -> World:
    """A project mobilised on the day, unless another is named."""
    return client().project(**{"mobilised_on": since, **project})


def ended(on: str = DAY, **project: Any) -> World:
    """A project that ended on the day, unless another is named."""
    return client().project(**{"mobilised_on": OLD, "ended_on": on, **project})
