"""The cases by which the whole is judged first."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.worlds import World, day, duties_of, findings_of

from goodstanding.duty import Band, State
from goodstanding.finding import Severity
from goodstanding.records.locate import Span, locate


def test_an_account_never_contacted_is_due_92_days_after_it_became_a_client() -> None:
    world = World(book_opened_on="2025-06-01").account(client_since="2026-01-01")

    duty = world.duty("steady-contact", "2026-03-01")

    assert duty is not None
    assert duty.due_on == date(2026, 1, 1) + timedelta(days=92) == date(2026, 4, 3)
    assert (duty.last_on, duty.owner, duty.record) == (None, "ann", "acme/account")
    assert duty.band is Band.LATER


def test_our_own_watch_and_an_unanswered_try_are_no_talk_with_the_client() -> None:
    world = (
        World(book_opened_on="2025-01-01")
        .account(client_since="2024-01-01")
        .contact("2026-02-20")
        .contact("2026-05-30", outcome="no_response")
        .contact("2026-05-31", internal=True, theirs=[], covers=["support_watch"], channel="meeting")
    )

    duty = world.duty("steady-contact", "2026-06-01")

    assert duty is not None
    assert (duty.last_on, duty.due_on, duty.days_late) == (date(2026, 2, 20), date(2026, 5, 23), 9)
    assert (duty.band, duty.state) == (Band.OVERDUE, State.OPEN)
    watch = world.duty("support-watch", "2026-06-01")
    assert watch is not None
    assert (watch.last_on, watch.due_on) == (date(2026, 5, 31), date(2026, 7, 1))


def missed(**reflection: str) -> World:
    said = {"due_on": "2026-03-20", "missed_on": "2026-03-21", "told_on": "2026-03-21"}
    more: dict[str, Any] = {"reflection": reflection} if reflection else {}
    return World().account().commitment("2026-03-01", "first", **said, **more)


NEW = "acme/commitments/2026-04-10-second"
OLD = "acme/commitments/2026-03-01-first"


def test_a_promise_made_while_an_earlier_miss_is_unreflected_is_an_error() -> None:
    standing = missed().commitment("2026-04-10", "second", due_on="2026-04-30").on("2026-04-11")

    (finding,) = findings_of(standing, "commitment-made-before-reflection")

    assert (finding.severity, finding.place.record) == (Severity.ERROR, NEW)
    assert findings_of(standing, "reflection-after-promise") == []


def test_a_reflection_without_a_change_is_none() -> None:
    world = missed(reflected_on="2026-03-25").commitment("2026-04-10", "second", due_on="2026-04-30")

    assert findings_of(world.on("2026-04-11"), "commitment-made-before-reflection")


@pytest.mark.parametrize("as_of", ["2026-04-11", "2026-06-01"])
def test_a_promise_that_mends_the_miss_may_be_made_at_once(as_of: str) -> None:
    standing = (
        missed()
        .commitment("2026-04-10", "second", due_on="2026-04-30", recovers="2026-03-01-first")
        .on(as_of)
    )

    assert findings_of(standing, "commitment-made-before-reflection") == []
    assert findings_of(standing, "reflection-after-promise") == []


@pytest.mark.parametrize("reflected_on", ["2026-03-25", "2026-04-10"])
def test_once_reflected_promises_are_free_again(reflected_on: str) -> None:
    world = missed(reflected_on=reflected_on, change="We ask for the data first")
    standing = world.commitment("2026-04-10", "second", due_on="2026-04-30").on("2026-04-20")

    assert findings_of(standing, "commitment-made-before-reflection") == []
    assert findings_of(standing, "reflection-after-promise") == []


def test_a_reflection_after_the_promise_is_a_lapse_of_the_missed_one() -> None:
    world = missed(reflected_on="2026-04-11", change="We ask for the data first")
    standing = world.commitment("2026-04-10", "second", due_on="2026-04-30").on("2026-04-20")

    assert findings_of(standing, "commitment-made-before-reflection") == []
    (lapse,) = findings_of(standing, "reflection-after-promise")
    assert (lapse.severity, lapse.place.record) == (Severity.LAPSE, OLD)


@pytest.mark.parametrize("said", ["TBC", "tbc", " Tbc. ", "To be confirmed"])
def test_a_placeholder_in_a_submitted_handoff_is_an_error_at_its_own_line(said: str) -> None:
    world = (
        World().account().opportunity("2026-05-01", routed={"route": "new_work", "routed_on": "2026-05-04"})
    )
    world.handoff("2026-05-05", opportunity="2026-05-01-idea", submitted_on="2026-05-06", timeline=said)

    (finding,) = findings_of(world.on("2026-05-07"), "handoff-incomplete")

    assert finding.severity is Severity.ERROR
    assert finding.place.path == ("timeline",)
    data = world.contents[finding.place.file]
    span = locate(data, finding.place.path, finding.place.on_key)
    assert data.decode().splitlines()[span.line - 1].startswith("timeline:")
    assert span == Span(span.line, len("timeline: ") + 1, len(said) + 2)
    assert "timeline" in finding.message
    assert len(finding.message.split()) >= 5, "a sentence that helps"


def test_asked_and_not_disclosed_is_an_answer_about_the_budget() -> None:
    world = (
        World().account().opportunity("2026-05-01", routed={"route": "new_work", "routed_on": "2026-05-04"})
    )
    world.handoff(
        "2026-05-05",
        opportunity="2026-05-01-idea",
        submitted_on="2026-05-06",
        budget={"known": "asked_not_disclosed"},
    )

    assert [one.message for one in world.on("2026-05-07").findings if one.severity is Severity.ERROR] == []


def test_a_month_later_the_same_book_has_the_same_errors_and_more_is_overdue() -> None:
    world = missed().commitment("2026-04-10", "second", due_on="2026-04-30")
    world.handoff("2026-04-05", submitted_on="2026-04-06", timeline="TBC")
    world.contact("2026-02-20").project(mobilised_on="2026-04-01")

    now, later = world.on("2026-04-20"), world.on("2026-05-20")

    errors = [one for one in now.findings if one.severity is Severity.ERROR]
    assert {one.rule for one in errors} >= {
        "commitment-made-before-reflection",
        "handoff-incomplete",
    }
    assert [one for one in later.findings if one.severity is Severity.ERROR] == errors
    assert later.count_band(Band.OVERDUE) > now.count_band(Band.OVERDUE) > 0


@pytest.mark.parametrize("name", ["acme", "a", "north-sea-ferries", "z9", "harbour-lights"])
def test_an_account_of_two_lines_in_a_book_opened_today_owes_nothing_yet(name: str) -> None:
    world = World(book_opened_on="2026-06-01")
    world.raw(f"accounts/{name}/account.yml", b"name: A client\naccount_manager: ann\n")

    standing = world.on("2026-06-01")

    assert standing.count(Severity.ERROR) == 0
    assert standing.count_band(Band.OVERDUE) == standing.count_band(Band.TODAY) == 0
    due = {duty.clock: duty.due_on for duty in standing.duties}
    assert set(due) >= {"steady-contact", "support-watch", "annual-review"}
    assert all(due_on > day("2026-06-01") for due_on in due.values())


def test_the_first_days_of_a_new_book_are_spread_over_the_interval() -> None:
    world = World(book_opened_on="2026-06-01")
    for number in range(40):
        world.account(f"client-{number}")

    due = {duty.due_on for duty in duties_of(world.on("2026-06-01"), "steady-contact")}

    assert min(due) > day("2026-06-01")
    assert max(due) <= day("2026-06-01") + timedelta(days=92)
    assert len(due) > 20
