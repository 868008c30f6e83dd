"""The edges of signal-assessed; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import OVERDUE, SOON, TODAY, Edge, name
from tests.worlds import World

DAY = "2026-06-01"  # a Monday
WEDNESDAY = "2026-05-27"


def noticed(on: str = WEDNESDAY, **fields: Any) -> World:
    """Something that came in three working days before the day."""
    signal = {"kind": "need", "note": "They asked twice", **fields}
    return World().account().put(f"acme/signals/{on}-asked", signal)


SIGNAL_ASSESSED = [
    Edge("soon", noticed(), "2026-05-31", DAY, SOON),
    Edge("today", noticed(), DAY, DAY, TODAY, 0, owner="ann"),
    Edge("a day late", noticed(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("on a Saturday", noticed("2026-05-30"), DAY, "2026-06-03"),
    Edge("tomorrow", noticed("2026-06-02"), DAY, None),
    Edge("assessed", noticed(assessed_on=DAY, outcome="none"), DAY, None),
    Edge("assessed, no outcome", noticed(assessed_on=DAY), DAY, None),
    Edge("assessed tomorrow", noticed(assessed_on="2026-06-02", outcome="none"), DAY, DAY),
    Edge("an outcome, no day", noticed(outcome="support"), DAY, DAY),
    Edge("in confidence", noticed(visibility="restricted"), DAY, DAY),
    Edge("a prospect", noticed().account(status="prospect"), DAY, DAY),
    Edge("paused", noticed().account(paused={"since_on": "2026-05-01"}), DAY, DAY),
    Edge("past", noticed().account(ended={"ended_on": "2026-05-29"}), DAY, DAY),
]


@pytest.mark.parametrize("edge", SIGNAL_ASSESSED, ids=name)
def test_signal_assessed(edge: Edge) -> None:
    edge.check("signal-assessed")
