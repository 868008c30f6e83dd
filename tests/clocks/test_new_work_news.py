"""The edges of new-work-news; the expected days were counted by hand."""

from typing import Any

import pytest
from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.worlds import World

DAY = "2026-06-01"  # a Monday
IDEA = "2026-04-20-idea"
ACCEPTED = {"accepted_on": "2026-05-18", "by": "nell"}


def taken_on(world: World | None = None, handoff: dict[str, Any] | None = None, **fields: Any) -> World:
    """An opportunity that New Work took on two weeks before the day."""
    routed = {"route": "new_work", "routed_on": "2026-04-21"}
    passed = {"opportunity": IDEA, "submitted_on": "2026-05-15", "accepted": ACCEPTED, **(handoff or {})}
    return (
        (world or World())
        .account()
        .opportunity("2026-04-20", routed=routed, **fields)
        .handoff("2026-05-15", **passed)
    )


def nick(**fields: Any) -> World:
    """A second one of New Work, after Nell in the list."""
    return World().person("nick", roles=["new_work"], **fields)


def news(on: str) -> dict[str, Any]:
    """A line of news."""
    return {"news": [{"date_on": on, "note": "The estimate is with Paul"}]}


NEW_WORK_NEWS = [
    Edge("later", taken_on(), "2026-05-24", DAY, LATER),
    Edge("soon", taken_on(), "2026-05-25", DAY, SOON),
    Edge("today", taken_on(), DAY, DAY, TODAY, 0),
    Edge("a day late", taken_on(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("news", taken_on(**news("2026-05-20")), DAY, "2026-06-03", SOON, 0, "2026-05-20"),
    Edge("news of tomorrow", taken_on(**news("2026-06-02")), DAY, DAY),
    Edge("news from before", taken_on(**news("2026-05-04")), DAY, DAY, last_on="2026-05-04"),
    Edge(
        "the proposal", taken_on(proposal={"sent_on": "2026-05-25"}), DAY, "2026-06-08", last_on="2026-05-25"
    ),
    Edge("the proposal of tomorrow", taken_on(proposal={"sent_on": "2026-06-02"}), DAY, DAY),
    Edge("not accepted", taken_on(handoff={"accepted": None}), DAY, None),
    Edge(
        "accepted tomorrow",
        taken_on(handoff={"accepted": {"accepted_on": "2026-06-02", "by": "nell"}}),
        DAY,
        None,
    ),
    Edge("accepted on no day", taken_on(handoff={"accepted": {"by": "nell"}}), DAY, None),
    Edge("the handoff was dropped", taken_on(handoff={"dropped_on": "2026-05-20"}), DAY, None),
    Edge("lost", taken_on(closed={"closed_on": DAY, "result": "lost"}), DAY, None),
    Edge("lost tomorrow", taken_on(closed={"closed_on": "2026-06-02", "result": "lost"}), DAY, DAY),
    Edge("given up", taken_on(closed={"closed_on": DAY, "result": "dropped"}), DAY, None),
    Edge("won, and no project yet", taken_on(closed={"closed_on": DAY, "result": "won"}), DAY, DAY),
    Edge("mobilised", taken_on().project(opportunity=IDEA, mobilised_on=DAY), DAY, None),
    Edge("mobilised tomorrow", taken_on().project(opportunity=IDEA, mobilised_on="2026-06-02"), DAY, DAY),
    Edge("another project", taken_on().project(mobilised_on="2026-05-01"), DAY, DAY),
    Edge("the first of New Work", taken_on(nick()), DAY, DAY, owner="nell"),
    Edge("who accepted", taken_on(nick(), {"accepted": {**ACCEPTED, "by": "nick"}}), DAY, DAY, owner="nick"),
    Edge("who writes the proposal", taken_on(nick(), proposal={"owner": "nick"}), DAY, DAY, owner="nick"),
    Edge("the proposal is New Work's", taken_on(proposal={"owner": "new_work"}), DAY, DAY, owner="nell"),
    Edge(
        "who accepted is away",
        taken_on(
            nick(away=[{"starts_on": "2026-05-01", "ends_on": "2026-06-30"}]),
            {"accepted": {**ACCEPTED, "by": "nick"}},
        ),
        DAY,
        DAY,
        owner="nell",
    ),
    Edge(
        "nobody is in New Work", taken_on(World().person("nell", roles=["designer"])), DAY, DAY, owner="ann"
    ),
    Edge("paused", taken_on().account(paused={"since_on": "2026-05-01"}), DAY, DAY),
    Edge("past", taken_on().account(ended={"ended_on": "2026-05-29"}), DAY, DAY),
    Edge("a prospect", taken_on().account(status="prospect"), DAY, DAY),
    Edge(
        "an opening balance", taken_on().account(opening={"new-work-news": "2026-05-20"}), DAY, "2026-06-03"
    ),
    Edge("agreed", taken_on().account(rhythm={"new-work-news": {"every_days": 30}}), DAY, "2026-06-17"),
    Edge("by the policy", taken_on(World(clocks={"new-work-news": {"every_days": 7}})), DAY, "2026-05-25"),
]


@pytest.mark.parametrize("edge", NEW_WORK_NEWS, ids=name)
def test_new_work_news(edge: Edge) -> None:
    edge.check("new-work-news")
