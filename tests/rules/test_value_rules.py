"""The edges of the rules about metrics and scores that their pages do not show."""

from typing import Any

import pytest
from tests.clocks.measured import CALLS, metric, values
from tests.rules.said import said
from tests.worlds import World


def aimed(start: float, restricted: bool = False, world: World | None = None, **target: float) -> World:
    """A metric with that starting value and target."""
    hidden = {"visibility": "restricted"} if restricted else {}
    return metric(
        world,
        baseline={"date_on": "2026-05-01", "value": start},
        target={**target, "by_on": "2026-12-31"},
        **hidden,
    )


PERCENT = [(CALLS, "target.change_percent")]
VALUE = [(CALLS, "target.value")]


@pytest.mark.parametrize(
    ("world", "found"),
    [
        (aimed(0, change_percent=50), PERCENT),
        (aimed(0.0, change_percent=-50), PERCENT),
        (aimed(40, change_percent=-50), []),
        (aimed(40, change_percent=0), PERCENT),
        (aimed(0, value=0), VALUE),
        (aimed(0, value=10), []),
        (aimed(40, value=40.0), VALUE),
        (aimed(-2.5, value=2.5), []),
        (aimed(0, restricted=True, change_percent=50), []),
        (aimed(40, restricted=True, value=40), []),
        (aimed(0, world=World(modules={"value": False}).account(), change_percent=50), []),
        (metric(measurements=values("2026-05-10", "2026-05-11")), []),
        (metric(measurements=values("2026-05-10", "2026-05-10")), [(CALLS, "measurements.1.date_on")]),
        (
            metric(measurements=values("2026-07-10", "2026-05-11", "2026-07-10", "2026-07-10")),
            [(CALLS, "measurements.2.date_on"), (CALLS, "measurements.3.date_on")],
        ),
        (
            metric(visibility="restricted", measurements=values("2026-05-10", "2026-05-10")),
            [(CALLS, "measurements.1.date_on")],
        ),
        # The starting value may be repeated as the first measurement.
        (metric(measurements=values("2026-05-01")), []),
    ],
)
def test_metric_impossible(world: World, found: list[tuple[str, str]]) -> None:
    assert said(world, "metric-impossible") == found


ASKED = "acme/satisfaction/2026-05-20-asked"
TALK = "acme/contacts/2026-05-20-talk"


def asked(world: World | None = None, **fields: Any) -> World:
    return (world or World().account()).put(ASKED, fields)


@pytest.mark.parametrize(
    ("world", "found"),
    [
        (asked(score=5, scale_max=5), []),
        (asked(score=5.5, scale_max=5), [(ASKED, "score")]),
        (asked(score=0, scale_max=5), []),
        (asked(method="nps", score=10), []),
        (asked(method="nps", score=11), [(ASKED, "score")]),
        (asked(method="nps", score=11, scale_max=100), []),
        (asked(method="csat", score=11), []),
        (asked(scale_max=5), []),
        (asked(score=8, scale_max=5, visibility="restricted"), []),
        (asked(World(modules={"satisfaction": False}).account(), score=8, scale_max=5), []),
        (World().account().contact("2026-05-20", score=8, scale_max=5), [(TALK, "score")]),
        (World().account().contact("2026-05-20", score=8, scale_max=10), []),
        (World().account().contact("2026-05-20", score=80), []),
    ],
)
def test_satisfaction_off_scale(world: World, found: list[tuple[str, str]]) -> None:
    assert said(world, "satisfaction-off-scale") == found
