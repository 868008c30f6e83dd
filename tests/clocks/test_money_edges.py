"""The edges of warranties, agreements and clients lost; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge
from tests.clocks.projected import DAY, OLD, client, ended
from tests.worlds import World, duties_of

from goodstanding.duty import State

RUNS = {"starts_on": DAY, "ends_on": "2026-09-01"}


def delivered(on: str = DAY, **project: Any) -> World:
    """Work delivered at a fixed price on the day."""
    return ended(on, **{"pricing": "fixed_price", "delivered_on": on, **project})


TOLD = [
    Edge("today", delivered(), DAY, DAY, TODAY, 0, owner="ann"),
    Edge("a day late", delivered(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("told", delivered(warranty={**RUNS, "told_on": DAY}), DAY, None),
    Edge("to be told tomorrow", delivered(warranty={**RUNS, "told_on": "2026-06-02"}), DAY, DAY),
    Edge("told before", delivered(warranty={**RUNS, "told_on": "2026-05-01"}), DAY, None),
    Edge("told of what follows", delivered(warranty={**RUNS, "after": {"told_on": DAY}}), DAY, None),
    Edge("delivered tomorrow", delivered("2026-06-02"), DAY, None),
    Edge("by the hour", delivered(pricing="time_and_materials"), DAY, None),
    Edge("by the hour, with a warranty", delivered(pricing="time_and_materials", warranty=RUNS), DAY, DAY),
    Edge("cancelled", delivered(cancelled_on=DAY), DAY, None),
    Edge("past", client(ended={"ended_on": DAY}).project(pricing="fixed_price", delivered_on=DAY), DAY, DAY),
]


def warranty(ends_on: str = "2026-06-03", **more: Any) -> World:
    """A warranty that ends on the Wednesday after the day."""
    return delivered("2026-03-02", warranty={"starts_on": "2026-03-02", "ends_on": ends_on, **more})


AFTER = [
    Edge("two working days before", warranty(), DAY, DAY, TODAY, 0, owner="ann"),
    Edge("a day late", warranty(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("over a weekend", warranty(DAY), DAY, "2026-05-28", OVERDUE, 4),
    Edge("ends on a Sunday", warranty("2026-06-07"), DAY, "2026-06-04", SOON),
    Edge(
        "a day off between",
        World(days_off=["2026-06-02"]).account().project(warranty={"ends_on": "2026-06-03"}),
        DAY,
        "2026-05-29",
    ),
    Edge("told", warranty(after={"decision": "declined", "told_on": DAY}), DAY, None),
    Edge("decided, not told", warranty(after={"decision": "booked"}), DAY, DAY),
    Edge("to be told tomorrow", warranty(after={"decision": "booked", "told_on": "2026-06-02"}), DAY, DAY),
    Edge("no end", delivered(warranty={"starts_on": DAY}), DAY, None),
    Edge("cancelled", ended(cancelled_on=DAY, warranty={"ends_on": "2026-06-03"}), DAY, None),
    Edge("ended long ago", warranty("2026-03-04"), DAY, "2026-03-02", OVERDUE),
]


def agreement(
    ends_on: str | None = "2026-09-29", account: dict[str, Any] | None = None, **fields: Any
) -> World:
    """An agreement with sixty days' notice, 120 days before its end on the day."""
    said = {"id": "care", "what": "Care", "starts_on": OLD, "ends_on": ends_on, "notice_days": 60, **fields}
    known = {key: value for key, value in said.items() if value is not None}
    return client(agreements=[known], **(account or {}))


TROUBLE = {
    "triggers": ["complaint"],
    "summary": "Late again",
    "next_action": "Call",
    "next_action_due_on": DAY,
}
TALK = [
    Edge("today", agreement(), DAY, DAY, TODAY, 0, owner="ann"),
    Edge("a day late", agreement(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("later", agreement(), "2026-05-24", DAY, LATER),
    Edge("no notice", agreement("2026-07-31", notice_days=None), DAY, DAY),
    Edge("talked", agreement(renewal={"talked_on": DAY}), DAY, None),
    Edge("talked long before", agreement(renewal={"talked_on": OLD}), DAY, None),
    Edge("talked tomorrow", agreement(renewal={"talked_on": "2026-06-02"}), DAY, DAY),
    Edge("decided", agreement(renewal={"decided_on": DAY}), DAY, None),
    Edge("no end", agreement(None), DAY, None),
    Edge("a short one", agreement("2026-09-29", starts_on="2026-07-01"), DAY, "2026-07-01"),
    Edge("paused", agreement(account={"paused": {"since_on": OLD}}), DAY, DAY),
    Edge("past", agreement(account={"ended": {"ended_on": DAY}}), DAY, DAY),
    Edge(
        "in trouble",
        agreement().put("acme/escalations/2026-05-20-late", TROUBLE),
        DAY,
        DAY,
        state=State.HELD_BACK,
    ),
]
RENEWAL = [
    Edge("today", agreement("2026-07-31"), DAY, DAY, TODAY, 0, owner="ann"),
    Edge("a day late", agreement("2026-07-31"), "2026-06-02", DAY, OVERDUE, 1),
    Edge("no notice", agreement(DAY, notice_days=None), DAY, DAY),
    Edge("at the end of February", agreement("2028-04-29"), DAY, "2028-02-29"),
    Edge("talked", agreement("2026-07-31", renewal={"talked_on": DAY}), DAY, DAY),
    Edge("decided", agreement("2026-07-31", renewal={"decided_on": DAY}), DAY, None),
    Edge("decided tomorrow", agreement("2026-07-31", renewal={"decided_on": "2026-06-02"}), DAY, DAY),
    Edge("no end", agreement(None), DAY, None),
    Edge("a short one", agreement("2026-07-31", starts_on="2026-06-15"), DAY, "2026-06-15"),
    Edge("in trouble", agreement("2026-07-31").put("acme/escalations/2026-05-20-late", TROUBLE), DAY, DAY),
]


def lost(on: str = "2026-05-25", **end: Any) -> World:
    """A client that left five working days before the day."""
    return client(ended={"ended_on": on, **end})


LOSS = [
    Edge("today", lost(), DAY, DAY, TODAY, 0, owner="ann"),
    Edge("a day late", lost(), "2026-06-02", DAY, OVERDUE, 1),
    Edge(
        "over a day off",
        World(days_off=["2026-05-26"]).account(ended={"ended_on": "2026-05-25"}),
        DAY,
        "2026-06-02",
    ),
    Edge(
        "before a leap day",
        World(book_opened_on="2024-01-01").account(ended={"ended_on": "2024-02-22"}),
        "2024-02-23",
        "2024-02-29",
    ),
    Edge("leaves tomorrow", lost("2026-06-02"), DAY, None),
    Edge("why alone", lost(why="Sold"), DAY, DAY),
    Edge("learned alone", lost(learned="Ask"), DAY, DAY),
    Edge("both", lost(why="Sold", learned="Ask"), DAY, None),
    Edge("a client of today", client(), DAY, None),
    Edge(
        "before the book",
        World(book_opened_on="2026-05-25").account(ended={"ended_on": "2024-05-01"}),
        DAY,
        DAY,
    ),
]


@pytest.mark.parametrize(
    ("clock", "edge"),
    [
        pytest.param(clock, edge, id=f"{clock}-{edge.what}")
        for clock, edges in {
            "warranty-told": TOLD,
            "warranty-after": AFTER,
            "renewal-talk": TALK,
            "renewal": RENEWAL,
            "loss-review": LOSS,
        }.items()
        for edge in edges
    ],
)
def test_the_edges_of_a_clock_of_money(clock: str, edge: Edge) -> None:
    edge.check(clock)


def test_each_agreement_has_its_place() -> None:
    agreements = [
        {"id": "old", "what": "Care", "ends_on": "2026-05-01"},
        {"id": "new", "what": "Care", "ends_on": "2027-05-01", "notice_days": 30},
    ]
    standing = client(agreements=agreements).judged(DAY)
    found = [(duty.place, str(duty.due_on)) for duty in duties_of(standing, "renewal")]
    assert found == [("agreements[1]", "2026-05-01"), ("agreements[2]", "2027-04-01")]
