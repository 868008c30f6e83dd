"""The edges of the clocks on people; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.worlds import World

from goodstanding.duty import State

DAY = "2026-06-01"  # a Monday
OLD = "2024-01-01"


def client(policy: dict[str, Any] | None = None, **account: Any) -> World:
    return World(**(policy or {})).account(**{"client_since": OLD, **account})


def rate(effective_on: str = DAY, **fields: Any) -> World:
    said = {"kind": "rate", "effective_on": effective_on, **fields}
    return client().put("acme/changes/2026-05-04-rate", said)


def of_firm(kind: str, world: World | None = None, effective_on: str = DAY, **fields: Any) -> World:
    said = {"kind": kind, "effective_on": effective_on, **fields}
    return (world or client()).put("_changes/2026-05-04-change", said)


def leaves(world: World | None = None, **fields: Any) -> World:
    return of_firm("leaves_firm", world, **{"person": "paul", **fields})


SHOP = {"mobilised_on": "2026-01-05"}
TEAM = {"team": {"support_contact": "paul"}}

CHANGE_TOLD = [
    Edge("not near", rate("2026-06-15"), DAY, "2026-06-15", LATER),
    Edge("soon", rate("2026-06-08"), DAY, "2026-06-08", SOON),
    Edge("today", rate(), DAY, DAY, TODAY, 0, owner="ann"),
    Edge("a day late", rate(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("on the last of a leap February", rate("2028-02-29"), "2028-03-01", "2028-02-29", OVERDUE, 1),
    Edge("told", rate(told_on="2026-05-20"), DAY, None),
    Edge("told too late", rate("2026-05-20", told_on="2026-05-25"), DAY, None),
    Edge("to be told tomorrow", rate(told_on="2026-06-02"), DAY, DAY, TODAY),
    Edge("called is not told", rate(called_on="2026-05-20"), DAY, DAY),
    Edge(
        "known tomorrow",
        client().put("acme/changes/2026-06-02-rate", {"kind": "rate", "effective_on": "2026-07-01"}),
        DAY,
        None,
    ),
    Edge("paused", rate().account(client_since=OLD, paused={"since_on": "2026-05-01"}), DAY, DAY),
    Edge(
        "cannot be put off",
        rate().account(
            client_since=OLD,
            snoozes=[{"clock": "change-told", "until_on": "2026-06-30", "reason": "Later", "set_by": "ann"}],
        ),
        DAY,
        DAY,
    ),
    Edge(
        "waived",
        rate().put(
            "acme/waivers/2026-05-20-rate",
            {
                "rule": "change-told",
                "reason": "They asked for it",
                "asked_by": "ann",
                "approved_by": "ben",
                "until_on": "2026-06-30",
            },
        ),
        DAY,
        DAY,
        state=State.WAIVED,
    ),
    Edge("all rates", of_firm("rate_all"), DAY, DAY, TODAY, record="_changes/2026-05-04-change"),
    Edge("all rates, told", of_firm("rate_all", told={"acme": "2026-05-20"}), DAY, None),
    Edge("all rates, told tomorrow", of_firm("rate_all", told={"acme": "2026-06-02"}), DAY, DAY),
    Edge("all rates, a prospect", of_firm("rate_all", client(status="prospect")), DAY, None),
    Edge(
        "all rates, a past client",
        of_firm("rate_all", client(status="past", ended={"ended_on": "2026-05-31"})),
        DAY,
        None,
    ),
    Edge(
        "all rates, past from tomorrow",
        of_firm("rate_all", client(status="past", ended={"ended_on": "2026-06-02"})),
        DAY,
        DAY,
    ),
    Edge(
        "all rates, a client since",
        of_firm("rate_all", client(client_since="2026-06-02")),
        "2026-06-03",
        None,
    ),
    Edge(
        "all rates, a client from that day", of_firm("rate_all", client(client_since=DAY)), "2026-06-03", None
    ),
    Edge("gone, named nowhere", leaves(), DAY, None),
    Edge("gone, in the team", leaves(client(**TEAM)), DAY, DAY),
    Edge("gone, in a project", leaves(client().project(**SHOP)), DAY, DAY),
    Edge("gone, in a project over", leaves(client().project(**SHOP, ended_on="2026-05-29")), DAY, None),
    Edge(
        "gone, in a project that ends tomorrow",
        leaves(client().project(**SHOP, ended_on="2026-06-02")),
        DAY,
        DAY,
    ),
    Edge("gone, the account manager", leaves(person="ann", world=client()), DAY, DAY),
    Edge("gone, the deputy", leaves(client(deputy="paul")), DAY, DAY),
    Edge(
        "gone, of a past client",
        leaves(client(**TEAM, status="past", ended={"ended_on": "2026-05-01"})),
        DAY,
        None,
    ),
    Edge("gone, of a prospect", leaves(client(**TEAM, status="prospect")), DAY, DAY),
]


@pytest.mark.parametrize("edge", CHANGE_TOLD, ids=name)
def test_change_told(edge: Edge) -> None:
    edge.check("change-told")


def assigned(ends_on: str | None = None, **fields: Any) -> World:
    said = {"person": "paul", "starts_on": "2025-06-01", "days_per_week": 2, **fields}
    said |= {"ends_on": ends_on} if ends_on else {}
    return client().put("acme/assignments/paul", said)


def own(world: World | None = None, **fields: Any) -> World:
    said = {"kind": "leaves_firm", "effective_on": "2026-07-31", "person": "paul", **fields}
    return (world or client(deputy="paul")).put("acme/changes/2026-05-29-paul", said)


LEAVES = {"kind": "leaves_firm", "effective_on": "2026-07-31"}
DEPARTURE_CALLED = [
    Edge("over a weekend", own(), "2026-05-29", DAY, SOON),
    Edge("today", own(), DAY, DAY, TODAY, 0, owner="ann"),
    Edge("a day late", own(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("a day off", own(client({"days_off": [DAY]}, deputy="paul")), DAY, "2026-06-02", SOON),
    Edge("called", own(called_on=DAY), DAY, None),
    Edge("called tomorrow", own(called_on="2026-06-02"), DAY, DAY),
    Edge("told", own(told_on="2026-05-30"), DAY, None),
    Edge("told tomorrow", own(told_on="2026-06-02"), DAY, DAY),
    Edge("named nowhere", own(client()), DAY, None),
    Edge("nobody is named", client().put("acme/changes/2026-05-29-x", LEAVES), DAY, DAY),
    Edge("past", own(client(deputy="paul", status="past", ended={"ended_on": "2026-05-01"})), DAY, None),
    Edge("known tomorrow", own(), "2026-05-28", None),
    Edge("paused", own(client(paused={"since_on": "2026-05-01"}, deputy="paul")), DAY, DAY),
    Edge(
        "before the book",
        own(World(book_opened_on="2026-06-10").account(deputy="paul")),
        "2026-06-11",
        "2026-06-11",
    ),
    Edge("someone joins", own(kind="joined"), DAY, None),
    Edge("assigned", own(assigned()), DAY, DAY),
    Edge("the assignment ends today", own(assigned(ends_on=DAY)), DAY, DAY),
    Edge("the assignment is over", own(assigned(ends_on="2026-05-31")), DAY, None),
    Edge("of the firm, assigned", leaves(assigned()), "2026-05-05", "2026-05-05", TODAY),
    Edge(
        "of the firm, assigned from later on",
        leaves(assigned(starts_on="2026-08-01")),
        "2026-05-05",
        "2026-05-05",
    ),
    Edge("of the firm, the assignment is over", leaves(assigned(ends_on="2026-05-04")), "2026-05-05", None),
    Edge("of the firm, one call for all", leaves(assigned(), called_on="2026-05-05"), "2026-05-06", None),
    Edge("of the firm, told here", leaves(assigned(), told={"acme": "2026-05-05"}), "2026-05-06", None),
    Edge("of the firm, rates", of_firm("rate_all", assigned()), DAY, None),
]


@pytest.mark.parametrize("edge", DEPARTURE_CALLED, ids=name)
def test_departure_called(edge: Edge) -> None:
    edge.check("departure-called")
