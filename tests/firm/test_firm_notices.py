"""What is to be said of the firm as a whole: load, cover, booking links, full weeks."""

from typing import Any

import pytest
from tests.worlds import PEOPLE, World, findings_of

from goodstanding.finding import Finding

DAY = "2026-06-01"


def said(world: World, rule: str, as_of: str = DAY) -> list[Finding]:
    found = findings_of(world.told(as_of), rule)
    assert all(one.account is None for one in found)
    return found


def people(world: World, rule: str, as_of: str = DAY) -> list[str]:
    return [one.place.record for one in said(world, rule, as_of)]


def clients(*sizes: str | None, **account: Any) -> World:
    world = World()
    for number, size in enumerate(sizes):
        world.account(f"client-{number}", **{**({"size": size} if size else {}), **account})
    return world


ANN = ["_people/ann"]


@pytest.mark.parametrize(
    ("world", "found"),
    [
        pytest.param(clients("enterprise"), [], id="at the cap"),
        pytest.param(clients("enterprise", "small"), ANN, id="over it by half"),
        pytest.param(clients(*[None] * 10), [], id="ten of the default size"),
        pytest.param(clients(*[None] * 11), ANN, id="eleven"),
        pytest.param(clients("enterprise", "mid", status="prospect"), [], id="prospects"),
        pytest.param(clients("enterprise", "mid", client_since="2026-06-02"), [], id="clients from tomorrow"),
        pytest.param(clients("enterprise", "mid", client_since=DAY), ANN, id="clients from today"),
        pytest.param(
            clients("enterprise", "mid", status="past", ended={"ended_on": DAY}), [], id="past clients"
        ),
        pytest.param(clients("enterprise", "mid").person("ann", left_on=DAY), [], id="somebody who has left"),
        pytest.param(clients("enterprise", "mid", paused={"since_on": DAY}), ANN, id="paused"),
    ],
)
def test_overloaded(world: World, found: list[str]) -> None:
    assert people(world, "manager-overloaded") == found


def test_the_weights_are_the_firms_and_the_notice_counts_them() -> None:
    world = World(load={"weights": {"mid": 4}, "cap": 3}, default_size="mid").account()
    [finding] = said(world, "manager-overloaded")
    assert "1 mid accounts, which weigh 4 where one person carries 3" in finding.message


def test_without_a_deputy_is_said_once_with_every_account() -> None:
    world = World().account("brook").account("acme").account("croft", deputy="ben")
    [finding] = said(world, "manager-no-deputy")
    assert "at acme, brook:" in finding.message


def test_nobody_is_a_deputy_to_themselves() -> None:
    assert people(World().account(deputy="ann"), "manager-no-deputy") == ANN


@pytest.mark.parametrize("account", [{"status": "prospect"}, {"status": "past", "ended": {"ended_on": DAY}}])
def test_only_clients_need_a_deputy(account: dict[str, Any]) -> None:
    assert people(World().account(**account), "manager-no-deputy") == []


def test_a_firm_of_one_has_nobody_to_name() -> None:
    world = World().account()
    for id_ in PEOPLE:
        world.person(id_, **({} if id_ == "ann" else {"left_on": "2026-05-01"}))
    assert people(world, "manager-no-deputy") == []


@pytest.mark.parametrize(("until_on", "waived"), [(DAY, True), ("2026-05-31", False)])
def test_an_account_may_be_excepted_from_a_deputy(until_on: str, waived: bool) -> None:
    agreed = {"rule": "manager-no-deputy", "reason": "They want one voice", "approved_by": "ben"}
    world = World().account().put("acme/waivers/2026-05-04-alone", {**agreed, "until_on": until_on})
    assert [one.waived for one in said(world, "manager-no-deputy")] == [waived]
    world.account("brook")
    assert sorted(one.waived for one in said(world, "manager-no-deputy")) == (
        [False, True] if waived else [False]
    )


def test_who_manages_accounts_needs_a_link_to_book_by() -> None:
    assert people(World().account(status="prospect"), "manager-no-booking-link") == ANN
    linked = World().account().person("ann", booking_url="https://book.firm.example/ann")
    assert people(linked, "manager-no-booking-link") == []
    assert people(World().account().person("ann", visibility="restricted"), "manager-no-booking-link") == []


def booked(*days: float, policy: dict[str, Any] | None = None, **fields: Any) -> World:
    """Paul is booked by as many clients as there are numbers, the later ones each a week later."""
    world = World(**(policy or {}))
    for number, per_week in enumerate(days):
        said = {"person": "paul", "starts_on": f"2026-06-{1 + 7 * number:02}", "days_per_week": per_week}
        world.account(f"client-{number}").put(f"client-{number}/assignments/paul", {**said, **fields})
    return world


PAUL = ["_people/paul"]


@pytest.mark.parametrize(
    ("world", "as_of", "found"),
    [
        pytest.param(booked(3, 2), DAY, [], id="five days"),
        pytest.param(booked(3, 2.5), DAY, PAUL, id="half a day too many"),
        pytest.param(booked(3, 3), "2027-01-01", PAUL, id="without an end"),
        pytest.param(booked(3, 3, ends_on="2026-06-10"), "2026-06-10", PAUL, id="the last day together"),
        pytest.param(booked(3, 3, ends_on="2026-06-10"), "2026-06-11", [], id="past"),
        pytest.param(booked(3, 3, tentative=True), DAY, [], id="tentative"),
        pytest.param(booked(3, 3).person("paul", left_on=DAY), DAY, [], id="somebody who has left"),
        pytest.param(booked(3, 2).person("paul", days_per_week=4), DAY, PAUL, id="somebody with four days"),
        pytest.param(booked(3, 3).person("paul", days_per_week=7), DAY, PAUL, id="nobody has seven"),
        pytest.param(booked(3, 3, policy={"modules": {"staffing": False}}), DAY, [], id="the module is off"),
        pytest.param(booked(3, 3, visibility="restricted"), DAY, [], id="restricted"),
    ],
)
def test_overbooked(world: World, as_of: str, found: list[str]) -> None:
    assert people(world, "assignment-overbooked", as_of) == found


def test_overbooked_names_the_first_full_week_and_what_fills_it() -> None:
    [finding] = said(booked(2, 2, 2), "assignment-overbooked")
    assert "6 days a week from 2026-06-15, with 5 to give" in finding.message
    assert (
        "(client-0/assignments/paul, client-1/assignments/paul, client-2/assignments/paul)" in finding.message
    )


def test_the_notice_of_full_weeks_does_not_change_from_day_to_day() -> None:
    world = booked(3, 3, ends_on="2026-06-30")
    assert said(world, "assignment-overbooked", "2026-06-09") == said(
        world, "assignment-overbooked", "2026-06-29"
    )
