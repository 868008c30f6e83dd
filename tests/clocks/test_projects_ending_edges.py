"""The edges of the clocks of a project that ends; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import OVERDUE, TODAY, Edge
from tests.clocks.projected import DAY, OLD, client, ended, running
from tests.worlds import World

FLAGGED = [
    Edge(
        "fourteen days before",
        running("2026-03-02", planned_end_on="2026-06-15"),
        DAY,
        DAY,
        TODAY,
        owner="paul",
    ),
    Edge("a day late", running("2026-03-02", planned_end_on="2026-06-14"), DAY, "2026-05-31", OVERDUE, 1),
    Edge(
        "over the end of February",
        running("2026-01-05", planned_end_on="2026-03-06"),
        "2026-02-01",
        "2026-02-20",
    ),
    Edge(
        "over a leap day",
        World().account().project(mobilised_on=OLD, planned_end_on="2028-03-06"),
        DAY,
        "2028-02-21",
    ),
    Edge("a short project", running(planned_end_on="2026-06-10"), DAY, DAY, TODAY),
    Edge("no planned end", running("2026-03-02"), DAY, None),
    Edge("not begun", client().project(planned_end_on="2026-06-15"), DAY, None),
    Edge(
        "flagged", running("2026-03-02", planned_end_on="2026-06-15", wrap_up={"flagged_on": DAY}), DAY, None
    ),
    Edge(
        "flagged tomorrow",
        running("2026-03-02", planned_end_on="2026-06-15", wrap_up={"flagged_on": "2026-06-02"}),
        DAY,
        DAY,
    ),
    Edge("over", ended(planned_end_on="2026-06-15"), DAY, None),
]
END_PASSED = [
    Edge("today", running("2026-03-02", planned_end_on=DAY), DAY, DAY, TODAY, owner="paul"),
    Edge("a day late", running("2026-03-02", planned_end_on=DAY), "2026-06-02", DAY, OVERDUE, 1),
    Edge("no planned end", running("2026-03-02"), DAY, None),
    Edge("never begun", client().project(planned_end_on=DAY), DAY, None),
    Edge("ended", ended(planned_end_on=DAY), DAY, None),
    Edge("ended tomorrow", ended("2026-06-02", planned_end_on=DAY), DAY, DAY),
    Edge("cancelled", running("2026-03-02", planned_end_on=DAY, cancelled_on=DAY), DAY, None),
    Edge("paused", client(paused={"since_on": OLD}).project(mobilised_on=OLD, planned_end_on=DAY), DAY, DAY),
]
DONE = {
    "review": {"held_on": DAY, "attendees": {"ours": ["ann"], "theirs": ["sue"]}, "learnings": "More tests"},
    "backlog": {"reviewed_on": DAY},
    "rhythm_resumed_on": DAY,
}
LOOKED = {
    "roadmap_reviewed_on": DAY,
    "stakeholders_checked_on": DAY,
    "health": {"status": "green", "set_on": DAY},
}


def home(account: dict[str, Any], wrap_up: dict[str, Any]) -> World:
    """A project that ended 42 days before the day, looked back on as far as is said."""
    return client(**account).project(mobilised_on=OLD, ended_on="2026-04-20", wrap_up=wrap_up)


WRAP_UP = [
    Edge("nothing done", ended("2026-04-20"), DAY, DAY, TODAY, owner="ann"),
    Edge("a day late", ended("2026-04-20"), "2026-06-02", DAY, OVERDUE, 1),
    Edge("all done", home(LOOKED, DONE), DAY, None),
    Edge("all but the account", home({}, DONE), DAY, DAY),
    Edge("looked at before the end", home({**LOOKED, "roadmap_reviewed_on": "2026-04-19"}, DONE), DAY, DAY),
    Edge(
        "looked at on the day of the end",
        home({**LOOKED, "roadmap_reviewed_on": "2026-04-20"}, DONE),
        DAY,
        None,
    ),
    Edge(
        "health to be set tomorrow",
        home({**LOOKED, "health": {"status": "green", "set_on": "2026-06-02"}}, DONE),
        DAY,
        DAY,
    ),
    *(
        Edge(f"no {part}", home(LOOKED, {key: value for key, value in DONE.items() if key != part}), DAY, DAY)
        for part in DONE
    ),
    Edge("the review on no day", home(LOOKED, {**DONE, "review": {"learnings": "None"}}), DAY, DAY),
    Edge("running", running(OLD), DAY, None),
    Edge("ends tomorrow", ended("2026-06-02"), DAY, None),
    Edge("cancelled", client().project(mobilised_on=OLD, ended_on=OLD, cancelled_on=OLD), DAY, None),
    Edge("past", client(ended={"ended_on": DAY}).project(mobilised_on=OLD, ended_on="2026-04-20"), DAY, DAY),
    Edge(
        "ended before the book",
        World(book_opened_on="2026-05-01").account().project(mobilised_on=OLD, ended_on="2026-02-01"),
        DAY,
        "2026-06-12",
    ),
]


@pytest.mark.parametrize(
    ("clock", "edge"),
    [
        pytest.param(clock, edge, id=f"{clock}-{edge.what}")
        for clock, edges in {
            "wrap-up-flagged": FLAGGED,
            "project-end-passed": END_PASSED,
            "wrap-up": WRAP_UP,
        }.items()
        for edge in edges
    ],
)
def test_the_edges_at_the_end(clock: str, edge: Edge) -> None:
    edge.check(clock)


def test_what_is_open_after_a_project_is_named() -> None:
    duty = home(LOOKED, {"rhythm_resumed_on": DAY}).duty("wrap-up", DAY)
    assert duty
    assert "still open: wrap_up.review, wrap_up.backlog)" in duty.why
