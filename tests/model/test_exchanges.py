"""What counts as a dealing with the client in the later kinds, and who of ours took part."""

from datetime import date
from typing import Any

import pytest
from tests.worlds import World, day

from goodstanding.book import load_book
from goodstanding.dates import Stretch
from goodstanding.model.account import Account
from goodstanding.model.stretches import needs_check_ins

ESCALATION = {
    "triggers": ["complaint"],
    "summary": "s",
    "next_action": "n",
    "next_action_due_on": "2026-02-03",
}
METRIC = {
    "name": "n",
    "unit": "u",
    "baseline": {"date_on": "2026-01-01", "value": 1},
    "target": {"value": 2, "by_on": "2026-12-31"},
}
CHANGE = {"kind": "scope", "effective_on": "2026-06-01"}


def account(world: World) -> Account:
    return load_book(world.source()).accounts["acme"]


def world() -> World:
    """Ben managed the account until Ann took over on 1 March 2026."""
    took_over = {"accepted_on": "2026-03-01", "by": "ann"}
    handed = {"kind": "am_to_am", "from": "ben", "to": "ann", "effective_on": "2026-03-01"}
    return World().account().handoff("2026-01-02", **handed, submitted_on="2026-02-20", accepted=took_over)


ROWS: list[tuple[str, dict[str, Any], list[tuple[str, str]]]] = [
    ("escalations/2026-02-01-late", ESCALATION, []),
    (
        "escalations/2026-02-01-late",
        {
            **ESCALATION,
            "acknowledged_on": "2026-02-02",
            "confirmed_with_client_on": "2026-04-01",
            "updates": [
                {"date_on": "2026-02-04", "note": "x", "client_told": True},
                {"date_on": "2026-02-05", "note": "x"},
                {"date_on": "2026-03-01", "note": "x", "client_told": True},
            ],
        },
        [("2026-02-04", "ben"), ("2026-03-01", "ann")],
    ),
    ("satisfaction/2026-02-01-asked", {"asked_by": "paul", "method": "nps"}, []),
    ("satisfaction/2026-02-01-asked", {"asked_by": "paul", "score": 0}, [("2026-02-01", "paul")]),
    ("satisfaction/2026-02-01-asked", {"feeling": "mixed"}, [("2026-02-01", "ben")]),
    ("metrics/orders", METRIC, []),
    ("metrics/orders", {**METRIC, "shown_on": "2026-02-28"}, [("2026-02-28", "ben")]),
    ("metrics/orders", {**METRIC, "shown_on": "2026-03-02", "owner": "paul"}, [("2026-03-02", "paul")]),
    ("changes/2026-02-01-more", {**CHANGE, "called_on": "2026-02-02", "agreed_on": "2026-02-03"}, []),
    ("changes/2026-02-01-more", {**CHANGE, "told_on": "2026-02-04"}, [("2026-02-04", "ben")]),
    ("concerns/2026-02-01-slow", {"what": "w", "reasons_told_on": "2026-02-02"}, []),
    (
        "invoices/february",
        {"period": {"starts_on": "2026-02-01", "ends_on": "2026-02-28"}, "sent_on": "2026-03-02"},
        [],
    ),
    (
        "refunds/2026-02-01-course",
        {"event": "e", "alternatives": [{"what": "w", "offered_on": "2026-02-02"}]},
        [],
    ),
]


@pytest.mark.parametrize(("name", "fields", "wanted"), ROWS)
def test_exchanges_are_exactly(name: str, fields: dict[str, Any], wanted: list[tuple[str, str]]) -> None:
    found = list(account(world().put(f"acme/{name}", fields)).exchanges)
    assert [(one.on.isoformat(), *one.by) for one in found] == wanted
    assert {one.record for one in found} <= {f"acme/{name}"}


def test_an_open_escalation_is_a_reason_for_check_ins() -> None:
    book = load_book(world().put("acme/escalations/2026-02-01-late", ESCALATION).source())
    assert book.firm is not None
    assert needs_check_ins(book.accounts["acme"], book.firm) == (Stretch(day("2026-02-01")),)


def test_it_ends_with_the_day_on_which_it_is_resolved() -> None:
    over = {**ESCALATION, "resolved_on": "2026-02-20"}
    book = load_book(world().put("acme/escalations/2026-02-01-late", over).source())
    assert book.firm is not None
    stretch = Stretch(day("2026-02-01"), day("2026-02-20"))
    assert needs_check_ins(book.accounts["acme"], book.firm) == (stretch,)
    before = book.accounts["acme"].as_known(date(2026, 2, 19))
    assert needs_check_ins(before, book.firm) == (Stretch(day("2026-02-01")),)
