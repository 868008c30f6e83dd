"""The edges of opportunity-follow-up; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.worlds import World

DAY = "2026-06-01"  # a Monday
SEEN = "2026-05-02"  # thirty days before
ABOUT = {"about": [f"opportunities/{SEEN}-idea"]}


def idea(**fields: Any) -> World:
    """An opportunity raised thirty days before the day."""
    return World().account().opportunity(SEEN, **fields)


def talked(on: str = "2026-05-20", **fields: Any) -> World:
    """The same, talked about."""
    return idea().contact(on, **{**ABOUT, **fields})


OPPORTUNITY_FOLLOW_UP = [
    Edge("later", idea(), "2026-05-24", DAY, LATER),
    Edge("soon", idea(), "2026-05-25", DAY, SOON),
    Edge("today", idea(), DAY, DAY, TODAY, 0, owner="ann"),
    Edge("a day late", idea(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("not raised yet", idea(), "2026-05-01", None),
    Edge(
        "over a leap day",
        World(book_opened_on="2023-01-01").account().opportunity("2024-01-31"),
        "2024-02-20",
        "2024-03-01",
    ),
    Edge("on the day that was set", idea(next_follow_up_on="2026-05-28"), DAY, "2026-05-28", OVERDUE, 4),
    Edge("the set day is far off", idea(next_follow_up_on="2026-07-01"), DAY, DAY),
    Edge(
        "touched before the set day",
        idea(next_follow_up_on="2026-05-28", last_reviewed_on="2026-05-27"),
        DAY,
        "2026-05-28",
        OVERDUE,
        4,
        "2026-05-27",
    ),
    Edge(
        "touched on the set day",
        idea(next_follow_up_on="2026-05-28", last_reviewed_on="2026-05-28"),
        DAY,
        "2026-06-27",
        LATER,
        0,
        "2026-05-28",
    ),
    Edge(
        "touched since",
        idea(next_follow_up_on="2026-05-20", last_reviewed_on="2026-05-28"),
        DAY,
        "2026-06-27",
    ),
    Edge("looked at", idea(last_reviewed_on="2026-05-20"), DAY, "2026-06-19", LATER, 0, "2026-05-20"),
    Edge("looked at tomorrow", idea(last_reviewed_on="2026-06-02"), DAY, DAY),
    Edge("news", idea(news=[{"date_on": "2026-05-20", "note": "Waiting"}]), DAY, "2026-06-19"),
    Edge("news of tomorrow", idea(news=[{"date_on": "2026-06-02", "note": "Waiting"}]), DAY, DAY),
    Edge("talked about", talked(), DAY, "2026-06-19", last_on="2026-05-20"),
    Edge("talked about among ourselves", talked(internal=True), DAY, "2026-06-19"),
    Edge("talked about something else", talked(about=[]), DAY, DAY),
    Edge("a try", talked(outcome="no_response"), DAY, DAY),
    Edge("a talk that is planned", talked(outcome="planned"), DAY, DAY),
    Edge("a talk of tomorrow", talked("2026-06-02"), DAY, DAY),
    Edge("routed is not touched", idea(routed={"route": "support", "routed_on": "2026-05-20"}), DAY, DAY),
    Edge("closed", idea(closed={"closed_on": DAY, "result": "lost"}), DAY, None),
    Edge("closed tomorrow", idea(closed={"closed_on": "2026-06-02", "result": "lost"}), DAY, DAY),
    Edge("closed on no day", idea(closed={"result": "lost"}), DAY, DAY),
    Edge("in confidence", idea(visibility="restricted"), DAY, DAY),
    Edge("paused", idea().account(paused={"since_on": "2026-05-01"}), DAY, DAY),
    Edge("past", idea().account(ended={"ended_on": "2026-05-29"}), DAY, DAY),
    Edge(
        "an opening balance",
        idea().account(opening={"opportunity-follow-up": "2026-05-10"}),
        DAY,
        "2026-06-09",
    ),
    Edge("agreed", idea().account(rhythm={"opportunity-follow-up": {"every_days": 60}}), DAY, "2026-07-01"),
    Edge(
        "agreed to do without",
        idea(next_follow_up_on="2026-05-28").account(
            rhythm={"opportunity-follow-up": {"off": True, "reason": "They ring us"}}
        ),
        DAY,
        None,
    ),
    Edge(
        "a book opened since, not spread",
        World(book_opened_on="2026-05-20").account().opportunity("2026-01-05"),
        DAY,
        "2026-06-19",
    ),
    Edge(
        "set before the book was opened",
        World(book_opened_on="2026-05-20")
        .account()
        .opportunity("2026-01-05", next_follow_up_on="2026-05-11"),
        DAY,
        "2026-05-11",
    ),
    Edge(
        "by the policy",
        World(clocks={"opportunity-follow-up": {"limits": {"review_days": 10}}}).account().opportunity(SEEN),
        DAY,
        "2026-05-12",
    ),
]


@pytest.mark.parametrize("edge", OPPORTUNITY_FOLLOW_UP, ids=name)
def test_opportunity_follow_up(edge: Edge) -> None:
    edge.check("opportunity-follow-up")
