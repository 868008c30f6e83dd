"""The edges of reflection-change; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.clocks.promised import DAY, promised
from tests.worlds import World

AWAY = {"starts_on": "2026-05-01", "ends_on": "2026-06-30"}


def changing(promised_by: str = "ann", **fields: Any) -> World:
    """A miss thought through in May, the change due on the day."""
    learned = {"reflected_on": "2026-05-11", "change": "Ask first", "due_on": DAY, **fields}
    given = {key: value for key, value in learned.items() if value}
    return promised("2026-05-08", missed_on="2026-05-08", reflection=given, owner=promised_by)


REFLECTION_CHANGE = [
    Edge("later", changing(), "2026-05-24", DAY, LATER),
    Edge("soon", changing(), "2026-05-25", DAY, SOON),
    Edge("today", changing(), DAY, DAY, TODAY, 0),
    Edge("a day late", changing(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("on a Sunday", changing(due_on="2026-05-31"), DAY, "2026-05-31", OVERDUE, 1),
    Edge("done", changing(done_on=DAY), DAY, None),
    Edge("done tomorrow", changing(done_on="2026-06-02"), DAY, DAY),
    Edge("without a day", changing(due_on=None), DAY, None),
    Edge("thought through tomorrow", changing(reflected_on="2026-06-02"), DAY, None),
    Edge("thought through on no day", changing(reflected_on=None), DAY, None),
    Edge("the promise's owner", changing("ben"), DAY, DAY, owner="ben"),
    Edge("the change's own", changing("ben", owner="paul"), DAY, DAY, owner="paul"),
    Edge(
        "its owner is away", changing("ben", owner="paul").person("paul", away=[AWAY]), DAY, DAY, owner="ben"
    ),
    Edge("paused", changing().account(paused={"since_on": "2026-05-01"}), DAY, DAY),
    Edge("past", changing().account(ended={"ended_on": "2026-05-29"}), DAY, DAY),
    Edge(
        "agreed to do without",
        changing().account(rhythm={"reflection-change": {"off": True, "reason": "Settled by phone"}}),
        DAY,
        None,
    ),
]


@pytest.mark.parametrize("edge", REFLECTION_CHANGE, ids=name)
def test_reflection_change(edge: Edge) -> None:
    edge.check("reflection-change")
