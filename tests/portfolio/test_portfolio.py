"""The portfolio: load, focus, gaps, money and continuity of small firms said in a few words."""

from datetime import timedelta
from typing import Any

import pytest
from tests.worlds import World, day

from goodstanding.book import load_book
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.standing.portfolio import (
    focus_of_week,
    loads,
    money_at_risk,
    on_one_of_ours,
    on_one_stakeholder,
    portfolio_of,
    top_clients,
    without_tech_lead,
)

AS_OF = day("2026-06-01")


def read(world: World) -> tuple[list[Account], Firm]:
    book = load_book(world.source())
    assert book.firm is not None
    return [*book.accounts.values()], book.firm


def test_load_weighs_current_accounts_by_size() -> None:
    world = (
        World().account("one", size="small").account("two").account("big", size="enterprise", deputy="ben")
    )
    world.account("later", status="prospect").account("gone", ended={"ended_on": "2026-05-01"})
    world.account("other", account_manager="ben", deputy="ann", size="small")
    heavy, light = loads(*read(world), AS_OF)

    assert (heavy.person, heavy.weight, heavy.cap, heavy.is_over) == ("ann", 11.5, 10, True)
    assert heavy.accounts == ("big", "one", "two")
    assert (heavy.uncovered, heavy.deputy_for, heavy.standing_in) == (("one", "two"), ("other",), 0.5)
    assert (light.person, light.weight, light.is_over, light.deputy_for) == ("ben", 0.5, False, ("big",))


def test_load_at_the_cap_is_not_over_it() -> None:
    (only,) = loads(*read(World().account(size="enterprise")), AS_OF)

    assert (only.weight, only.is_over) == (10, False)


def test_an_absence_that_is_over_is_not_shown() -> None:
    away = [
        {"starts_on": "2026-05-01", "ends_on": "2026-05-31"},
        {"starts_on": "2026-06-15", "ends_on": "2026-06-19", "cover": "ben"},
    ]
    (only,) = loads(*read(World().account().person("ann", away=away)), AS_OF)

    assert only.away == ((day("2026-06-15"), day("2026-06-19"), "ben"),)


def three() -> World:
    world = World(book_opened_on="2024-01-01")
    for id_ in ("ash", "beech", "cedar"):
        world.account(id_, client_since="2024-01-01")
    return world


def focuses(world: World, weeks: int, person: str = "ann") -> list[str | None]:
    accounts, firm = read(world)
    days = (AS_OF + timedelta(days=7 * week) for week in range(weeks))
    return [focus_of_week(accounts, firm, person, one) for one in days]


def test_every_account_has_its_turn_once_in_a_round() -> None:
    # 1 June 2026 begins week 105,681 since the first day of all; a round of three begins there.
    seen = focuses(three(), 6)

    assert set(seen[:3]) == set(seen[3:]) == {"ash", "beech", "cedar"}


def test_the_focus_stays_the_same_all_week() -> None:
    accounts, firm = read(three())
    week = {focus_of_week(accounts, firm, "ann", AS_OF + timedelta(days=count)) for count in range(7)}

    assert len(week) == 1


def test_the_one_in_the_weakest_state_comes_first() -> None:
    world = three()
    for id_, feeling in (("ash", "happy"), ("beech", "unhappy"), ("cedar", "mixed")):
        world.contact("2026-05-04", account=id_, feeling=feeling)

    assert focuses(world, 3) == ["beech", "cedar", "ash"]


def test_of_whom_too_little_is_known_comes_before_all() -> None:
    world = three()
    for id_ in ("ash", "cedar"):
        world.contact("2026-05-04", account=id_, feeling="unhappy")

    assert focuses(world, 1) == ["beech"]


def test_who_manages_nothing_has_no_focus_and_who_rests_is_no_focus() -> None:
    world = World().account("ash", paused={"since_on": "2026-05-01"}).account("beech", status="prospect")

    assert focuses(world, 1) == [None]
    assert focuses(three(), 1, "ben") == [None]


def test_projects_that_nobody_leads_technically() -> None:
    world = World().account().project("a", mobilised_on="2026-05-01", size="small")
    world.project("b", planned_start_on="2026-07-01").project(
        "c", mobilised_on="2026-05-01", ended_on="2026-05-20"
    )
    world.project("d", mobilised_on="2026-05-01", roles={"tech_lead": "ben"})
    found = without_tech_lead(read(world)[0], AS_OF)

    assert [(one.project, one.is_underway, str(one.starts_on)) for one in found] == [
        ("a", True, "2026-05-01"),
        ("b", False, "2026-07-01"),
    ]


def test_relationships_that_hang_on_one_person() -> None:
    world = (
        World().account("ash").account("beech").put("beech/stakeholders/tom", {"name": "Tom", "key": True})
    )
    for on in ("2026-03-02", "2026-04-02", "2026-05-04"):
        world.contact(on, account="ash", ours=["ann"]).contact(on, account="beech", ours=["ann", "ben"])
    accounts, firm = read(world)

    assert on_one_stakeholder(accounts, firm, AS_OF) == ("ash",)
    assert on_one_of_ours(accounts, firm, AS_OF) == ("ash",)


def agreement(id_: str, amount: float | None, **fields: Any) -> dict[str, Any]:
    value = {} if amount is None else {"value_per_year": {"amount": amount}}
    return {"id": id_, "what": "Care", "ends_on": "2026-12-31", **value, **fields}


def test_top_clients_are_those_of_high_value_then_those_worth_most() -> None:
    world = World().account("ash", tier="key").account("beech", agreements=[agreement("a", 500)])
    world.account("cedar", agreements=[agreement("a", 900), agreement("b", 50, ends_on="2026-05-31")])
    world.account("dill", agreements=[agreement("a", 100)], visibility="restricted").account("elm")
    world.review("2026-02-02", account="cedar", shared_on="2026-02-05")
    found = top_clients(*read(world), AS_OF)

    assert [(one.account, one.per_year) for one in found] == [("ash", None), ("cedar", 900), ("beech", 500)]
    assert [str(one.last_review_on) for one in found] == ["None", "2026-02-05", "None"]


def test_renewals_stand_in_the_quarter_by_which_they_are_decided() -> None:
    world = World()
    green = {"health": {"status": "green", "set_on": "2026-05-01"}}
    # 31 December less 92 days is 30 September.
    world.account("ash", agreements=[agreement("a", 500, notice_days=92)], **green)
    world.account("beech", agreements=[agreement("a", 300, notice_days=91), agreement("b", None)])
    world.account("cedar", agreements=[agreement("a", 70, ends_on="2026-06-10", notice_days=60)])
    world.account("dill", agreements=[agreement("a", 100)], visibility="restricted")
    world.account("elm", agreements=[agreement("a", 9, renewal={"decided_on": "2026-05-01"})])
    found = money_at_risk(*read(world), AS_OF)

    assert [(one.quarter, one.health, one.per_year, one.agreements, one.unvalued) for one in found.rows] == [
        ("2026-Q2", "not set", 70, ("cedar: a",), 0),
        ("2026-Q3", "green", 500, ("ash: a",), 0),
        ("2026-Q4", "not set", 300, ("beech: a", "beech: b"), 1),
    ]
    assert found.left_out == 1


def test_currencies_are_never_added_up() -> None:
    euros = agreement("b", 400) | {"value_per_year": {"amount": 400, "currency": "EUR"}}
    found = money_at_risk(*read(World().account(agreements=[agreement("a", 300), euros])), AS_OF)

    assert [(one.currency, one.per_year) for one in found.rows] == [("EUR", 400), ("GBP", 300)]


@pytest.mark.parametrize(("person", "accounts"), [("ann", ("acme",)), ("ben", ("other",))])
def test_the_portfolio_of_one_person_holds_their_accounts_only(
    person: str, accounts: tuple[str, ...]
) -> None:
    world = World().account().account("other", account_manager="ben")
    found = portfolio_of(*read(world), AS_OF, person)

    assert [one.accounts for one in found.loads] == [accounts]
    assert found.one_stakeholder == accounts
    assert [one.person for one in found.continuity] == [person]


def test_the_portfolio_of_the_firm_asks_for_everybody_who_is_here() -> None:
    world = World().account().person("ben", left_on="2026-01-31")
    found = portfolio_of(*read(world), AS_OF)

    assert [one.person for one in found.continuity] == ["ann", "dora", "nell", "paul"]
    assert found.most_a_week == 10
