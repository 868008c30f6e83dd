"""The sample book tells its stories: no errors, something overdue for everybody, every mode."""

import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from goodstanding.duty import Band, Duty, State
from goodstanding.finding import Severity
from goodstanding.model.modes import Mode
from goodstanding.records.source import Folder
from goodstanding.standing import Standing, assess

BOOK = Path(__file__).parents[2]
ACCOUNTS = BOOK / "accounts"
AS_OF = date(2026, 6, 1)
MANAGERS = ["gwen-achterberg", "ines-calloway", "tom-adeyemi", "yusuf-demir"]
SHELVES = [
    "assignments",
    "changes",
    "commitments",
    "concerns",
    "contacts",
    "escalations",
    "handoffs",
    "invoices",
    "metrics",
    "opportunities",
    "projects",
    "refunds",
    "reviews",
    "satisfaction",
    "signals",
    "stakeholders",
    "waivers",
]


@cache
def standing(as_of: date = AS_OF) -> Standing:
    return assess(Folder(BOOK), as_of)


def owed(account: str, clock: str) -> list[Duty]:
    return [duty for duty in standing().duties if duty.account == account and duty.clock == clock]


def the(account: str, clock: str) -> Duty:
    [duty] = owed(account, clock)
    return duty


def in_state(state: State) -> set[tuple[str | None, str]]:
    return {(duty.account, duty.clock) for duty in standing().duties if duty.state is state}


def _line(record: Path, field: str) -> str:
    """What a record says in a field of one line, or nothing."""
    lines = record.read_text(encoding="utf-8").splitlines()
    return next((line.removeprefix(f"{field}: ") for line in lines if line.startswith(f"{field}: ")), "")


def _healths(record: Path) -> list[str]:
    """The colour of an account's health, if somebody has set it."""
    text = record.read_text(encoding="utf-8").partition("\nhealth:")[2]
    return re.findall(r"status: ([a-z]+)", text)[:1]


def rules(severity: Severity) -> set[tuple[str, str | None]]:
    return {
        (finding.rule, finding.account) for finding in standing().findings if finding.severity is severity
    }


def test_everything_is_read_and_nothing_is_wrong() -> None:
    assert standing().not_assessed == ()
    assert [f for f in standing().findings if f.severity is Severity.ERROR] == []
    assert standing().sample
    assert 280 <= standing().records <= 320
    assert len(list(ACCOUNTS.glob("*/account.yml"))) == 14
    assert len(list((ACCOUNTS / "_people").glob("*.yml"))) == 9


def test_every_kind_of_record_is_there_at_least_twice() -> None:
    kinds = Counter(path.parent.name for path in ACCOUNTS.rglob("*.yml") if path.name != "account.yml")
    del kinds["accounts"]
    assert set(kinds) == {*SHELVES, "_people", "_scans", "_changes"}
    assert min(kinds.values()) >= 2
    handed = Counter(_line(path, "kind") for path in ACCOUNTS.glob("*/handoffs/*.yml"))
    assert set(handed) == {"new_work", "am_to_pm", "project_close", "am_to_am", "team_member"}
    reviewed = Counter(_line(path, "kind") for path in ACCOUNTS.glob("*/reviews/*.yml"))
    assert set(reviewed) == {"annual", "mini", "software", "free"}


def test_every_health_is_there() -> None:
    said = {found for path in ACCOUNTS.glob("*/account.yml") for found in _healths(path)}
    assert said == {"green", "amber", "red"}


def test_a_month_later_the_faults_are_the_same_and_more_is_overdue() -> None:
    later = standing(date(2026, 7, 1))
    assert not any(finding.severity is Severity.ERROR for finding in later.findings)
    assert sum(d.is_overdue for d in later.duties) > sum(d.is_overdue for d in standing().duties)


def test_a_fair_share_is_overdue() -> None:
    counts = Counter(duty.is_overdue for duty in standing().duties if duty.is_open)
    assert 0.15 <= counts[True] / counts.total() <= 0.25


@pytest.mark.parametrize("manager", MANAGERS)
def test_every_manager_has_something_overdue(manager: str) -> None:
    assert any(duty.is_overdue and duty.owner == manager for duty in standing().duties)


@pytest.mark.parametrize("manager", MANAGERS)
def test_nobody_drowns_in_the_coming_week(manager: str) -> None:
    due = {
        duty.card or (duty.clock, duty.record, duty.place)
        for duty in standing().duties
        if duty.owner == manager and duty.is_open and duty.band in {Band.TODAY, Band.SOON}
    }
    assert 1 <= len(due) <= 10


def test_nothing_belongs_to_nobody() -> None:
    assert "nobody" not in {duty.owner for duty in standing().duties}


def test_every_mode_is_present() -> None:
    modes = standing().modes
    assert {mode for held in modes.values() for mode in held} == {mode.value for mode in Mode}
    assert modes["harbour-lights"] == ("project_underway",)
    assert modes["northgate-clinics"] == ("steady_state",)
    assert modes["fernhill-seeds"] == ("steady_state",)
    assert modes["pennywhistle-toys"] == ("opportunity_in_play",)
    assert set(modes["brackwater-ferries"]) == {"opportunity_in_play", "transition"}
    assert modes["copperline-bikes"] == ("with_new_work",)
    assert modes["saltmarsh-housing"] == modes["brightwater-swim"] == ("project_underway",)
    assert modes["orrin-pianos"] == modes["quillfeather-books"] == ("steady_state",)
    assert modes["lindenrow-legal"] == modes["marlpit-ceramics"] == ("opportunity_in_play",)
    assert not modes.get("wickmoor-observatory")


def test_the_miss_handled_well_left_no_trace_and_the_other_one_did() -> None:
    assert owed("harbour-lights", "reflection") == []
    assert the("northgate-clinics", "reflection").due_on == date(2026, 5, 22)
    assert the("northgate-clinics", "reflection").is_overdue
    assert the("northgate-clinics", "commitment-told").due_on == date(2026, 6, 2)


def test_the_returned_handoff_is_owed_again() -> None:
    assert the("pennywhistle-toys", "handoff-submitted").due_on == date(2026, 6, 3)


def test_tries_do_not_count_as_contact() -> None:
    assert the("fernhill-seeds", "check-in").due_on == date(2026, 5, 27)


def test_the_review_of_the_ended_project_is_due() -> None:
    assert the("brackwater-ferries", "project-review").due_on == date(2026, 6, 5)


def test_a_planned_meeting_books_and_a_forgotten_one_is_asked_about() -> None:
    assert the("harbour-lights", "check-in").booked_on == date(2026, 6, 4)
    assert the("northgate-clinics", "check-in").booked_on == date(2026, 6, 9)
    assert the("pennywhistle-toys", "contact-outcome").due_on == date(2026, 5, 29)


def test_two_duties_are_snoozed_and_one_is_excepted() -> None:
    assert in_state(State.SNOOZED) == {
        ("harbour-lights", "annual-review"),
        ("brightwater-swim", "value-shown"),
    }
    assert in_state(State.WAIVED) == {("saltmarsh-housing", "satisfaction-score")}
    assert {account for account, _ in in_state(State.HELD_BACK)} == {"saltmarsh-housing"}


def test_the_sponsor_leaves_and_the_next_steps_are_on_their_days() -> None:
    assert owed("saltmarsh-housing", "stakeholder-successor") == []
    assert the("saltmarsh-housing", "escalation-update").due_on == AS_OF
    assert the("saltmarsh-housing", "escalation-action").due_on == date(2026, 6, 4)
    assert the("saltmarsh-housing", "concern-update").is_overdue
    assert the("saltmarsh-housing", "progress-report").owner == "marek-novotny"


def test_the_manager_who_leaves_has_handed_over_one_of_three() -> None:
    assert owed("orrin-pianos", "handoff-accepted") == owed("orrin-pianos", "departure-called") == []
    assert the("lindenrow-legal", "handoff-accepted").owner == "ines-calloway"
    assert {duty.due_on for duty in owed("lindenrow-legal", "rotation-offer")} == {
        date(2026, 6, 3),
        date(2026, 7, 8),
    }
    assert the("quillfeather-books", "handoff-submitted").due_on == date(2026, 6, 4)
    assert the("quillfeather-books", "departure-called").is_overdue


def test_one_client_has_not_heard_of_the_new_rates() -> None:
    told = [duty for duty in standing().duties if duty.clock == "change-told" and "rates" in duty.record]
    assert [(duty.account, duty.due_on) for duty in told] == [("fernhill-seeds", date(2026, 6, 8))]


def test_the_client_who_left_is_rung_and_the_one_at_rest_is_left_in_peace() -> None:
    assert the("wickmoor-observatory", "past-client-call").due_on == date(2026, 7, 17)
    assert owed("wickmoor-observatory", "loss-review") == []
    assert not any(duty.is_overdue for duty in standing().duties if duty.account == "dunlin-cheese")


def test_money_asked_back_is_answered_with_an_offer_first() -> None:
    assert the("brightwater-swim", "refund").due_on == date(2026, 6, 2)


def test_what_is_told_in_confidence_stays_so() -> None:
    hidden = [path for path in ACCOUNTS.rglob("*.yml") if _line(path, "visibility") == "restricted"]
    assert {path.parent.name for path in hidden} == {"contacts", "escalations"}


def test_what_went_wrong_stays_and_advice_is_short() -> None:
    assert rules(Severity.LAPSE) == {
        ("commitment-kept-late", "pennywhistle-toys"),
        ("commitment-told-late", "northgate-clinics"),
    }
    assert ("commitment-vague", "pennywhistle-toys") in rules(Severity.NOTICE)
    assert ("disengagement", "fernhill-seeds") in rules(Severity.NOTICE)
    assert len([f for f in standing().findings if f.severity is Severity.NOTICE]) <= 12


def test_the_guide_names_every_account_and_person_and_links_to_none() -> None:
    page = (BOOK / "docs/guide/sample-book.md").read_text(encoding="utf-8")
    for record in [*ACCOUNTS.glob("*/account.yml"), *(ACCOUNTS / "_people").glob("*")]:
        assert _line(record, "name") in page
    assert "](" not in page


def test_every_record_tells_editors_its_schema() -> None:
    for record in ACCOUNTS.rglob("*.yml"):
        first = record.read_text(encoding="utf-8").partition("\n")[0]
        schema = first.removeprefix("# yaml-language-server: $schema=")
        assert schema != first
        assert (record.parent / schema).resolve().parent == BOOK / "schemas"
        assert (record.parent / schema).is_file()
