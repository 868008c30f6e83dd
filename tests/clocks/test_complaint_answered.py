"""The edges of complaint-answered; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import OVERDUE, SOON, TODAY, Edge, name
from tests.clocks.troubled import DAY, concerned, escalated
from tests.worlds import World

HEARD = "2026-05-28"  # a Thursday, two working days before the day
ASKED = "satisfaction/2026-05-28-asked"
NOTED = "signals/2026-05-28-noted"
TALK = "contacts/2026-05-28-talk"


def asked(world: World | None = None, **fields: Any) -> World:
    """An answer about satisfaction."""
    return (world or World().account()).put(f"acme/{ASKED}", fields)


def signalled(kind: str = "dissatisfaction", **fields: Any) -> World:
    """A signal."""
    return World().account().put(f"acme/{NOTED}", {"kind": kind, "note": "They sighed", **fields})


def talked(**fields: Any) -> World:
    """A contact."""
    return World().account().contact(HEARD, **fields)


UNHAPPY: dict[str, Any] = {"feeling": "unhappy"}
COMPLAINT_ANSWERED = [
    Edge("heard today", asked(**UNHAPPY), HEARD, DAY, SOON),
    Edge("today", asked(**UNHAPPY), DAY, DAY, TODAY, 0),
    Edge("a day late", asked(**UNHAPPY), "2026-06-02", DAY, OVERDUE, 1),
    Edge("heard tomorrow", asked(**UNHAPPY), "2026-05-27", None),
    Edge("mixed", asked(feeling="mixed"), DAY, None),
    Edge("happy", asked(feeling="happy"), DAY, None),
    Edge("happy with a low score", asked(feeling="happy", score=1, scale_max=5), DAY, DAY),
    Edge("at the limit", asked(score=3, scale_max=5), DAY, DAY),
    Edge("over the limit", asked(score=3.1, scale_max=5), DAY, None),
    Edge("nothing at all", asked(score=0, scale_max=10), DAY, DAY),
    Edge("a score without a scale", asked(score=1), DAY, None),
    Edge("a score of a method with a scale of its own", asked(method="nps", score=6), DAY, DAY),
    Edge("and above", asked(method="nps", score=7), DAY, None),
    Edge(
        "by the policy",
        asked(
            World(clocks={"complaint-answered": {"limits": {"low_percent": 70}}}).account(),
            method="nps",
            score=7,
        ),
        DAY,
        DAY,
    ),
    Edge("no answer given", asked(comment="Would rather not say"), DAY, None),
    Edge("unhappy in a talk", talked(feeling="unhappy"), DAY, DAY),
    Edge("low in a talk", talked(score=2, scale_max=5), DAY, DAY),
    Edge("low in a talk without a scale", talked(score=2), DAY, None),
    Edge("a talk yet to come", talked(feeling="unhappy", outcome="planned"), DAY, None),
    Edge("unhappy, as we heard among ourselves", talked(feeling="unhappy", internal=True), DAY, DAY),
    Edge("a signal", signalled(), DAY, DAY),
    Edge("a signal that was looked at", signalled(assessed_on="2026-05-29", outcome="support"), DAY, DAY),
    Edge("another signal", signalled("pattern"), DAY, None),
    Edge("a concern about it", concerned("2026-05-29", asked(**UNHAPPY), about=[ASKED]), DAY, None),
    Edge("a concern about something else", concerned("2026-05-29", asked(**UNHAPPY)), DAY, DAY),
    Edge("a concern of tomorrow", concerned("2026-06-02", asked(**UNHAPPY), about=[ASKED]), DAY, DAY),
    Edge(
        "a concern since resolved",
        concerned("2026-05-29", asked(**UNHAPPY), about=[ASKED], resolved_on=DAY),
        DAY,
        None,
    ),
    Edge("an escalation about it", escalated("2026-05-29", signalled(), about=[NOTED]), DAY, None),
    Edge(
        "led to a concern",
        concerned("2026-05-29", asked(**UNHAPPY, leads_to="concerns/2026-05-29-answers")),
        DAY,
        None,
    ),
    Edge(
        "led to an escalation",
        escalated("2026-05-29", signalled(leads_to="escalations/2026-05-29-orders")),
        DAY,
        None,
    ),
    Edge(
        "led to a concern of tomorrow",
        concerned("2026-06-02", signalled(leads_to="concerns/2026-06-02-answers")),
        DAY,
        DAY,
    ),
    Edge(
        "led to something else",
        asked(**UNHAPPY, leads_to=NOTED).put(f"acme/{NOTED}", {"kind": "need", "note": "A wish"}),
        DAY,
        DAY,
    ),
    Edge(
        "a talk that names the concern",
        concerned("2026-05-29", talked(feeling="unhappy", concerns=["2026-05-29-answers"])),
        DAY,
        None,
    ),
    Edge("a talk without concerns", talked(feeling="unhappy", concerns=[]), DAY, DAY),
    Edge(
        "a concern about the talk",
        concerned("2026-05-29", talked(feeling="unhappy"), about=[TALK]),
        DAY,
        None,
    ),
    Edge("paused", asked(World().account(paused={"since_on": "2026-05-01"}), **UNHAPPY), DAY, DAY),
    Edge("a day off between", asked(World(days_off=[DAY]).account(), **UNHAPPY), DAY, "2026-06-02"),
    Edge(
        "agreed off",
        asked(World().account(rhythm={"complaint-answered": {"off": True}}), **UNHAPPY),
        DAY,
        None,
    ),
    Edge("a book opened since", asked(World(book_opened_on=DAY).account(), **UNHAPPY), DAY, "2026-06-03"),
    Edge("in confidence", asked(**UNHAPPY, visibility="restricted"), DAY, DAY, record=f"acme/{ASKED}"),
    Edge("the manager's, whoever asked", asked(**UNHAPPY, asked_by="paul"), DAY, DAY, owner="ann"),
]


@pytest.mark.parametrize("edge", COMPLAINT_ANSWERED, ids=name)
def test_complaint_answered(edge: Edge) -> None:
    edge.check("complaint-answered")
