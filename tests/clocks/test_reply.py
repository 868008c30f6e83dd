"""The edges of reply; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import OVERDUE, SOON, TODAY, Edge, name
from tests.worlds import World

DAY = "2026-06-01"  # a Monday
THURSDAY = "2026-05-28"


def asked(on: str = THURSDAY, **fields: Any) -> World:
    """A client who wrote two working days before the day, and waits."""
    return World().account().contact(on, **{"started_by": "client", "needs_reply": True, **fields})


REPLY = [
    Edge("asked today", asked(DAY), DAY, "2026-06-03", SOON),
    Edge("soon", asked(), "2026-05-29", DAY, SOON),
    Edge("today", asked(), DAY, DAY, TODAY, 0),
    Edge("a day late", asked(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("asked on a Friday", asked("2026-05-29"), DAY, "2026-06-02"),
    Edge("asked on a Saturday", asked("2026-05-30"), DAY, "2026-06-02"),
    Edge("asked tomorrow", asked("2026-06-02"), DAY, None),
    Edge(
        "a day off between",
        World(days_off=["2026-05-29"]).account().contact(THURSDAY, needs_reply=True),
        DAY,
        "2026-06-02",
    ),
    Edge("by a day of theirs", asked(needs_reply_by_on="2026-05-30"), DAY, "2026-05-30", OVERDUE, 2),
    Edge("by a day far off", asked(needs_reply_by_on="2026-06-20"), DAY, "2026-06-20"),
    Edge("a day is reason enough", asked(needs_reply=False, needs_reply_by_on=DAY), DAY, DAY),
    Edge("nobody waits", asked(needs_reply=False), DAY, None),
    Edge("answered", asked(replied_on=DAY), DAY, None),
    Edge("answered tomorrow", asked(replied_on="2026-06-02"), DAY, DAY),
    Edge("talked since", asked().contact("2026-05-29"), DAY, DAY),
    Edge("we began, they asked", asked(started_by="us"), DAY, DAY),
    Edge("we missed their call", asked(outcome="missed"), DAY, DAY),
    Edge("only planned", asked(outcome="planned"), DAY, None),
    Edge("among ourselves", asked(internal=True), DAY, None),
    Edge("who took part", asked(ours=["paul"]), DAY, DAY, owner="paul"),
    Edge("the manager's", asked(), DAY, DAY, owner="ann"),
    Edge("in confidence", asked(visibility="restricted"), DAY, DAY),
    Edge("a prospect", asked().account(status="prospect"), DAY, DAY),
    Edge("paused", asked().account(paused={"since_on": "2026-05-01"}), DAY, DAY),
    Edge("past", asked().account(ended={"ended_on": "2026-05-29"}), DAY, DAY),
    Edge(
        "a book opened since",
        World(book_opened_on="2026-05-29").account().contact("2026-01-05", needs_reply=True),
        DAY,
        "2026-06-02",
    ),
    Edge(
        "by the policy",
        World(clocks={"reply": {"within_days": 1}}).account().contact(THURSDAY, needs_reply=True),
        DAY,
        "2026-05-29",
    ),
]


@pytest.mark.parametrize("edge", REPLY, ids=name)
def test_reply(edge: Edge) -> None:
    edge.check("reply")
