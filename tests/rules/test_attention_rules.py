"""The notices on a client's behalf, where their pages do not show an edge."""

from typing import Any

import pytest
from tests.rules.rows import Row, found, name
from tests.worlds import World

MISSED = {"due_on": "2026-05-20", "missed_on": "2026-05-20", "told_on": "2026-05-20"}
LEARNED = {"reflected_on": "2026-05-21", "change": "Ask first"}
ESCALATION = {
    "triggers": ["complaint"],
    "summary": "They are unhappy",
    "next_action": "Ring Sue",
    "next_action_due_on": "2026-05-20",
}


def known(**fields: Any) -> World:
    """A client of old in an old book."""
    return World(book_opened_on="2020-01-01").account(**{"client_since": "2020-01-01", **fields})


def escalated(**fields: Any) -> World:
    """The same, with a complaint."""
    return known().put("acme/escalations/2026-05-18-unhappy", {**ESCALATION, **fields})


ADDED_VALUE = [
    Row("no idea ever", known(), [()]),
    Row("an idea a year and a day ago", known().opportunity("2025-05-31"), [()]),
    Row("an idea a year ago", known().opportunity("2025-06-01"), False),
    Row("an idea of tomorrow", known().opportunity("2026-06-02"), [()]),
    Row(
        "an idea that came to nothing",
        known().opportunity("2026-01-12", closed={"closed_on": "2026-01-19", "result": "dropped"}),
        False,
    ),
    Row("on a leap day", known().opportunity("2024-02-29"), False, "2025-02-28"),
    Row("a year after a leap day", known().opportunity("2024-02-29"), [()], "2025-03-01"),
    Row("a client for a year", known(client_since="2025-06-01"), False),
    Row("a client for a year and a day", known(client_since="2025-05-31"), [()]),
    Row("a book for a year", World(book_opened_on="2025-06-01").account(), False),
    Row("a book for a year and a day", World(book_opened_on="2025-05-31").account(), [()]),
    Row("escalated", escalated(), False),
    Row("escalated and resolved", escalated(resolved_on="2026-05-25"), [()]),
    Row("escalated, resolved tomorrow", escalated(resolved_on="2026-06-02"), False),
    Row("a miss of ours", known().commitment("2026-05-04", **MISSED), False),
    Row("a miss of theirs", known().commitment("2026-05-04", **MISSED, cause="client"), [()]),
    Row("a miss thought through", known().commitment("2026-05-04", **MISSED, reflection=LEARNED), [()]),
    Row("a prospect", known(status="prospect"), False),
    Row("paused", known(paused={"since_on": "2026-05-01"}), False),
    Row("past", known(ended={"ended_on": "2026-05-29"}), False),
    Row(
        "by the policy",
        World(book_opened_on="2020-01-01", rules={"added-value-none": {"limits": {"months": 6}}})
        .account()
        .opportunity("2025-11-30"),
        [()],
    ),
    Row(
        "switched off",
        World(book_opened_on="2020-01-01", rules={"added-value-none": {"enabled": False}}).account(),
        False,
    ),
]


@pytest.mark.parametrize("row", ADDED_VALUE, ids=name)
def test_added_value_none(row: Row) -> None:
    row.check("added-value-none")


def review(on: str = "2026-05-04", **fields: Any) -> World:
    """A review that Sue reads."""
    return World().account().review(on, **fields)


def reported(*reports: dict[str, Any], **fields: Any) -> World:
    """A project with these progress reports."""
    return World().account().project(mobilised_on="2026-04-01", progress_reports=[*reports], **fields)


def changed(**fields: Any) -> World:
    """A colleague who leaves the project."""
    said = {
        "kind": "left_project",
        "person": "paul",
        "effective_on": "2026-06-15",
        "plan": "A problem",
        **fields,
    }
    return World().account().put("acme/changes/2026-05-18-paul", said)


BAD = {"sent_on": "2026-05-22", "challenges": ["Readers arrive on Monday", "The import failed"]}
GOOD = {"sent_on": "2026-05-29", "challenges": ["The import runs on Thursday"]}
NEGATIVE = [
    Row("in a sentence", review(delivered="The shop.\nUnfortunately late."), [("delivered",)]),
    Row("in any case", review(support="A DISASTER"), [("support",)]),
    Row("part of a word", review(support="Unproblematic and blameless"), False),
    Row(
        "in lists",
        review(recommendations=["Go on", "A problem less"], plan=["Impossible things"]),
        [("plan", 0), ("recommendations", 1)],
    ),
    Row(
        "in the next steps", review(done=["Failed tries"], next=["Blame nobody"]), [("done", 0), ("next", 0)]
    ),
    Row("findings", review(kind="software", findings=["Useless code"]), [("findings", 0)]),
    Row("in confidence", review(delivered="Unfortunately late", visibility="restricted"), False),
    Row(
        "an older review",
        review("2025-05-05", delivered="A failure").review("2026-05-04", delivered="Done"),
        False,
    ),
    Row(
        "an older review of another kind",
        review("2025-05-05", kind="free", findings=["A failure"]).put(
            "acme/reviews/2026-05-04-annual", {"kind": "annual", "delivered": "Done"}
        ),
        [("findings", 0)],
    ),
    Row(
        "in a report",
        reported(GOOD | {"sent_on": "2026-05-15"}, BAD),
        [("progress_reports", 1, "challenges", 1)],
    ),
    Row("in an older report", reported(BAD, GOOD), False),
    Row(
        "in one not sent yet", reported(GOOD, {"next": ["No failure"]}), [("progress_reports", 1, "next", 0)]
    ),
    Row("the project is over", reported(BAD, ended_on="2026-05-29"), False),
    Row("in the plan of a change", changed(), [("plan",)]),
    Row("in its options", changed(plan="Ben joins", options=["Wait", "Blame"]), [("options", 1)]),
    Row("on the day of the change", changed(effective_on="2026-06-01"), [("plan",)]),
    Row("the change is over", changed(effective_on="2026-05-31"), False),
    Row(
        "in what the client does not read",
        World().account(context="A problem").contact("2026-05-18", summary="A disaster"),
        False,
    ),
    Row(
        "no words in the policy",
        World(words={"negative": []}).account().review("2026-05-04", delivered="A failure"),
        False,
    ),
]


@pytest.mark.parametrize("row", NEGATIVE, ids=name)
def test_wording_negative(row: Row) -> None:
    row.check("wording-negative")


ALL: dict[str, Any] = {
    "goals": ["Sell more"],
    "challenges": ["Few hands"],
    "context": "A family firm",
    "services": {"buys": ["Support"], "could_buy": ["A shop"]},
    "communication": {"detail": "summary"},
    "roadmap": [{"what": "A second shop"}],
    "client_since": "2024-01-01",
}


def sue(**fields: Any) -> World:
    """A client of whom all is known but who Sue is."""
    return World().account(**ALL).put("acme/stakeholders/sue", {"name": "Sue Stone", **fields})


CONTEXT = [
    Row("two lines", World().account(), [()]),
    Row("everything", World().account(**ALL), False),
    Row("nobody is key", sue(), [()]),
    Row("the key one left", sue(key=True, left_on="2026-05-29"), [()]),
    Row("the key one leaves tomorrow", sue(key=True, left_on="2026-06-02"), False),
    Row("services that say nothing", World().account(**ALL | {"services": {}}), [()]),
    Row("in confidence", World().account(**ALL, visibility="restricted"), False),
    Row("a prospect", World().account(status="prospect"), False),
    Row("paused", World().account(paused={"since_on": "2026-05-01"}), False),
    Row("past", World().account(ended={"ended_on": "2026-05-29"}), False),
]


@pytest.mark.parametrize("row", CONTEXT, ids=name)
def test_context_missing(row: Row) -> None:
    row.check("context-missing")


@pytest.mark.parametrize(
    ("world", "words"),
    [
        (World().account(), "1 of 9 known; not on record yet: goals, challenges, context, what they buy, "),
        (
            World().account(**ALL | {"services": {"buys": ["Support"]}}),
            "8 of 9 known; not on record yet: what they could buy.",
        ),
        (
            World().account(**ALL | {"goals": [], "roadmap": []}),
            "7 of 9 known; not on record yet: goals and their roadmap.",
        ),
    ],
    ids=["one", "eight", "seven"],
)
def test_what_is_missing_is_named(world: World, words: str) -> None:
    [finding] = found(world, "context-missing")
    assert words in finding.message
