"""The edges of annual-review; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.worlds import World

from goodstanding.duty import State

DAY = "2026-06-01"  # a Monday
OLD = "2024-01-01"


def reviewed(shared_on: str = "2025-06-01", **account: Any) -> World:
    """An account whose annual review was shared a year before the day."""
    return World().account(**{"client_since": OLD, **account}).review(shared_on, shared_on=shared_on)


ANNUAL_REVIEW = [
    Edge("never", World().account(client_since="2025-06-01"), DAY, DAY, TODAY),
    Edge("today", reviewed(), DAY, DAY, TODAY, last_on="2025-06-01"),
    Edge("a day late", reviewed(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("shared tomorrow", reviewed().review("2026-06-02", shared_on="2026-06-02"), DAY, DAY),
    Edge("met over, not shared", reviewed().review("2026-05-20", meeting="held"), DAY, DAY),
    Edge(
        "a small review",
        reviewed().put("acme/reviews/2026-05-20-mini", {"kind": "mini", "shared_on": "2026-05-20"}),
        DAY,
        DAY,
    ),
    Edge(
        "shared on a leap day",
        World(book_opened_on=OLD).account().review("2024-02-29", shared_on="2024-02-29"),
        "2024-03-01",
        "2025-02-28",
    ),
    Edge(
        "in May, 183 days after", reviewed("2025-11-29", annual_review_month=5), DAY, "2026-05-31", OVERDUE, 1
    ),
    Edge("in May, 182 days after", reviewed("2025-11-30", annual_review_month=5), DAY, "2027-05-31", LATER),
    Edge(
        "in February of a leap year",
        reviewed("2027-06-01", annual_review_month=2),
        "2028-02-28",
        "2028-02-29",
        SOON,
    ),
    Edge("in December", reviewed("2026-01-31", annual_review_month=12), DAY, "2026-12-31"),
    Edge("a prospect", reviewed(status="prospect"), DAY, None),
    Edge("paused", reviewed(paused={"since_on": DAY}), DAY, None),
    Edge(
        "after a pause",
        reviewed(paused={"since_on": "2026-05-01", "until_on": "2026-05-10"}),
        DAY,
        "2027-05-11",
    ),
    Edge("past", reviewed(ended={"ended_on": DAY}), DAY, None),
    Edge("never agreed away", reviewed(rhythm={"annual-review": {"off": True}}), DAY, DAY),
    Edge(
        "never disabled",
        World(clocks={"annual-review": {"enabled": False}}).account(client_since="2025-06-01"),
        DAY,
        DAY,
    ),
    Edge(
        "more often, as agreed",
        reviewed("2025-12-03", rhythm={"annual-review": {"every_days": 180}}),
        DAY,
        DAY,
    ),
    Edge(
        "put off",
        reviewed(snoozes=[{"clock": "annual-review", "until_on": DAY, "reason": "Premiere"}]),
        DAY,
        DAY,
        state=State.SNOOZED,
    ),
    Edge(
        "a talk books no review", reviewed().contact("2026-05-30", outcome="planned"), "2026-05-28", DAY, SOON
    ),
    Edge("a book opened since, spread", World(book_opened_on="2026-01-01").account(), DAY, "2026-11-17"),
    Edge(
        "a book opened since, with a month",
        World(book_opened_on="2026-01-01").account(annual_review_month=6),
        DAY,
        "2027-06-30",
    ),
    Edge(
        "before the book",
        World(book_opened_on="2025-06-01").account(opening={"annual-review": "2025-06-01"}),
        DAY,
        DAY,
    ),
    Edge("the manager's", reviewed(), DAY, DAY, owner="ann"),
]


@pytest.mark.parametrize("edge", ANNUAL_REVIEW, ids=name)
def test_annual_review(edge: Edge) -> None:
    edge.check("annual-review")
