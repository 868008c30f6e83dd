"""The edges of pm-sync; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import BOOKED, LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.worlds import World

DAY = "2026-06-01"  # a Monday
OLD = "2024-01-01"


def running(since: str = "2026-05-18", **fields: Any) -> World:
    """A project mobilised two weeks before the day."""
    return World().account(client_since=OLD).project(mobilised_on=since, **fields)


PM_SYNC = [
    Edge("today", running(), DAY, DAY, TODAY),
    Edge("a day late", running(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("mobilised yesterday", running("2026-05-31"), DAY, "2026-06-14", LATER),
    Edge("mobilised tomorrow", running("2026-06-02"), DAY, None),
    Edge("six weeks are not long", running(planned_end_on="2026-06-29"), DAY, None),
    Edge("six weeks and a day are", running(planned_end_on="2026-06-30"), DAY, DAY),
    Edge(
        "synced", running().contact("2026-05-25", covers=["pm_sync"]), DAY, "2026-06-08", last_on="2026-05-25"
    ),
    Edge(
        "synced among ourselves",
        running().contact("2026-05-25", covers=["pm_sync"], internal=True),
        DAY,
        "2026-06-08",
    ),
    Edge(
        "synced by a colleague",
        running().contact("2026-05-25", covers=["pm_sync"], ours=["paul"]),
        DAY,
        "2026-06-08",
    ),
    Edge(
        "synced about it",
        running().contact("2026-05-25", covers=["pm_sync"], about=["projects/shop"]),
        DAY,
        "2026-06-08",
    ),
    Edge(
        "synced about another",
        running().project("app").contact("2026-05-25", covers=["pm_sync"], about=["projects/app"]),
        DAY,
        DAY,
        record="acme/projects/shop",
    ),
    Edge("a try", running().contact("2026-05-25", covers=["pm_sync"], outcome="no_response"), DAY, DAY),
    Edge("a talk about something else", running().contact("2026-05-25"), DAY, DAY),
    Edge("a sync of tomorrow", running().contact("2026-06-02", covers=["pm_sync"]), DAY, DAY),
    Edge(
        "booked",
        running().contact("2026-05-30", covers=["pm_sync"], outcome="planned"),
        "2026-05-28",
        DAY,
        BOOKED,
    ),
    Edge("booked by name only", running().contact("2026-05-30", outcome="planned"), "2026-05-28", DAY, SOON),
    Edge("ended", running(ended_on=DAY), DAY, None),
    Edge("ends tomorrow", running(ended_on="2026-06-02"), DAY, DAY),
    Edge("cancelled", running(cancelled_on="2026-05-28"), DAY, None),
    Edge("paused", running().account(paused={"since_on": "2026-05-01"}), DAY, DAY),
    Edge(
        "not to be put off",
        running().account(snoozes=[{"clock": "pm-sync", "until_on": "2026-07-01", "reason": "Busy"}]),
        DAY,
        DAY,
    ),
    Edge("as agreed", running().account(rhythm={"pm-sync": {"every_days": 7}}), DAY, "2026-05-25"),
    Edge("agreed away", running().account(rhythm={"pm-sync": {"off": True}}), DAY, None),
    Edge(
        "a book opened since, spread",
        World(book_opened_on="2026-05-25").account().project(mobilised_on=OLD),
        DAY,
        "2026-06-04",
    ),
    Edge("the manager's", running(), DAY, DAY, owner="ann"),
    Edge(
        "the project manager's, where the policy says so",
        World(clocks={"pm-sync": {"owner_roles": ["project_manager"]}})
        .account()
        .project(mobilised_on="2026-05-18"),
        DAY,
        DAY,
        owner="paul",
    ),
]


@pytest.mark.parametrize("edge", PM_SYNC, ids=name)
def test_pm_sync(edge: Edge) -> None:
    edge.check("pm-sync")


def test_each_project_is_synced_for_itself() -> None:
    world = (
        running()
        .project("app", mobilised_on="2026-05-20")
        .contact("2026-05-25", covers=["pm_sync"], about=["projects/app"])
    )

    due = {duty.record: str(duty.due_on) for duty in world.told(DAY).duties if duty.clock == "pm-sync"}

    assert due == {"acme/projects/shop": DAY, "acme/projects/app": "2026-06-08"}
