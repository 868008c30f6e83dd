"""Edges of the rules on invoices and refunds that their pages do not show."""

from typing import Any

import pytest
from tests.rules.rows import Row, found, name
from tests.worlds import World

from goodstanding.place import KeyPath

ON = {"modules": {"invoicing": True}}
WEEK = {"starts_on": "2026-05-11", "ends_on": "2026-05-17"}
NEXT = {"starts_on": "2026-05-17", "ends_on": "2026-05-24"}


def invoices(*said: dict[str, Any], policy: dict[str, Any] | None = None, **account: Any) -> World:
    world = World(**(ON if policy is None else policy)).account(**account).project("shop").project("till")
    for number, fields in enumerate(said):
        world.put(f"acme/invoices/n{number}", {"period": WEEK, **fields})
    return world


AT_PERIOD: list[KeyPath] = [("period", "starts_on")]
OVERLAP = [
    Row("one day shared", invoices({}, {"period": NEXT}), AT_PERIOD),
    Row("the day after", invoices({}, {"period": {**NEXT, "starts_on": "2026-05-18"}}), []),
    Row("the same period", invoices({}, {}), AT_PERIOD),
    Row("three of a kind", invoices({}, {}, {}), AT_PERIOD * 2),
    Row(
        "within a longer one",
        invoices(
            {"period": {"starts_on": "2026-05-01", "ends_on": "2026-05-31"}},
            {"period": {"starts_on": "2026-05-02", "ends_on": "2026-05-03"}},
            {},
        ),
        AT_PERIOD * 2,
    ),
    Row("one for a project", invoices({}, {"project": "shop"}), []),
    Row("two projects", invoices({"project": "till"}, {"project": "shop"}), []),
    Row("one project", invoices({"project": "shop"}, {"project": "shop"}), AT_PERIOD),
    Row("a report", invoices({}, {"kind": "prepaid_report"}), []),
    Row("as shipped", invoices({}, {}, policy={}), []),
]


@pytest.mark.parametrize("row", OVERLAP, ids=name)
def test_overlap(row: Row) -> None:
    row.check("invoice-overlap")


def test_an_overlap_stands_on_the_later_one_whatever_they_are_called() -> None:
    world = invoices({"period": NEXT}, {"period": WEEK})
    [finding] = found(world, "invoice-overlap")
    assert finding.place.record == "acme/invoices/n0"
    assert "n1 already covers 2026-05-11 to 2026-05-17" in finding.message


def charged(rate: Any, *rates: dict[str, Any], what: str = "Work", **agreement: Any) -> World:
    said = {"id": "frame", "what": "Work by the hour", "rates": list(rates), **agreement}
    return invoices({"rates": [{"what": what, "rate": rate}]}, agreements=[said])


FIRST = {"what": "Work", "rate": 90}
# Both were agreed before the agreement began, and the newer stands first.
EARLIER = ({"what": "Work", "rate": 96, "from_on": "2026-04-01"}, {**FIRST, "from_on": "2026-03-01"})
LATER = {"what": "Work", "rate": 96, "from_on": "2026-05-17"}
AT_RATE: list[KeyPath] = [("rates", 0, "rate")]
RATES = [
    Row("as agreed", charged(90, FIRST), []),
    Row("another", charged(91, FIRST), AT_RATE),
    Row("in other words", charged(91, FIRST, what=" work "), AT_RATE),
    Row("other work", charged(91, FIRST, what="Travel"), []),
    Row("nothing agreed", charged(91), []),
    Row("the currency named", charged({"amount": 90, "currency": "GBP"}, FIRST), []),
    Row("another currency", charged({"amount": 90, "currency": "EUR"}, FIRST), AT_RATE),
    Row("new on the last day", charged(96, FIRST, LATER), []),
    Row("old until the last day", charged(90, FIRST, LATER), []),
    Row("new from the day after", charged(96, FIRST, {**LATER, "from_on": "2026-05-18"}), AT_RATE),
    Row("old until the day before", charged(90, FIRST, {**LATER, "from_on": "2026-05-11"}), AT_RATE),
    Row("not in force at all", charged(96, {**LATER, "from_on": "2026-06-01"}), AT_RATE),
    Row("the agreement begins on the last day", charged(90, FIRST, starts_on="2026-05-17"), []),
    Row("the newer of two from before it began", charged(96, *EARLIER, starts_on="2026-05-11"), []),
    Row("the older of two from before it began", charged(90, *EARLIER, starts_on="2026-05-11"), AT_RATE),
    Row("the agreement begins after", charged(90, FIRST, starts_on="2026-05-18"), AT_RATE),
    Row("the agreement ends on the first day", charged(90, FIRST, ends_on="2026-05-11"), []),
    Row("the agreement ended before", charged(90, FIRST, ends_on="2026-05-10"), AT_RATE),
]


@pytest.mark.parametrize("row", RATES, ids=name)
def test_rates(row: Row) -> None:
    row.check("invoice-rate-differs")


def test_either_of_two_agreements_will_do() -> None:
    two = [
        {"id": "one", "what": "Work", "rates": [FIRST]},
        {"id": "two", "what": "Work", "rates": [{**FIRST, "rate": 70}]},
    ]
    rates = [{"what": "Work", "rate": rate} for rate in (70, 80, 90)]
    [finding] = found(invoices({"rates": rates}, agreements=two), "invoice-rate-differs")
    assert finding.place.path == ("rates", 1, "rate")


def test_a_restricted_invoice_is_not_read() -> None:
    said = {"rates": [{"what": "Work", "rate": 1}], "visibility": "restricted"}
    world = invoices(said, agreements=[{"id": "frame", "what": "Work", "rates": [FIRST]}])
    assert found(world, "invoice-rate-differs") == []


def refunded(policy: dict[str, Any] | None = None, **fields: Any) -> World:
    said = {"event": "The course fell through", "refunded_on": "2026-05-20", **fields}
    return World(**(policy or {})).account().put("acme/refunds/2026-05-18-course", said)


def offered(on: str) -> dict[str, Any]:
    return {"alternatives": [{"what": "Another day", "offered_on": on}]}


REFUNDED = [
    Row("nothing offered", refunded(), [("refunded_on",)]),
    Row("offered before", refunded(**offered("2026-05-19")), []),
    Row("offered on the day", refunded(**offered("2026-05-20")), []),
    Row("offered afterwards", refunded(**offered("2026-05-21")), [("refunded_on",)]),
    Row("offered without a day", refunded(alternatives=[{"what": "Another day"}]), [("refunded_on",)]),
    Row("whatever the day", refunded(), [("refunded_on",)], "2026-05-01"),
    Row("restricted", refunded(**offered("2026-05-19"), visibility="restricted"), []),
    Row("the module is off", refunded({"modules": {"refunds": False}}), []),
]


@pytest.mark.parametrize("row", REFUNDED, ids=name)
def test_refunded_without_an_alternative(row: Row) -> None:
    row.check("refund-no-alternative")
