"""The edges of commitment; the expected days were counted by hand."""

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.clocks.promised import DAY, MADE, promised
from tests.worlds import World


def moved(revised_on: str = "2026-05-20", told_on: str | None = "2026-05-20") -> World:
    """A promise for the 25th of May that was moved to the 10th of June."""
    told = {"told_on": told_on} if told_on else {}
    revision = {"from_on": "2026-05-25", "to_on": "2026-06-10", "revised_on": revised_on, **told}
    return promised("2026-06-10", revisions=[revision])


def moved_twice(second_on: str) -> World:
    """The same, moved again to the 20th of June; the client told at once each time."""
    revisions = [
        {"from_on": "2026-05-25", "to_on": "2026-06-10", "revised_on": "2026-05-20", "told_on": "2026-05-20"},
        {"from_on": "2026-06-10", "to_on": "2026-06-20", "revised_on": second_on, "told_on": second_on},
    ]
    return promised("2026-06-20", revisions=revisions)


COMMITMENT = [
    Edge("later", promised(), "2026-05-24", DAY, LATER),
    Edge("soon", promised(), "2026-05-25", DAY, SOON),
    Edge("today", promised(), DAY, DAY, TODAY, 0),
    Edge("a day late", promised(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("on a Sunday", promised("2026-05-31"), DAY, "2026-05-31", OVERDUE, 1),
    Edge(
        "on a leap day",
        World(book_opened_on="2024-01-01").account().commitment("2024-02-01", due_on="2024-02-29"),
        "2024-03-01",
        "2024-02-29",
        OVERDUE,
        1,
    ),
    Edge("made today", promised(made_on=DAY), DAY, DAY, TODAY),
    Edge("made tomorrow", promised("2026-06-05", made_on="2026-06-02"), DAY, None),
    Edge("done", promised(done_on="2026-05-30"), DAY, None),
    Edge("done tomorrow", promised(done_on="2026-06-02"), DAY, DAY),
    Edge("missed", promised("2026-05-20", missed_on="2026-05-21"), DAY, None),
    Edge("missed tomorrow", promised(missed_on="2026-06-02"), DAY, DAY),
    Edge("withdrawn", promised(withdrawn={"withdrawn_on": DAY}), DAY, None),
    Edge("withdrawn tomorrow", promised(withdrawn={"withdrawn_on": "2026-06-02"}), DAY, DAY),
    Edge("withdrawn, no day", promised(withdrawn={"reason": "Not needed"}), DAY, DAY),
    Edge("moved in time", moved(), DAY, "2026-06-10", LATER),
    Edge("moved on the last day but one", moved("2026-05-24", "2026-05-24"), DAY, "2026-06-10"),
    Edge("moved on the day itself", moved("2026-05-25", "2026-05-25"), DAY, "2026-05-25", OVERDUE, 7),
    Edge("moved in time, told too late", moved("2026-05-20", "2026-05-25"), DAY, "2026-05-25"),
    Edge("moved, nobody told", moved(told_on=None), DAY, "2026-05-25"),
    Edge("moved after the day", moved("2026-05-27", "2026-05-27"), DAY, "2026-05-25"),
    Edge("to be moved tomorrow", moved("2026-05-21", "2026-05-21"), "2026-05-20", "2026-05-25", SOON),
    Edge("moved twice", moved_twice("2026-06-01"), DAY, "2026-06-20"),
    Edge("the second move too late", moved_twice("2026-06-10"), "2026-06-12", "2026-06-10", OVERDUE, 2),
    Edge("the second move is yet to come", moved_twice("2026-06-02"), DAY, "2026-06-10"),
    Edge("the manager's", promised(), DAY, DAY, owner="ann"),
    Edge("a colleague's", promised(owner="paul"), DAY, DAY, owner="paul"),
    Edge(
        "a colleague's who has left",
        promised(owner="paul").person("paul", left_on="2026-05-01"),
        DAY,
        DAY,
        owner="ann",
    ),
    Edge(
        "a colleague's who is away, covered",
        promised(owner="paul").person("paul", away=[{"starts_on": DAY, "ends_on": DAY, "cover": "nell"}]),
        DAY,
        DAY,
        owner="nell",
    ),
    Edge(
        "made by the manager before",
        promised().handoff(
            "2026-05-01",
            kind="am_to_am",
            to="ann",
            **{"from": "ben"},
            accepted={"accepted_on": "2026-05-05", "by": "ann"},
        ),
        DAY,
        DAY,
        owner="ben",
    ),
    Edge("paused", promised().account(paused={"since_on": "2026-05-01"}), DAY, DAY),
    Edge("past", promised().account(ended={"ended_on": "2026-05-01"}), DAY, DAY),
    Edge("a prospect", promised().account(status="prospect"), DAY, DAY),
    Edge("never switched off", promised().account(rhythm={"commitment": {"off": True}}), DAY, DAY),
    Edge(
        "never disabled",
        World(clocks={"commitment": {"enabled": False}}).account().commitment(MADE, due_on=DAY),
        DAY,
        DAY,
    ),
    Edge(
        "never put off",
        promised().account(snoozes=[{"clock": "commitment", "until_on": "2026-07-01", "reason": "Busy"}]),
        DAY,
        DAY,
    ),
    Edge(
        "before the book",
        World(book_opened_on=DAY).account().commitment(MADE, due_on="2026-05-01"),
        DAY,
        "2026-05-01",
        OVERDUE,
        31,
    ),
    Edge(
        "a talk books no promise",
        promised().contact("2026-05-30", outcome="planned"),
        "2026-05-28",
        DAY,
        SOON,
    ),
    Edge("in confidence", promised(visibility="restricted"), DAY, DAY),
]


@pytest.mark.parametrize("edge", COMMITMENT, ids=name)
def test_commitment(edge: Edge) -> None:
    edge.check("commitment")
