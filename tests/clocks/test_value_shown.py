"""The edges of value-shown; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.clocks.measured import CALLS, DAY, metric, values
from tests.clocks.troubled import escalated
from tests.worlds import World

from goodstanding.duty import State

OLD = {"date_on": "2025-03-03", "value": 40}
SHOWN = "2026-03-01"  # 92 days before the day


def shown(world: World | None = None, **fields: Any) -> World:
    """A metric of old, last shown 92 days before the day."""
    return metric(world, **{"baseline": OLD, "shown_on": SHOWN, **fields})


ENDED: dict[str, Any] = {"target": {"value": 10, "by_on": "2026-02-20"}, "measurements": values("2026-02-20")}
VALUE_SHOWN = [
    Edge("no metric", World().account(), DAY, None),
    Edge("never", metric(), DAY, "2026-08-01", LATER),
    Edge("soon", shown(), "2026-05-25", DAY, SOON),
    Edge("today", shown(), DAY, DAY, TODAY, 0, SHOWN),
    Edge("a day late", shown(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("shown tomorrow", shown(shown_on="2026-06-02"), DAY, "2025-06-03", OVERDUE),
    Edge("shown today", shown(shown_on=DAY), DAY, "2026-09-01", LATER),
    Edge("begins tomorrow", metric(baseline={"date_on": "2026-06-02", "value": 40}), DAY, None),
    Edge(
        "two, one of them shown",
        metric(shown(), "returns", baseline=OLD),
        DAY,
        DAY,
        record="acme/metrics/returns",
    ),
    Edge("two, one duty", metric(shown(), "returns", baseline=OLD), DAY, DAY),
    Edge(
        "two, the one shown first waits",
        metric(shown(), "returns", baseline=OLD, shown_on="2026-03-20"),
        DAY,
        "2026-06-20",
        record=CALLS,
    ),
    Edge("measured to the end and shown", shown(**ENDED), DAY, None),
    Edge("measured to the end and shown before", shown(**ENDED, shown_on="2026-02-19"), DAY, "2026-05-22"),
    Edge("measured to the end, never shown", metric(baseline=OLD, **ENDED), DAY, "2025-06-03"),
    Edge("a new one after the old was shown", metric(shown(**ENDED), "returns"), DAY, "2026-08-01"),
    Edge("module off", shown(World(modules={"value": False}).account()), DAY, None),
    Edge("paused", shown(World().account(paused={"since_on": "2026-05-20"})), DAY, None),
    Edge("past", shown(World().account(ended={"ended_on": "2026-05-20"})), DAY, None),
    Edge("as agreed", shown(World().account(rhythm={"value-shown": {"every_days": 365}})), DAY, "2027-03-01"),
    Edge("agreed off", shown(World().account(rhythm={"value-shown": {"off": True}})), DAY, None),
    Edge(
        "put off",
        shown(World().account(snoozes=[{"clock": "value-shown", "until_on": DAY, "reason": "Fair"}])),
        DAY,
        DAY,
        state=State.SNOOZED,
    ),
    Edge("while an escalation is open", escalated(world=shown()), DAY, DAY, state=State.HELD_BACK),
    Edge("once it is over", escalated(world=shown(), resolved_on=DAY), DAY, DAY),
    Edge(
        "before the book",
        shown(World(book_opened_on="2026-05-01").account(), shown_on="2026-05-01"),
        DAY,
        "2026-08-01",
    ),
    Edge("in confidence", shown(visibility="restricted"), DAY, DAY),
    Edge("the manager's", shown(owner="paul"), DAY, DAY, owner="ann"),
]


@pytest.mark.parametrize("edge", VALUE_SHOWN, ids=name)
def test_value_shown(edge: Edge) -> None:
    edge.check("value-shown")
