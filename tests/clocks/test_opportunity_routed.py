"""The edges of opportunity-routed; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import OVERDUE, SOON, TODAY, Edge, name
from tests.worlds import World

DAY = "2026-06-01"  # a Monday


def idea(on: str = "2026-05-25", **fields: Any) -> World:
    """An opportunity seen a week before the day."""
    return World().account().opportunity(on, **fields)


OPPORTUNITY_ROUTED = [
    Edge("today", idea(), DAY, DAY, TODAY),
    Edge("a day late", idea(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("seen today", idea(DAY), DAY, "2026-06-08", SOON),
    Edge("seen tomorrow", idea("2026-06-02"), DAY, None),
    Edge(
        "over a leap day",
        World(book_opened_on="2024-01-01").account().opportunity("2024-02-26"),
        "2024-03-01",
        "2024-03-04",
    ),
    Edge("routed", idea(routed={"route": "support", "routed_on": DAY}), DAY, None),
    Edge("routed tomorrow", idea(routed={"route": "support", "routed_on": "2026-06-02"}), DAY, DAY),
    Edge("routed, no day", idea(routed={"route": "support"}), DAY, DAY),
    Edge("closed", idea(closed={"closed_on": DAY, "result": "dropped"}), DAY, None),
    Edge("closed tomorrow", idea(closed={"closed_on": "2026-06-02", "result": "dropped"}), DAY, DAY),
    Edge("closed, no day", idea(closed={"result": "dropped"}), DAY, DAY),
    Edge("a prospect", idea().account(status="prospect"), DAY, DAY),
    Edge("paused", idea().account(paused={"since_on": "2026-05-01"}), DAY, DAY),
    Edge("past", idea().account(ended={"ended_on": "2026-05-28"}), DAY, DAY),
    Edge(
        "a book opened yesterday",
        World(book_opened_on="2026-05-31").account().opportunity("2026-01-01"),
        DAY,
        "2026-06-07",
    ),
    Edge(
        "by the policy",
        World(clocks={"opportunity-routed": {"within_days": 3}}).account().opportunity("2026-05-29"),
        DAY,
        DAY,
    ),
    Edge(
        "to whom the policy says",
        World(clocks={"opportunity-routed": {"owner_roles": ["support_contact", "new_work"]}})
        .account(team={"support_contact": "paul"})
        .opportunity("2026-05-25"),
        DAY,
        DAY,
        owner="paul",
    ),
    Edge(
        "to a holder of the role",
        World(clocks={"opportunity-routed": {"owner_roles": ["support_contact", "new_work"]}})
        .account()
        .opportunity("2026-05-25"),
        DAY,
        DAY,
        owner="nell",
    ),
]


@pytest.mark.parametrize("edge", OPPORTUNITY_ROUTED, ids=name)
def test_opportunity_routed(edge: Edge) -> None:
    edge.check("opportunity-routed")
