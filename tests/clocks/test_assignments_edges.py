"""The edges of rotation-offer and goodwill; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import BOOKED, LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.worlds import World

from goodstanding.duty import State

DAY = "2026-06-01"  # a Monday
OLD = "2024-01-01"
OFF = {"staffing": False}


def client(policy: dict[str, Any] | None = None, **account: Any) -> World:
    return World(**(policy or {})).account(**{"client_since": OLD, **account})


def assigned(ends_on: str | None = None, **fields: Any) -> World:
    said = {"person": "paul", "starts_on": "2025-06-01", "days_per_week": 2, **fields}
    said |= {"ends_on": ends_on} if ends_on else {}
    return client().put("acme/assignments/paul", said)


ROTATION = [
    Edge("not begun", assigned(starts_on="2026-06-02"), DAY, None),
    Edge("begun today", assigned(starts_on=DAY), DAY, "2027-06-01", LATER),
    Edge("today", assigned(), DAY, DAY, TODAY, 0, owner="ann"),
    Edge("a day late", assigned(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("soon", assigned(), "2026-05-25", DAY, SOON),
    Edge("last day", assigned(ends_on=DAY), DAY, DAY),
    Edge("over", assigned(ends_on="2026-05-31"), DAY, None),
    Edge(
        "offered", assigned(rotation_offered_on="2026-03-31"), DAY, "2027-03-31", LATER, last_on="2026-03-31"
    ),
    Edge("offered tomorrow", assigned(rotation_offered_on="2026-06-02"), DAY, DAY),
    Edge("tentative", assigned(tentative=True), DAY, None),
    Edge(
        "from a leap day",
        World(book_opened_on="2024-01-01")
        .account()
        .put("acme/assignments/paul", {"person": "paul", "starts_on": "2024-02-29", "days_per_week": 2}),
        "2025-02-01",
        "2025-02-28",
    ),
    Edge(
        "before the book",
        World(book_opened_on="2026-01-10")
        .account()
        .put("acme/assignments/paul", {"person": "paul", "starts_on": "2020-01-01", "days_per_week": 2}),
        DAY,
        "2027-01-10",
    ),
    Edge(
        "opening",
        assigned().account(client_since=OLD, opening={"rotation-offer": "2025-12-01"}),
        DAY,
        "2026-12-01",
    ),
    Edge(
        "agreed",
        assigned().account(
            client_since=OLD,
            rhythm={
                "rotation-offer": {
                    "every_days": 400,
                    "reason": "They wish it",
                    "agreed_with": "sue",
                    "agreed_on": "2025-06-01",
                }
            },
        ),
        DAY,
        "2026-07-06",
    ),
    Edge(
        "agreed off",
        assigned().account(
            client_since=OLD,
            rhythm={
                "rotation-offer": {
                    "off": True,
                    "reason": "They wish it",
                    "agreed_with": "sue",
                    "agreed_on": "2025-06-01",
                }
            },
        ),
        DAY,
        None,
    ),
    Edge(
        "the module is off",
        World(modules=OFF)
        .account()
        .put("acme/assignments/paul", {"person": "paul", "starts_on": "2025-06-01", "days_per_week": 2}),
        DAY,
        None,
    ),
]


@pytest.mark.parametrize("edge", ROTATION, ids=name)
def test_rotation_offer(edge: Edge) -> None:
    edge.check("rotation-offer")


def kind(**account: Any) -> World:
    return client({"modules": {"goodwill": True}}, **account)


GIFT: dict[str, Any] = {"covers": ["goodwill"]}
GOODWILL = [
    Edge("as shipped", client(), DAY, None),
    Edge("never", kind(client_since="2026-05-25"), DAY, DAY, TODAY, owner="ann"),
    Edge("a day late", kind().contact("2026-05-25", **GIFT), "2026-06-02", DAY, OVERDUE, 1, "2026-05-25"),
    Edge("another talk", kind().contact("2026-05-25", **GIFT).contact("2026-05-31"), DAY, DAY, TODAY),
    Edge(
        "among ourselves",
        kind(client_since="2026-05-25").contact("2026-05-28", internal=True, **GIFT),
        DAY,
        DAY,
    ),
    Edge("tomorrow", kind(client_since="2026-05-25").contact("2026-06-02", **GIFT), DAY, DAY),
    Edge(
        "booked",
        kind().contact("2026-05-25", **GIFT).contact(DAY, outcome="planned", **GIFT),
        "2026-05-31",
        DAY,
        BOOKED,
    ),
    Edge(
        "booked for something else",
        kind().contact("2026-05-25", **GIFT).contact(DAY, outcome="planned"),
        "2026-05-31",
        DAY,
        SOON,
    ),
    Edge("a prospect", kind(status="prospect"), DAY, None),
    Edge("past", kind(status="past", ended={"ended_on": "2026-05-01"}), DAY, None),
    Edge("paused", kind(paused={"since_on": "2026-05-01", "until_on": DAY}), DAY, None),
    Edge(
        "after the pause",
        kind(paused={"since_on": "2026-05-01", "until_on": "2026-05-31"}),
        DAY,
        "2026-06-08",
    ),
    Edge(
        "held back",
        kind(client_since="2026-05-25").put(
            "acme/escalations/2026-05-28-trouble",
            {
                "triggers": ["complaint"],
                "summary": "Late again",
                "next_action": "Ring them",
                "next_action_due_on": "2026-05-29",
            },
        ),
        DAY,
        DAY,
        state=State.HELD_BACK,
    ),
]


@pytest.mark.parametrize("edge", GOODWILL, ids=name)
def test_goodwill(edge: Edge) -> None:
    edge.check("goodwill")
