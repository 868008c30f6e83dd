"""The edges of the rules about health and silence that their pages do not show."""

from typing import Any

import pytest
from tests.clocks.measured import metric
from tests.clocks.troubled import escalated
from tests.rules.said import message, said
from tests.worlds import World

DAY = "2026-06-01"
HEALTH = [("acme/account", "health.status")]


def health(status: str, world: World | None = None, **account: Any) -> World:
    """A young account with that health, and nothing late."""
    told = {"status": status, **({} if status == "green" else {"reason": "Two answers were late"})}
    base = world or World()
    return base.account(
        **{"client_since": "2026-05-01", "health": {**told, "set_on": "2026-05-20"}, **account}
    )


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"status": "green"}, False),
        ({"status": "amber"}, True),
        ({"status": "red"}, True),
        ({"status": "red", "set_on": "2026-07-01"}, True),
        ({"status": "red", "reason": " "}, True),
        ({"status": "red", "reason": "They speak of tenders"}, False),
    ],
)
def test_health_unexplained(fields: dict[str, str], found: bool) -> None:
    assert said(World().account(health=fields), "health-unexplained") == (HEALTH if found else [])


def test_a_restricted_account_is_not_asked_for_words_that_must_not_be_read() -> None:
    world = World().account(health={"status": "red", "reason": "Known to few"}, visibility="restricted")
    assert not said(world, "health-unexplained")


def late(world: World, on: str = "2026-05-29", **fields: Any) -> World:
    return world.commitment("2026-05-18", due_on=on, **fields)


@pytest.mark.parametrize(
    ("world", "speaks"),
    [
        (World().account(), False),
        (late(World().account(client_since="2026-05-01")), False),
        (health("green"), False),
        (late(health("green")), True),
        (late(health("green"), DAY), False),
        (late(health("green"), done_on="2026-05-28"), False),
        (escalated("2026-05-29", health("green")), True),
        (escalated("2026-05-29", health("green"), resolved_on="2026-05-31"), False),
        (escalated("2026-06-02", health("green")), False),
        (health("amber"), True),
        (late(health("amber")), False),
        (escalated("2026-05-29", health("amber")), False),
        (health("red"), False),
        (late(health("red")), False),
        # Known only from tomorrow on.
        (health("amber", health={"status": "amber", "reason": "Late", "set_on": "2026-06-02"}), False),
    ],
)
def test_health_disagrees(world: World, speaks: bool) -> None:
    assert said(world, "health-disagrees") == (HEALTH if speaks else [])


def test_what_is_put_off_does_not_count() -> None:
    off = [{"clock": "measurement", "until_on": DAY, "reason": "They move house"}]
    assert said(metric(health("green"), measure_every_days=7), "health-disagrees") == HEALTH
    assert said(metric(health("green", snoozes=off), measure_every_days=7), "health-disagrees") == []


def test_the_message_says_what_disagrees() -> None:
    world = late(escalated("2026-05-29", health("green")))
    assert message(world, "health-disagrees").startswith(
        "health is green, while 1 duty is late and an escalation is open: "
    )


def tries(*days: str, world: World | None = None, **fields: Any) -> World:
    """A client spoken with in April, then tried on those days."""
    world = (world or World().account(client_since="2026-01-01")).contact("2026-04-01")
    for day in days:
        world.put(
            f"acme/contacts/{day}-try",
            {"summary": "Rang", "theirs": ["sue"], "outcome": "no_response", **fields},
        )
    return world


THREE = ("2026-05-06", "2026-05-13", "2026-05-27")
LAST = [("acme/contacts/2026-05-27-try", "")]


@pytest.mark.parametrize(
    ("world", "found"),
    [
        (tries(*THREE), LAST),
        (tries(*THREE[:2]), []),
        (tries(*THREE[:2], "2026-06-02"), []),
        (tries(*THREE, internal=True), []),
        (tries(*THREE, outcome="missed"), []),
        (tries(*THREE, started_by="client"), []),
        (tries(*THREE, visibility="restricted"), LAST),
        (tries(*THREE).contact("2026-05-20"), []),
        (tries(*THREE).contact("2026-05-27"), []),
        (tries(*THREE).contact("2026-05-20", internal=True), LAST),
        (tries(*THREE).contact("2026-06-02"), LAST),
        (tries(*THREE).review("2026-05-20", meeting="held"), []),
        (tries(*THREE).review("2026-05-20", meeting="offered", shared_on="2026-05-28"), LAST),
        (tries(*THREE).put("acme/satisfaction/2026-05-28-asked", {"feeling": "mixed"}), []),
        (tries(*THREE, world=World().account(status="prospect")), []),
        (tries(*THREE, world=World().account(paused={"since_on": "2026-05-30"})), []),
        (tries(*THREE, world=World().account(ended={"ended_on": "2026-05-30"})), []),
        (escalated("2026-05-28", tries(*THREE), triggers=["disengagement"]), []),
        (escalated("2026-05-28", tries(*THREE), triggers=["complaint"]), LAST),
        (escalated("2026-05-28", tries(*THREE), triggers=["disengagement"], resolved_on="2026-05-30"), LAST),
    ],
)
def test_tries_in_a_row(world: World, found: list[tuple[str, str]]) -> None:
    assert said(world, "disengagement") == found


def silent(since: str, **account: Any) -> World:
    """A client of old, last spoken with on that day."""
    return World().account(**{"client_since": "2024-01-01", **account}).contact(since)


ACCOUNT = [("acme/account", "")]


def building(since: str, mobilised_on: str = "2026-04-01") -> World:
    return silent(since).project(mobilised_on=mobilised_on)


@pytest.mark.parametrize(
    ("world", "found"),
    [
        # Twice 92 days before the first of June lies the 29th of November.
        (silent("2025-11-29"), []),
        (silent("2025-11-28"), ACCOUNT),
        (silent("2025-11-28", tier="key"), ACCOUNT),
        (silent("2025-11-28").review("2026-05-01", shared_on="2026-05-01"), ACCOUNT),
        (silent("2025-11-28", client_since="2026-01-01"), []),
        (silent("2025-11-28", rhythm={"steady-contact": {"every_days": 120}}), []),
        (silent("2026-03-01", rhythm={"steady-contact": {"every_days": 30}}), ACCOUNT),
        (silent("2025-11-28", rhythm={"steady-contact": {"off": True}}), []),
        (silent("2025-11-28", opening={"steady-contact": "2026-01-01"}), []),
        (silent("2025-11-28", paused={"since_on": "2025-12-01", "until_on": "2026-01-31"}), []),
        (World(book_opened_on="2025-11-28").account(), ACCOUNT),
        (World(book_opened_on="2025-11-29").account(), []),
        (World(clocks={"steady-contact": {"enabled": False}}).account(), []),
        # Twice 7 days while a project is underway.
        (building("2026-05-18"), []),
        (building("2026-05-17"), ACCOUNT),
        (building("2026-05-17", mobilised_on="2026-05-20"), []),
        (silent("2026-05-01").project(mobilised_on="2026-04-01", ended_on="2026-05-25"), []),
        (silent("2025-10-01").project(mobilised_on="2025-09-01", ended_on="2025-12-01"), []),
        (building("2026-05-01").commitment("2026-05-02", due_on="2026-07-01", told_on="2026-05-30"), ACCOUNT),
    ],
)
def test_silence(world: World, found: list[tuple[str, str]]) -> None:
    assert said(world, "disengagement") == found


def test_the_message_says_since_when() -> None:
    told = message(silent("2025-11-28"), "disengagement")
    assert "since 2025-11-28 (the last one), more than 184 days ago" in told


def test_the_message_stays_the_same_from_day_to_day() -> None:
    world = silent("2025-11-28")
    assert message(world, "disengagement") == message(world, "disengagement", "2026-06-02")
