"""What the later kinds know of themselves."""

from datetime import date
from typing import Any

import pytest
from tests.model.full import OWN_DAY, built

from goodstanding.model.money import Refund
from goodstanding.model.oversight import Scan, Waiver
from goodstanding.model.staffing import Assignment, Change
from goodstanding.model.trouble import Concern, Escalation, Signal
from goodstanding.model.value import Metric, Satisfaction

STEP = {"next_action": "n", "next_action_due_on": "2026-02-03"}


def metric(**fields: Any) -> Metric:
    data = {
        "name": "n",
        "unit": "u",
        "baseline": {"date_on": "2026-01-01", "value": 40},
        "target": {"change_percent": -50, "by_on": "2026-06-30"},
    }
    found = built("metric", {**data, **fields})
    assert isinstance(found, Metric)
    return found


@pytest.mark.parametrize(
    ("kind", "is_trouble"), [("need", False), ("dissatisfaction", True), ("pattern", True)]
)
def test_a_signal_of_trouble(kind: str, is_trouble: bool) -> None:
    signal = built("signal", {"kind": kind, "note": "n", "from": "client"})
    assert isinstance(signal, Signal)
    assert (signal.is_trouble, signal.is_assessed, signal.from_) == (is_trouble, False, "client")


@pytest.mark.parametrize(
    ("fields", "is_open"),
    [
        ({}, False),
        (STEP, True),
        ({**STEP, "next_action_done_on": "2026-02-01"}, False),
        ({**STEP, "resolved_on": "2026-02-01"}, False),
    ],
)
def test_a_concern_asks_for_its_next_step(fields: dict[str, Any], is_open: bool) -> None:
    concern = built("concern", {"what": "w", **fields})
    assert isinstance(concern, Concern)
    assert concern.is_action_open is is_open
    assert concern.is_open is ("resolved_on" not in fields)
    assert concern.updated_on is None


def test_an_escalation_knows_when_the_client_was_told() -> None:
    updates = [
        {"date_on": "2026-03-02", "note": "n", "client_told": True},
        {"date_on": "2026-02-01", "note": "n", "client_told": True},
        {"date_on": "2026-03-09", "note": "n"},
    ]
    data = {"triggers": ["complaint"], "summary": "s", **STEP, "updates": updates}
    escalation = built("escalation", data)
    assert isinstance(escalation, Escalation)
    assert escalation.client_told_on == (date(2026, 2, 1), date(2026, 3, 2))
    assert escalation.updated_on == date(2026, 3, 9)
    assert escalation.is_open
    assert escalation.is_action_open
    assert not escalation.is_acknowledged


@pytest.mark.parametrize(
    ("target", "value"),
    [({"value": 7}, 7), ({"value": 0}, 0), ({"change_percent": -50}, 20), ({"change_percent": 10}, 44)],
)
def test_a_metric_knows_what_is_to_be_reached(target: dict[str, float], value: float) -> None:
    assert metric(target={**target, "by_on": "2026-06-30"}).target_value == pytest.approx(value)


def test_a_change_in_percent_needs_its_start() -> None:
    before = metric().as_known(date(2025, 12, 31))
    assert before is not None
    assert before.baseline is None
    assert before.target_value is None


@pytest.mark.parametrize(
    ("last", "is_open"), [("2026-06-29", True), ("2026-06-30", False), ("2026-07-01", False)]
)
def test_a_metric_is_open_until_it_was_measured_at_its_end(last: str, is_open: bool) -> None:
    days = [last, "2026-02-01"]
    found = metric(measurements=[{"date_on": day, "value": 1} for day in days])
    assert found.is_open is is_open
    assert found.latest is not None
    assert found.latest.date_on.isoformat() == last


@pytest.mark.parametrize(
    ("fields", "is_low"),
    [
        ({"feeling": "unhappy"}, True),
        ({"feeling": "mixed"}, False),
        ({"score": 6, "scale_max": 10}, True),
        ({"score": 6.1, "scale_max": 10}, False),
        ({"score": 3, "scale_max": 5}, True),
        ({"score": 1}, False),
        ({"score": 1, "method": "nps"}, True),
        ({"score": 1, "method": "csat"}, False),
        ({}, False),
    ],
)
def test_a_low_score(fields: dict[str, Any], is_low: bool) -> None:
    found = built("satisfaction", fields)
    assert isinstance(found, Satisfaction)
    assert found.is_low(60) is is_low
    assert found.is_given is ("score" in fields or "feeling" in fields)


def test_a_change_of_one_account_and_of_the_firm() -> None:
    own = built("change", {"kind": "rate", "effective_on": "2026-06-01", "told_on": "2026-02-01"})
    assert isinstance(own, Change)
    assert not own.is_of_firm
    assert own.account_told_on("acme") == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("day", "holds", "is_over"),
    [
        ("2026-03-31", False, False),
        ("2026-04-01", True, False),
        ("2026-05-31", True, False),
        ("2026-06-01", False, True),
    ],
)
def test_an_assignment_holds_from_its_first_to_its_last_day(day: str, holds: bool, is_over: bool) -> None:
    data = {"person": "ann", "starts_on": "2026-04-01", "ends_on": "2026-05-31", "days_per_week": 2}
    found = built("assignment", data)
    assert isinstance(found, Assignment)
    on = date.fromisoformat(day)
    assert (found.holds_on(on), found.is_over(on), found.is_confirmed) == (holds, is_over, True)


def test_a_refund_knows_its_first_offer() -> None:
    offers = [
        {"what": "b", "offered_on": "2026-02-03"},
        {"what": "a", "offered_on": "2026-02-01"},
        {"what": "c"},
    ]
    found = built("refund", {"event": "e", "alternatives": offers})
    assert isinstance(found, Refund)
    assert found.first_offer_on == date(2026, 2, 1)
    assert not found.is_settled


def test_a_waiver_holds_from_its_own_day_to_its_last() -> None:
    data = {"rule": "check-in", "reason": "r", "approved_by": "ben", "until_on": "2026-02-01"}
    found = built("waiver", {**data, "record": "projects/shop"})
    assert isinstance(found, Waiver)
    held = [
        found.holds_on(date.fromisoformat(day)) for day in ("2026-01-04", OWN_DAY, "2026-02-01", "2026-02-02")
    ]
    assert held == [False, True, True, False]
    assert found.record_ == "projects/shop"
    assert found.record == f"acme/waivers/{OWN_DAY}-one"


def test_a_scan_knows_who_looked_at_what() -> None:
    found = built("scan", {"seen": ["acme"], "notes": {"beta": "n"}})
    assert isinstance(found, Scan)
    assert found.person == "ann"
    assert found.saw("acme")
    assert not found.saw("beta")
