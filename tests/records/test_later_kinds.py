"""What the later kinds may cite, and which of their dates have to follow which."""

from typing import Any

import pytest
from tests.worlds import World

from goodstanding.book import load_book
from goodstanding.finding import Finding
from goodstanding.kinds import Identity, identify

CHANGE = {"kind": "rate_all", "effective_on": "2026-06-01"}
WAIVER = {"reason": "r", "approved_by": "ben", "until_on": "2026-05-01"}


def findings(world: World, record: str) -> list[Finding]:
    book = load_book(world.source())
    every = [*book.firm_records.findings, *book.account_records["acme"].findings]
    return [one for one in every if one.place.record == record]


def one_finding(record: str, fields: dict[str, Any]) -> tuple[str, str]:
    found = findings(World().account().put(record, fields), record)
    assert len(found) == 1, found
    return found[0].rule, found[0].message


@pytest.mark.parametrize(
    ("path", "record"),
    [
        ("accounts/_changes/2026-02-01-rates.yml", "_changes/2026-02-01-rates"),
        ("accounts/acme/changes/2026-02-01-rates.yml", "acme/changes/2026-02-01-rates"),
        ("accounts/_scans/2026-02-01-ann.yml", "_scans/2026-02-01-ann"),
        ("accounts/acme/invoices/february.yml", "acme/invoices/february"),
    ],
)
def test_a_path_names_its_record_and_back(path: str, record: str) -> None:
    identity = identify(path)
    assert isinstance(identity, Identity)
    assert (identity.record, identity.file) == (record, path)


def test_the_firm_s_own_records_cite_accounts() -> None:
    world = World().account()
    world.put("_changes/2026-02-01-rates", {**CHANGE, "told": {"acme": "2026-02-02"}})
    world.put("_scans/2026-02-01-ann", {"seen": ["acme"], "notes": {"acme": "n"}})
    book = load_book(world.source())
    assert book.firm_records.findings == ()
    assert book.firm is not None
    assert [one.record for one in book.firm.changes] == ["_changes/2026-02-01-rates"]
    assert book.firm.changes[0].account_told_on("acme") is not None
    assert book.firm.changes[0].account_told_on("beta") is None
    assert [one.person for one in book.firm.scans] == ["ann"]


@pytest.mark.parametrize(
    ("record", "fields", "rule", "words"),
    [
        ("_scans/2026-02-01-ann", {"seen": ["acne"]}, "reference-unknown", "did you mean 'acme'?"),
        ("_scans/2026-02-01-ann", {"notes": {"acne": "n"}}, "reference-unknown", "'notes.acne' names 'acne'"),
        ("_scans/2026-02-01-anna", {"seen": ["acme"]}, "reference-unknown", "did you mean 'ann'?"),
        (
            "_changes/2026-02-01-x",
            {**CHANGE, "told_to": "sue"},
            "reference-unknown",
            "cannot name a stakeholder",
        ),
        (
            "_changes/2026-02-01-x",
            {**CHANGE, "told": {"acme": "2026-01-31"}},
            "dates-out-of-order",
            "'told.acme' is",
        ),
        (
            "acme/changes/2026-02-01-x",
            {**CHANGE, "told": {"acme": "2026-02-02"}},
            "reference-unknown",
            "only the firm's own",
        ),
        (
            "acme/waivers/2026-02-01-x",
            {**WAIVER, "rule": "chek-in"},
            "policy-unknown-id",
            "did you mean 'check-in'?",
        ),
        (
            "acme/waivers/2026-02-01-x",
            {**WAIVER, "rule": "commitment-kept-late"},
            "policy-unknown-id",
            "cannot be waived",
        ),
        (
            "acme/waivers/2026-02-01-x",
            {**WAIVER, "rule": "handoff-incomplete"},
            "policy-unknown-id",
            "no clock or notice",
        ),
        (
            "acme/waivers/2026-02-01-x",
            {**WAIVER, "rule": "check-in", "record": "concerns/2026-01-01-x"},
            "reference-unknown",
            "no such record",
        ),
        (
            "acme/concerns/2026-02-01-x",
            {"what": "w", "raised_by": "sues"},
            "reference-unknown",
            "did you mean 'sue'?",
        ),
        (
            "acme/concerns/2026-02-01-x",
            {"what": "w", "resolved_on": "2026-01-31"},
            "dates-out-of-order",
            "own day",
        ),
        (
            "acme/assignments/x",
            {"person": "ann", "starts_on": "2026-02-02", "ends_on": "2026-02-01", "days_per_week": 1},
            "dates-out-of-order",
            "'ends_on' is",
        ),
    ],
)
def test_a_fault_is_found_and_named(record: str, fields: dict[str, Any], rule: str, words: str) -> None:
    found, message = one_finding(record, fields)
    assert found == rule
    assert words in message


@pytest.mark.parametrize("rule", ["check-in", "context-missing", "disengagement"])
def test_clocks_and_notices_can_be_waived(rule: str) -> None:
    record = "acme/waivers/2026-02-01-x"
    assert findings(World().account().put(record, {**WAIVER, "rule": rule}), record) == []


@pytest.mark.parametrize(
    ("by_on", "is_fault"), [("2025-12-31", True), ("2026-01-01", True), ("2026-01-02", False)]
)
def test_a_target_comes_after_its_baseline(by_on: str, is_fault: bool) -> None:
    data = {
        "name": "n",
        "unit": "u",
        "baseline": {"date_on": "2026-01-01", "value": 1},
        "target": {"value": 2, "by_on": by_on},
    }
    found = findings(World().account().put("acme/metrics/orders", data), "acme/metrics/orders")
    assert [one.rule for one in found] == ["dates-out-of-order"] * is_fault


@pytest.mark.parametrize(("measured_on", "is_fault"), [("2026-05-31", True), ("2026-06-01", False)])
def test_an_open_metric_needs_an_owner_who_is_here(measured_on: str, is_fault: bool) -> None:
    data = {
        "name": "n",
        "unit": "u",
        "owner": "ben",
        "baseline": {"date_on": "2026-01-01", "value": 1},
        "target": {"value": 2, "by_on": "2026-06-01"},
        "measurements": [{"date_on": measured_on, "value": 2}],
    }
    world = World().account().person("ben", left_on="2026-03-01").put("acme/metrics/orders", data)
    found = findings(world, "acme/metrics/orders")
    assert [one.rule for one in found] == ["reference-inactive"] * is_fault
