"""Rules of opportunities, where their pages do not show an edge."""

from typing import Any

import pytest
from tests.rules.rows import Row, found, name
from tests.worlds import World

IDEA = "2026-04-20-idea"
AT = ("routed", "route")
TO_NEW_WORK = {"route": "new_work", "routed_on": "2026-04-21"}
SENT = {"proposal": {"sent_on": "2026-05-18"}}
ACCEPTED = {"accepted_on": "2026-05-18", "by": "nell"}


def idea(**fields: Any) -> World:
    """An opportunity routed to New Work."""
    return World().account().opportunity("2026-04-20", **{"routed": TO_NEW_WORK, **fields})


def passed(world: World, **fields: Any) -> World:
    """The world with a complete, submitted handoff that names the opportunity."""
    return world.handoff("2026-04-24", **{"opportunity": IDEA, "submitted_on": "2026-04-27", **fields})


HANDOFF_MISSING = [
    Row("nothing has begun", idea(), False),
    Row("a proposal", idea(**SENT), [AT]),
    Row("a proposal not sent", idea(proposal={"owner": "nell"}), False),
    Row("news", idea(news=[{"date_on": "2026-05-18", "note": "Asked Paul"}]), [AT]),
    Row("won", idea(closed={"closed_on": "2026-05-18", "result": "won"}), [AT]),
    Row("won on no day", idea(closed={"result": "won"}), False),
    Row("lost", idea(closed={"closed_on": "2026-05-18", "result": "lost"}), False),
    Row("routed on no day", idea(routed={"route": "new_work"}, **SENT), False),
    Row("with a specialist", idea(routed={**TO_NEW_WORK, "route": "specialist"}, **SENT), False),
    Row("handed over", passed(idea(**SENT)), False),
    Row("handed over and accepted", passed(idea(), accepted=ACCEPTED), False),
    Row("accepted before it was submitted", passed(idea(), submitted_on=None, accepted=ACCEPTED), [AT]),
    Row("accepted with a gap", passed(idea(), timeline="tbc", accepted=ACCEPTED), [AT]),
    Row("not submitted", passed(idea(**SENT), submitted_on=None), [AT]),
    Row("a gap", passed(idea(**SENT), timeline=None), [AT]),
    Row("given back, complete", passed(idea(**SENT), returned={"returned_on": "2026-05-11"}), False),
    Row("dropped", passed(idea(**SENT), dropped_on="2026-05-11"), [AT]),
    Row("of another opportunity", passed(idea(**SENT), opportunity=None), [AT]),
    Row("in confidence", passed(idea(**SENT), visibility="restricted"), False),
    Row("the opportunity in confidence", idea(**SENT, visibility="restricted"), [AT]),
    Row("news of next week", idea(news=[{"date_on": "2026-06-08", "note": "Asked Paul"}]), [AT]),
]


@pytest.mark.parametrize("row", HANDOFF_MISSING, ids=name)
def test_handoff_missing(row: Row) -> None:
    row.check("opportunity-handoff-missing")


def test_a_handoff_that_has_been_begun_is_named() -> None:
    [finding] = found(passed(idea(**SENT), timeline="tbc"), "opportunity-handoff-missing")
    assert "2026-04-24-handoff" in finding.message


def small(policy: World | None = None, route: str = "support", **fields: Any) -> World:
    """An opportunity routed to support."""
    routed = {"route": route, "routed_on": "2026-04-21", **fields.pop("routed", {})}
    return (policy or World()).account().opportunity("2026-04-20", routed=routed, **fields)


TWENTY = {"opportunity-route-too-small": {"limits": {"over_hours": 20}}}
ROUTE_TOO_SMALL = [
    Row("ten hours", small(estimate_hours=10), False),
    Row("eleven hours", small(estimate_hours=11), [AT]),
    Row("not estimated", small(), False),
    Row("with design", small(estimate_hours=2, needs_design=True), [AT]),
    Row("without design", small(needs_design=False), False),
    Row("with a reason", small(estimate_hours=40, routed={"exception_reason": "Done before"}), False),
    Row(
        "a reason in confidence",
        small(estimate_hours=40, visibility="restricted", routed={"exception_reason": "Done before"}),
        False,
    ),
    Row("in confidence", small(needs_design=True, visibility="restricted"), [AT]),
    Row("with New Work", small(route="new_work", estimate_hours=40), False),
    Row("with a specialist", small(route="specialist", estimate_hours=40), False),
    Row(
        "routed on no day",
        World().account().opportunity("2026-04-20", routed={"route": "support"}, estimate_hours=40),
        False,
    ),
    Row("by the policy", small(World(rules=TWENTY), estimate_hours=20), False),
    Row("over the policy's", small(World(rules=TWENTY), estimate_hours=21), [AT]),
]


@pytest.mark.parametrize("row", ROUTE_TOO_SMALL, ids=name)
def test_route_too_small(row: Row) -> None:
    row.check("opportunity-route-too-small")
