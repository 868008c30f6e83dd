"""Silence has a reason: each kind of it, and that no clock is left without one."""

from typing import Any

import pytest
from tests.worlds import World, day

from goodstanding.book import load_book
from goodstanding.chapters import CHAPTERS, CLOCKS
from goodstanding.standing import Silence, Silent, silent
from goodstanding.standing.silence import SPEAKING

AS_OF = "2026-06-01"


def silences(world: World, as_of: str = AS_OF) -> dict[str, Silent]:
    book = load_book(world.source())
    assert book.firm is not None
    return {one.clock.id: one for one in silent(book.accounts["acme"], book.firm, day(as_of))}


def steady(**fields: Any) -> World:
    return World().account(client_since="2024-01-01", **fields)


CASES = [
    ("goodwill", steady(), Silence.MODULE_OFF, "the firm leaves the part 'goodwill' aside"),
    (
        "health-set",
        World(clocks={"health-set": {"enabled": False}}).account(health={"status": "green"}),
        Silence.POLICY_OFF,
        "the firm's policy has switched it off",
    ),
    (
        "steady-contact",
        steady(rhythm={"steady-contact": {"off": True, "reason": "They ring us", "agreed_on": "2026-01-05"}}),
        Silence.AGREED_OFF,
        "agreed with the client to do without: They ring us",
    ),
    (
        "steady-contact",
        steady(paused={"since_on": "2026-05-01", "until_on": "2026-07-31"}),
        Silence.PAUSED,
        "the account is paused until 2026-07-31",
    ),
    (
        "steady-contact",
        steady(ended={"ended_on": "2026-05-01"}),
        Silence.PAST,
        "they are no longer a client",
    ),
    (
        "steady-contact",
        steady().contact("2026-05-04"),
        Silence.NOT_YET,
        "satisfied on 2026-05-04, next due on 2026-08-04",
    ),
    (
        "steady-contact",
        steady().contact("2026-03-10").contact("2026-06-05", outcome="planned"),
        Silence.BOOKED,
        "a talk is planned for 2026-06-05, before it is due on 2026-06-10",
    ),
    (
        "steady-contact",
        steady(snoozes=[{"clock": "steady-contact", "until_on": "2026-06-30", "reason": "Stocktaking"}]),
        Silence.SNOOZED,
        "put off until 2026-06-30: Stocktaking",
    ),
    (
        "steady-contact",
        steady().put(
            "acme/waivers/2026-05-02-quiet",
            {
                "rule": "steady-contact",
                "reason": "They asked for peace",
                "approved_by": "ben",
                "until_on": "2026-07-01",
            },
        ),
        Silence.WAIVED,
        "excepted until 2026-07-01, approved by ben: They asked for peace",
    ),
    (
        "satisfaction-score",
        steady().put(
            "acme/escalations/2026-05-20-late",
            {
                "triggers": ["complaint"],
                "summary": "Twice late",
                "next_action": "Ring them",
                "next_action_due_on": "2026-06-02",
            },
        ),
        Silence.HELD_BACK,
        "held back until the escalation is resolved (2026-05-20-late)",
    ),
    (
        "reply",
        steady(),
        Silence.NOTHING_TO_DO,
        "nothing here calls for it: it is for conversations after which the client still waits for an answer",
    ),
    (
        "portfolio-scan",
        steady(),
        Silence.OF_THE_FIRM,
        "not owed account by account: it is for people who look after accounts, once for all of them",
    ),
]


@pytest.mark.parametrize(("clock", "world", "reason", "because"), CASES, ids=[case[2] for case in CASES])
def test_each_reason_is_said_in_one_sentence(clock: str, world: World, reason: Silence, because: str) -> None:
    said = silences(world)[clock]

    assert (said.reason, said.because) == (reason, because)


def test_every_reason_has_a_case() -> None:
    assert {case[2] for case in CASES} == set(Silence)


@pytest.mark.parametrize("world", [case[1] for case in CASES], ids=[case[2] for case in CASES])
def test_every_clock_either_speaks_or_says_why_not(world: World) -> None:
    speaking = {duty.clock for duty in world.judged(AS_OF).duties if duty.is_open and duty.band in SPEAKING}
    every = {clock.id for chapter in CHAPTERS for clock, _ in (*chapter.clocks, *chapter.firm_clocks)}

    assert set(silences(world)) == every - speaking


def test_what_satisfied_it_is_named_with_its_record() -> None:
    world = steady().review("2026-04-20", shared_on="2026-04-22", delivered="A shop", support="Two calls")
    said = silences(world)

    assert said["steady-contact"].duty is not None
    assert said["steady-contact"].duty.last_record == "acme/reviews/2026-04-20-annual"
    assert said["annual-review"].duty is not None
    assert said["annual-review"].duty.last_record == "acme/reviews/2026-04-20-annual"


def test_a_reason_written_in_confidence_is_not_told() -> None:
    waiver = {
        "rule": "steady-contact",
        "reason": "Canary",
        "approved_by": "ben",
        "until_on": "2026-07-01",
        "visibility": "restricted",
    }
    said = silences(steady().put("acme/waivers/2026-05-02-quiet", waiver))["steady-contact"]

    assert said.because == "excepted until 2026-07-01, approved by ben"


def test_every_clock_says_what_it_is_for() -> None:
    assert [clock.id for clock in CLOCKS.values() if not clock.applies] == []
    assert [clock.id for clock in CLOCKS.values() if clock.applies.endswith(".")] == []
