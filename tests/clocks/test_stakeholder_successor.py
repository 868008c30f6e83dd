"""The edges of stakeholder-successor; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import LATER, OVERDUE, TODAY, Edge, name
from tests.clocks.troubled import DAY, escalated
from tests.worlds import World

KNOWN = "2026-05-18"  # a Monday, ten working days before the day


def leaves(
    known_on: str = KNOWN, last_day_on: str | None = None, world: World | None = None, **fields: Any
) -> World:
    """Sue, who matters, is about to leave."""
    leaving = {"known_on": known_on, **({"last_day_on": last_day_on} if last_day_on else {})}
    said = {"name": "Sue Stone", "key": True, "leaving": leaving, **fields}
    return (world or World().account()).put("acme/stakeholders/sue", said)


STAKEHOLDER_SUCCESSOR = [
    Edge("stays", World().account(), DAY, None),
    Edge("known today", leaves(), KNOWN, DAY, LATER),
    Edge("today", leaves(), DAY, DAY, TODAY, 0),
    Edge("a day late", leaves(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("known tomorrow", leaves("2026-06-02"), DAY, None),
    Edge("over a day off", leaves(world=World(days_off=["2026-05-25"]).account()), DAY, "2026-06-02"),
    Edge("the last day is later", leaves(last_day_on="2026-07-31"), DAY, DAY),
    Edge("the last day is sooner", leaves(last_day_on="2026-05-29"), DAY, "2026-05-29", OVERDUE, 3),
    Edge("the last day had passed when we heard", leaves(last_day_on="2026-05-01"), KNOWN, KNOWN, TODAY),
    Edge("gone", leaves(last_day_on="2026-05-29", left_on="2026-05-29"), DAY, "2026-05-29"),
    Edge("not key", leaves(key=False), DAY, None),
    Edge("a successor", leaves(successor="tess").put("acme/stakeholders/tess", {"name": "Tess"}), DAY, None),
    Edge("escalated", escalated("2026-05-20", leaves(), about=["stakeholders/sue"]), DAY, None),
    Edge("escalated tomorrow", escalated("2026-06-02", leaves(), about=["stakeholders/sue"]), DAY, DAY),
    Edge("another escalation", escalated("2026-05-20", leaves()), DAY, DAY),
    Edge("paused", leaves(world=World().account(paused={"since_on": "2026-05-01"})), DAY, DAY),
    Edge(
        "agreed off",
        leaves(world=World().account(rhythm={"stakeholder-successor": {"off": True}})),
        DAY,
        None,
    ),
    Edge("a book opened since", leaves("2026-01-12", world=World(book_opened_on=KNOWN).account()), DAY, DAY),
    Edge(
        "gone before the book",
        leaves("2026-01-12", "2026-02-27", World(book_opened_on=DAY).account()),
        DAY,
        DAY,
        TODAY,
    ),
    Edge("in confidence", leaves(visibility="restricted"), DAY, DAY, record="acme/stakeholders/sue"),
    Edge("the manager's", leaves(our_contact="paul"), DAY, DAY, owner="ann"),
]


@pytest.mark.parametrize("edge", STAKEHOLDER_SUCCESSOR, ids=name)
def test_stakeholder_successor(edge: Edge) -> None:
    edge.check("stakeholder-successor")
