"""The sample book tells its stories: no errors, something overdue for everybody, every mode."""

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from goodstanding.duty import Duty, State
from goodstanding.finding import Severity
from goodstanding.records.source import Folder
from goodstanding.standing import Standing, assess

BOOK = Path(__file__).parents[2]
AS_OF = date(2026, 6, 1)


@cache
def standing(as_of: date = AS_OF) -> Standing:
    return assess(Folder(BOOK), as_of)


def owed(account: str, clock: str) -> list[Duty]:
    return [duty for duty in standing().duties if duty.account == account and duty.clock == clock]


def the(account: str, clock: str) -> Duty:
    [duty] = owed(account, clock)
    return duty


def rules(severity: Severity) -> set[tuple[str, str | None]]:
    return {
        (finding.rule, finding.account) for finding in standing().findings if finding.severity is severity
    }


def test_everything_is_read_and_nothing_is_wrong() -> None:
    assert standing().not_assessed == ()
    assert [f for f in standing().findings if f.severity is Severity.ERROR] == []
    assert standing().sample
    assert 95 <= standing().records <= 120
    assert len(standing().modes) == 6


def test_a_month_later_the_faults_are_the_same_and_more_is_overdue() -> None:
    later = standing(date(2026, 7, 1))
    assert not any(finding.severity is Severity.ERROR for finding in later.findings)
    assert sum(d.is_overdue for d in later.duties) > sum(d.is_overdue for d in standing().duties)


def test_a_fair_share_is_overdue() -> None:
    counts = Counter(duty.is_overdue for duty in standing().duties if duty.is_open)
    assert 0.15 <= counts[True] / counts.total() <= 0.25


@pytest.mark.parametrize("manager", ["ines-calloway", "tom-adeyemi"])
def test_every_manager_has_something_overdue(manager: str) -> None:
    assert any(duty.is_overdue and duty.owner == manager for duty in standing().duties)


def test_nothing_belongs_to_nobody() -> None:
    assert "nobody" not in {duty.owner for duty in standing().duties}


def test_every_mode_is_present() -> None:
    modes = standing().modes
    assert modes["harbour-lights"] == ("project_underway",)
    assert modes["northgate-clinics"] == ("steady_state",)
    assert modes["fernhill-seeds"] == ("steady_state",)
    assert modes["pennywhistle-toys"] == ("opportunity_in_play",)
    assert set(modes["brackwater-ferries"]) == {"opportunity_in_play", "transition"}
    assert modes["copperline-bikes"] == ("with_new_work",)


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


def test_one_duty_is_snoozed() -> None:
    snoozed = [duty for duty in standing().duties if duty.state is State.SNOOZED]
    assert [(duty.account, duty.clock) for duty in snoozed] == [("harbour-lights", "annual-review")]


def test_what_went_wrong_stays_and_the_vague_promise_is_noticed() -> None:
    assert ("commitment-kept-late", "pennywhistle-toys") in rules(Severity.LAPSE)
    assert ("commitment-vague", "pennywhistle-toys") in rules(Severity.NOTICE)


def test_the_guide_names_every_account_and_person_and_links_to_none() -> None:
    page = (BOOK / "docs/guide/sample-book.md").read_text(encoding="utf-8")
    for record in [
        *(BOOK / "accounts").glob("*/account.yml"),
        *(BOOK / "accounts/_people").glob("*"),
    ]:
        lines = record.read_text(encoding="utf-8").splitlines()
        name = next(line for line in lines if line.startswith("name: "))
        assert name.removeprefix("name: ") in page
    assert "](" not in page


def test_every_record_tells_editors_its_schema() -> None:
    for record in (BOOK / "accounts").rglob("*.yml"):
        first = record.read_text(encoding="utf-8").partition("\n")[0]
        schema = first.removeprefix("# yaml-language-server: $schema=")
        assert schema != first
        assert (record.parent / schema).resolve().parent == BOOK / "schemas"
        assert (record.parent / schema).is_file()
