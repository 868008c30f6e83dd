"""The edges of escalation-update; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.clocks.troubled import DAY, escalated, noted, row, table, told
from tests.worlds import World

RAISED = "2026-05-25"  # a week before the day


def agreed(**item: Any) -> World:
    return World().account(rhythm={"escalation-update": item})


ESCALATION_UPDATE = [
    Edge("never", escalated(RAISED), "2026-05-26", DAY, SOON),
    Edge("today", escalated(RAISED), DAY, DAY, TODAY, 0),
    Edge("a day late", escalated(RAISED), "2026-06-02", DAY, OVERDUE, 1),
    Edge("raised tomorrow", escalated("2026-06-02"), DAY, None),
    Edge("noted", escalated(RAISED, updates=[noted("2026-05-28")]), DAY, "2026-06-04", last_on="2026-05-28"),
    Edge("told", escalated(RAISED, updates=[told("2026-05-28")]), DAY, "2026-06-04"),
    Edge(
        "in any order",
        escalated(RAISED, updates=[told("2026-05-28"), noted("2026-05-26")]),
        DAY,
        "2026-06-04",
    ),
    Edge("noted tomorrow", escalated(RAISED, updates=[noted("2026-06-02")]), DAY, DAY),
    Edge("resolved", escalated(RAISED, resolved_on=DAY), DAY, None),
    Edge("resolved tomorrow", escalated(RAISED, resolved_on="2026-06-02"), DAY, DAY),
    Edge("they may leave", escalated("2026-05-29", triggers=["may_leave"]), DAY, DAY),
    Edge("the tighter of two", escalated("2026-05-29", triggers=["complaint", "may_leave"]), DAY, DAY),
    Edge("not owed by the table", escalated(RAISED, table(row("complaint", 1, 2, None))), DAY, None),
    Edge("no row", escalated(RAISED, table(row("may_leave", 1, 1, 3))), DAY, None),
    Edge(
        "over a leap day",
        escalated("2024-02-26", World(book_opened_on="2024-01-01").account()),
        "2024-02-27",
        "2024-03-04",
    ),
    Edge("paused", escalated(RAISED, World().account(paused={"since_on": "2026-05-01"})), DAY, DAY),
    Edge("past", escalated(RAISED, World().account(ended={"ended_on": "2026-05-28"})), DAY, DAY),
    Edge("as agreed", escalated(RAISED, agreed(every_days=20)), DAY, "2026-06-14", LATER),
    Edge("agreed off, which cannot be", escalated(RAISED, agreed(off=True)), DAY, DAY),
    Edge(
        "by the tier",
        escalated(
            RAISED,
            World(
                tiers={"standard": {"label": "Client", "clocks": {"escalation-update": {"every_days": 2}}}}
            ).account(),
        ),
        DAY,
        "2026-05-27",
        OVERDUE,
        5,
    ),
    Edge(
        "put off, which cannot be",
        escalated(
            RAISED,
            World().account(
                snoozes=[{"clock": "escalation-update", "until_on": "2026-07-01", "reason": "Holidays"}]
            ),
        ),
        DAY,
        DAY,
    ),
    Edge(
        "in confidence",
        escalated(RAISED, visibility="restricted", updates=[noted("2026-05-28")]),
        DAY,
        "2026-06-04",
    ),
    Edge("the manager's", escalated(RAISED), DAY, DAY, owner="ann"),
]


@pytest.mark.parametrize("edge", ESCALATION_UPDATE, ids=name)
def test_escalation_update(edge: Edge) -> None:
    edge.check("escalation-update")


def test_one_raised_before_the_book_is_spread_over_its_interval() -> None:
    world = escalated("2026-03-02", World(book_opened_on=DAY).account())
    duty = world.duty("escalation-update", DAY)
    assert duty is not None
    assert 1 <= (duty.due_on - duty.due_on.replace(day=1)).days <= 7
    assert duty.days_late == 0
