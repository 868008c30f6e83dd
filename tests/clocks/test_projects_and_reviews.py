"""The edges of the clocks of projects, reviews and upkeep; the expected days were counted by hand."""

import pytest

from goodstanding.duty import State
from tests.clocks.edges import BOOKED, LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.worlds import World

DAY = "2026-06-01"  # a Monday
OLD = "2024-01-01"


def running(since: str = "2026-05-18", **fields: object) -> World:
    """A project mobilised two weeks before the day."""
    return World().account(client_since=OLD).project(mobilised_on=since, **fields)


PM_SYNC = [
    Edge("today", running(), DAY, DAY, TODAY),
    Edge("a day late", running(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("mobilised yesterday", running("2026-05-31"), DAY, "2026-06-14", LATER),
    Edge("mobilised tomorrow", running("2026-06-02"), DAY, None),
    Edge("six weeks are not long", running(planned_end_on="2026-06-29"), DAY, None),
    Edge("six weeks and a day are", running(planned_end_on="2026-06-30"), DAY, DAY),
    Edge("synced", running().contact("2026-05-25", covers=["pm_sync"]), DAY, "2026-06-08", last_on="2026-05-25"),
    Edge("synced among ourselves", running().contact("2026-05-25", covers=["pm_sync"], internal=True), DAY, "2026-06-08"),
    Edge("synced by a colleague", running().contact("2026-05-25", covers=["pm_sync"], ours=["paul"]), DAY, "2026-06-08"),
    Edge("synced about it", running().contact("2026-05-25", covers=["pm_sync"], about=["projects/shop"]), DAY, "2026-06-08"),
    Edge(
        "synced about another",
        running().project("app").contact("2026-05-25", covers=["pm_sync"], about=["projects/app"]),
        DAY,
        DAY,
        record="acme/projects/shop",
    ),
    Edge("a try", running().contact("2026-05-25", covers=["pm_sync"], outcome="no_response"), DAY, DAY),
    Edge("a talk about something else", running().contact("2026-05-25"), DAY, DAY),
    Edge("a sync of tomorrow", running().contact("2026-06-02", covers=["pm_sync"]), DAY, DAY),
    Edge("booked", running().contact("2026-05-30", covers=["pm_sync"], outcome="planned"), "2026-05-28", DAY, BOOKED),
    Edge("booked by name only", running().contact("2026-05-30", outcome="planned"), "2026-05-28", DAY, SOON),
    Edge("ended", running(ended_on=DAY), DAY, None),
    Edge("ends tomorrow", running(ended_on="2026-06-02"), DAY, DAY),
    Edge("cancelled", running(cancelled_on="2026-05-28"), DAY, None),
    Edge("paused", running().account(paused={"since_on": "2026-05-01"}), DAY, DAY),
    Edge("not to be put off", running().account(snoozes=[{"clock": "pm-sync", "until_on": "2026-07-01", "reason": "Busy"}]), DAY, DAY),
    Edge("as agreed", running().account(rhythm={"pm-sync": {"every_days": 7}}), DAY, "2026-05-25"),
    Edge("agreed away", running().account(rhythm={"pm-sync": {"off": True}}), DAY, None),
    Edge("a book opened since, spread", World(book_opened_on="2026-05-25").account().project(mobilised_on=OLD), DAY, "2026-06-04"),
    Edge("the manager's", running(), DAY, DAY, owner="ann"),
    Edge(
        "the project manager's, where the policy says so",
        World(clocks={"pm-sync": {"owner_roles": ["project_manager"]}}).account().project(mobilised_on="2026-05-18"),
        DAY,
        DAY,
        owner="paul",
    ),
]  # fmt: skip


@pytest.mark.parametrize("edge", PM_SYNC, ids=name)
def test_pm_sync(edge: Edge) -> None:
    edge.check("pm-sync")


def test_each_project_is_synced_for_itself() -> None:
    world = (
        running()
        .project("app", mobilised_on="2026-05-20")
        .contact("2026-05-25", covers=["pm_sync"], about=["projects/app"])
    )

    due = {duty.record: str(duty.due_on) for duty in world.on(DAY).duties if duty.clock == "pm-sync"}

    assert due == {"acme/projects/shop": DAY, "acme/projects/app": "2026-06-08"}


def ended(on: str = "2026-05-04", **review: object) -> World:
    """A project that ended four weeks before the day."""
    held = {
        "held_on": "2026-05-20",
        "attendees": {"ours": ["ann"], "theirs": ["sue"]},
        "learnings": "Ask first",
        **review,
    }
    wrap_up = {"wrap_up": {"review": {key: value for key, value in held.items() if value}}} if review else {}
    return World().account(client_since=OLD).project(mobilised_on="2026-01-05", ended_on=on, **wrap_up)


PROJECT_REVIEW = [
    Edge("later", ended(), "2026-05-17", DAY, LATER),
    Edge("soon two weeks before", ended(), "2026-05-18", DAY, SOON),
    Edge("today", ended(), DAY, DAY, TODAY),
    Edge("a day late", ended(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("ended yesterday", ended("2026-05-31"), DAY, "2026-06-28", LATER),
    Edge("ends tomorrow", ended("2026-06-02"), DAY, None),
    Edge("over the end of February", ended("2026-02-01"), "2026-02-01", "2026-03-01"),
    Edge("over a leap day", World(book_opened_on=OLD).account().project(mobilised_on=OLD, ended_on="2024-02-01"), "2024-02-01", "2024-02-29"),
    Edge("held with the client", ended(held_on="2026-05-20"), DAY, None),
    Edge("held tomorrow", ended(held_on="2026-06-02"), DAY, DAY),
    Edge("held before the end", ended(held_on="2026-05-01"), DAY, None),
    Edge("held without the client", ended(attendees={"ours": ["ann"]}), DAY, DAY),
    Edge("nothing learned", ended(learnings=None), DAY, DAY),
    Edge("cancelled", World().account().project(mobilised_on="2026-01-05", cancelled_on="2026-05-04"), DAY, None),
    Edge("paused", ended().account(paused={"since_on": "2026-05-01"}), DAY, DAY),
    Edge("past", ended().account(ended={"ended_on": "2026-05-20"}), DAY, DAY),
    Edge("not to be put off", ended().account(snoozes=[{"clock": "project-review", "until_on": "2026-07-01", "reason": "Busy"}]), DAY, DAY),
    Edge("a book opened since", World(book_opened_on="2026-05-10").account().project(mobilised_on=OLD, ended_on="2025-01-01"), DAY, "2026-06-07"),
    Edge("by the policy", World(clocks={"project-review": {"within_days": 14}}).account().project(mobilised_on=OLD, ended_on="2026-05-18"), DAY, DAY),
]  # fmt: skip


@pytest.mark.parametrize("edge", PROJECT_REVIEW, ids=name)
def test_project_review(edge: Edge) -> None:
    edge.check("project-review")


def reviewed(shared_on: str = "2025-06-01", **account: object) -> World:
    """An account whose annual review was shared a year before the day."""
    return World().account(**{"client_since": OLD, **account}).review(shared_on, shared_on=shared_on)


ANNUAL_REVIEW = [
    Edge("never", World().account(client_since="2025-06-01"), DAY, DAY, TODAY),
    Edge("today", reviewed(), DAY, DAY, TODAY, last_on="2025-06-01"),
    Edge("a day late", reviewed(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("shared tomorrow", reviewed().review("2026-06-02", shared_on="2026-06-02"), DAY, DAY),
    Edge("met over, not shared", reviewed().review("2026-05-20", meeting="held"), DAY, DAY),
    Edge("a small review", reviewed().put("acme/reviews/2026-05-20-mini", {"kind": "mini", "shared_on": "2026-05-20"}), DAY, DAY),
    Edge("shared on a leap day", World(book_opened_on=OLD).account().review("2024-02-29", shared_on="2024-02-29"), "2024-03-01", "2025-02-28"),
    Edge("in May, 183 days after", reviewed("2025-11-29", annual_review_month=5), DAY, "2026-05-31", OVERDUE, 1),
    Edge("in May, 182 days after", reviewed("2025-11-30", annual_review_month=5), DAY, "2027-05-31", LATER),
    Edge("in February of a leap year", reviewed("2027-06-01", annual_review_month=2), "2028-02-28", "2028-02-29", SOON),
    Edge("in December", reviewed("2026-01-31", annual_review_month=12), DAY, "2026-12-31"),
    Edge("a prospect", reviewed(status="prospect"), DAY, None),
    Edge("paused", reviewed(paused={"since_on": DAY}), DAY, None),
    Edge("after a pause", reviewed(paused={"since_on": "2026-05-01", "until_on": "2026-05-10"}), DAY, "2027-05-11"),
    Edge("past", reviewed(ended={"ended_on": DAY}), DAY, None),
    Edge("never agreed away", reviewed(rhythm={"annual-review": {"off": True}}), DAY, DAY),
    Edge("never disabled", World(clocks={"annual-review": {"enabled": False}}).account(client_since="2025-06-01"), DAY, DAY),
    Edge("more often, as agreed", reviewed("2025-12-03", rhythm={"annual-review": {"every_days": 180}}), DAY, DAY),
    Edge(
        "put off",
        reviewed(snoozes=[{"clock": "annual-review", "until_on": DAY, "reason": "Premiere"}]),
        DAY,
        DAY,
        state=State.SNOOZED,
    ),
    Edge("a talk books no review", reviewed().contact("2026-05-30", outcome="planned"), "2026-05-28", DAY, SOON),
    Edge("a book opened since, spread", World(book_opened_on="2026-01-01").account(), DAY, "2026-11-17"),
    Edge("a book opened since, with a month", World(book_opened_on="2026-01-01").account(annual_review_month=6), DAY, "2027-06-30"),
    Edge("before the book", World(book_opened_on="2025-06-01").account(opening={"annual-review": "2025-06-01"}), DAY, DAY),
    Edge("the manager's", reviewed(), DAY, DAY, owner="ann"),
]  # fmt: skip


@pytest.mark.parametrize("edge", ANNUAL_REVIEW, ids=name)
def test_annual_review(edge: Edge) -> None:
    edge.check("annual-review")


def watched(on: str = "2026-05-01", **account: object) -> World:
    """An account whose support was looked through a month before the day, among ourselves."""
    world = World().account(**{"client_since": OLD, **account})
    return world.contact(on, internal=True, theirs=[], covers=["support_watch"])


def meeting(every_days: int) -> dict[str, object]:
    return {"meetings": [{"id": "jour-fixe", "what": "We meet", "every_days": every_days}]}


SUPPORT_WATCH = [
    Edge("never", World().account(client_since="2026-05-01"), DAY, DAY, TODAY),
    Edge("today", watched(), DAY, DAY, TODAY, last_on="2026-05-01"),
    Edge("a day late", watched(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("with the client", watched().contact("2026-05-20", covers=["support_watch"]), DAY, "2026-06-20"),
    Edge("tomorrow", watched().contact("2026-06-02", covers=["support_watch"]), DAY, DAY),
    Edge("not reached", watched().contact("2026-05-20", covers=["support_watch"], outcome="missed"), DAY, DAY),
    Edge("a talk about something else", watched().contact("2026-05-20"), DAY, DAY),
    Edge("booked", watched().contact(DAY, covers=["support_watch"], outcome="planned"), "2026-05-30", DAY, BOOKED),
    Edge("booked by name only", watched().contact(DAY, outcome="planned"), "2026-05-30", DAY, SOON),
    Edge("a monthly meeting", watched(communication=meeting(31)), DAY, None),
    Edge("a rarer meeting", watched(communication=meeting(32)), DAY, DAY),
    Edge("a prospect", watched(status="prospect"), DAY, None),
    Edge("paused", watched(paused={"since_on": DAY, "until_on": DAY}), DAY, None),
    Edge("past", watched(ended={"ended_on": DAY}), DAY, None),
    Edge("as agreed", watched(rhythm={"support-watch": {"every_days": 60}}), DAY, "2026-06-30"),
    Edge("agreed away", watched(rhythm={"support-watch": {"off": True}}), DAY, None),
    Edge(
        "put off",
        watched(snoozes=[{"clock": "support-watch", "until_on": DAY, "reason": "Holidays"}]),
        DAY,
        DAY,
        state=State.SNOOZED,
    ),
    Edge("over the end of February", watched("2026-01-29"), "2026-02-01", "2026-03-01"),
    Edge("a book opened since, spread", World(book_opened_on="2026-01-01").account(), "2026-01-01", "2026-01-29"),
]  # fmt: skip


@pytest.mark.parametrize("edge", SUPPORT_WATCH, ids=name)
def test_support_watch(edge: Edge) -> None:
    edge.check("support-watch")
