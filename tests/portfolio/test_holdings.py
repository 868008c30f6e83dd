"""What rests with a person, and what moves when somebody else takes their accounts."""

from typing import Any

import pytest
from tests.worlds import World, day

from goodstanding.book import load_book
from goodstanding.standing.portfolio import Move, Reassignment, continuity_of, reassignment

AS_OF = day("2026-06-01")
ESCALATION = {
    "triggers": ["complaint"],
    "summary": "Late twice",
    "next_action": "Ring",
    "next_action_due_on": "2026-06-03",
}


def rests_with(world: World, person: str) -> list[tuple[str, str]]:
    book = load_book(world.source())
    assert book.firm is not None
    found = continuity_of([*book.accounts.values()], book.firm, person, AS_OF).holdings
    return [(one.record.removeprefix("acme/"), one.place) for one in found]


HELD: list[tuple[World, str, tuple[str, str]]] = [
    (World().account(), "ann", ("account", "account_manager")),
    (World().account(deputy="ben"), "ben", ("account", "deputy")),
    (World().account(team={"support_contact": "ben"}), "ben", ("account", "team.support_contact")),
    (
        World().account().put("acme/stakeholders/tom", {"name": "Tom", "our_contact": "ben"}),
        "ben",
        ("stakeholders/tom", "our_contact"),
    ),
    (
        World().account().commitment("2026-05-04", due_on="2026-07-01"),
        "ann",
        ("commitments/2026-05-04-promise", "owner"),
    ),
    (
        World().account().commitment("2026-05-04", due_on="2026-07-01", owner="ben"),
        "ben",
        ("commitments/2026-05-04-promise", "owner"),
    ),
    (
        World().account().commitment("2026-05-04", due_on="2026-05-20", missed_on="2026-05-21"),
        "ann",
        ("commitments/2026-05-04-promise", "owner"),
    ),
    (
        World().account().handoff("2026-05-04", kind="am_to_am", to="ben", submitted_on="2026-05-05"),
        "ben",
        ("handoffs/2026-05-04-handoff", "to"),
    ),
    (World().account().opportunity("2026-05-04"), "ann", ("opportunities/2026-05-04-idea", "")),
    (World().account().project(), "paul", ("projects/shop", "project_manager")),
    (World().account().project(roles={"tech_lead": "ben"}), "ben", ("projects/shop", "roles.tech_lead")),
    (
        World().account().put("acme/concerns/2026-05-04-slow", {"what": "Slow"}),
        "ann",
        ("concerns/2026-05-04-slow", ""),
    ),
    (
        World().account().put("acme/escalations/2026-05-04-late", ESCALATION),
        "ann",
        ("escalations/2026-05-04-late", ""),
    ),
    (
        World().account().put("acme/signals/2026-05-04-need", {"kind": "need", "note": "A till"}),
        "ann",
        ("signals/2026-05-04-need", ""),
    ),
    (
        World().account().contact("2026-06-09", outcome="planned", ours=["ben"]),
        "ben",
        ("contacts/2026-06-09-talk", "ours"),
    ),
    (
        World().account().contact("2026-05-09", follow_ups=[{"what": "Send it", "owner": "ben"}]),
        "ben",
        ("contacts/2026-05-09-talk", "follow_ups[1].owner"),
    ),
    (
        World().account(snoozes=[{"clock": "check-in", "until_on": "2026-06-30", "reason": "Fair"}]),
        "ann",
        ("account", "snoozes[1]"),
    ),
    (
        World()
        .account()
        .put("acme/assignments/ben", {"person": "ben", "starts_on": "2026-01-01", "days_per_week": 2}),
        "ben",
        ("assignments/ben", "person"),
    ),
    (World().account(), "dora", ("_policy", "default_owner")),
]


@pytest.mark.parametrize(
    ("world", "person", "place"), HELD, ids=[f"{case[2][0]}-{case[2][1]}" for case in HELD]
)
def test_what_is_open_rests_with_somebody(world: World, person: str, place: tuple[str, str]) -> None:
    assert place in rests_with(world, person)


OVER = [
    World().account().commitment("2026-05-04", due_on="2026-07-01", done_on="2026-05-20", owner="ben"),
    World().account().project(project_manager="ben", ended_on="2026-05-20"),
    World().account().handoff("2026-05-04", kind="am_to_am", to="ben", dropped_on="2026-05-05"),
    World()
    .account()
    .put("acme/stakeholders/tom", {"name": "Tom", "our_contact": "ben", "left_on": "2026-05-01"}),
    World()
    .account()
    .contact("2026-05-09", follow_ups=[{"what": "Send it", "owner": "ben", "done_on": "2026-05-10"}]),
]


@pytest.mark.parametrize("world", OVER, ids=range(len(OVER)))
def test_what_is_over_rests_with_nobody(world: World) -> None:
    assert rests_with(world, "ben") == []


def moved(world: World) -> Reassignment:
    book = load_book(world.source())
    assert book.firm is not None
    return reassignment(book.accounts.values(), book.firm, "ann", "ben", AS_OF)


def only(world: World) -> Move:
    (move,) = moved(world).moves
    return move


FULL: dict[str, Any] = {
    "kind": "am_to_am",
    "from": "ann",
    "to": "ben",
    "reason": "Ann takes on the north",
    "intro_on": "2026-05-20",
    "people_notes": "Sue decides",
    "commercial": "Renewal in December",
    "promises_made": "none known",
    "risks": "none known",
    "avoid": "Mondays",
    "next_step": "Meet Sue",
}


def test_nothing_done_yet_is_all_missing() -> None:
    move = only(World().account())

    assert move.missing == (
        "write a handoff of kind am_to_am to ben",
        "tell the client, and write down the day as client_told_on",
        "set account_manager to ben in account.yml, on the day it takes effect",
    )
    assert [one.place for one in move.holdings] == ["account_manager"]


ID = "2026-05-04-handoff"
STATES = [
    ({}, (f"submit {ID}", f"tell the client, and write down the day as client_told_on in {ID}")),
    (
        {"submitted_on": "2026-05-05", "client_told_on": "2026-05-20"},
        (f"ben reads {ID}, and accepts it or sends it back",),
    ),
    (
        {
            "submitted_on": "2026-05-05",
            "client_told_on": "2026-05-20",
            "returned": {"returned_on": "2026-05-06", "reason": "No risks"},
        },
        (f"{ID} was sent back: mend it, and submit it again",),
    ),
    (
        {
            "submitted_on": "2026-05-05",
            "client_told_on": "2026-05-20",
            "accepted": {"accepted_on": "2026-05-06", "by": "ben"},
        },
        (),
    ),
]


@pytest.mark.parametrize(("fields", "missing"), STATES, ids=["draft", "submitted", "returned", "accepted"])
def test_what_the_handoff_still_lacks(fields: dict[str, Any], missing: tuple[str, ...]) -> None:
    move = only(World().account().handoff("2026-05-04", **{**FULL, **fields}))

    assert move.handoff == f"acme/handoffs/{ID}"
    assert move.missing == (*missing, "set account_manager to ben in account.yml, on the day it takes effect")


def test_a_part_that_is_missing_is_named() -> None:
    move = only(
        World().account().handoff("2026-05-04", **{**FULL, "risks": "tbc", "submitted_on": "2026-05-05"})
    )

    assert "risks" in move.missing[0]
    assert move.missing[0].startswith(f"{ID} has no ")


def test_what_stays_behind_after_the_change_is_still_listed() -> None:
    done: dict[str, Any] = {
        "submitted_on": "2026-05-05",
        "accepted": {"accepted_on": "2026-05-06", "by": "ben"},
        "effective_on": "2026-05-25",
        "client_told_on": "2026-05-20",
    }
    world = World().account(account_manager="ben").handoff("2026-05-04", **FULL, **done)
    clean = only(world)
    world.commitment("2026-05-10", due_on="2026-07-01").opportunity("2026-05-11")
    move = only(world)

    assert (clean.holdings, clean.missing, clean.is_done) == ((), (), True)
    # Made before the change, so it is Ann's until somebody is named; the opportunity goes with the account.
    assert [(one.record, one.place) for one in move.holdings] == [
        ("acme/commitments/2026-05-10-promise", "owner")
    ]
    assert not move.is_done


def test_a_receiver_who_is_deputy_leaves_that_place_empty() -> None:
    assert (
        only(World().account(deputy="ben")).missing[-1]
        == "name another deputy: ben cannot stand in for themselves"
    )


def test_what_moves_along_is_told_from_what_somebody_has_to_be_named_for() -> None:
    world = World().account().commitment("2026-05-10", due_on="2026-07-01").opportunity("2026-05-11")

    assert {one.place: one.named for one in only(world).holdings} == {
        "account_manager": True,
        "owner": True,
        "": False,
    }


def test_other_accounts_and_the_firms_records_stay_and_are_shown() -> None:
    world = World(default_owner="ann").account().account("other", account_manager="dora", deputy="ann")
    found = moved(world)

    assert [one.account for one in found.moves] == ["acme"]
    assert [(one.account, one.place) for one in found.elsewhere] == [
        ("other", "deputy"),
        (None, "default_owner"),
    ]


def test_past_accounts_do_not_move() -> None:
    assert moved(World().account(ended={"ended_on": "2026-05-01"})).moves == ()


def test_the_receiver_is_looked_at() -> None:
    heavy = World().account(size="enterprise").account("other", account_manager="ben")
    away = World().account().person("ben", away=[{"starts_on": "2026-05-30", "ends_on": "2026-06-05"}])
    gone = World().account().person("ben", left_on="2026-05-01")

    assert moved(heavy).warnings == ("ben would carry 11, where one person carries 10",)
    assert moved(away).warnings == ("ben is away until 2026-06-05",)
    assert moved(gone).warnings == ("ben is not one of us now",)
    assert moved(World().account()).warnings == ()
