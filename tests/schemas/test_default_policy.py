"""The policy that comes with the product: whole, valid, and honest about its numbers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

Policy = dict[str, Any]

FILE = Path(__file__).parents[2] / "src" / "goodstanding" / "policy.default.yml"
OF_THE_FIRM = {"book_opened_on": "2026-01-01", "timezone": "Europe/London", "currency": "EUR"}
CLOCKS = [
    "escalation-acknowledged",
    "escalation-contact",
    "escalation-update",
    "escalation-action",
    "complaint-answered",
    "concern-update",
    "concern-action",
    "stakeholder-successor",
    "commitment",
    "commitment-check",
    "commitment-told",
    "reflection",
    "reflection-change",
    "waiting-on",
    "reply",
    "follow-up",
    "signal-assessed",
    "opportunity-routed",
    "handoff-submitted",
    "handoff-accepted",
    "new-work-news",
    "opportunity-follow-up",
    "kickoff",
    "terms-signed",
    "pm-sync",
    "progress-report",
    "mini-review",
    "wrap-up-flagged",
    "project-end-passed",
    "project-review",
    "wrap-up",
    "go-live-audit",
    "milestone-celebrated",
    "any-contact",
    "meeting",
    "check-in",
    "satisfaction-talk",
    "steady-contact",
    "free-review",
    "software-review",
    "key-stakeholder-contact",
    "past-client-call",
    "meeting-prep",
    "contact-outcome",
    "annual-review",
    "annual-review-offered",
    "satisfaction-score",
    "measurement",
    "metric-target",
    "value-shown",
    "change-told",
    "departure-called",
    "rotation-offer",
    "goodwill",
    "invoice",
    "warranty-told",
    "warranty-after",
    "renewal-talk",
    "renewal",
    "refund",
    "loss-review",
    "support-watch",
    "portfolio-scan",
    "health-set",
    "waiver-ends",
    "retention",
]
LAPSES = [
    "commitment-kept-late",
    "commitment-told-late",
    "commitment-withdrawn-untold",
    "reflection-after-promise",
    "change-told-late",
    "change-written-before-called",
    "refund-no-alternative",
    "project-review-late",
    "commitment-moved-silently",
    "commitment-vanished",
    "record-backdated",
]
NOTICES = [
    "commitment-vague",
    "wording-negative",
    "health-disagrees",
    "disengagement",
    "repeated-trouble",
    "stakeholder-single",
    "manager-overloaded",
    "manager-no-deputy",
    "manager-no-booking-link",
    "assignment-overbooked",
    "assignment-no-consent",
    "architect-no-float",
    "assignment-office-days",
    "project-skills-unmet",
    "project-no-cloud-architect",
    "added-value-none",
    "escalation-without-concern",
    "context-missing",
    "waiver-renewed",
    "history-unavailable",
    "schema-behind",
    "text-cut-short",
    "account-on-too-few",
]
ERRORS_WITH_A_NUMBER = ["opportunity-route-too-small", "assignment-under-a-day"]
INTERVALS = {"every_days", "within_days", "within_working_days"}


@pytest.fixture(scope="module")
def policy() -> Policy:
    loaded: Policy = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return loaded


def test_it_is_whole_once_the_firm_has_said_its_part(
    policy: Policy, judge_of: Callable[[str], Draft202012Validator]
) -> None:
    judge = judge_of("policy.schema.json")
    assert [error.message for error in judge.iter_errors({**policy, **OF_THE_FIRM})] == []
    assert not set(policy) & set(OF_THE_FIRM)


def test_every_clock_has_its_row_in_the_order_of_lists(policy: Policy) -> None:
    assert list(policy["clocks"]) == CLOCKS


def test_every_rule_with_a_number_or_a_switch_has_its_row(policy: Policy) -> None:
    assert list(policy["rules"]) == [*ERRORS_WITH_A_NUMBER, *LAPSES, *NOTICES]
    assert all("limits" in policy["rules"][rule] for rule in ERRORS_WITH_A_NUMBER)


def test_every_row_says_where_its_numbers_come_from(policy: Policy) -> None:
    for name, row in {**policy["clocks"], **policy["rules"]}.items():
        assert row["source"] == "our default" or row["source"].startswith("stated: "), name


def test_a_clock_has_one_interval_at_most_and_says_when_it_is_soon(policy: Policy) -> None:
    for name, row in policy["clocks"].items():
        assert len(INTERVALS & set(row)) <= 1, name
        assert row["soon_days"] == (14 if name == "project-review" else 7), name


def test_every_trigger_has_one_row_that_fits_any_severity(policy: Policy, catalogue: dict[str, Any]) -> None:
    triggers = [row["trigger"] for row in policy["escalation"]]
    assert sorted(triggers) == sorted(catalogue["common.schema.json"]["$defs"]["trigger"]["enum"])
    assert not any("severity" in row for row in policy["escalation"])


def test_names_within_it_exist(policy: Policy) -> None:
    assert set(policy["quiet"]) <= set(CLOCKS)
    assert policy["default_tier"] in policy["tiers"]
    assert policy["default_size"] in policy["load"]["weights"]


def test_words_are_small_letters_and_stand_once(policy: Policy) -> None:
    for words in policy["words"].values():
        assert words == [word.lower() for word in words]
        assert len(words) == len(set(words))


def test_invoicing_and_goodwill_are_left_to_the_firm(policy: Policy) -> None:
    assert sorted(name for name, on in policy["modules"].items() if not on) == [
        "goodwill",
        "invoicing",
    ]
