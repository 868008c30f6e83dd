"""The edges of waiver-ends, and of a scan as a look at support; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import LATER, SOON, Edge, name
from tests.worlds import World, day

from goodstanding.duty import State

DAY = "2026-06-01"  # a Monday
OLD = "2024-01-01"


def waived(until_on: str = DAY, on: str = "2026-05-04", world: World | None = None, **fields: Any) -> World:
    said = {"rule": "steady-contact", "reason": "They are at fairs", "asked_by": "ann", "approved_by": "ben"}
    base = world or World().account(client_since=OLD)
    return base.put(f"acme/waivers/{on}-fairs", {**said, "until_on": until_on, **fields})


def again(world: World | None = None, **fields: Any) -> World:
    return waived(until_on="2026-07-01", on="2026-05-28", world=world or waived(), **fields)


def again_after_one_record() -> World:
    return waived(until_on="2026-07-01", on="2026-05-28", world=waived(record="stakeholders/sue"))


FIRST = "acme/waivers/2026-05-04-fairs"
ENDS = [
    Edge("eight days before", waived(), "2026-05-24", None),
    Edge("seven days before", waived(), "2026-05-25", DAY, SOON, 0, owner="ann"),
    Edge("the last day", waived(), DAY, DAY, SOON, 0),
    Edge("the day after", waived(), "2026-06-02", None),
    Edge("not yet agreed", waived(on="2026-05-30"), "2026-05-29", None),
    Edge("on a leap day", waived("2028-02-29", "2028-01-03"), "2028-02-22", "2028-02-29", SOON),
    Edge("followed", again(), DAY, None, record=FIRST),
    Edge("followed by another rule", again(rule="check-in"), DAY, DAY, record=FIRST),
    Edge("followed for all records", again(world=waived(record="stakeholders/sue")), DAY, None, record=FIRST),
    Edge("followed for one record", again(record="stakeholders/sue"), DAY, DAY, record=FIRST),
    Edge("followed for the whole account", again_after_one_record(), DAY, None, record=FIRST),
    Edge("followed from later on", waived("2026-07-01", "2026-06-03", waived()), DAY, DAY, record=FIRST),
    Edge(
        "past",
        waived(world=World().account(client_since=OLD, status="past", ended={"ended_on": "2026-05-01"})),
        DAY,
        DAY,
    ),
    Edge(
        "paused", waived(world=World().account(client_since=OLD, paused={"since_on": "2026-05-01"})), DAY, DAY
    ),
    Edge(
        "put off",
        waived(
            world=World().account(
                client_since=OLD,
                snoozes=[{"clock": "waiver-ends", "until_on": DAY, "reason": "Later", "set_by": "ann"}],
            )
        ),
        DAY,
        DAY,
        state=State.SNOOZED,
    ),
    Edge(
        "the firm looks further ahead",
        waived(world=World(clocks={"waiver-ends": {"soon_days": 14}}).account(client_since=OLD)),
        "2026-05-18",
        DAY,
        SOON,
    ),
]


@pytest.mark.parametrize("edge", ENDS, ids=name)
def test_waiver_ends(edge: Edge) -> None:
    edge.check("waiver-ends")


@pytest.mark.parametrize("as_of", ["2026-05-22", "2026-05-26"])
def test_the_next_change_is_when_it_comes_into_view_and_when_it_is_gone(as_of: str) -> None:
    quiet = {"clocks": {"portfolio-scan": {"enabled": False}}}
    world = waived(world=World(**quiet).account(client_since="2026-05-20", annual_review_month=4))
    expected = {"2026-05-22": "2026-05-25", "2026-05-26": "2026-06-02"}[as_of]
    assert world.on(as_of).next_change_on == day(expected)


def scanned(on: str, *seen: str, world: World | None = None) -> World:
    base = world or World().account(client_since=OLD)
    return base.put(f"_scans/{on}-ben", {"seen": list(seen)})


WATCH = [
    Edge("seen", scanned("2026-05-18", "acme"), DAY, "2026-06-18", LATER, last_on="2026-05-18"),
    Edge("not seen", scanned("2026-05-18", world=scanned("2026-05-11", "acme")), DAY, "2026-06-11"),
    Edge(
        "seen tomorrow", scanned("2026-06-02", "acme", world=scanned("2026-05-11", "acme")), DAY, "2026-06-11"
    ),
    Edge("seen twice", scanned("2026-05-11", "acme", world=scanned("2026-05-18", "acme")), DAY, "2026-06-18"),
    Edge(
        "watched since",
        scanned("2026-05-11", "acme").contact("2026-05-20", covers=["support_watch"]),
        DAY,
        "2026-06-20",
    ),
]


@pytest.mark.parametrize("edge", WATCH, ids=name)
def test_a_scan_is_a_look_at_support(edge: Edge) -> None:
    edge.check("support-watch")
