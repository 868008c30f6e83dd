"""The edges of any-contact; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import BOOKED, OVERDUE, TODAY, Edge, name
from tests.worlds import World

DAY = "2026-06-01"  # a Monday
OLD = "2024-01-01"


def underway(since: str = "2026-05-25", **account: Any) -> World:
    """A client whose project is underway."""
    return World().account(**{"client_since": OLD, **account}).project(mobilised_on=since)


ANY_CONTACT = [
    Edge("never", underway(), DAY, DAY, TODAY),
    Edge("a day late", underway(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("since yesterday", underway("2026-05-31"), DAY, "2026-06-07"),
    Edge(
        "by anyone", underway().contact("2026-05-28", ours=["paul"]), DAY, "2026-06-04", last_on="2026-05-28"
    ),
    Edge("among ourselves", underway().contact("2026-05-28", internal=True), DAY, DAY),
    Edge("a try", underway().contact("2026-05-28", outcome="no_response"), DAY, DAY),
    Edge("before the project", underway().contact("2026-05-20"), DAY, DAY, last_on="2026-05-20"),
    Edge(
        "a report",
        World()
        .account()
        .project(mobilised_on=OLD, progress_reports=[{"sent_on": "2026-05-28", "percent_done": 10}]),
        DAY,
        "2026-06-04",
    ),
    Edge(
        "a kick-off",
        World().account().project(mobilised_on=OLD, kickoff={"held_on": "2026-05-28"}),
        DAY,
        "2026-06-04",
    ),
    Edge(
        "two projects, unbroken",
        underway().project("other", mobilised_on="2026-05-20", ended_on="2026-05-25"),
        DAY,
        "2026-05-27",
    ),
    Edge(
        "booked by a colleague",
        underway().contact(DAY, ours=["paul"], outcome="planned"),
        "2026-05-30",
        DAY,
        BOOKED,
    ),
    Edge("nothing underway", World().account(), DAY, None),
    Edge("a prospect", underway(status="prospect"), DAY, DAY),
    Edge("paused", underway(paused={"since_on": DAY, "until_on": DAY}), DAY, None),
    Edge(
        "after a pause",
        underway(paused={"since_on": "2026-05-29", "until_on": "2026-05-30"}),
        DAY,
        "2026-06-07",
    ),
    Edge("past", underway(ended={"ended_on": DAY}), DAY, None),
    Edge("as agreed", underway(rhythm={"any-contact": {"every_days": 14}}), DAY, "2026-06-08"),
]


@pytest.mark.parametrize("edge", ANY_CONTACT, ids=name)
def test_any_contact(edge: Edge) -> None:
    edge.check("any-contact")
