"""The edges of talks agreed or owed to single people; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import BOOKED, OVERDUE, SOON, TODAY, Edge
from tests.clocks.projected import DAY, OLD, client, ended, running
from tests.worlds import World, duties_of

from goodstanding.duty import State

ASKED: dict[str, Any] = {"covers": ["satisfaction"]}
SATISFACTION = [
    Edge("never", running("2026-04-01"), DAY, DAY, TODAY, 0, owner="ann"),
    Edge("a day late", running("2026-04-01"), "2026-06-02", DAY, OVERDUE, 1),
    Edge("asked", running(OLD).contact("2026-04-01", **ASKED), DAY, DAY, last_on="2026-04-01"),
    Edge("asked by a colleague", running(OLD).contact("2026-04-01", ours=["paul"], **ASKED), DAY, DAY),
    Edge(
        "asked among ourselves", running("2026-04-01").contact("2026-05-01", internal=True, **ASKED), DAY, DAY
    ),
    Edge("a try", running("2026-04-01").contact("2026-05-01", outcome="missed", **ASKED), DAY, DAY),
    Edge("a feeling in another talk", running("2026-04-01").contact("2026-05-01", feeling="happy"), DAY, DAY),
    Edge("asked tomorrow", running("2026-04-01").contact("2026-06-02", **ASKED), DAY, DAY),
    Edge("booked", running("2026-04-01").contact(DAY, outcome="planned"), "2026-05-31", DAY, BOOKED),
    Edge(
        "booked for it",
        running("2026-04-01").contact(DAY, outcome="planned", **ASKED),
        "2026-05-31",
        DAY,
        BOOKED,
    ),
    Edge(
        "booked for something else",
        running("2026-04-01").contact(DAY, outcome="planned", covers=["update"]),
        "2026-05-31",
        DAY,
        SOON,
    ),
    Edge("nothing underway", ended(), DAY, None),
    Edge("a pause", client(paused={"since_on": OLD}).project(mobilised_on=OLD), DAY, None),
    Edge(
        "put off",
        client(snoozes=[{"clock": "satisfaction-talk", "until_on": DAY, "reason": "Fair"}]).project(
            mobilised_on="2026-04-01"
        ),
        DAY,
        DAY,
        state=State.SNOOZED,
    ),
]


def survey(**fields: Any) -> World:
    """A project of old, and a survey on the first of April."""
    return running(OLD).put("acme/satisfaction/2026-04-01-april", {"feeling": "happy", **fields})


SURVEYS = [
    Edge("asked by the manager", survey(asked_by="ann"), DAY, DAY),
    Edge("asked by nobody named", survey(), DAY, DAY),
    Edge("asked by a colleague", survey(asked_by="paul"), DAY, "2025-08-01"),
]


def agreed(**meeting: Any) -> World:
    """A client with a meeting every four weeks, agreed four weeks before the day."""
    meetings = [{"id": "monthly", "what": "A look", "every_days": 28, **meeting}]
    return client(communication={"agreed_on": "2026-05-04", "meetings": meetings})


HELD: dict[str, Any] = {"meeting": "monthly"}
MEETING = [
    Edge("never", agreed(), DAY, DAY, TODAY, 0, owner="ann"),
    Edge("a day late", agreed(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("held", agreed().contact("2026-05-11", **HELD), DAY, "2026-06-08", last_on="2026-05-11"),
    Edge("another talk", agreed().contact("2026-05-11"), DAY, DAY),
    Edge("missed", agreed().contact("2026-05-11", outcome="missed", **HELD), DAY, DAY),
    Edge("among ourselves", agreed().contact("2026-05-11", internal=True, **HELD), DAY, DAY),
    Edge("booked", agreed().contact(DAY, outcome="planned", **HELD), "2026-05-31", DAY, BOOKED),
    Edge("another one booked", agreed().contact(DAY, outcome="planned"), "2026-05-31", DAY, SOON),
    Edge("no interval", client(communication={"meetings": [{"id": "monthly", "what": "A look"}]}), DAY, None),
    Edge("informal", agreed(informal=True), DAY, DAY),
    Edge(
        "a prospect",
        World().account(
            status="prospect",
            communication={
                "agreed_on": "2026-05-04",
                "meetings": [{"id": "monthly", "what": "A look", "every_days": 28}],
            },
        ),
        DAY,
        DAY,
    ),
    Edge(
        "agreed away",
        client(
            rhythm={"meeting": {"off": True}},
            communication={"meetings": [{"id": "monthly", "what": "A look", "every_days": 28}]},
        ),
        DAY,
        None,
    ),
]


def planned(on: str = "2026-06-03", **contact: Any) -> World:
    """A visit planned for the Wednesday after the day."""
    return client().contact(on, **{"outcome": "planned", "channel": "visit", **contact})


def cited(*, informal: bool) -> World:
    """A call planned for that Wednesday that is an agreed meeting."""
    return agreed(informal=informal).contact("2026-06-03", outcome="planned", channel="call", **HELD)


PREPARATION = [
    Edge("two working days before", planned(), DAY, DAY, TODAY, 0, owner="ann"),
    Edge("over a weekend", planned(DAY), "2026-05-28", "2026-05-28", TODAY),
    Edge(
        "a day off between",
        World(days_off=["2026-06-02"]).account().contact("2026-06-03", outcome="planned", channel="meeting"),
        DAY,
        "2026-05-29",
        OVERDUE,
        3,
    ),
    Edge("on the day itself", planned(), "2026-06-03", DAY, OVERDUE, 2),
    Edge("the day after", planned(), "2026-06-04", None),
    Edge("prepared", planned(prepared_on=DAY), DAY, None),
    Edge("to be prepared tomorrow", planned(prepared_on="2026-06-02"), DAY, DAY),
    Edge("a call", planned(channel="call"), DAY, None),
    Edge("no channel", client().contact("2026-06-03", outcome="planned"), DAY, None),
    Edge("a call that is the agreed meeting", cited(informal=False), DAY, DAY),
    Edge("an informal one", cited(informal=True), DAY, None),
    Edge("among ourselves", planned(internal=True), DAY, None),
    Edge("held", client().contact(DAY, channel="visit"), DAY, None),
    Edge("paused", planned().account(paused={"since_on": OLD}), DAY, DAY),
    Edge("past", planned().account(ended={"ended_on": "2026-05-01"}), DAY, DAY),
]
SPOKEN = "2025-11-30"  # 183 days before the day
SUE = "acme/stakeholders/sue"


def spoken(**stakeholder: Any) -> World:
    """Sue, last spoken with half a year before the day."""
    said = {"name": "Sue Stone", "key": True, **stakeholder}
    return client().put(SUE, said).contact(SPOKEN)


def together(**review: Any) -> World:
    """The same with an annual review in May."""
    return spoken().review("2026-05-04", **{"meeting": "held", **review})


WITH_SUE: dict[str, Any] = {"attendees": {"ours": ["ann"], "theirs": ["sue"]}}
KEY = [
    Edge("today", spoken(), DAY, DAY, TODAY, 0, SPOKEN, record=SUE),
    Edge("a day late", spoken(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("somebody else was there", spoken().contact("2026-05-01", theirs=[]), DAY, DAY),
    Edge("she was there", spoken().contact("2026-05-01"), DAY, "2026-10-31"),
    Edge("a try", spoken().contact("2026-05-01", outcome="no_response"), DAY, DAY),
    Edge("a review held with her", together(**WITH_SUE), DAY, "2026-11-03"),
    Edge("a review held without her", together(), DAY, DAY),
    Edge("a review she was only offered", together(**{**WITH_SUE, "meeting": "offered"}), DAY, DAY),
    Edge(
        "her score",
        spoken().put("acme/satisfaction/2026-05-04-sue", {"feeling": "happy", "respondent": "sue"}),
        DAY,
        "2026-11-03",
    ),
    Edge("not key", spoken(key=False), DAY, None),
    Edge("she has left", spoken(left_on=DAY), DAY, None),
    Edge("she leaves tomorrow", spoken(left_on="2026-06-02"), DAY, DAY),
    Edge("she has not begun", spoken(since_on="2026-06-02"), DAY, None),
    Edge("she began after the talk", spoken(since_on="2025-12-01"), DAY, "2026-06-02"),
    Edge(
        "a client from tomorrow on",
        spoken().account(client_since="2026-06-02").put(SUE, {"name": "Sue", "key": True, "since_on": OLD}),
        DAY,
        DAY,
    ),
    Edge("booked with her", spoken().contact(DAY, outcome="planned"), "2026-05-31", DAY, BOOKED),
    Edge(
        "booked with somebody else",
        spoken().contact(DAY, outcome="planned", theirs=[]),
        "2026-05-31",
        DAY,
        SOON,
    ),
    Edge(
        "paused", spoken().account(paused={"since_on": OLD}).put(SUE, {"name": "Sue", "key": True}), DAY, None
    ),
    Edge("a prospect", World().account(status="prospect").contact(SPOKEN), DAY, DAY),
]


@pytest.mark.parametrize(
    ("clock", "edge"),
    [
        pytest.param(clock, edge, id=f"{clock}-{edge.what}")
        for clock, edges in {
            "satisfaction-talk": [*SATISFACTION, *SURVEYS],
            "meeting": MEETING,
            "meeting-prep": PREPARATION,
            "key-stakeholder-contact": KEY,
        }.items()
        for edge in edges
    ],
)
def test_the_edges_of_a_conversations_clock(clock: str, edge: Edge) -> None:
    edge.check(clock)


def test_each_meeting_has_its_place() -> None:
    meetings = [
        {"id": "weekly", "what": "Numbers", "every_days": 7},
        {"id": "coffee", "what": "Coffee"},
        {"id": "yearly", "what": "Plans", "every_days": 365},
    ]
    standing = client(communication={"agreed_on": "2026-05-04", "meetings": meetings}).judged(DAY)
    found = {duty.place: str(duty.due_on) for duty in duties_of(standing, "meeting")}
    assert found == {
        "communication.meetings[1]": "2026-05-11",
        "communication.meetings[3]": "2027-05-04",
    }
