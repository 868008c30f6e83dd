"""The edges of contact-outcome; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import OVERDUE, SOON, TODAY, Edge, name
from tests.worlds import World

from goodstanding.duty import State

DAY = "2026-06-01"  # a Monday
OLD = "2024-01-01"


def planned(on: str = "2026-05-29", **contact: Any) -> World:
    """A talk planned for the Friday before the day."""
    return World().account().contact(on, outcome="planned", **contact)


CONTACT_OUTCOME = [
    Edge("the day itself", planned(), "2026-05-29", None),
    Edge("the day after", planned(), "2026-05-30", "2026-06-02", SOON),
    Edge("today", planned(), "2026-06-02", "2026-06-02", TODAY),
    Edge("a day late", planned(), "2026-06-03", "2026-06-02", OVERDUE, 1),
    Edge(
        "a day off between",
        World(days_off=[DAY]).account().contact("2026-05-29", outcome="planned"),
        DAY,
        "2026-06-03",
    ),
    Edge(
        "a firm that works on Saturdays",
        World(working_days=["sat", "mon"]).account().contact("2026-05-29", outcome="planned"),
        DAY,
        DAY,
    ),
    Edge("reached", World().account().contact("2026-05-29"), DAY, None),
    Edge("not reached", World().account().contact("2026-05-29", outcome="missed"), DAY, None),
    Edge("among ourselves", planned(internal=True), DAY, "2026-06-02"),
    Edge("whose talk it is", planned(ours=["paul", "ann"]), DAY, "2026-06-02", owner="paul"),
    Edge("the manager's, else", planned(), DAY, "2026-06-02", owner="ann"),
    Edge(
        "a planned one cannot be booked",
        planned().contact(DAY, outcome="planned"),
        "2026-05-30",
        "2026-06-02",
        SOON,
    ),
    Edge("paused", planned().account(paused={"since_on": OLD}), DAY, "2026-06-02"),
    Edge("past", planned().account(ended={"ended_on": "2026-05-30"}), DAY, "2026-06-02"),
    Edge(
        "put off",
        planned().account(snoozes=[{"clock": "contact-outcome", "until_on": DAY, "reason": "Away"}]),
        DAY,
        "2026-06-02",
        state=State.SNOOZED,
    ),
    Edge(
        "a book opened today",
        World(book_opened_on=DAY).account().contact("2026-05-29", outcome="planned"),
        DAY,
        "2026-06-03",
    ),
    Edge("at the end of a month", planned("2026-02-27"), "2026-02-28", "2026-03-03"),
    Edge(
        "before a leap day",
        World(book_opened_on="2024-01-01").account().contact("2024-02-27", outcome="planned"),
        "2024-02-28",
        "2024-02-29",
    ),
    Edge("agreed away", planned().account(rhythm={"contact-outcome": {"off": True}}), DAY, None),
]


@pytest.mark.parametrize("edge", CONTACT_OUTCOME, ids=name)
def test_contact_outcome(edge: Edge) -> None:
    edge.check("contact-outcome")
