"""The edges of invoice and refund; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.worlds import World

from goodstanding.duty import State

DAY = "2026-06-01"  # a Monday
HOURLY: dict[str, Any] = {"pricing": "time_and_materials", "mobilised_on": "2026-05-04"}
ON = {"invoicing": True}


def hourly(account: dict[str, Any] | None = None, **project: Any) -> World:
    """A client with work by the hour since 4 May, in a firm that invoices from the book."""
    said = {"client_since": "2024-01-01", **(account or {})}
    return World(modules=ON).account(**said).project(**{**HOURLY, **project})


def sent(on: str, world: World | None = None, **fields: Any) -> World:
    period = {"starts_on": "2026-05-04", "ends_on": "2026-05-10"}
    return (world or hourly()).put("acme/invoices/first", {"period": period, "sent_on": on, **fields})


PREPAID: dict[str, Any] = {"billing": {"prepaid": True}}
RHYTHM: dict[str, Any] = {
    "every_days": 21,
    "reason": "They wish it",
    "agreed_with": "sue",
    "agreed_on": "2026-05-01",
}

INVOICE = [
    Edge("never", hourly(), "2026-05-05", "2026-05-11", SOON, owner="ann"),
    Edge("today", sent("2026-05-25"), DAY, DAY, TODAY, 0, "2026-05-25"),
    Edge("a day late", sent("2026-05-25"), "2026-06-02", DAY, OVERDUE, 1),
    Edge("sent tomorrow", sent("2026-06-02"), DAY, "2026-05-11", OVERDUE, 21),
    Edge(
        "written, not sent",
        hourly().put("acme/invoices/first", {"period": {"starts_on": "2026-05-25", "ends_on": "2026-05-31"}}),
        "2026-05-11",
        "2026-05-11",
    ),
    Edge("as shipped", World().account().project(**HOURLY), DAY, None),
    Edge("at a fixed price", hourly(pricing="fixed_price"), DAY, None),
    Edge(
        "without a word on the price",
        World(modules=ON).account().project(mobilised_on="2026-05-04"),
        DAY,
        None,
    ),
    Edge("at a fixed price, prepaid", hourly(PREPAID, pricing="fixed_price"), DAY, "2026-05-11"),
    Edge("prepaid, a report", sent("2026-05-25", hourly(PREPAID), kind="prepaid_report"), DAY, DAY),
    Edge("prepaid, nothing underway", World(modules=ON).account(**PREPAID), DAY, None),
    Edge("over", hourly(ended_on=DAY), DAY, None),
    Edge("over tomorrow", hourly(ended_on="2026-06-02"), DAY, "2026-05-11"),
    Edge("begins tomorrow", hourly(mobilised_on="2026-06-02"), DAY, None),
    Edge(
        "two projects, one invoice",
        hourly().project("second", **{**HOURLY, "mobilised_on": "2026-05-18"}),
        DAY,
        "2026-05-11",
    ),
    Edge(
        "the account's billing",
        sent("2026-05-25", hourly({"billing": {"every_days": 14}})),
        DAY,
        "2026-06-08",
        SOON,
    ),
    Edge(
        "agreed before billing",
        sent("2026-05-25", hourly({"billing": {"every_days": 14}, "rhythm": {"invoice": RHYTHM}})),
        DAY,
        "2026-06-15",
        LATER,
    ),
    Edge(
        "billing before tier",
        World(modules=ON, tiers={"standard": {"clocks": {"invoice": {"every_days": 30}}}})
        .account(billing={"every_days": 14})
        .project(**HOURLY),
        DAY,
        "2026-05-18",
    ),
    Edge(
        "the tier",
        World(modules=ON, tiers={"standard": {"clocks": {"invoice": {"every_days": 30}}}})
        .account()
        .project(**HOURLY),
        DAY,
        "2026-06-03",
    ),
    Edge("paused", sent("2026-05-25", hourly({"paused": {"since_on": "2026-05-20"}})), DAY, DAY),
    Edge(
        "over a leap day", sent("2028-02-26", hourly(mobilised_on="2028-02-01")), "2028-03-01", "2028-03-04"
    ),
]


@pytest.mark.parametrize("edge", INVOICE, ids=name)
def test_invoice(edge: Edge) -> None:
    edge.check("invoice")


def asked(on: str = "2026-05-28", policy: dict[str, Any] | None = None, **fields: Any) -> World:
    """A client who asked for money back on a Thursday."""
    world = World(**(policy or {})).account(client_since="2024-01-01")
    return world.put(f"acme/refunds/{on}-course", {"event": "The course fell through", **fields})


def offered(on: str | None) -> dict[str, Any]:
    return {"alternatives": [{"what": "Another day", **({"offered_on": on} if on else {})}]}


REFUND = [
    Edge("two working days", asked(), "2026-05-29", DAY, SOON),
    Edge("today", asked(), DAY, DAY, TODAY, 0, owner="ann"),
    Edge("a day late", asked(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("a day off", asked(policy={"days_off": [DAY]}), DAY, "2026-06-02"),
    Edge("asked tomorrow", asked("2026-06-02"), DAY, None),
    Edge("offered", asked(**offered("2026-05-29")), DAY, None),
    Edge("offered tomorrow", asked(**offered("2026-06-02")), DAY, DAY),
    Edge("offered without a day", asked(**offered(None)), DAY, DAY),
    Edge("declined", asked(**offered("2026-05-28"), declined_on="2026-05-29"), DAY, DAY, TODAY),
    Edge(
        "declined, a day late",
        asked(**offered("2026-05-28"), declined_on="2026-05-29"),
        "2026-06-02",
        DAY,
        OVERDUE,
        1,
    ),
    Edge("declined tomorrow", asked(**offered("2026-05-28"), declined_on="2026-06-02"), DAY, None),
    Edge("declined before any offer", asked(declined_on="2026-05-29"), DAY, DAY),
    Edge("paid", asked(**offered("2026-05-28"), declined_on="2026-05-29", refunded_on=DAY), DAY, None),
    Edge(
        "paid tomorrow",
        asked(**offered("2026-05-28"), declined_on="2026-05-29", refunded_on="2026-06-02"),
        DAY,
        DAY,
    ),
    Edge("the module is off", asked(policy={"modules": {"refunds": False}}), DAY, None),
    Edge("before the book", asked("2026-05-28", {"book_opened_on": "2026-06-01"}), DAY, "2026-06-03"),
    Edge(
        "cannot be put off",
        asked().account(
            client_since="2024-01-01",
            snoozes=[{"clock": "refund", "until_on": "2026-06-30", "reason": "Later", "set_by": "ann"}],
        ),
        DAY,
        DAY,
        state=State.OPEN,
    ),
    Edge(
        "past",
        asked().account(client_since="2024-01-01", status="past", ended={"ended_on": "2026-05-29"}),
        DAY,
        DAY,
    ),
]


@pytest.mark.parametrize("edge", REFUND, ids=name)
def test_refund(edge: Edge) -> None:
    edge.check("refund")
