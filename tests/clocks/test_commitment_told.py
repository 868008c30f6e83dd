"""The edges of commitment-told; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import OVERDUE, SOON, TODAY, Edge, name
from tests.clocks.promised import DAY, MADE, promised
from tests.worlds import World


def missed(on: str = "2026-05-28", **fields: Any) -> World:
    """A promise missed on the Thursday before the day."""
    return promised("2026-05-28", missed_on=on, **fields)


RISK = {"noticed_on": "2026-05-27", "mitigation": "Two people"}  # a Wednesday
COMMITMENT_TOLD = [
    Edge("missed", missed(), "2026-05-28", DAY, SOON),
    Edge("today", missed(), DAY, DAY, TODAY),
    Edge("a day late", missed(), "2026-06-02", DAY, OVERDUE, 1),
    Edge(
        "a day off between",
        World(days_off=["2026-05-29"])
        .account()
        .commitment(MADE, due_on="2026-05-28", missed_on="2026-05-28"),
        DAY,
        "2026-06-02",
    ),
    Edge("told the same day", missed(told_on="2026-05-28"), DAY, None),
    Edge("told tomorrow", missed(told_on="2026-06-02"), DAY, DAY),
    Edge("told before, of no known risk", missed(told_on="2026-05-20"), DAY, DAY),
    Edge("told before, of a known risk", missed(told_on="2026-05-20", at_risk=RISK), DAY, None),
    Edge("at risk", promised(at_risk=RISK), "2026-05-28", "2026-05-29"),
    Edge("at risk from tomorrow", promised(at_risk={"noticed_on": "2026-06-02"}), DAY, None),
    Edge("at risk, no day", promised(at_risk={"mitigation": "Two people"}), DAY, None),
    Edge("at risk, then missed", missed(at_risk=RISK), DAY, "2026-05-29", OVERDUE),
    Edge("at risk, told, then missed", missed(at_risk=RISK, told_on="2026-05-27"), DAY, None),
    Edge("at risk, then done", promised(at_risk=RISK, done_on="2026-05-30"), DAY, None),
    Edge(
        "at risk, then withdrawn", promised(at_risk=RISK, withdrawn={"withdrawn_on": "2026-05-30"}), DAY, None
    ),
    Edge("late is no miss", promised("2026-05-20"), DAY, None),
    Edge("missed through the client", missed(cause="client"), DAY, DAY),
    Edge("the owner's", missed(owner="paul"), DAY, DAY, owner="paul"),
    Edge("paused", missed().account(paused={"since_on": "2026-05-01"}), DAY, DAY),
    Edge("past", missed().account(ended={"ended_on": "2026-05-29"}), DAY, DAY),
    Edge(
        "a book opened since",
        World(book_opened_on="2026-05-29")
        .account()
        .commitment(MADE, due_on="2026-05-01", missed_on="2026-05-01"),
        DAY,
        "2026-06-02",
    ),
    Edge("agreed away", missed().account(rhythm={"commitment-told": {"off": True}}), DAY, None),
    Edge(
        "not to be put off",
        missed().account(snoozes=[{"clock": "commitment-told", "until_on": "2026-07-01", "reason": "Busy"}]),
        DAY,
        DAY,
    ),
]


@pytest.mark.parametrize("edge", COMMITMENT_TOLD, ids=name)
def test_commitment_told(edge: Edge) -> None:
    edge.check("commitment-told")
