"""The edges of measurement and metric-target; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.clocks.measured import CALLS, DAY, metric, values
from tests.worlds import World

from goodstanding.duty import State

MEASUREMENT = [
    Edge("never", metric(), "2026-05-24", DAY, LATER, 0),
    Edge("soon", metric(), "2026-05-25", DAY, SOON),
    Edge("today", metric(), DAY, DAY, TODAY, 0),
    Edge("a day late", metric(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("measured", metric(measurements=values("2026-05-20")), DAY, "2026-06-20", last_on="2026-05-20"),
    Edge("in any order", metric(measurements=values("2026-05-20", "2026-05-10")), DAY, "2026-06-20"),
    Edge("measured tomorrow", metric(measurements=values("2026-06-02")), DAY, DAY),
    Edge("begins tomorrow", metric(baseline={"date_on": "2026-06-02", "value": 40}), DAY, None),
    Edge(
        "over a leap day",
        metric(World(book_opened_on="2024-01-01").account(), baseline={"date_on": "2024-02-01", "value": 40}),
        "2024-02-02",
        "2024-03-03",
    ),
    Edge("as the metric says", metric(measure_every_days=7), DAY, "2026-05-08", OVERDUE, 24),
    Edge(
        "the metric goes before the account",
        metric(World().account(rhythm={"measurement": {"every_days": 90}}), measure_every_days=7),
        DAY,
        "2026-05-08",
    ),
    Edge("as agreed", metric(World().account(rhythm={"measurement": {"every_days": 90}})), DAY, "2026-07-30"),
    Edge("agreed off", metric(World().account(rhythm={"measurement": {"off": True}})), DAY, None),
    Edge(
        "by the tier",
        metric(
            World(
                tiers={"standard": {"label": "Client", "clocks": {"measurement": {"every_days": 10}}}}
            ).account()
        ),
        DAY,
        "2026-05-11",
    ),
    Edge(
        "the target is past and not measured",
        metric(target={"value": 10, "by_on": "2026-05-20"}, measurements=values("2026-05-19")),
        DAY,
        "2026-06-19",
    ),
    Edge(
        "measured on the day of the target",
        metric(target={"value": 10, "by_on": "2026-05-20"}, measurements=values("2026-05-20")),
        DAY,
        None,
    ),
    Edge("module off", metric(World(modules={"value": False}).account()), DAY, None),
    Edge("paused", metric(World().account(paused={"since_on": "2026-05-20"})), DAY, None),
    Edge(
        "after a pause",
        metric(World().account(paused={"since_on": "2026-05-05", "until_on": "2026-05-10"})),
        DAY,
        "2026-06-11",
    ),
    Edge("past", metric(World().account(ended={"ended_on": "2026-05-20"})), DAY, None),
    Edge(
        "put off",
        metric(
            World().account(snoozes=[{"clock": "measurement", "until_on": DAY, "reason": "They move house"}])
        ),
        DAY,
        DAY,
        state=State.SNOOZED,
    ),
    Edge("opening", metric(World().account(opening={"measurement": "2026-05-15"})), DAY, "2026-06-15"),
    Edge(
        "in confidence", metric(visibility="restricted", measurements=values("2026-05-20")), DAY, "2026-06-20"
    ),
    Edge("the manager's", metric(), DAY, DAY, owner="ann"),
    Edge("a colleague's", metric(owner="paul"), DAY, DAY, owner="paul"),
]


@pytest.mark.parametrize("edge", MEASUREMENT, ids=name)
def test_measurement(edge: Edge) -> None:
    edge.check("measurement")


def test_each_metric_is_measured_for_itself() -> None:
    world = metric(metric(measurements=values("2026-05-20")), "returns")
    assert world.duty("measurement", DAY, CALLS) != world.duty("measurement", DAY, "acme/metrics/returns")


def aimed(world: World | None = None, **fields: Any) -> World:
    """A metric whose target is to be reached on the day."""
    return metric(world, target={"value": 10, "by_on": DAY}, **fields)


METRIC_TARGET = [
    Edge("later", aimed(), "2026-05-24", DAY, LATER),
    Edge("today", aimed(), DAY, DAY, TODAY, 0),
    Edge("a day late", aimed(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("measured the day before", aimed(measurements=values("2026-05-31")), DAY, DAY),
    Edge("measured on the day", aimed(measurements=values(DAY)), DAY, None),
    Edge("measured later", aimed(measurements=values("2026-06-03")), "2026-06-05", None),
    Edge("measured tomorrow", aimed(measurements=values("2026-06-02")), DAY, DAY),
    Edge("module off", aimed(World(modules={"value": False}).account()), DAY, None),
    Edge("paused", aimed(World().account(paused={"since_on": "2026-05-20"})), DAY, DAY),
    Edge("past", aimed(World().account(ended={"ended_on": "2026-05-20"})), DAY, DAY),
    Edge("agreed off", aimed(World().account(rhythm={"metric-target": {"off": True}})), DAY, None),
    Edge(
        "put off",
        aimed(
            World().account(
                snoozes=[{"clock": "metric-target", "until_on": DAY, "reason": "They move house"}]
            )
        ),
        DAY,
        DAY,
        state=State.SNOOZED,
    ),
    Edge("a book opened since", aimed(World(book_opened_on="2026-05-28").account()), DAY, DAY),
    Edge("in confidence", aimed(visibility="restricted"), DAY, DAY),
    Edge("the manager's", aimed(), DAY, DAY, owner="ann"),
    Edge("a colleague's", aimed(owner="paul"), DAY, DAY, owner="paul"),
]


@pytest.mark.parametrize("edge", METRIC_TARGET, ids=name)
def test_metric_target(edge: Edge) -> None:
    edge.check("metric-target")
