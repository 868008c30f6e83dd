"""The edges of escalation-contact; the expected days were counted by hand."""

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.clocks.troubled import DAY, escalated, noted, row, table, told
from tests.worlds import World

ESCALATION_CONTACT = [
    Edge("raised today", escalated(), "2026-05-28", DAY, SOON),
    Edge("today", escalated(), DAY, DAY, TODAY, 0),
    Edge("a day late", escalated(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("raised tomorrow", escalated("2026-06-02"), DAY, None),
    Edge("told", escalated(updates=[told("2026-05-29")]), DAY, None),
    Edge("told tomorrow", escalated(updates=[told("2026-06-02")]), DAY, DAY),
    Edge("noted among ourselves", escalated(updates=[noted("2026-05-29")]), DAY, DAY),
    Edge("told once, then noted", escalated(updates=[told("2026-05-29"), noted(DAY)]), DAY, None),
    Edge("a contact is no update", escalated().contact("2026-05-29"), DAY, DAY),
    Edge("resolved", escalated(resolved_on=DAY), DAY, None),
    Edge("resolved tomorrow", escalated(resolved_on="2026-06-02"), DAY, DAY),
    Edge("they may leave", escalated("2026-05-29", triggers=["may_leave"]), DAY, DAY),
    Edge("harmful behaviour", escalated(triggers=["harmful_behaviour"]), DAY, None),
    Edge(
        "harmful behaviour and a complaint",
        escalated(triggers=["harmful_behaviour", "complaint"]),
        DAY,
        DAY,
    ),
    Edge(
        "the tighter of two reasons",
        escalated("2026-05-29", triggers=["complaint", "may_leave"]),
        DAY,
        DAY,
    ),
    Edge("no row, so by the clock", escalated("2026-05-28", table(row("may_leave", 1, 1, 3))), DAY, DAY),
    Edge(
        "no row for one of two reasons",
        escalated("2026-05-28", table(row("may_leave", 1, 9, 3)), triggers=["may_leave", "complaint"]),
        DAY,
        DAY,
    ),
    Edge("over the end of February", escalated("2026-02-27"), "2026-02-27", "2026-03-03", SOON),
    Edge(
        "a long time allowed",
        escalated("2026-05-29", table(row("complaint", 1, 10, 7))),
        DAY,
        "2026-06-12",
        LATER,
    ),
    Edge("paused", escalated(world=World().account(paused={"since_on": "2026-05-01"})), DAY, DAY),
    Edge("past", escalated(world=World().account(ended={"ended_on": "2026-05-29"})), DAY, DAY),
    Edge("in confidence, told", escalated(visibility="restricted", updates=[told("2026-05-29")]), DAY, None),
    Edge(
        "agreed off, which cannot be",
        escalated(world=World().account(rhythm={"escalation-contact": {"off": True}})),
        DAY,
        DAY,
    ),
    Edge(
        "a book opened since",
        escalated("2026-03-02", World(book_opened_on="2026-05-28").account()),
        DAY,
        DAY,
    ),
    Edge("the manager's", escalated(), DAY, DAY, owner="ann"),
]


@pytest.mark.parametrize("edge", ESCALATION_CONTACT, ids=name)
def test_escalation_contact(edge: Edge) -> None:
    edge.check("escalation-contact")
