"""The edges of satisfaction-score; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.clocks.troubled import escalated
from tests.worlds import World

from goodstanding.duty import State

DAY = "2026-06-01"  # a Monday
ASKED = "2025-11-30"  # 183 days before


def asked(on: str = ASKED, answer: dict[str, Any] | None = None, **account: Any) -> World:
    """A client of old, asked 183 days before the day."""
    world = World().account(**{"client_since": "2024-01-01", **account})
    return world.put(f"acme/satisfaction/{on}-asked", answer or {"score": 4, "scale_max": 5})


SATISFACTION_SCORE = [
    Edge("never", World().account(client_since="2025-11-30"), "2026-05-24", DAY, LATER),
    Edge("soon", asked(), "2026-05-25", DAY, SOON),
    Edge("today", asked(), DAY, DAY, TODAY, 0, ASKED),
    Edge("a day late", asked(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("asked tomorrow", asked().put("acme/satisfaction/2026-06-02-asked", {"score": 4}), DAY, DAY),
    Edge("a feeling", asked(answer={"feeling": "mixed"}), DAY, DAY),
    Edge("asked, no answer", asked(answer={"comment": "Would rather not say"}), DAY, DAY),
    Edge("felt in a talk", asked().contact("2026-05-01", feeling="happy"), DAY, "2026-10-31"),
    Edge("scored in a talk", asked().contact("2026-05-01", score=8, scale_max=10), DAY, "2026-10-31"),
    Edge("nothing at all in a talk", asked().contact("2026-05-01", score=0, scale_max=10), DAY, "2026-10-31"),
    Edge("a talk about something else", asked().contact("2026-05-01"), DAY, DAY),
    Edge("felt among ourselves", asked().contact("2026-05-01", feeling="happy", internal=True), DAY, DAY),
    Edge("a try", asked().contact("2026-05-01", feeling="happy", outcome="no_response"), DAY, DAY),
    Edge("a talk books none", asked().contact("2026-05-30", outcome="planned"), "2026-05-28", DAY, SOON),
    Edge("over the end of August", asked("2026-02-28"), DAY, "2026-08-30"),
    Edge(
        "over a leap day",
        World(book_opened_on="2023-01-01").account(client_since="2023-08-30"),
        "2024-01-01",
        "2024-02-29",
    ),
    Edge("module off", World(modules={"satisfaction": False}).account(client_since=ASKED), DAY, None),
    Edge("a prospect", asked(status="prospect"), DAY, None),
    Edge("a client from tomorrow", asked(client_since="2026-06-02"), DAY, None),
    Edge("paused", asked(paused={"since_on": "2026-05-01"}), DAY, None),
    Edge(
        "after a pause", asked(paused={"since_on": "2026-05-01", "until_on": "2026-05-10"}), DAY, "2026-11-10"
    ),
    Edge("past", asked(ended={"ended_on": "2026-05-20"}), DAY, None),
    Edge("as agreed", asked(rhythm={"satisfaction-score": {"every_days": 365}}), DAY, "2026-11-30"),
    Edge("agreed off", asked(rhythm={"satisfaction-score": {"off": True}}), DAY, None),
    Edge("opening", World().account(opening={"satisfaction-score": ASKED}), DAY, DAY),
    Edge(
        "put off",
        asked(snoozes=[{"clock": "satisfaction-score", "until_on": DAY, "reason": "Fair"}]),
        DAY,
        DAY,
        state=State.SNOOZED,
    ),
    Edge("while an escalation is open", escalated(world=asked()), DAY, DAY, state=State.HELD_BACK),
    Edge("in confidence", asked(answer={"score": 4, "scale_max": 5, "visibility": "restricted"}), DAY, DAY),
    Edge(
        "the manager's, whoever asked", asked(answer={"score": 4, "asked_by": "paul"}), DAY, DAY, owner="ann"
    ),
]


@pytest.mark.parametrize("edge", SATISFACTION_SCORE, ids=name)
def test_satisfaction_score(edge: Edge) -> None:
    edge.check("satisfaction-score")
