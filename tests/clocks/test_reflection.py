"""The edges of reflection; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import OVERDUE, SOON, TODAY, Edge, name
from tests.clocks.promised import DAY, MADE, promised
from tests.worlds import World


def unreflected(**fields: Any) -> World:
    """A promise missed on a Monday, five working days before the day."""
    return promised("2026-05-25", **{"missed_on": "2026-05-25", "told_on": "2026-05-25", **fields})


REFLECTION = [
    Edge("missed today", unreflected(), "2026-05-25", DAY, SOON),
    Edge("today", unreflected(), DAY, DAY, TODAY),
    Edge("a day late", unreflected(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("missed on a Saturday", unreflected(missed_on="2026-05-30"), DAY, "2026-06-05"),
    Edge("missed tomorrow", unreflected(missed_on="2026-06-02"), DAY, None),
    Edge(
        "a day off between",
        World(days_off=["2026-05-25", "2026-05-26"])
        .account()
        .commitment(MADE, due_on="2026-05-25", missed_on="2026-05-25"),
        DAY,
        "2026-06-02",
    ),
    Edge(
        "reflected", unreflected(reflection={"reflected_on": "2026-05-26", "change": "Ask first"}), DAY, None
    ),
    Edge(
        "reflected tomorrow",
        unreflected(reflection={"reflected_on": "2026-06-02", "change": "Ask first"}),
        DAY,
        DAY,
    ),
    Edge(
        "reflected, nothing changed",
        unreflected(reflection={"reflected_on": "2026-05-26", "why": "Late data"}),
        DAY,
        DAY,
    ),
    Edge("reflected, no day", unreflected(reflection={"change": "Ask first"}), DAY, DAY),
    Edge("the client's cause", unreflected(cause="client"), DAY, None),
    Edge("a third party's cause", unreflected(cause="third_party"), DAY, None),
    Edge("our cause", unreflected(cause="us"), DAY, DAY),
    Edge("late is no miss", promised("2026-05-20", done_on="2026-05-25"), DAY, None),
    Edge("missed and done later", unreflected(done_on="2026-05-28"), DAY, DAY),
    Edge("the owner's", unreflected(owner="paul"), DAY, DAY, owner="paul"),
    Edge(
        "in confidence, reflected",
        unreflected(
            visibility="restricted", reflection={"reflected_on": "2026-05-26", "change": "Ask first"}
        ),
        DAY,
        None,
    ),
    Edge(
        "in confidence, nothing changed",
        unreflected(visibility="restricted", reflection={"reflected_on": "2026-05-26"}),
        DAY,
        DAY,
    ),
    Edge("past", unreflected().account(ended={"ended_on": "2026-05-29"}), DAY, DAY),
    Edge(
        "a book opened since",
        World(book_opened_on="2026-05-29")
        .account()
        .commitment(MADE, due_on="2026-05-01", missed_on="2026-05-01"),
        DAY,
        "2026-06-05",
    ),
    Edge(
        "by the policy",
        World(clocks={"reflection": {"within_working_days": 10}})
        .account()
        .commitment(MADE, due_on="2026-05-25", missed_on="2026-05-25"),
        DAY,
        "2026-06-08",
    ),
]


@pytest.mark.parametrize("edge", REFLECTION, ids=name)
def test_reflection(edge: Edge) -> None:
    edge.check("reflection")
