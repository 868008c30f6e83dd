"""The edges of concern-update; the expected days were counted by hand."""

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.clocks.troubled import DAY, concerned, noted
from tests.worlds import World

CONCERN_UPDATE = [
    Edge("never", concerned(), "2026-05-24", DAY, LATER),
    Edge("soon", concerned(), "2026-05-25", DAY, SOON),
    Edge("today", concerned(), DAY, DAY, TODAY, 0),
    Edge("a day late", concerned(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("raised today", concerned(DAY), DAY, "2026-06-15"),
    Edge("raised tomorrow", concerned("2026-06-02"), DAY, None),
    Edge("noted", concerned(updates=[noted("2026-05-25")]), DAY, "2026-06-08", last_on="2026-05-25"),
    Edge("noted tomorrow", concerned(updates=[noted("2026-06-02")]), DAY, DAY),
    Edge("resolved", concerned(resolved_on=DAY), DAY, None),
    Edge("resolved tomorrow", concerned(resolved_on="2026-06-02"), DAY, DAY),
    Edge(
        "over a leap day",
        concerned("2024-02-20", World(book_opened_on="2024-01-01").account()),
        "2024-02-21",
        "2024-03-05",
    ),
    Edge("paused", concerned(world=World().account(paused={"since_on": "2026-05-01"})), DAY, DAY),
    Edge("past", concerned(world=World().account(ended={"ended_on": "2026-05-28"})), DAY, DAY),
    Edge(
        "as agreed",
        concerned(world=World().account(rhythm={"concern-update": {"every_days": 7}})),
        DAY,
        "2026-05-25",
    ),
    Edge("agreed off", concerned(world=World().account(rhythm={"concern-update": {"off": True}})), DAY, None),
    Edge(
        "switched off",
        concerned(world=World(clocks={"concern-update": {"enabled": False}}).account()),
        DAY,
        None,
    ),
    Edge(
        "put off, which cannot be",
        concerned(
            world=World().account(
                snoozes=[{"clock": "concern-update", "until_on": "2026-07-01", "reason": "Holidays"}]
            )
        ),
        DAY,
        DAY,
    ),
    Edge(
        "opening",
        concerned(world=World().account(opening={"concern-update": "2026-05-20"})),
        DAY,
        "2026-06-03",
    ),
    Edge(
        "in confidence", concerned(visibility="restricted", updates=[noted("2026-05-25")]), DAY, "2026-06-08"
    ),
    Edge("the manager's", concerned(), DAY, DAY, owner="ann"),
]


@pytest.mark.parametrize("edge", CONCERN_UPDATE, ids=name)
def test_concern_update(edge: Edge) -> None:
    edge.check("concern-update")
