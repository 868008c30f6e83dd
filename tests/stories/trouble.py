"""A client in trouble: a promise is missed and told late, they complain, somebody helps, it mends."""

from typing import Any

from tests.stories.telling import MONDAYS, Story

PROMISE = "commitments/2026-04-08-export"
SECOND = "commitments/2026-05-07-export"
ESCALATION = "escalations/2026-05-06-may-leave"


def trouble() -> Story:
    """From the promise to the reflection: what should have been said when, and what came of it."""
    story = Story("A client in trouble")
    _before(story)
    _missed(story)
    _mended(story)
    return story


def _before(story: Story) -> None:
    story.on(
        "2025-01-06",
        "account",
        name="Kiln and Co",
        account_manager="ann",
        deputy="ben",
        client_since="2024-02-01",
        annual_review_month=10,
    )
    story.on("2025-01-06", "stakeholders/sue", name="Sue Stone", key=True)
    story.on(
        "2025-10-20",
        "reviews/2025-10-20-annual",
        kind="annual",
        shared_on="2025-10-20",
        meeting="held",
        attendees={"ours": ["ann"], "theirs": ["sue"]},
        delivered="A kiln log",
        support="Six questions",
        recommendations=["An export"],
        plan=["An export in spring"],
    )
    story.on("2025-11-24", "satisfaction/2025-11-24-call", method="informal", feeling="happy")
    story.on("2026-03-10", "account", health={"status": "green", "set_on": "2026-03-10"})
    _talk(story, "2026-03-18", "All calm")
    for monday in MONDAYS[::4]:
        story.put(monday, f"_scans/{monday}-ann", {"seen": ["acme"]})


def _missed(story: Story) -> None:
    """Nobody looks halfway; it is missed on the day, noted on the Monday after, told when they ring."""
    what = "An export that opens in their own program"
    story.on("2026-04-08", PROMISE, what=what, to="sue", due_on="2026-04-30")
    story.on("2026-05-04", PROMISE, missed_on="2026-05-01")
    _talk(story, "2026-05-05", "Where is it? They wait", feeling="unhappy", started_by="client")
    story.on("2026-05-06", PROMISE, told_on="2026-05-06")
    story.on(
        "2026-05-06",
        ESCALATION,
        triggers=["may_leave"],
        summary="They ask what else is on the market",
        next_action="Agree a new day",
        next_action_due_on="2026-05-08",
        about=["contacts/2026-05-05-talk", PROMISE],
    )
    red = {"status": "red", "set_on": "2026-05-06", "reason": "They speak of leaving after a late export"}
    story.on("2026-05-06", "account", health=red)


def _mended(story: Story) -> None:
    """A new day is agreed and kept; one update and the reflection come late."""
    updates = [{"date_on": "2026-05-07", "note": "Dora rang Sue; a new day is agreed", "client_told": True}]
    story.on("2026-05-07", ESCALATION, acknowledged_on="2026-05-07", next_action_done_on="2026-05-07")
    story.on("2026-05-07", ESCALATION, updates=[*updates])
    again = "The export, tried with their own file"
    story.on("2026-05-07", SECOND, what=again, to="sue", due_on="2026-05-20", recovers="2026-04-08-export")
    for on, note in (("2026-05-11", "Half done"), ("2026-05-20", "It opens")):
        updates.append({"date_on": on, "note": note, "client_told": True})
        story.on(on, ESCALATION, updates=[*updates])
    story.on("2026-05-19", SECOND, done_on="2026-05-19")
    learned = {
        "reflected_on": "2026-05-22",
        "why": "Nobody tried it with a real file",
        "change": "We ask for a file before we promise",
        "due_on": "2026-06-05",
    }
    story.on("2026-05-22", PROMISE, reflection=learned)
    over = {"resolved_on": "2026-05-27", "resolution": "It opens", "confirmed_with_client_on": "2026-05-27"}
    story.on("2026-05-27", ESCALATION, **over)
    story.on("2026-06-09", PROMISE, reflection={**learned, "done_on": "2026-06-09"})
    _talk(story, "2026-06-10", "Calm again", feeling="happy", covers=["check_in"])
    story.on("2026-06-11", "account", health={"status": "green", "set_on": "2026-06-11"})


def _talk(story: Story, on: str, summary: str, **fields: Any) -> None:
    story.on(on, f"contacts/{on}-talk", summary=summary, theirs=["sue"], channel="call", **fields)
