"""The edges of follow-up; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.worlds import World, duties_of

DAY = "2026-06-01"  # a Monday
TALKED = "2026-05-20"


def said(talk: dict[str, Any] | None = None, **fields: Any) -> World:
    """Something said after a talk, to be done by the day."""
    line = {"what": "Send the name", "due_on": DAY, **fields}
    return (
        World()
        .account()
        .contact(TALKED, follow_ups=[{key: value for key, value in line.items() if value}], **(talk or {}))
    )


def scored(answer: dict[str, Any] | None = None, **fields: Any) -> World:
    """What is to follow a client's answer."""
    after = {"what": "Shorten the report", "due_on": DAY, **fields}
    return (
        World()
        .account()
        .put(
            f"acme/satisfaction/{TALKED}-survey",
            {
                "method": "informal",
                "feeling": "mixed",
                "follow_up": {key: value for key, value in after.items() if value},
                **(answer or {}),
            },
        )
    )


FOLLOW_UP = [
    Edge("later", said(), "2026-05-24", DAY, LATER),
    Edge("soon", said(), "2026-05-25", DAY, SOON),
    Edge("today", said(), DAY, DAY, TODAY, 0),
    Edge("a day late", said(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("done", said(done_on=DAY), DAY, None),
    Edge("done tomorrow", said(done_on="2026-06-02"), DAY, DAY),
    Edge("on no day", said(due_on=None), DAY, None),
    Edge("before the talk", said(), "2026-05-19", None),
    Edge("its own owner", said({"ours": ["ben"]}, owner="paul"), DAY, DAY, owner="paul"),
    Edge("who took part", said({"ours": ["ben"]}), DAY, DAY, owner="ben"),
    Edge("the manager's", said(), DAY, DAY, owner="ann"),
    Edge("among ourselves", said({"internal": True}), DAY, DAY),
    Edge("in confidence", said({"visibility": "restricted"}), DAY, DAY),
    Edge("paused", said().account(paused={"since_on": "2026-05-01"}), DAY, DAY),
    Edge("past", said().account(ended={"ended_on": "2026-05-29"}), DAY, DAY),
    Edge("after an answer", scored(), DAY, DAY, TODAY, 0, owner="ann"),
    Edge("after an answer, a day late", scored(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("after an answer, done", scored(done_on="2026-05-29"), DAY, None),
    Edge("after an answer, done tomorrow", scored(done_on="2026-06-02"), DAY, DAY),
    Edge("after an answer, on no day", scored(due_on=None), DAY, None),
    Edge("who asked", scored({"asked_by": "paul"}), DAY, DAY, owner="paul"),
    Edge("before the answer", scored(), "2026-05-19", None),
]


@pytest.mark.parametrize("edge", FOLLOW_UP, ids=name)
def test_follow_up(edge: Edge) -> None:
    edge.check("follow-up")


def test_each_follow_up_stands_at_its_place() -> None:
    world = (
        World()
        .account()
        .contact(
            TALKED,
            follow_ups=[
                {"what": "Send the name", "due_on": "2026-05-22"},
                {"what": "Think about it"},
                {"what": "Ask Paul", "due_on": "2026-05-22", "owner": "paul"},
            ],
        )
    )
    found = duties_of(world.judged(DAY), "follow-up")
    assert {(duty.place, duty.owner) for duty in found} == {
        ("follow_ups[1]", "ann"),
        ("follow_ups[3]", "paul"),
    }
