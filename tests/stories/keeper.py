"""A manager with ten accounts who does everything on its day, and what they see on Mondays."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from tests.stories.telling import FIRST, MONDAYS, OPENED, Record, Story
from tests.worlds import day

from goodstanding.duty import Duty

ACCOUNTS = ("ash", "beech", "cedar", "dill", "elm", "fir", "gorse", "hazel", "ivy", "juniper")
KEY = ("ash", "beech")
BUILDING = "cedar"
Written = Iterator[tuple[str, Record]]


def ten() -> Story:
    """Seven quiet clients, two of high value, one with a project underway; nothing is late."""
    story = Story("Ten well-kept accounts")
    for place, account in enumerate(ACCOUNTS):
        _account(story, account, place)
    scan = FIRST - timedelta(days=7)
    story.put(scan, f"_scans/{scan}-ann", {"seen": [*ACCOUNTS]})
    running = {
        "name": "The shop",
        "project_manager": "paul",
        "process": "scrum",
        "mobilised_on": "2026-02-02",
        "terms_signed_on": "2026-01-30",
        "planned_end_on": "2026-09-30",
        "kickoff": {"held_on": "2026-02-02", "am_attended": True},
        "progress_reports": [{"sent_on": "2026-04-02"}],
    }
    story.put(day("2026-02-02"), f"{BUILDING}/projects/shop", running)
    for covers in (["pm_sync"], ["update", "check_in", "satisfaction"]):
        _talk(story, BUILDING, FIRST - timedelta(days=4), covers)
    return story


def _account(story: Story, account: str, place: int) -> None:
    opened = day(OPENED)
    tier = {"tier": "key"} if account in KEY else {}
    own = {"name": account.capitalize(), "account_manager": "ann", "deputy": "ben", **tier}
    month = 4 + place % 9
    story.put(
        opened, f"{account}/account", {**own, "client_since": "2023-01-01", "annual_review_month": month}
    )
    story.put(opened, f"{account}/stakeholders/sue", {"name": "Sue Stone", "key": True})
    last = day("2026-03-30") - timedelta(days=8 * place)
    story.put(last, f"{account}/account", {"health": {"status": "green", "set_on": str(last)}})
    _talk(story, account, last + timedelta(days=3), ["update", "check_in", "satisfaction"])
    _review(story, account, date(2025, month, 10))


def _talk(story: Story, account: str, on: date, covers: list[str]) -> None:
    inside: Record = {"internal": True} if "pm_sync" in covers else {"theirs": ["sue"], "feeling": "happy"}
    path = f"{account}/contacts/{on}-{covers[0].replace('_', '-')}"
    story.put(on, path, {"summary": "We talked", "covers": covers, **inside})


def _review(story: Story, account: str, on: date) -> None:
    said: dict[str, Any] = {
        "delivered": "Work",
        "support": "Calls",
        "recommendations": ["More"],
        "plan": ["Work"],
    }
    both = {"ours": ["ann"], "theirs": ["sue"]}
    review = {"kind": "annual", "shared_on": str(on), "meeting": "held", "attendees": both, **said}
    story.put(on, f"{account}/reviews/{on}-annual", review)


def promise(story: Story, number: int, monday: date) -> None:
    """Two new promises a week, each to another client, for the Thursday after next."""
    for turn in (0, 5):
        account = ACCOUNTS[(number + turn) % len(ACCOUNTS)]
        due_on = monday + timedelta(days=10)
        fields = {"what": "Send the figures", "to": "sue", "due_on": str(due_on)}
        story.put(monday, f"{account}/commitments/{monday}-figures", fields)


def do(story: Story, duty: Duty) -> None:
    """Does what is owed on the day it is due; a clock that this manager has not heard of is a fault here."""
    _DONE[duty.clock](story, duty)


def _spoken(story: Story, duty: Duty) -> None:
    _talk(story, duty.account or "", duty.due_on, ["update", "check_in", "satisfaction"])


def _synced(story: Story, duty: Duty) -> None:
    _talk(story, duty.account or "", duty.due_on, ["pm_sync"])


def _scanned(story: Story, duty: Duty) -> None:
    story.put(duty.due_on, f"_scans/{duty.due_on}-ann", {"seen": [*ACCOUNTS]})


def _set(story: Story, duty: Duty) -> None:
    story.put(duty.due_on, duty.record, {"health": {"status": "green", "set_on": str(duty.due_on)}})


def _kept(story: Story, duty: Duty) -> None:
    story.put(duty.due_on, duty.record, {"done_on": str(duty.due_on)})


def _reviewed(story: Story, duty: Duty) -> None:
    _review(story, duty.account or "", duty.due_on)


def _reported(story: Story, duty: Duty) -> None:
    sent = [{"sent_on": str(monday + timedelta(days=3))} for monday in MONDAYS if monday <= duty.due_on]
    story.put(duty.due_on, duty.record, {"progress_reports": [{"sent_on": "2026-04-02"}, *sent]})


_DONE: dict[str, Callable[[Story, Duty], None]] = {
    "any-contact": _spoken,
    "check-in": _spoken,
    "satisfaction-talk": _spoken,
    "steady-contact": _spoken,
    "key-stakeholder-contact": _spoken,
    "satisfaction-score": _spoken,
    "pm-sync": _synced,
    "support-watch": _scanned,
    "portfolio-scan": _scanned,
    "health-set": _set,
    "commitment": _kept,
    "annual-review": _reviewed,
    "progress-report": _reported,
}
