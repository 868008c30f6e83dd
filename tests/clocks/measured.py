"""Metrics, for the tables of their clocks."""

from typing import Any

from tests.worlds import World

DAY = "2026-06-01"  # a Monday
CALLS = "acme/metrics/calls"


def metric(world: World | None = None, id_: str = "calls", **fields: Any) -> World:
    """A metric whose starting value was measured 31 days before the day."""
    said = {
        "name": "Orders rung in",
        "unit": "orders a week",
        "baseline": {"date_on": "2026-05-01", "value": 40},
        "target": {"value": 10, "by_on": "2026-12-31"},
        **fields,
    }
    return (world or World().account()).put(f"acme/metrics/{id_}", said)


def values(*days: str) -> list[dict[str, Any]]:
    """Measurements on those days."""
    return [{"date_on": day, "value": 30 - position} for position, day in enumerate(days)]
