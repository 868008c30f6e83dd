"""The edges of handoff-submitted; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import OVERDUE, SOON, TODAY, Edge, name
from tests.worlds import World

DAY = "2026-06-01"  # a Monday
IDEA = "2026-05-18-idea"


def routed(on: str = "2026-05-18", route: str = "new_work", **fields: Any) -> World:
    """An opportunity given to New Work two weeks before the day."""
    return World().account().opportunity("2026-05-18", routed={"route": route, "routed_on": on}, **fields)


def returned(on: str = "2026-05-25", **fields: Any) -> World:
    """The same, whose handoff came back."""
    return routed().handoff(
        "2026-05-19",
        opportunity=IDEA,
        submitted_on="2026-05-20",
        returned={"returned_on": on, "reason": "No aims"},
        **fields,
    )


BRIEFING = {
    "kind": "am_to_pm",
    "to": "paul",
    "background": "Won",
    "promises_made": "None",
    "client_preferences": "Short",
}
HANDOFF_SUBMITTED = [
    Edge("today", routed(), DAY, DAY, TODAY),
    Edge("a day late", routed(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("routed tomorrow", routed("2026-06-02"), DAY, None),
    Edge("routed elsewhere", routed(route="specialist"), DAY, None),
    Edge("closed", routed(closed={"closed_on": DAY, "result": "lost"}), DAY, None),
    Edge("a draft", routed().handoff("2026-05-20", opportunity=IDEA), DAY, DAY),
    Edge("submitted", routed().handoff("2026-05-20", opportunity=IDEA, submitted_on="2026-05-20"), DAY, None),
    Edge(
        "submitted tomorrow",
        routed().handoff("2026-05-20", opportunity=IDEA, submitted_on="2026-06-02"),
        DAY,
        DAY,
    ),
    Edge("another's handoff", routed().handoff("2026-05-20", submitted_on="2026-05-20"), DAY, DAY),
    Edge(
        "dropped",
        routed().handoff("2026-05-20", opportunity=IDEA, submitted_on="2026-05-20", dropped_on="2026-05-28"),
        DAY,
        DAY,
    ),
    Edge("returned", returned(), DAY, "2026-06-08", SOON, record=f"acme/opportunities/{IDEA}"),
    Edge("returned, only that", returned(), DAY, "2026-06-08"),
    Edge("returned tomorrow", returned("2026-06-02"), DAY, None),
    Edge(
        "returned and submitted again",
        returned().handoff("2026-05-28", "again", opportunity=IDEA, submitted_on="2026-05-29"),
        DAY,
        None,
    ),
    Edge(
        "another kind, returned",
        World()
        .account()
        .handoff("2026-05-19", **BRIEFING, submitted_on="2026-05-20", returned={"returned_on": "2026-05-25"}),
        DAY,
        "2026-06-08",
        record="acme/handoffs/2026-05-19-handoff",
    ),
    Edge(
        "another kind, returned and dropped",
        World()
        .account()
        .handoff(
            "2026-05-19",
            **BRIEFING,
            submitted_on="2026-05-20",
            returned={"returned_on": "2026-05-25"},
            dropped_on="2026-05-26",
        ),
        DAY,
        None,
    ),
    Edge("another kind, a draft", World().account().handoff("2026-05-19", **BRIEFING), DAY, None),
    Edge(
        "a book opened since",
        World(book_opened_on="2026-05-25")
        .account()
        .opportunity("2026-05-18", routed={"route": "new_work", "routed_on": "2026-05-18"}),
        DAY,
        "2026-06-08",
    ),
]


@pytest.mark.parametrize("edge", HANDOFF_SUBMITTED, ids=name)
def test_handoff_submitted(edge: Edge) -> None:
    edge.check("handoff-submitted")
