"""The edges of check-in; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import BOOKED, OVERDUE, SOON, TODAY, Edge, name
from tests.worlds import World

from goodstanding.duty import State

DAY = "2026-06-01"  # a Monday
OLD = "2024-01-01"


def checked(on: str = "2026-03-01", **account: Any) -> World:
    """A key account, checked on 92 days before the day."""
    return World().account(**{"client_since": OLD, "tier": "key", **account}).contact(on, covers=["check_in"])


AMBER = {"status": "amber", "reason": "Late twice"}
CHECK_IN = [
    Edge("never", World().account(tier="key", client_since="2026-03-01"), DAY, DAY, TODAY),
    Edge("today", checked(), DAY, DAY, TODAY, 0, "2026-03-01"),
    Edge("a day late", checked(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("a talk about something else", checked().contact("2026-05-01", covers=["update"]), DAY, DAY),
    Edge("a talk about nothing named", checked().contact("2026-05-01"), DAY, DAY),
    Edge("by a colleague", checked().contact("2026-05-01", covers=["check_in"], ours=["paul"]), DAY, DAY),
    Edge("among ourselves", checked().contact("2026-05-01", covers=["check_in"], internal=True), DAY, DAY),
    Edge("a try", checked().contact("2026-05-01", covers=["check_in"], outcome="no_response"), DAY, DAY),
    Edge("a check-in of tomorrow", checked().contact("2026-06-02", covers=["check_in"]), DAY, DAY),
    Edge("booked", checked().contact(DAY, covers=["check_in"], outcome="planned"), "2026-05-30", DAY, BOOKED),
    Edge("booked, nothing named", checked().contact(DAY, outcome="planned"), "2026-05-30", DAY, BOOKED),
    Edge(
        "booked for something else",
        checked().contact(DAY, covers=["update"], outcome="planned"),
        "2026-05-30",
        DAY,
        SOON,
    ),
    Edge(
        "booked by a colleague",
        checked().contact(DAY, outcome="planned", ours=["paul"]),
        "2026-05-30",
        DAY,
        SOON,
    ),
    Edge("a plain account", World().account(), DAY, None),
    Edge(
        "green begins nothing", World().account(health={"status": "green", "set_on": "2026-05-31"}), DAY, None
    ),
    Edge(
        "amber since yesterday", World().account(health={**AMBER, "set_on": "2026-05-31"}), DAY, "2026-08-31"
    ),
    Edge("amber from tomorrow", World().account(health={**AMBER, "set_on": "2026-06-02"}), DAY, None),
    Edge(
        "checked on before amber",
        World().account(health={**AMBER, "set_on": "2026-03-01"}).contact("2026-01-10", covers=["check_in"]),
        DAY,
        DAY,
        TODAY,
        last_on="2026-01-10",
    ),
    Edge("underway", World().account().project(mobilised_on="2026-03-01"), DAY, DAY, TODAY),
    Edge("underway from tomorrow", World().account().project(mobilised_on="2026-06-02"), DAY, None),
    Edge("over today", World().account().project(mobilised_on=OLD, ended_on=DAY), DAY, None),
    Edge(
        "over tomorrow", World().account().project(mobilised_on="2026-03-01", ended_on="2026-06-02"), DAY, DAY
    ),
    Edge("cancelled", World().account().project(mobilised_on=OLD, cancelled_on="2026-05-01"), DAY, None),
    Edge(
        "one project after the other",
        World()
        .account()
        .project("one", mobilised_on="2025-11-01", ended_on="2026-03-01")
        .project("two", mobilised_on="2026-03-01"),
        DAY,
        "2026-02-01",
    ),
    Edge(
        "a day between two projects",
        World()
        .account()
        .project("one", mobilised_on="2025-11-01", ended_on="2026-02-28")
        .project("two", mobilised_on="2026-03-01"),
        DAY,
        DAY,
    ),
    Edge(
        "amber before the project",
        World().account(health={**AMBER, "set_on": "2026-03-01"}).project(mobilised_on="2026-05-01"),
        DAY,
        DAY,
    ),
    Edge(
        "a prospect with a project",
        World().account(status="prospect").project(mobilised_on="2026-03-01"),
        DAY,
        DAY,
    ),
    Edge("paused", checked(paused={"since_on": DAY}), DAY, None),
    Edge("past", checked(ended={"ended_on": DAY}), DAY, None),
    Edge(
        "put off",
        checked(snoozes=[{"clock": "check-in", "until_on": "2026-06-10", "reason": "Asked to"}]),
        DAY,
        DAY,
        state=State.SNOOZED,
    ),
    Edge(
        "another clock put off",
        checked(snoozes=[{"clock": "support-watch", "until_on": "2026-06-10", "reason": "Asked to"}]),
        DAY,
        DAY,
    ),
    Edge("as agreed", checked("2026-05-12", rhythm={"check-in": {"every_days": 20}}), DAY, DAY),
    Edge("agreed away", checked(rhythm={"check-in": {"off": True}}), DAY, None),
]


@pytest.mark.parametrize("edge", CHECK_IN, ids=name)
def test_check_in(edge: Edge) -> None:
    edge.check("check-in")
