"""The edges of support-watch; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import BOOKED, OVERDUE, SOON, TODAY, Edge, name
from tests.worlds import World

from goodstanding.duty import State

DAY = "2026-06-01"  # a Monday
OLD = "2024-01-01"


def watched(on: str = "2026-05-01", **account: Any) -> World:
    """An account whose support was looked through a month before the day, among ourselves."""
    world = World().account(**{"client_since": OLD, **account})
    return world.contact(on, internal=True, theirs=[], covers=["support_watch"])


def meeting(every_days: int) -> dict[str, Any]:
    return {"meetings": [{"id": "jour-fixe", "what": "We meet", "every_days": every_days}]}


SUPPORT_WATCH = [
    Edge("never", World().account(client_since="2026-05-01"), DAY, DAY, TODAY),
    Edge("today", watched(), DAY, DAY, TODAY, last_on="2026-05-01"),
    Edge("a day late", watched(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("with the client", watched().contact("2026-05-20", covers=["support_watch"]), DAY, "2026-06-20"),
    Edge("tomorrow", watched().contact("2026-06-02", covers=["support_watch"]), DAY, DAY),
    Edge(
        "not reached", watched().contact("2026-05-20", covers=["support_watch"], outcome="missed"), DAY, DAY
    ),
    Edge("a talk about something else", watched().contact("2026-05-20"), DAY, DAY),
    Edge(
        "booked",
        watched().contact(DAY, covers=["support_watch"], outcome="planned"),
        "2026-05-30",
        DAY,
        BOOKED,
    ),
    Edge("booked by name only", watched().contact(DAY, outcome="planned"), "2026-05-30", DAY, SOON),
    Edge("a monthly meeting", watched(communication=meeting(31)), DAY, None),
    Edge("a rarer meeting", watched(communication=meeting(32)), DAY, DAY),
    Edge("a prospect", watched(status="prospect"), DAY, None),
    Edge("paused", watched(paused={"since_on": DAY, "until_on": DAY}), DAY, None),
    Edge("past", watched(ended={"ended_on": DAY}), DAY, None),
    Edge("as agreed", watched(rhythm={"support-watch": {"every_days": 60}}), DAY, "2026-06-30"),
    Edge("agreed away", watched(rhythm={"support-watch": {"off": True}}), DAY, None),
    Edge(
        "put off",
        watched(snoozes=[{"clock": "support-watch", "until_on": DAY, "reason": "Holidays"}]),
        DAY,
        DAY,
        state=State.SNOOZED,
    ),
    Edge("over the end of February", watched("2026-01-29"), "2026-02-01", "2026-03-01"),
    Edge(
        "a book opened since, spread",
        World(book_opened_on="2026-01-01").account(),
        "2026-01-01",
        "2026-01-29",
    ),
]


@pytest.mark.parametrize("edge", SUPPORT_WATCH, ids=name)
def test_support_watch(edge: Edge) -> None:
    edge.check("support-watch")
