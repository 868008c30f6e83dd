"""The edges of what the firm as a whole owes; the expected days were counted by hand."""

import hashlib
from typing import Any

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY
from tests.worlds import World, day, duties_of

from goodstanding.duty import NOBODY, Duty

DAY = "2026-06-01"  # a Monday
OLD = "2024-01-01"


def client(**account: Any) -> World:
    return World().account(**{"client_since": OLD, **account})


def scanned(on: str = "2026-05-25", world: World | None = None, by: str = "ann") -> World:
    return (world or client()).put(f"_scans/{on}-{by}", {"seen": ["acme"]})


def owed(world: World, as_of: str, clock: str = "portfolio-scan") -> list[Duty]:
    """The firm's duties of a clock, of whom they are."""
    found = duties_of(world.told(as_of), clock)
    assert all(duty.account is None for duty in found)
    return found


@pytest.mark.parametrize(
    ("as_of", "band", "late"),
    [("2026-05-25", SOON, 0), (DAY, TODAY, 0), ("2026-06-02", OVERDUE, 1)],
)
def test_a_scan_is_due_a_week_after_the_last(as_of: str, band: object, late: int) -> None:
    [duty] = owed(scanned(), as_of)
    assert (duty.due_on, duty.band, duty.days_late) == (day(DAY), band, late)
    assert (duty.owner, duty.record, duty.file) == ("ann", "_people/ann", "accounts/_people/ann.yml")
    assert duty.last_on == day("2026-05-25")


@pytest.mark.parametrize(
    ("world", "due_on"),
    [
        pytest.param(scanned("2026-06-02", scanned()), DAY, id="tomorrow's scan"),
        pytest.param(scanned(DAY, scanned()), "2026-06-08", id="today's scan"),
        pytest.param(scanned(world=scanned("2026-05-20"), by="ben"), "2026-05-27", id="a colleague's scan"),
        pytest.param(client(client_since="2026-05-28"), "2026-06-04", id="a new client"),
        pytest.param(scanned(world=client(paused={"since_on": "2026-05-01"})), DAY, id="paused"),
        pytest.param(scanned(world=client(status="prospect")), DAY, id="a prospect"),
        pytest.param(
            scanned(world=client(status="past", ended={"ended_on": "2026-06-02"})), DAY, id="past tomorrow"
        ),
        pytest.param(scanned(world=client(status="past", ended={"ended_on": DAY})), None, id="past today"),
        pytest.param(scanned(world=client().person("ann", left_on=DAY)), None, id="left today"),
        pytest.param(scanned(world=client().person("ann", left_on="2026-06-02")), DAY, id="leaves tomorrow"),
    ],
)
def test_who_owes_a_scan_and_when(world: World, due_on: str | None) -> None:
    assert [str(duty.due_on) for duty in owed(world, DAY)] == ([due_on] if due_on else [])


def test_who_takes_over_has_a_week_from_that_day() -> None:
    world = client().handoff(
        "2026-05-20",
        kind="am_to_am",
        to="ann",
        **{"from": "ben"},
        accepted={"accepted_on": "2026-05-22", "by": "ann"},
        effective_on="2026-05-28",
    )
    assert [str(duty.due_on) for duty in owed(world, DAY)] == ["2026-06-04"]
    world.account("brook", client_since="2026-05-01")
    assert [str(duty.due_on) for duty in owed(world, DAY)] == ["2026-05-08"]


def test_what_is_accepted_tomorrow_was_not_taken_over_yet() -> None:
    world = scanned("2026-05-18").handoff(
        "2026-05-20",
        kind="am_to_am",
        to="ann",
        **{"from": "ben"},
        accepted={"accepted_on": "2026-06-02", "by": "ann"},
        effective_on="2026-05-28",
    )
    assert [str(duty.due_on) for duty in owed(world, DAY)] == ["2026-05-25"]


def test_first_scans_are_spread_by_person() -> None:
    world = World(book_opened_on="2026-05-30").account().account("brook", account_manager="ben")
    due = {duty.owner: duty.due_on for duty in owed(world, DAY)}
    for person, due_on in due.items():
        days = 1 + int(hashlib.sha256(person.encode()).hexdigest(), 16) % 7
        assert (due_on - day("2026-05-30")).days == days
    assert set(due) == {"ann", "ben"}


def test_who_stands_in_owes_the_scan_and_else_the_default_owner() -> None:
    away = {"starts_on": DAY, "ends_on": "2026-06-05"}
    covered = scanned(world=client().person("ann", away=[{**away, "cover": "ben"}]))
    alone = scanned(world=client().person("ann", away=[away]))
    nobody = scanned(world=World(default_owner="ann").account().person("ann", away=[away]))
    assert [owed(world, DAY)[0].owner for world in (covered, alone, nobody)] == ["ben", "dora", NOBODY]


def test_the_policy_may_switch_scans_off_or_ask_for_them_less_often() -> None:
    off, less = ({"clocks": {"portfolio-scan": row}} for row in ({"enabled": False}, {"every_days": 14}))
    assert owed(scanned(world=World(**off).account()), DAY) == []
    [duty] = owed(scanned(world=World(**less).account()), DAY)
    assert (duty.due_on, duty.band) == (day("2026-06-08"), SOON)


def test_the_firms_own_duties_stand_behind_clients_and_prospects() -> None:
    world = scanned("2026-04-01", client(status="prospect").contact("2026-05-29", outcome="planned"))
    duties = world.told("2026-06-30").duties
    assert duties[-1].clock == "portfolio-scan"
    assert {duty.account for duty in duties[:-1]} == {"acme"}


OVER_ALL = {"clocks": {"past-client-call": {"limits": {"over_all": True}}}}


def gone(**second: Any) -> World:
    """Two clients that have gone, the first in January, the second in March."""
    world = World(**OVER_ALL).account(client_since=OLD, status="past", ended={"ended_on": "2026-01-15"})
    said = {"account_manager": "ben", "status": "past", "ended": {"ended_on": "2026-03-01"}, **second}
    return world.account("brook", **{"client_since": OLD, **said})


def calls(world: World, as_of: str = DAY) -> list[Duty]:
    return owed(world, as_of, "past-client-call")


def test_one_call_a_quarter_is_owed_over_all_past_clients() -> None:
    [duty] = calls(gone(), "2026-04-10")
    assert (str(duty.due_on), duty.band, duty.owner) == ("2026-04-17", SOON, "ann")
    assert duty.why.endswith("acme has waited longest")
    assert (duty.record, duty.card) == ("_policy", None)


@pytest.mark.parametrize(
    ("world", "due_on", "owner"),
    [
        pytest.param(gone().contact("2026-04-01"), "2026-07-02", "ben", id="one was called"),
        pytest.param(gone().contact("2026-06-02"), "2026-04-17", "ann", id="to be called tomorrow"),
        pytest.param(gone().contact("2026-01-10"), "2026-04-17", "ann", id="talked to before the end"),
        pytest.param(gone(do_not_contact=True), "2026-04-17", "ann", id="one wants no calls"),
        pytest.param(gone(status="current", ended=None), "2026-04-17", "ann", id="one is a client"),
    ],
)
def test_who_is_called_when(world: World, due_on: str, owner: str) -> None:
    contents = world.contents["accounts/brook/account.yml"]
    world.raw("accounts/brook/account.yml", contents.replace(b"ended: null\n", b""))
    assert [(str(duty.due_on), duty.owner) for duty in calls(world)] == [(due_on, owner)]


def test_calls_end_two_years_after_the_last_has_gone() -> None:
    world = gone().contact("2027-11-20", account="brook")
    [duty] = calls(world, "2027-12-01")
    assert (str(duty.due_on), str(duty.until_on), duty.band) == ("2028-02-20", "2028-03-01", LATER)
    assert calls(world.contact("2027-12-20", account="brook"), "2027-12-21") == []


def test_each_past_client_has_its_own_calls_where_the_firm_does_not_say_otherwise() -> None:
    world = World().account(client_since=OLD, status="past", ended={"ended_on": "2026-01-15"})
    assert [duty.account for duty in duties_of(world.told(DAY), "past-client-call")] == ["acme"]
