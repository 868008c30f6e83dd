"""The edges of waiting-on; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.clocks.promised import DAY, promised
from tests.worlds import World, duties_of


def waiting(promise: dict[str, Any] | None = None, **fields: Any) -> World:
    """A promise for the tenth of June that needs figures on the day."""
    given = {"what": "The figures", "needed_by_on": DAY, **fields}
    wait = {key.rstrip("_"): value for key, value in given.items() if value}
    return promised("2026-06-10", waiting_on=[wait], **(promise or {}))


WAITING_ON = [
    Edge("later", waiting(), "2026-05-24", DAY, LATER),
    Edge("soon", waiting(), "2026-05-25", DAY, SOON),
    Edge("today", waiting(from_="sue"), DAY, DAY, TODAY, 0),
    Edge("a day late", waiting(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("asked before", waiting(chased_on="2026-05-31"), DAY, DAY, TODAY, 0, "2026-05-31"),
    Edge("asked on the day", waiting(chased_on=DAY), "2026-06-02", None),
    Edge("asked after", waiting(chased_on="2026-06-02"), "2026-06-02", None),
    Edge("asked tomorrow", waiting(chased_on="2026-06-02"), DAY, DAY),
    Edge("there", waiting(done_on="2026-05-28"), DAY, None),
    Edge("there tomorrow", waiting(done_on="2026-06-02"), DAY, DAY),
    Edge("needed on no day", waiting(needed_by_on=None), DAY, None),
    Edge("the promise is kept", waiting({"done_on": "2026-05-29"}), DAY, None),
    Edge("the promise is missed", waiting({"missed_on": "2026-05-29"}), DAY, None),
    Edge("the promise is withdrawn", waiting({"withdrawn": {"withdrawn_on": "2026-05-29"}}), DAY, None),
    Edge("who asks", waiting({"owner": "ben"}, chased_by="paul"), DAY, DAY, owner="paul"),
    Edge("the promise's owner", waiting({"owner": "ben"}), DAY, DAY, owner="ben"),
    Edge(
        "who asks has left",
        waiting(chased_by="paul").person("paul", left_on="2026-05-01"),
        DAY,
        DAY,
        owner="ann",
    ),
    Edge("in confidence", waiting({"visibility": "restricted"}), DAY, DAY),
    Edge("paused", waiting().account(paused={"since_on": "2026-05-01"}), DAY, DAY),
    Edge("past", waiting().account(ended={"ended_on": "2026-05-29"}), DAY, DAY),
]


@pytest.mark.parametrize("edge", WAITING_ON, ids=name)
def test_waiting_on(edge: Edge) -> None:
    edge.check("waiting-on")


def test_each_thing_waited_for_stands_at_its_place() -> None:
    world = promised(
        "2026-06-10",
        waiting_on=[
            {"what": "The figures", "needed_by_on": "2026-06-03"},
            {"what": "The logo", "needed_by_on": "2026-05-20", "done_on": "2026-05-19"},
            {"what": "The key", "needed_by_on": DAY},
        ],
    )
    found = duties_of(world.judged(DAY), "waiting-on")
    assert {(str(duty.due_on), duty.place) for duty in found} == {
        ("2026-06-03", "waiting_on[1]"),
        (DAY, "waiting_on[3]"),
    }
