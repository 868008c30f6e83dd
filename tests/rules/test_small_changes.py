"""What only a small change to the rule book's code had shown to be untried: edges, loops, and words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from tests.rules.said import message, said
from tests.worlds import PEOPLE, World, day, duties_of

from goodstanding.book import load_book
from goodstanding.dates import days_after
from goodstanding.duty import Duty
from goodstanding.finding import Finding, Severity
from goodstanding.immutable import replace
from goodstanding.model.past import Past, Vanished
from goodstanding.standing import judge

DAY = "2026-06-01"


def why(world: World, clock: str, as_of: str = DAY) -> str:
    duty = world.duty(clock, as_of)
    assert duty
    return duty.why


def with_past(world: World, past: Past) -> Sequence[Finding]:
    """What is found where the history says that."""
    book = load_book(world.source())
    assert book.firm
    return judge(replace(book.accounts["acme"], history=past), book.firm, day(DAY)).findings


def test_where_the_table_names_nobody_nobody_is_asked() -> None:
    row = {"trigger": "complaint", "acknowledge_within_working_days": 1}
    told = {"triggers": ["complaint"], "summary": "s", "next_action": "Ring", "next_action_due_on": DAY}
    world = World(escalation=[row]).account().put("acme/escalations/2026-05-29-late", told)
    assert ", by" not in why(world, "escalation-acknowledged")


@pytest.mark.parametrize(("shared", "last"), [("2026-05-10", "2026-05-10"), ("2026-05-22", "2026-05-22")])
def test_a_review_was_offered_on_the_day_it_was_shared_not_written(shared: str, last: str) -> None:
    billed = {"billed": {"month": "2026-03", "amount": 20000}}
    world = World().account(billing=billed).review("2026-05-20", kind="software", shared_on=shared)
    duty = world.duty("software-review", DAY)
    assert duty
    assert str(duty.last_on) == last


def test_a_review_that_was_offered_too_counts_from_its_own_day() -> None:
    billed = {"billed": {"month": "2026-03", "amount": 20000}}
    offered = {"kind": "software", "shared_on": "2026-05-10", "meeting": "offered"}
    duty = World().account(billing=billed).review("2026-05-20", **offered).duty("software-review", DAY)
    assert duty
    assert str(duty.last_on) == "2026-05-20"


@pytest.mark.parametrize(("start", "days", "end"), [(date.max, 1, date.max), (date.min, -1, date.min)])
def test_before_and_after_all_time_there_is_no_day(start: date, days: int, end: date) -> None:
    assert days_after(start, days) == end
    assert days_after(start, 0) == start


def test_a_text_that_is_cut_short_belongs_to_its_account_and_is_told_whole() -> None:
    text = b"summary: Talked #about\n"
    [finding] = [
        one
        for one in World().account().raw("accounts/acme/contacts/2026-05-20-a.yml", text).judged(DAY).findings
        if one.rule == "text-cut-short"
    ]
    assert finding.account == "acme"
    assert finding.message.endswith("if a remark is meant, write a space after the '#'")


def after_ben(**fields: Any) -> World:
    """Ann has the account from Ben since 15 May."""
    given = {"kind": "am_to_am", "to": "ann", "from": "ben", "effective_on": "2026-05-15"}
    accepted = {"accepted_on": "2026-05-12", "by": "ann"}
    return World().account(**fields).handoff("2026-05-10", "over", **given, accepted=accepted)


def test_who_was_the_manager_then_asks_for_what_is_missing() -> None:
    world = after_ben().handoff("2026-05-04", submitted_on="2026-05-04", timeline=None)
    assert ": ben asks for it" in message(world, "handoff-incomplete")


def test_who_was_the_manager_then_left_the_promise() -> None:
    accepted = {"accepted_on": "2026-05-06", "by": "paul"}
    later: dict[str, Any] = {"accepted": accepted, "effective_on": "2026-05-20"}
    world = after_ben().handoff("2026-05-05", kind="team_member", to="paul", **later)
    world.commitment("2026-05-02", due_on="2026-07-01", owner="ben")
    assert message(world, "commitment-owner-handed-off").startswith("ben handed over to paul")


def test_a_record_of_which_nothing_is_asked_ends_no_list() -> None:
    rates = {"what": "day", "rate": 900}
    agreed = [{"id": "frame", "what": "Work", "starts_on": "2026-01-01", "rates": [{**rates, "rate": 800}]}]
    period = {"starts_on": "2026-05-01", "ends_on": "2026-05-31"}
    world = World(modules={"invoicing": True}).account(agreements=agreed)
    world.put("acme/invoices/april", {"period": period, "rates": [rates], "visibility": "restricted"})
    world.put("acme/invoices/may", {"period": period, "rates": [{"what": "other", "rate": 1}, rates]})
    assert said(world, "invoice-rate-differs") == [("acme/invoices/may", "rates.1.rate")]

    bookings = [{"starts_on": DAY, "days": 2}, {"starts_on": DAY, "days": 0.5}]
    work = {"person": "paul", "starts_on": DAY, "days_per_week": 2, "billable": True, "bookings": bookings}
    world = World().account().put("acme/assignments/paul", work)
    assert said(world, "assignment-under-a-day") == [("acme/assignments/paul", "bookings.1.days")]


def ended(world: World, id_: str, **fields: Any) -> World:
    review = {"held_on": "2026-05-30", "attendees": {"ours": ["paul"], "theirs": ["sue"]}, "learnings": "l"}
    fields = {"mobilised_on": "2026-01-05", "ended_on": "2026-05-01", "wrap_up": {"review": review}, **fields}
    return world.project(id_, **fields)


def test_a_cancelled_project_hides_no_other_and_one_day_is_a_day() -> None:
    world = ended(ended(World().account(), "first", cancelled_on="2026-05-01", ended_on=None), "second")
    world.raw(
        "accounts/acme/projects/first.yml",
        world.contents["accounts/acme/projects/first.yml"].replace(b"ended_on: null\n", b""),
    )
    assert message(world, "project-review-late").startswith("held 1 day late: ")


def test_work_that_has_begun_is_not_planned() -> None:
    begun = World().account().project(mobilised_on="2026-05-20")
    planned = World().account().project(planned_start_on="2026-06-20")
    assert "the day before work began (2026-05-20)" in why(begun, "terms-signed")
    assert "the day before work is planned to begin (2026-06-20)" in why(planned, "terms-signed")


def test_nobody_of_ours_is_missed_in_words() -> None:
    world = World().account().review("2026-05-20", meeting="held", attendees={"theirs": ["sue"]})
    assert "nobody of ours is named" in message(world, "review-one-sided")


OVER_ALL = {"clocks": {"past-client-call": {"limits": {"over_all": True}}}}


def gone(id_: str, ended_on: str, world: World, **fields: Any) -> World:
    past = {"client_since": "2024-01-01", "status": "past", "ended": {"ended_on": ended_on}}
    return world.account(id_, **past, **fields)


def call(world: World) -> Duty:
    [duty] = duties_of(world.told(DAY), "past-client-call")
    return duty


def test_who_wants_no_calls_has_not_waited_longest() -> None:
    world = gone("acme", "2026-01-15", World(**OVER_ALL), do_not_contact=True)
    assert call(gone("brook", "2026-03-01", world)).why.endswith("brook has waited longest")


def test_who_was_called_today_has_not_waited_longest() -> None:
    world = gone("brook", "2026-03-01", gone("acme", "2026-01-15", World(**OVER_ALL))).contact(DAY)
    assert call(world).why.endswith("brook has waited longest")
    assert "the last call to one of them" in call(world).why


def test_the_firms_clocks_say_where_they_begin() -> None:
    assert "the first of them ended" in call(gone("acme", "2026-01-15", World(**OVER_ALL))).why
    world = World().account(client_since="2026-05-20")
    [duty] = duties_of(world.told(DAY), "portfolio-scan")
    assert "they began to look after accounts" in duty.why


def test_a_promise_that_is_back_hides_none_that_is_gone() -> None:
    world = World().account().commitment("2026-05-02", due_on="2026-07-01")
    past = Past(vanished=(Vanished("2026-05-02-promise"), Vanished("2026-05-03-other")))
    [finding] = [one for one in with_past(world, past) if one.rule == "commitment-vanished"]
    assert finding.place.record == "acme/commitments/2026-05-03-other"
    # No day is on record for it, and none is said.
    assert finding.message.startswith("this promise is on record and ")


def test_an_acceptance_of_which_history_knows_nothing_is_left_alone() -> None:
    accepted = {"accepted_on": "2026-05-12", "by": "nell"}
    world = World().account().handoff("2026-05-10", submitted_on="2026-05-10", accepted=accepted)
    found = {one.rule for one in with_past(world, Past())}
    assert "handoff-changed-after-acceptance" not in found


def test_putting_off_by_oneself_is_allowed_to_who_is_alone() -> None:
    snooze = {"clock": "health-set", "until_on": "2026-06-30", "reason": "Later", "set_by": "ann"}
    world = World().account(snoozes=[snooze])
    for id_ in PEOPLE.keys() - {"ann"}:
        world.person(id_, left_on="2026-01-02")
    [finding] = [one for one in world.judged(DAY).findings if one.rule == "waiver-self-approved"]
    assert finding.severity is Severity.NOTICE


def test_only_the_last_of_many_exceptions_is_spoken_of() -> None:
    world, last = World().account(), "2026-05-04"
    for on in ("2025-01-06", "2025-07-07", "2026-01-05", "2026-02-02", last):
        exception = {"rule": "check-in", "reason": "Fairs", "approved_by": "ben", "until_on": "2026-06-30"}
        world.put(f"acme/waivers/{on}-fairs", exception)
    assert [record for record, _ in said(world, "waiver-renewed")] == [f"acme/waivers/{last}-fairs"]
