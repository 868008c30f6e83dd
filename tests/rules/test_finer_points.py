"""What several rules find where two records stand side by side, or nothing at all is known."""

from typing import Any

from tests.clocks.troubled import concerned
from tests.rules.rows import DAY, found
from tests.rules.said import message, said
from tests.rules.test_commitments_rules import gone, passed, promised
from tests.rules.test_escalation_rules import signal
from tests.worlds import World


def changes(*told_on: str, **fields: Any) -> World:
    """Rate changes of which the client heard on those days; each took effect on 20 May."""
    world = World().account(client_since="2024-01-01")
    for number, day in enumerate(told_on):
        record = {"kind": "rate", "effective_on": "2026-05-20", "told_on": day, **fields}
        world.put(f"acme/changes/2026-05-04-rate-{number}", record)
    return world


def test_a_change_told_in_time_hides_none_that_was_not() -> None:
    assert len(found(changes("2026-05-19", "2026-05-21", "2026-05-22"), "change-told-late")) == 2


def test_a_change_that_concerns_only_new_clients_hides_no_other() -> None:
    world = World().account(client_since="2026-05-20")
    for number, effective_on in enumerate(("2026-05-20", "2026-06-01")):
        record = {"kind": "rate_all", "effective_on": effective_on, "told": {"acme": "2026-06-05"}}
        world.put(f"_changes/2026-05-04-rates-{number}", record)
    [finding] = found(world, "change-told-late")
    assert finding.place.file == "accounts/_changes/2026-05-04-rates-1.yml"


def test_concerns_alone_and_signals_alone_are_repeated_trouble() -> None:
    concerns, signals = World().account(), World().account()
    for day in ("2026-05-04", "2026-05-11", "2026-05-18"):
        concerned(day, concerns)
        signal(signals, day)
    assert said(concerns, "repeated-trouble")
    assert said(signals, "repeated-trouble")


def test_a_handover_before_the_promise_hides_none_after_it() -> None:
    world = promised("2026-03-25")
    passed(gone(world), "2026-04-06", "paul", "nell")
    [finding] = found(world, "commitment-owner-handed-off")
    assert "paul handed over to nell (2026-04-06-paul-nell)" in finding.message


def test_the_handover_that_took_effect_last_is_named() -> None:
    world = gone(promised(), effective_on="2026-05-20")
    passed(world, "2026-04-06", "paul", "nell")
    [finding] = found(world, "commitment-owner-handed-off")
    assert "paul handed over to ben" in finding.message


def test_what_is_not_known_of_a_client_is_named_in_full() -> None:
    world = World().account(client_since="2026-05-01").put("acme/stakeholders/sue", {"name": "Sue Stone"})
    assert message(world, "context-missing").startswith(
        "1 of 9 known; not on record yet: goals, challenges, context, what they buy, what they could buy, "
        "how they like to communicate, their roadmap and a key stakeholder. "
    )
    unknown = World().account().put("acme/stakeholders/sue", {"name": "Sue", "key": True, "left_on": DAY})
    assert "since when they are a client and a key stakeholder. " in message(unknown, "context-missing")


def test_a_promise_that_was_kept_hides_no_vague_one() -> None:
    world = World().account().commitment("2026-04-01", due_on="2026-05-01", done_on="2026-05-01")
    world.commitment("2026-05-04", due_on="2026-06-20", what="Send the figures soon")
    world.commitment("2026-05-05", "b", due_on="2026-06-20", what="Send it soon", visibility="restricted")
    world.commitment("2026-05-06", "c", due_on="2026-06-20", what="Look into it soon")
    places = [one.place.record for one in found(world, "commitment-vague")]
    assert places == ["acme/commitments/2026-05-04-promise", "acme/commitments/2026-05-06-c"]


def test_a_project_without_needs_hides_no_other() -> None:
    world = World().account().project("app", mobilised_on="2026-03-02")
    world.project("shop", mobilised_on="2026-03-02", needs={"skills": ["payments"]})
    assert [one.place.record for one in found(world, "project-skills-unmet")] == ["acme/projects/shop"]


def test_an_opportunity_that_was_handed_over_hides_none_that_was_not() -> None:
    routed = {"route": "new_work", "routed_on": "2026-05-05", "who": "nell"}
    sent = {"owner": "nell", "sent_on": "2026-05-20"}
    world = World().account().opportunity("2026-05-01", "kept")
    world.opportunity("2026-05-02", "told", routed=routed, proposal=sent)
    world.handoff("2026-05-06", opportunity="2026-05-02-told", submitted_on="2026-05-06")
    world.opportunity("2026-05-03", "quiet", routed=routed).opportunity(
        "2026-05-04", "untold", routed=routed, proposal=sent
    )
    [finding] = found(world, "opportunity-handoff-missing")
    assert finding.place.record == "acme/opportunities/2026-05-04-untold"
