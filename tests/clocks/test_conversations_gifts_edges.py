"""The edges of calls and reviews that we give; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import BOOKED, LATER, OVERDUE, SOON, TODAY, Edge
from tests.clocks.projected import DAY, OLD, client
from tests.worlds import World

from goodstanding.duty import State


def gone(on: str = "2026-03-01", **account: Any) -> World:
    """A client that left 92 days before the day."""
    return client(**{"status": "past", "ended": {"ended_on": on}, **account})


PAST = [
    Edge("today", gone(), DAY, DAY, TODAY, 0, owner="ann"),
    Edge("a day late", gone(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("called", gone().contact("2026-05-01"), DAY, "2026-08-01", LATER, last_on="2026-05-01"),
    Edge("tried", gone().contact("2026-05-01", outcome="no_response"), DAY, DAY),
    Edge("booked", gone().contact(DAY, outcome="planned"), "2026-05-31", DAY, BOOKED),
    Edge("not to be contacted", gone(do_not_contact=True), DAY, None),
    Edge("paused, too", gone(paused={"since_on": OLD}), DAY, DAY),
    Edge("leaves tomorrow", gone("2026-06-02", status="current"), DAY, None),
    Edge(
        "24 months ago",
        gone("2025-06-02").account(ended={"ended_on": "2025-06-02"}),
        "2027-06-02",
        "2025-09-02",
    ),
    Edge("24 months and a day ago", gone("2025-06-02"), "2027-06-03", None),
    Edge("the next falls after the 24 months", gone("2025-06-02").contact("2027-04-01"), "2027-05-01", None),
    Edge(
        "left on a leap day",
        World(book_opened_on="2024-01-01").account(ended={"ended_on": "2024-02-29"}),
        "2026-02-28",
        "2024-05-31",
    ),
    Edge(
        "the day after that",
        World(book_opened_on="2024-01-01").account(ended={"ended_on": "2024-02-29"}),
        "2026-03-01",
        None,
    ),
    Edge(
        "one over all",
        World(clocks={"past-client-call": {"limits": {"over_all": True}}}).account(
            ended={"ended_on": "2026-03-01"}
        ),
        DAY,
        None,
    ),
    Edge("a client of today", client(), DAY, None),
]


def much(hours: float = 100, account: dict[str, Any] | None = None, **world: Any) -> World:
    """A key account for which we worked a hundred hours, in a firm to which that is much."""
    limits = {"clocks": {"free-review": {"limits": {"hours_used_at_least": 100}}}}
    figures = {"hours_used": hours, "as_on": "2026-05-29"}
    said = {"client_since": "2026-05-01", "tier": "key", "commercial": figures, **(account or {})}
    return World(**{**limits, **world}).account(**said)


FREE: dict[str, Any] = {"kind": "free"}
FREE_REVIEW = [
    Edge("never", much(), DAY, DAY, TODAY, 0, owner="ann"),
    Edge("a day late", much(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("an hour less", much(99), DAY, None),
    Edge("no limit", much(clocks={}), DAY, None),
    Edge("not of high value", much(account={"tier": "standard"}), DAY, None),
    Edge("no figures", much(account={"commercial": {"as_on": DAY}}), DAY, None),
    Edge(
        "held", much().review("2026-05-11", meeting="held", **FREE), DAY, "2026-06-11", last_on="2026-05-11"
    ),
    Edge("shared", much().review("2026-05-08", shared_on="2026-05-11", **FREE), DAY, "2026-06-11"),
    Edge("declined", much().review("2026-05-11", meeting="declined", **FREE), DAY, "2026-06-11"),
    Edge(
        "figures of tomorrow",
        much(account={"commercial": {"hours_used": 100, "as_on": "2026-06-02"}}),
        DAY,
        None,
    ),
    Edge("only offered", much().review("2026-05-11", meeting="offered", **FREE), DAY, DAY),
    Edge("a draft", much().review("2026-05-11", **FREE), DAY, DAY),
    Edge("of another kind", much().review("2026-05-11", kind="software", meeting="held"), DAY, DAY),
    Edge(
        "a project later",
        much(account={"client_since": OLD}).project(mobilised_on="2026-05-11"),
        DAY,
        "2026-06-11",
    ),
    Edge("a planned talk books nothing", much().contact(DAY, outcome="planned"), "2026-05-31", DAY, SOON),
    Edge("paused", much(account={"paused": {"since_on": OLD}}), DAY, None),
    Edge(
        "in trouble",
        much().put(
            "acme/escalations/2026-05-20-late",
            {
                "triggers": ["complaint"],
                "summary": "Late again",
                "next_action": "Call",
                "next_action_due_on": DAY,
            },
        ),
        DAY,
        DAY,
        state=State.HELD_BACK,
    ),
]


def billed(month: str = "2026-04", amount: object = 10000, **account: Any) -> World:
    """A client to whom just enough was billed in April."""
    return client(billing={"billed": {"month": month, "amount": amount}}, **account)


SOFTWARE: dict[str, Any] = {"kind": "software"}
SOFTWARE_REVIEW = [
    Edge("from the first day after the month", billed(), DAY, DAY, TODAY, 0, owner="ann"),
    Edge("a day late", billed(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("the month runs", billed("2026-06"), "2026-06-30", None),
    Edge("the month is over", billed("2026-06"), "2026-07-01", "2026-08-01", LATER),
    Edge("a December", billed("2025-12"), DAY, "2026-02-01"),
    Edge("a February", billed("2026-02"), DAY, "2026-04-01"),
    Edge("too little", billed(amount=9999.99), DAY, None),
    Edge("in the same currency", billed(amount={"amount": 10000, "currency": "GBP"}), DAY, DAY),
    Edge("in another currency", billed(amount={"amount": 90000, "currency": "EUR"}), DAY, None),
    Edge("nothing billed", client(), DAY, None),
    Edge(
        "offered",
        billed().review("2026-05-11", meeting="offered", **SOFTWARE),
        DAY,
        "2026-06-11",
        last_on="2026-05-11",
    ),
    Edge("held", billed().review("2026-05-11", meeting="held", **SOFTWARE), DAY, "2026-06-11"),
    Edge("declined", billed().review("2026-05-11", meeting="declined", **SOFTWARE), DAY, "2026-06-11"),
    Edge(
        "offered on a day of its own",
        billed().review("2026-05-04", offered_on="2026-05-11", **SOFTWARE),
        DAY,
        "2026-06-11",
    ),
    Edge("a draft", billed().review("2026-05-11", **SOFTWARE), DAY, DAY),
    Edge("of another kind", billed().review("2026-05-11", kind="free", meeting="held"), DAY, DAY),
    Edge(
        "offered in a talk",
        billed().contact("2026-05-11", covers=["software_review_offer"]),
        DAY,
        "2026-06-11",
    ),
    Edge(
        "tried to offer",
        billed().contact("2026-05-11", covers=["software_review_offer"], outcome="missed"),
        DAY,
        DAY,
    ),
    Edge("another talk", billed().contact("2026-05-11"), DAY, DAY),
    Edge(
        "booked by name",
        billed().contact(DAY, outcome="planned", covers=["software_review_offer"]),
        "2026-05-31",
        DAY,
        BOOKED,
    ),
    Edge(
        "a planned talk that names nothing", billed().contact(DAY, outcome="planned"), "2026-05-31", DAY, SOON
    ),
    Edge("past", billed(ended={"ended_on": DAY}), DAY, None),
]


@pytest.mark.parametrize(
    ("clock", "edge"),
    [
        pytest.param(clock, edge, id=f"{clock}-{edge.what}")
        for clock, edges in {
            "past-client-call": PAST,
            "free-review": FREE_REVIEW,
            "software-review": SOFTWARE_REVIEW,
        }.items()
        for edge in edges
    ],
)
def test_the_edges_of_what_we_give(clock: str, edge: Edge) -> None:
    edge.check(clock)


def test_the_hours_used_are_read_and_never_told() -> None:
    standing = much(137.25).judged(DAY)
    assert "137" not in repr(standing)


def test_the_last_call_is_known_to_end_by_itself() -> None:
    book = gone("2024-06-01", ended={"ended_on": "2024-06-01", "why": "Sold", "learned": "Ask"})
    assert str(book.on("2026-05-20").next_change_on) == "2026-06-02"


def test_the_month_that_is_billed_is_known_to_end_by_itself() -> None:
    book = client(billing={"billed": {"month": "2026-06", "amount": 20000}})
    calm = [duty.clock for duty in book.judged("2026-06-30").duties]
    assert "software-review" not in calm
    assert "software-review" in [duty.clock for duty in book.judged("2026-07-01").duties]
    assert str(book.on("2026-06-30").next_change_on) == "2026-07-01"
