"""The edges of steady-contact; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import BOOKED, LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.worlds import World

from goodstanding.duty import State

DAY = "2026-06-01"  # a Monday
OLD = "2024-01-01"


def talked(on: str = "2026-03-01", **account: Any) -> World:
    """A client of old, last talked to 92 days before the day."""
    return World().account(**{"client_since": OLD, **account}).contact(on)


STEADY_CONTACT = [
    Edge("never", World().account(client_since="2026-01-01"), "2026-03-01", "2026-04-03", LATER, 0),
    Edge("later", talked(), "2026-05-24", DAY, LATER),
    Edge("soon", talked(), "2026-05-25", DAY, SOON),
    Edge("today", talked(), DAY, DAY, TODAY, 0, "2026-03-01"),
    Edge("a day late", talked(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("a Sunday is a day like others", talked("2026-02-21"), "2026-05-01", "2026-05-24"),
    Edge("a contact of tomorrow", talked().contact("2026-06-02"), DAY, DAY, TODAY, 0, "2026-03-01"),
    Edge("a contact of today", talked().contact(DAY), DAY, "2026-09-01", LATER, 0, DAY),
    Edge("a try", talked().contact("2026-05-01", outcome="no_response"), DAY, DAY),
    Edge("missed each other", talked().contact("2026-05-01", outcome="missed"), DAY, DAY),
    Edge("among ourselves", talked().contact("2026-05-01", internal=True), DAY, DAY),
    Edge("planned and passed", talked().contact("2026-05-01", outcome="planned"), DAY, DAY),
    Edge("the client called", talked().contact("2026-05-01", started_by="client"), DAY, "2026-08-01"),
    Edge("by a colleague", talked().contact("2026-05-01", ours=["paul"]), DAY, DAY),
    Edge(
        "by a colleague and the manager",
        talked().contact("2026-05-01", ours=["paul", "ann"]),
        DAY,
        "2026-08-01",
    ),
    Edge("by the deputy", talked(deputy="ben").contact("2026-05-01", ours=["ben"]), DAY, "2026-08-01"),
    Edge(
        "a score in confidence",
        talked().put("acme/satisfaction/2026-05-01-asked", {"score": 4, "visibility": "restricted"}),
        DAY,
        "2026-08-01",
    ),
    Edge("a review shared", talked().review("2026-04-20", shared_on="2026-05-01"), DAY, "2026-08-01"),
    Edge("a review met over", talked().review("2026-05-01", meeting="held"), DAY, "2026-08-01"),
    Edge("a review declined", talked().review("2026-05-01", meeting="declined"), DAY, DAY),
    Edge("told of a handoff", talked().handoff("2026-05-01", client_told_on="2026-05-01"), DAY, "2026-08-01"),
    Edge(
        "told of a promise in danger",
        talked().commitment("2026-04-20", due_on="2026-05-05", told_on="2026-05-01"),
        DAY,
        "2026-08-01",
    ),
    Edge(
        "a colleague told of the promise",
        talked().commitment("2026-04-20", due_on="2026-05-05", told_on="2026-05-01", owner="paul"),
        DAY,
        DAY,
    ),
    Edge(
        "by who was the manager then",
        World()
        .account(client_since=OLD)
        .handoff(
            "2026-03-20",
            kind="am_to_am",
            to="ann",
            **{"from": "ben"},
            accepted={"accepted_on": "2026-03-25", "by": "ann"},
            effective_on="2026-04-01",
        )
        .contact("2026-03-01", ours=["ben"]),
        DAY,
        DAY,
    ),
    Edge(
        "by who was the manager before",
        talked()
        .handoff(
            "2026-03-20",
            kind="am_to_am",
            to="ann",
            **{"from": "ben"},
            accepted={"accepted_on": "2026-03-25", "by": "ann"},
            effective_on="2026-04-01",
        )
        .contact("2026-04-02", ours=["ben"]),
        DAY,
        "2026-06-01",
    ),
    Edge(
        "booked",
        talked().contact("2026-05-30", outcome="planned"),
        "2026-05-26",
        DAY,
        BOOKED,
        booked_on="2026-05-30",
    ),
    Edge(
        "booked for the day",
        talked().contact(DAY, outcome="planned"),
        "2026-05-31",
        DAY,
        BOOKED,
        booked_on=DAY,
    ),
    Edge("the day itself is today", talked().contact(DAY, outcome="planned"), DAY, DAY, TODAY),
    Edge("booked too late", talked().contact("2026-06-02", outcome="planned"), "2026-05-31", DAY, SOON),
    Edge(
        "booked wins over later", talked().contact("2026-05-02", outcome="planned"), "2026-05-01", DAY, BOOKED
    ),
    Edge("booked for yesterday", talked().contact("2026-05-30", outcome="planned"), "2026-05-31", DAY, SOON),
    Edge(
        "booked by a colleague",
        talked().contact(DAY, outcome="planned", ours=["paul"]),
        "2026-05-31",
        DAY,
        SOON,
    ),
    Edge(
        "booked among ourselves",
        talked().contact(DAY, outcome="planned", internal=True),
        "2026-05-31",
        DAY,
        SOON,
    ),
    Edge(
        "due on a leap day",
        World(book_opened_on="2023-01-01").account().contact("2023-11-29"),
        "2024-02-01",
        "2024-02-29",
    ),
    Edge(
        "talked on a leap day",
        World(book_opened_on="2023-01-01").account().contact("2024-02-29"),
        "2024-03-01",
        "2024-05-31",
    ),
    Edge(
        "put off until today",
        talked(snoozes=[{"clock": "steady-contact", "until_on": DAY, "reason": "Holidays"}]),
        DAY,
        DAY,
        TODAY,
        state=State.SNOOZED,
    ),
    Edge(
        "put off until yesterday",
        talked(snoozes=[{"clock": "steady-contact", "until_on": "2026-05-31", "reason": "Holidays"}]),
        DAY,
        DAY,
    ),
    Edge("paused", talked(paused={"since_on": "2026-05-01"}), DAY, None),
    Edge("paused until today", talked(paused={"since_on": "2026-05-01", "until_on": DAY}), DAY, None),
    Edge("paused from tomorrow", talked(paused={"since_on": "2026-06-02"}), DAY, DAY),
    Edge(
        "after a pause",
        talked(paused={"since_on": "2026-05-01", "until_on": "2026-05-10"}),
        "2026-05-11",
        "2026-08-11",
    ),
    Edge("past", talked(status="past", ended={"ended_on": DAY}), DAY, None),
    Edge("ends tomorrow", talked(status="past", ended={"ended_on": "2026-06-02"}), DAY, DAY),
    Edge("past, whatever the status", talked(ended={"ended_on": "2026-05-01"}), DAY, None),
    Edge("a prospect", talked(status="prospect"), DAY, None),
    Edge("a client from tomorrow", talked(client_since="2026-06-02"), DAY, None),
    Edge("a client from today", talked(client_since=DAY), DAY, "2026-09-01", last_on="2026-03-01"),
    Edge(
        "by the policy",
        World(clocks={"steady-contact": {"every_days": 60}}).account().contact("2026-04-02"),
        DAY,
        DAY,
    ),
    Edge(
        "by the tier",
        World(
            clocks={"steady-contact": {"every_days": 60}},
            tiers={"brisk": {"clocks": {"steady-contact": {"every_days": 30}}}, "standard": {}},
        )
        .account(tier="brisk")
        .contact("2026-05-02"),
        DAY,
        DAY,
    ),
    Edge(
        "as agreed",
        World(tiers={"standard": {"clocks": {"steady-contact": {"every_days": 30}}}})
        .account(rhythm={"steady-contact": {"every_days": 45, "agreed_on": "2026-01-01"}})
        .contact("2026-04-17"),
        DAY,
        DAY,
    ),
    Edge(
        "agreed from tomorrow",
        talked(rhythm={"steady-contact": {"every_days": 10, "agreed_on": "2026-06-02"}}),
        DAY,
        DAY,
    ),
    Edge("agreed away", talked(rhythm={"steady-contact": {"off": True}}), DAY, None),
    Edge("off", World(clocks={"steady-contact": {"enabled": False}}).account(), DAY, None),
    Edge(
        "soon in other words",
        World(clocks={"steady-contact": {"soon_days": 20}}).account().contact("2026-03-01"),
        "2026-05-12",
        DAY,
        SOON,
    ),
    Edge(
        "before the book",
        World(book_opened_on="2026-03-01").account(opening={"steady-contact": "2026-03-01"}),
        DAY,
        DAY,
        TODAY,
    ),
    Edge(
        "what is known from before the book counts",
        World(book_opened_on="2026-03-01").account(opening={"steady-contact": "2026-02-20"}),
        DAY,
        "2026-05-23",
    ),
    Edge(
        "a book opened later, spread",
        World(book_opened_on="2026-01-01").account(),
        "2026-01-01",
        "2026-03-10",
    ),
    Edge(
        "a book opened on the day of the contact, not spread",
        World(book_opened_on="2026-03-01").account().contact("2026-03-01"),
        DAY,
        DAY,
    ),
    Edge(
        "the project ended yesterday",
        talked().project(mobilised_on=OLD, ended_on="2026-05-31"),
        DAY,
        "2026-08-31",
    ),
    Edge("a project is underway", talked().project(mobilised_on="2026-05-01"), DAY, None),
    Edge("a project from tomorrow", talked().project(mobilised_on="2026-06-02"), DAY, DAY),
    Edge("a key account", talked(tier="key"), DAY, None),
    Edge(
        "the manager is away, nobody covers",
        talked(deputy="ben").person("ann", away=[{"starts_on": DAY, "ends_on": DAY}]),
        DAY,
        DAY,
        owner="ben",
    ),
    Edge(
        "the manager is away, Paul covers",
        talked(deputy="ben").person(
            "ann", away=[{"starts_on": "2026-05-01", "ends_on": DAY, "cover": "paul"}]
        ),
        DAY,
        DAY,
        owner="paul",
    ),
    Edge(
        "the manager is back",
        talked().person("ann", away=[{"starts_on": OLD, "ends_on": "2026-05-31"}]),
        DAY,
        DAY,
        owner="ann",
    ),
    Edge("the manager has left", talked().person("ann", left_on=DAY), DAY, DAY, owner="dora"),
    Edge("the manager leaves tomorrow", talked().person("ann", left_on="2026-06-02"), DAY, DAY, owner="ann"),
    Edge(
        "everybody has left",
        talked().person("ann", left_on=OLD).person("dora", left_on=OLD),
        DAY,
        DAY,
        owner="nobody",
    ),
]


@pytest.mark.parametrize("edge", STEADY_CONTACT, ids=name)
def test_steady_contact(edge: Edge) -> None:
    edge.check("steady-contact")
