"""The edges of handoff-accepted; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.worlds import World

DAY = "2026-06-01"  # a Monday


def submitted(on: str = "2026-05-25", **fields: Any) -> World:
    """A handoff submitted on a Monday, five working days before the day."""
    return World().account().handoff("2026-05-19", submitted_on=on, **fields)


def accepted(on: str, by: str, **fields: Any) -> World:
    return submitted(accepted={"accepted_on": on, "by": by}, **fields)


HANDOFF_ACCEPTED = [
    Edge("submitted today", submitted(), "2026-05-25", DAY, SOON),
    Edge("today", submitted(), DAY, DAY, TODAY),
    Edge("a day late", submitted(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("submitted tomorrow", submitted("2026-06-02"), DAY, None),
    Edge("a draft", World().account().handoff("2026-05-19"), DAY, None),
    Edge(
        "a day off between",
        World(days_off=["2026-05-27"]).account().handoff("2026-05-19", submitted_on="2026-05-25"),
        DAY,
        "2026-06-02",
    ),
    Edge("effective before", submitted(effective_on="2026-05-28"), DAY, "2026-05-28", OVERDUE, 4),
    Edge("effective after", submitted(effective_on="2026-06-20"), DAY, DAY),
    Edge("effective before it was submitted", submitted(effective_on="2026-05-20"), DAY, "2026-05-25"),
    Edge("accepted", accepted("2026-05-28", "nell"), DAY, None),
    Edge("accepted tomorrow", accepted("2026-06-02", "nell"), DAY, DAY),
    Edge("accepted, no day", submitted(accepted={"by": "nell"}), DAY, DAY),
    Edge("accepted by somebody else", accepted("2026-05-28", "paul"), DAY, DAY),
    Edge(
        "accepted by any holder of the role",
        accepted("2026-05-28", "nick").person("nick", roles=["new_work"]),
        DAY,
        None,
    ),
    Edge(
        "accepted by who covers",
        accepted("2026-05-28", "paul").person(
            "nell", away=[{"starts_on": "2026-05-01", "ends_on": DAY, "cover": "paul"}]
        ),
        DAY,
        DAY,
    ),
    Edge("returned", submitted(returned={"returned_on": "2026-05-28"}), DAY, None),
    Edge("returned tomorrow", submitted(returned={"returned_on": "2026-06-02"}), DAY, DAY),
    Edge("dropped", submitted(dropped_on="2026-05-28"), DAY, None),
    Edge("to a role", submitted(), DAY, DAY, owner="nell"),
    Edge("to a person", submitted(to="paul"), DAY, DAY, owner="paul"),
    Edge(
        "to a group, in its order",
        World(groups={"desk": ["paul", "nell"]})
        .account()
        .handoff("2026-05-19", submitted_on="2026-05-25", to="desk"),
        DAY,
        DAY,
        owner="paul",
    ),
    Edge(
        "to a group whose first is away",
        World(groups={"desk": ["paul", "nell"]})
        .account()
        .person("paul", away=[{"starts_on": DAY, "ends_on": DAY}])
        .handoff("2026-05-19", submitted_on="2026-05-25", to="desk"),
        DAY,
        DAY,
        owner="nell",
    ),
    Edge("to a role nobody has", submitted(to="cloud_architect"), DAY, DAY, owner="ann"),
    Edge(
        "a month's end",
        World().account().handoff("2026-02-20", submitted_on="2026-02-26"),
        "2026-02-28",
        "2026-03-05",
        SOON,
    ),
    Edge("past", submitted().account(ended={"ended_on": "2026-05-26"}), DAY, DAY),
    Edge(
        "a book opened since",
        World(book_opened_on="2026-05-29").account().handoff("2026-05-19", submitted_on="2026-05-19"),
        DAY,
        "2026-06-05",
    ),
    Edge("a distant day is later", submitted("2026-05-29"), "2026-05-29", "2026-06-05", SOON),
    Edge(
        "by the policy",
        World(clocks={"handoff-accepted": {"within_working_days": 15}})
        .account()
        .handoff("2026-05-19", submitted_on="2026-05-25"),
        DAY,
        "2026-06-15",
        LATER,
    ),
]


@pytest.mark.parametrize("edge", HANDOFF_ACCEPTED, ids=name)
def test_handoff_accepted(edge: Edge) -> None:
    edge.check("handoff-accepted")
