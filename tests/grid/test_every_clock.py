"""A grid: every clock against every edge that days, exceptions and agreements have."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.grid import projects_and_talks, reviews_and_the_rest, trouble_and_promises
from tests.grid.case import Case, after, amend, fields, on, working
from tests.worlds import World

from goodstanding.chapters import CLOCKS
from goodstanding.duty import Band, Duty, State

CASES = (*trouble_and_promises.CASES, *projects_and_talks.CASES, *reviews_and_the_rest.CASES)
MONDAY = date(2026, 6, 1)
LEAP_DAY = date(2028, 2, 29)
END_OF_MONTH = date(2026, 3, 31)
# As the rule book says: these rest while an account is paused or past, and only these can be put off.
RHYTHM = {"conversations", "reviews", "upkeep"}
GOES_ON = {
    "meeting-prep",
    "contact-outcome",
    "metric-target",
    "retention",
    "waiver-ends",
    "past-client-call",
}
# A kindness that nobody asked for rests as well; it is no part of the rhythm and cannot be put off.
RESTS_TOO = {"goodwill"}
NEVER_OFF = {
    "annual-review",
    "commitment",
    "escalation-acknowledged",
    "escalation-contact",
    "escalation-update",
    "escalation-action",
}


def found(case: Case, world: World, as_of: date) -> list[Duty]:
    """Its duties on that day."""
    owed = world.told(on(as_of)).firm_duties if case.is_firm else world.judged(on(as_of)).duties
    return [duty for duty in owed if duty.clock == case.clock]


def one(case: Case, world: World, as_of: date) -> Duty:
    """Its only duty on that day."""
    (duty,) = found(case, world, as_of)
    return duty


def is_rhythm(case: Case) -> bool:
    return CLOCKS[case.clock].group.value in RHYTHM


def rests(case: Case) -> bool:
    return case.clock in RESTS_TOO or (is_rhythm(case) and case.clock not in GOES_ON)


def expect_due(case: Case, world: World, due: date, as_of: date | None = None) -> None:
    """That it is due on that day, and only then."""
    assert one(case, world, as_of or MONDAY).due_on == due


def expect_late(case: Case, due: date) -> None:
    duty = one(case, case.owes(due), after(due, 1))
    if case.clock == "milestone-celebrated":
        assert (duty.due_on, duty.band, duty.days_late) == (due, Band.SOON, 0)
    else:
        assert (duty.due_on, duty.band, duty.days_late) == (due, Band.OVERDUE, 1)


def expect_today(case: Case, due: date) -> None:
    duty = one(case, case.owes(due), due)
    kind = Band.SOON if case.clock == "waiver-ends" else Band.TODAY
    assert (duty.due_on, duty.band, duty.days_late) == (due, kind, 0)


def never_happened(case: Case) -> None:
    duty = one(case, case.owes(MONDAY), MONDAY)
    assert (duty.due_on, duty.last_on) == (MONDAY, None)


def future_dated(case: Case) -> None:
    assert case.done
    expect_due(case, case.done(case.owes(MONDAY), after(MONDAY, 1)), MONDAY)
    met = found(case, case.done(case.owes(MONDAY), MONDAY), MONDAY)
    assert [duty for duty in met if duty.due_on <= MONDAY] == []


def booked(case: Case) -> None:
    days_before = after(MONDAY, -2)
    words = case.booked_by if case.booked_by is not None else {}
    world = case.owes(MONDAY).contact(on(MONDAY), outcome="planned", **words)
    bands = [duty.band for duty in found(case, world, days_before)]
    if case.booked_by is None:
        assert Band.BOOKED not in bands
    else:
        assert bands == [Band.BOOKED]
        too_late = case.owes(MONDAY).contact(on(MONDAY, 1), outcome="planned", **words)
        assert one(case, too_late, days_before).band is Band.SOON


def leap_day(case: Case) -> None:
    expect_today(case, LEAP_DAY)
    expect_late(case, LEAP_DAY)


def month_end(case: Case) -> None:
    expect_today(case, END_OF_MONTH)
    expect_late(case, END_OF_MONTH)


def day_off(case: Case) -> None:
    world = amend(case.owes(MONDAY), "_policy", {"days_off": [on(MONDAY)]})
    moved = {"later": after(MONDAY, 1), "earlier": working(MONDAY, -1), "": MONDAY}
    expect_due(case, world, moved[case.moves])


def snoozed(case: Case) -> None:
    until = {"clock": case.clock, "until_on": on(MONDAY, 9), "reason": "They asked", "set_by": "ben"}
    world = amend(case.owes(MONDAY), "acme/account", {"snoozes": [until]})
    state = one(case, world, MONDAY).state
    assert state is (State.SNOOZED if is_rhythm(case) else State.OPEN)


def waived(case: Case) -> None:
    said = {
        "rule": case.clock,
        "reason": "Agreed",
        "asked_by": "ann",
        "approved_by": "ben",
        "until_on": on(MONDAY, 9),
    }
    world = case.owes(MONDAY).put(f"acme/waivers/{on(MONDAY, -20)}-agreed", said)
    duties = [one_ for one_ in found(case, world, MONDAY) if not one_.record.endswith("-agreed")]
    assert [duty.state for duty in duties] == [State.WAIVED]


def paused(case: Case) -> None:
    world = amend(case.owes(MONDAY), "acme/account", {"paused": {"since_on": on(MONDAY, -1)}})
    assert len(found(case, world, MONDAY)) == (0 if rests(case) else 1)


def past(case: Case) -> None:
    world = amend(case.owes(MONDAY), "acme/account", {"ended": {"ended_on": on(MONDAY)}})
    assert len(found(case, world, MONDAY)) == (0 if rests(case) else 1)


def override_by_tier(case: Case) -> None:
    longer = {case.clock: {"every_days": (case.interval or 30) + 7}}
    tiers = {"key": {"label": "Key", "high_value": True, "clocks": longer}}
    tiers["standard"] = {"label": "Client", "clocks": longer}
    world = amend(case.owes(MONDAY), "_policy", {"tiers": tiers})
    expect_due(case, world, after(MONDAY, 7) if case.interval else MONDAY)


def override_by_account(case: Case) -> None:
    own = {"every_days": (case.interval or 30) + 7, "reason": "Agreed"}
    world = amend(case.owes(MONDAY), "acme/account", {"rhythm": {case.clock: own}})
    expect_due(case, world, after(MONDAY, 7) if case.interval else MONDAY)
    off = amend(
        case.owes(MONDAY), "acme/account", {"rhythm": {case.clock: {"off": True, "reason": "Agreed"}}}
    )
    assert len(found(case, off, MONDAY)) == (1 if case.clock in NEVER_OFF else 0)


def opening(case: Case) -> None:
    world = case.owes(MONDAY)
    days = case.interval or 0
    said = {**fields(world, "acme/account").get("opening", {}), case.clock: on(MONDAY, 5 - days)}
    amend(world, "acme/account", {"opening": said})
    expect_due(case, world, after(MONDAY, 5) if case.interval else MONDAY)


def began_yesterday(case: Case) -> None:
    days = case.interval or case.begins
    assert days, "it says neither in how many days it falls due, nor why that cannot be told"
    began = working(MONDAY, -days) if case.moves else after(MONDAY, -days)
    duty = one(case, case.owes(MONDAY), after(began, 1))
    assert (duty.due_on, duty.days_late) == (MONDAY, 0)


EDGES: dict[str, Callable[[Case], Any]] = {
    "never happened": never_happened,
    "due today": lambda case: expect_today(case, MONDAY),
    "a day late": lambda case: expect_late(case, MONDAY),
    "future-dated": future_dated,
    "booked": booked,
    "leap day": leap_day,
    "month end": month_end,
    "day off": day_off,
    "snoozed": snoozed,
    "waived": waived,
    "paused": paused,
    "past": past,
    "override by tier": override_by_tier,
    "override by account": override_by_account,
    "opening": opening,
    "began yesterday": began_yesterday,
}
GRID = [(case, edge) for case in CASES for edge in EDGES if not case.lacks(edge)]


@pytest.mark.parametrize(("case", "edge"), GRID, ids=[f"{case.clock}: {edge}" for case, edge in GRID])
def test_every_clock_at_every_edge(case: Case, edge: str) -> None:
    EDGES[edge](case)


def test_every_clock_stands_in_the_grid_once() -> None:
    assert sorted(case.clock for case in CASES) == sorted(CLOCKS)


def test_an_edge_is_left_out_only_by_its_name_and_with_a_reason() -> None:
    for case in CASES:
        for edge, reason in case.without:
            assert edge in EDGES, (case.clock, edge)
            assert len(reason.split()) > 3, (case.clock, edge)
