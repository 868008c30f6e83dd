"""The edges of commitment-check; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.clocks.promised import MADE, promised
from tests.worlds import World

HALFWAY = "2026-05-01"  # 30 of the 60 days
DUE = "2026-05-31"  # a Sunday; five working days before is Monday the 25th


def long(*checks: str, **fields: Any) -> World:
    """A promise of sixty days, looked at on those days."""
    looked: dict[str, Any] = (
        {"checked": [{"checked_on": day, "on_track": True} for day in checks]} if checks else {}
    )
    return promised(DUE, **looked, **fields)


def moved(told_on: str | None) -> World:
    """A promise of twenty days, moved to sixty."""
    move = {"from_on": "2026-04-21", "to_on": DUE, "revised_on": "2026-04-10"}
    return promised(DUE, revisions=[move | ({"told_on": told_on} if told_on else {})])


COMMITMENT_CHECK = [
    Edge("later", long(), "2026-04-23", HALFWAY, LATER),
    Edge("soon", long(), "2026-04-24", HALFWAY, SOON),
    Edge("today", long(), HALFWAY, HALFWAY, TODAY, 0),
    Edge("a day late", long(), "2026-05-02", HALFWAY, OVERDUE, 1),
    Edge("rounded down", promised("2026-05-30"), HALFWAY, "2026-04-30"),
    Edge("three weeks are short", promised("2026-04-22"), "2026-04-12", None),
    Edge("a day longer", promised("2026-04-23"), "2026-04-12", "2026-04-12", TODAY),
    Edge(
        "halfway on a leap day",
        World(book_opened_on="2023-01-01").account().commitment("2024-02-01", due_on="2024-03-29"),
        "2024-02-10",
        "2024-02-29",
    ),
    Edge("looked at early", long("2026-04-02"), "2026-05-02", "2026-05-25", LATER, 0, "2026-04-02"),
    Edge("looked at halfway", long(HALFWAY), "2026-05-25", "2026-05-25", TODAY, 0, HALFWAY),
    Edge("the second a day late", long(HALFWAY), "2026-05-26", "2026-05-25", OVERDUE, 1),
    Edge("a day after halfway meets both", long("2026-05-02"), "2026-05-26", None),
    Edge("looked at twice", long("2026-04-20", "2026-05-20"), "2026-05-26", None),
    Edge("looked at tomorrow", long("2026-05-02"), HALFWAY, HALFWAY),
    Edge(
        "off track is a look, too",
        promised(DUE, checked=[{"checked_on": "2026-05-02", "on_track": False}]),
        "2026-05-26",
        None,
    ),
    Edge(
        "days off between",
        World(days_off=["2026-05-25", "2026-05-26"])
        .account()
        .commitment(MADE, due_on=DUE, checked=[{"checked_on": HALFWAY}]),
        HALFWAY,
        "2026-05-21",
    ),
    Edge(
        "the second is never before the first",
        World(clocks={"commitment-check": {"limits": {"before_working_days": 15}}})
        .account()
        .commitment(MADE, due_on="2026-04-24", checked=[{"checked_on": "2026-04-02"}]),
        "2026-04-10",
        "2026-04-13",
    ),
    Edge("kept", long(done_on="2026-04-20"), "2026-05-02", None),
    Edge("kept tomorrow", long(done_on="2026-05-03"), "2026-05-02", HALFWAY),
    Edge("missed", long(missed_on="2026-04-20"), "2026-05-02", None),
    Edge("withdrawn", long(withdrawn={"withdrawn_on": "2026-04-20"}), "2026-05-02", None),
    Edge("open past its day", long(), "2026-06-02", HALFWAY, OVERDUE, 32),
    Edge("made tomorrow", promised(DUE, made_on="2026-04-02"), "2026-04-01", None),
    Edge("before it was moved", moved("2026-04-10"), "2026-04-09", None),
    Edge("moved, and they know", moved("2026-04-10"), "2026-04-12", HALFWAY),
    Edge("moved in silence", moved(None), "2026-04-12", None),
    Edge("the owner's", long(owner="paul"), HALFWAY, HALFWAY, owner="paul"),
    Edge("the manager's", long(), HALFWAY, HALFWAY, owner="ann"),
    Edge("in confidence", long(visibility="restricted"), HALFWAY, HALFWAY),
    Edge(
        "cannot be put off",
        long().account(
            snoozes=[{"clock": "commitment-check", "until_on": "2026-06-01", "reason": "Holidays"}]
        ),
        HALFWAY,
        HALFWAY,
    ),
    Edge("paused", long().account(paused={"since_on": "2026-04-01"}), HALFWAY, HALFWAY),
    Edge("past", long().account(ended={"ended_on": "2026-04-20"}), HALFWAY, HALFWAY),
    Edge(
        "agreed to do without",
        long().account(
            rhythm={
                "commitment-check": {
                    "off": True,
                    "reason": "They see the board",
                    "agreed_with": "sue",
                    "agreed_on": "2026-04-01",
                }
            }
        ),
        HALFWAY,
        None,
    ),
    Edge(
        "an opening balance",
        long().account(opening={"commitment-check": "2026-04-11"}),
        HALFWAY,
        "2026-05-06",
    ),
    Edge(
        "a book opened since",
        World(book_opened_on=HALFWAY).account().commitment(MADE, due_on=DUE),
        HALFWAY,
        "2026-05-16",
    ),
    Edge(
        "a book opened after its day",
        World(book_opened_on="2026-06-01").account().commitment(MADE, due_on=DUE),
        "2026-06-02",
        None,
    ),
    Edge(
        "longer by the policy",
        World(clocks={"commitment-check": {"limits": {"longer_than_days": 60}}})
        .account()
        .commitment(MADE, due_on=DUE),
        HALFWAY,
        None,
    ),
    Edge(
        "switched off",
        World(clocks={"commitment-check": {"enabled": False}}).account().commitment(MADE, due_on=DUE),
        HALFWAY,
        None,
    ),
]


@pytest.mark.parametrize("edge", COMMITMENT_CHECK, ids=name)
def test_commitment_check(edge: Edge) -> None:
    edge.check("commitment-check")
