"""The edges of escalation-action and concern-action, which fall on the day that is written."""

from typing import Any

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.clocks.troubled import DAY, concerned, escalated
from tests.worlds import World


def step(due_on: str = DAY, world: World | None = None, **fields: Any) -> World:
    """An escalation whose next step is due on the day."""
    return escalated("2026-05-18", world, next_action_due_on=due_on, **fields)


ESCALATION_ACTION = [
    Edge("later", step(), "2026-05-24", DAY, LATER),
    Edge("soon", step(), "2026-05-25", DAY, SOON),
    Edge("today", step(), DAY, DAY, TODAY, 0),
    Edge("a day late", step(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("on a Sunday", step("2026-05-31"), DAY, "2026-05-31", OVERDUE, 1),
    Edge("taken", step(next_action_done_on="2026-05-29"), DAY, None),
    Edge("taken tomorrow", step(next_action_done_on="2026-06-02"), DAY, DAY),
    Edge("resolved", step(resolved_on=DAY), DAY, None),
    Edge("resolved tomorrow", step(resolved_on="2026-06-02"), DAY, DAY),
    Edge("raised tomorrow", escalated("2026-06-02"), DAY, None),
    Edge("paused", step(world=World().account(paused={"since_on": "2026-05-01"})), DAY, DAY),
    Edge("past", step(world=World().account(ended={"ended_on": "2026-05-28"})), DAY, DAY),
    Edge(
        "agreed off, which cannot be",
        step(world=World().account(rhythm={"escalation-action": {"off": True}})),
        DAY,
        DAY,
    ),
    Edge(
        "a book opened since",
        step("2026-05-20", World(book_opened_on="2026-05-25").account()),
        DAY,
        "2026-05-20",
    ),
    Edge("in confidence", step(triggers=["harmful_behaviour"]), DAY, DAY),
    Edge("the manager's", step(), DAY, DAY, owner="ann"),
]


@pytest.mark.parametrize("edge", ESCALATION_ACTION, ids=name)
def test_escalation_action(edge: Edge) -> None:
    edge.check("escalation-action")


def due(due_on: str = DAY, world: World | None = None, **fields: Any) -> World:
    """A concern whose next step is due on the day."""
    return concerned("2026-05-18", world, next_action="Ring them", next_action_due_on=due_on, **fields)


CONCERN_ACTION = [
    Edge("no step", concerned(), DAY, None),
    Edge("a step without a day", concerned(next_action="Ring them"), DAY, None),
    Edge("later", due(), "2026-05-24", DAY, LATER),
    Edge("today", due(), DAY, DAY, TODAY, 0),
    Edge("a day late", due(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("taken", due(next_action_done_on="2026-05-29"), DAY, None),
    Edge("taken tomorrow", due(next_action_done_on="2026-06-02"), DAY, DAY),
    Edge("resolved", due(resolved_on=DAY), DAY, None),
    Edge("resolved tomorrow", due(resolved_on="2026-06-02"), DAY, DAY),
    Edge("paused", due(world=World().account(paused={"since_on": "2026-05-01"})), DAY, DAY),
    Edge("agreed off", due(world=World().account(rhythm={"concern-action": {"off": True}})), DAY, None),
    Edge("in confidence", due(visibility="restricted"), DAY, DAY),
    Edge("the manager's", due(), DAY, DAY, owner="ann"),
]


@pytest.mark.parametrize("edge", CONCERN_ACTION, ids=name)
def test_concern_action(edge: Edge) -> None:
    edge.check("concern-action")
