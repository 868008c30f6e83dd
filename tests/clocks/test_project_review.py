"""The edges of project-review; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.worlds import World

DAY = "2026-06-01"  # a Monday
OLD = "2024-01-01"


def ended(on: str = "2026-05-04", **review: Any) -> World:
    """A project that ended four weeks before the day."""
    held = {
        "held_on": "2026-05-20",
        "attendees": {"ours": ["ann"], "theirs": ["sue"]},
        "learnings": "Ask first",
        **review,
    }
    wrap_up: dict[str, Any] = (
        {"wrap_up": {"review": {key: value for key, value in held.items() if value}}} if review else {}
    )
    return World().account(client_since=OLD).project(mobilised_on="2026-01-05", ended_on=on, **wrap_up)


PROJECT_REVIEW = [
    Edge("later", ended(), "2026-05-17", DAY, LATER),
    Edge("soon two weeks before", ended(), "2026-05-18", DAY, SOON),
    Edge("today", ended(), DAY, DAY, TODAY),
    Edge("a day late", ended(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("ended yesterday", ended("2026-05-31"), DAY, "2026-06-28", LATER),
    Edge("ends tomorrow", ended("2026-06-02"), DAY, None),
    Edge("over the end of February", ended("2026-02-01"), "2026-02-01", "2026-03-01"),
    Edge(
        "over a leap day",
        World(book_opened_on=OLD).account().project(mobilised_on=OLD, ended_on="2024-02-01"),
        "2024-02-01",
        "2024-02-29",
    ),
    Edge("held with the client", ended(held_on="2026-05-20"), DAY, None),
    Edge("held tomorrow", ended(held_on="2026-06-02"), DAY, DAY),
    Edge("held before the end", ended(held_on="2026-05-01"), DAY, None),
    Edge("held without the client", ended(attendees={"ours": ["ann"]}), DAY, DAY),
    Edge("nothing learned", ended(learnings=None), DAY, DAY),
    Edge(
        "cancelled",
        World().account().project(mobilised_on="2026-01-05", cancelled_on="2026-05-04"),
        DAY,
        None,
    ),
    Edge("paused", ended().account(paused={"since_on": "2026-05-01"}), DAY, DAY),
    Edge("past", ended().account(ended={"ended_on": "2026-05-20"}), DAY, DAY),
    Edge(
        "not to be put off",
        ended().account(snoozes=[{"clock": "project-review", "until_on": "2026-07-01", "reason": "Busy"}]),
        DAY,
        DAY,
    ),
    Edge(
        "a book opened since",
        World(book_opened_on="2026-05-10").account().project(mobilised_on=OLD, ended_on="2025-01-01"),
        DAY,
        "2026-06-07",
    ),
    Edge(
        "by the policy",
        World(clocks={"project-review": {"within_days": 14}})
        .account()
        .project(mobilised_on=OLD, ended_on="2026-05-18"),
        DAY,
        DAY,
    ),
]


@pytest.mark.parametrize("edge", PROJECT_REVIEW, ids=name)
def test_project_review(edge: Edge) -> None:
    edge.check("project-review")
