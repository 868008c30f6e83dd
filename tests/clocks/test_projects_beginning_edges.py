"""The edges of the clocks of a project that begins; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge
from tests.clocks.projected import DAY, OLD, client, ended, running
from tests.worlds import World


def am_to_pm(world: World, **handoff: Any) -> World:
    """The same with a handoff from the account manager to Paul."""
    said = {"kind": "am_to_pm", "to": "paul", "background": "A shop", "submitted_on": "2026-05-28"}
    return world.handoff("2026-05-28", **{**said, **handoff})


KICKOFF = [
    Edge("today", running(), DAY, DAY, TODAY, 0, owner="ann"),
    Edge("a day late", running(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("mobilised tomorrow", running("2026-06-02"), DAY, None),
    Edge("only planned", client().project(planned_start_on=DAY), DAY, None),
    Edge("attended", running(kickoff={"held_on": DAY, "am_attended": True}), DAY, None),
    Edge("attended tomorrow", running(kickoff={"held_on": "2026-06-02", "am_attended": True}), DAY, DAY),
    Edge("attended on no day", running(kickoff={"am_attended": True}), DAY, DAY),
    Edge("held without the manager", running(kickoff={"held_on": DAY}), DAY, DAY),
    Edge("briefed before", running(am_briefed_pm_on="2026-05-01"), DAY, None),
    Edge("briefed tomorrow", running(am_briefed_pm_on="2026-06-02"), DAY, DAY),
    Edge("handed over", am_to_pm(running(), project="shop"), DAY, None),
    Edge("handed over without a name", am_to_pm(running()), DAY, None),
    Edge("handed over another project", am_to_pm(running().project("site"), project="site"), DAY, DAY),
    Edge("handed over and returned", am_to_pm(running(), returned={"returned_on": "2026-05-29"}), DAY, DAY),
    Edge("handed over and dropped", am_to_pm(running(), dropped_on="2026-05-29"), DAY, DAY),
    Edge("not yet handed over", am_to_pm(running(), submitted_on="2026-06-02"), DAY, DAY),
    Edge("over", running(ended_on="2026-06-02"), "2026-06-02", None),
    Edge("over tomorrow", running(ended_on="2026-06-03"), "2026-06-02", DAY),
    Edge("cancelled", running(cancelled_on=DAY), DAY, None),
    Edge("paused", client(paused={"since_on": OLD}).project(mobilised_on=DAY), DAY, DAY),
    Edge("past", client(ended={"ended_on": DAY}).project(mobilised_on=DAY), DAY, DAY),
    Edge("agreed away", client(rhythm={"kickoff": {"off": True}}).project(mobilised_on=DAY), DAY, None),
    Edge(
        "mobilised before the book", World().account().project(mobilised_on="2024-02-29"), DAY, "2024-02-29"
    ),
]
TERMS = [
    Edge("the day before a planned start", client().project(planned_start_on="2026-06-02"), DAY, DAY, TODAY),
    Edge("a day late", client().project(planned_start_on=DAY), DAY, "2026-05-31", OVERDUE, 1),
    Edge("soon", client().project(planned_start_on="2026-06-09"), DAY, "2026-06-08", SOON),
    Edge("later", client().project(planned_start_on="2026-06-10"), DAY, "2026-06-09", LATER),
    Edge("mobilised before planned", running(planned_start_on="2026-07-01"), DAY, "2026-05-31"),
    Edge("mobilised after planned", running(planned_start_on="2026-05-01"), DAY, "2026-05-31"),
    Edge("mobilised tomorrow, planned", running("2026-06-02", planned_start_on=DAY), DAY, "2026-05-31"),
    Edge("mobilised tomorrow, not planned", running("2026-06-02"), DAY, None),
    Edge("no day at all", client().project(), DAY, None),
    Edge("signed today", running(terms_signed_on=DAY), DAY, None),
    Edge("signed tomorrow", running(terms_signed_on="2026-06-02"), DAY, "2026-05-31"),
    Edge(
        "a first of March in a leap year", client().project(planned_start_on="2028-03-01"), DAY, "2028-02-29"
    ),
    Edge("over", ended(), DAY, None),
    Edge("cancelled", client().project(planned_start_on=DAY, cancelled_on=DAY), DAY, None),
    Edge("past", client(ended={"ended_on": DAY}).project(planned_start_on=DAY), DAY, "2026-05-31"),
]


@pytest.mark.parametrize(
    ("clock", "edge"),
    [
        pytest.param(clock, edge, id=f"{clock}-{edge.what}")
        for clock, edges in {
            "kickoff": KICKOFF,
            "terms-signed": TERMS,
        }.items()
        for edge in edges
    ],
)
def test_the_edges_at_the_beginning(clock: str, edge: Edge) -> None:
    edge.check(clock)
