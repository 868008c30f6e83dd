"""The edges of offering a review, setting health and keeping data; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge
from tests.clocks.projected import DAY, OLD, client
from tests.worlds import World

from goodstanding.duty import State


def shared(on: str = "2026-05-18", account: dict[str, Any] | None = None, **review: Any) -> World:
    """An annual review shared fourteen days before the day."""
    return client(**(account or {})).review("2026-05-11", shared_on=on, **review)


OFF = {"clock": "annual-review-offered", "until_on": DAY, "reason": "Fair"}
OFFERED = [
    Edge("today", shared(), DAY, DAY, TODAY, 0, owner="ann"),
    Edge("a day late", shared(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("soon", shared(), "2026-05-25", DAY, SOON),
    Edge("later", shared(), "2026-05-24", DAY, LATER),
    Edge("shared tomorrow", shared("2026-06-02"), DAY, None),
    Edge("not shared", client().review("2026-05-11"), DAY, None),
    *(Edge(word, shared(meeting=word), DAY, None) for word in ("offered", "held", "declined")),
    Edge("of another kind", shared(kind="free"), DAY, None),
    Edge("an older one", shared(meeting="held").review("2025-07-01", shared_on="2025-07-15"), DAY, None),
    Edge("the latest", shared().review("2025-07-01", shared_on="2025-07-15"), DAY, DAY),
    Edge(
        "shared before the book",
        World(book_opened_on="2026-05-20").account().review("2026-05-11", shared_on="2026-05-18"),
        DAY,
        "2026-06-03",
    ),
    Edge(
        "over a leap day",
        World(book_opened_on="2024-01-01").account().review("2024-02-10", shared_on="2024-02-20"),
        "2024-02-21",
        "2024-03-05",
    ),
    Edge("put off", shared(account={"snoozes": [OFF]}), DAY, DAY, state=State.SNOOZED),
    Edge("agreed away", shared(account={"rhythm": {"annual-review-offered": {"off": True}}}), DAY, None),
    Edge("paused", shared(account={"paused": {"since_on": OLD}}), DAY, None),
    Edge("past", shared(account={"ended": {"ended_on": DAY}}), DAY, None),
]


def green(on: str | None = "2026-03-01", **account: Any) -> World:
    """A client whose health was set 92 days before the day."""
    health = {"status": "green", **({"set_on": on} if on else {})}
    return client(health=health, **account)


HEALTH = [
    Edge("today", green(), DAY, DAY, TODAY, 0, "2026-03-01", owner="ann"),
    Edge("a day late", green(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("set today", green(DAY), DAY, "2026-09-01", LATER),
    Edge("set tomorrow", green("2026-06-02"), DAY, None),
    Edge("never", client(), DAY, None),
    Edge("before they were a client", green(client_since="2026-05-01"), DAY, DAY),
    Edge("on no day", green(None), DAY, "2025-09-01", OVERDUE),
    Edge(
        "on a leap day",
        World(book_opened_on="2024-01-01").account(health={"status": "green", "set_on": "2024-02-29"}),
        "2024-03-01",
        "2024-05-31",
    ),
    Edge("as agreed", green(rhythm={"health-set": {"every_days": 31}}), DAY, "2026-04-01"),
    Edge(
        "put off",
        green(snoozes=[{"clock": "health-set", "until_on": DAY, "reason": "Fair"}]),
        DAY,
        DAY,
        state=State.SNOOZED,
    ),
    Edge("paused", green(paused={"since_on": OLD}), DAY, None),
    Edge("after a pause", green(paused={"since_on": OLD, "until_on": "2026-04-30"}), DAY, "2026-08-01"),
    Edge("past", green(ended={"ended_on": DAY}), DAY, None),
]


def kept(until: str = DAY, account: dict[str, Any] | None = None, **stakeholder: Any) -> World:
    """Sue, whose data may be kept until the day."""
    said = {"name": "Sue Stone", "retain_until_on": until, **stakeholder}
    return client(**(account or {})).put("acme/stakeholders/sue", said)


RETENTION = [
    Edge("today", kept(), DAY, DAY, TODAY, 0, owner="ann"),
    Edge("a day late", kept(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("soon", kept("2026-06-08"), DAY, "2026-06-08", SOON),
    Edge("later", kept("2026-06-09"), DAY, "2026-06-09", LATER),
    Edge("until a leap day", kept("2028-02-29"), DAY, "2028-02-29"),
    Edge("no day", client(), DAY, None),
    Edge("she has left", kept(left_on=OLD), DAY, DAY),
    Edge("restricted", kept(visibility="restricted"), DAY, DAY),
    Edge(
        "before the book",
        World(book_opened_on=DAY)
        .account()
        .put("acme/stakeholders/sue", {"name": "Sue", "retain_until_on": "2026-05-01"}),
        DAY,
        "2026-05-01",
    ),
    Edge(
        "put off",
        kept(account={"snoozes": [{"clock": "retention", "until_on": DAY, "reason": "A claim"}]}),
        DAY,
        DAY,
        state=State.SNOOZED,
    ),
    Edge("paused", kept(account={"paused": {"since_on": OLD}}), DAY, DAY),
    Edge("past", kept(account={"ended": {"ended_on": OLD}}), DAY, DAY),
]


@pytest.mark.parametrize(
    ("clock", "edge"),
    [
        pytest.param(clock, edge, id=f"{clock}-{edge.what}")
        for clock, edges in {
            "annual-review-offered": OFFERED,
            "health-set": HEALTH,
            "retention": RETENTION,
        }.items()
        for edge in edges
    ],
)
def test_the_edges_of_reviews_and_upkeep(clock: str, edge: Edge) -> None:
    edge.check(clock)
