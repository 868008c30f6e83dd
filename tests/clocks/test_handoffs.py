"""The edges of the clocks of opportunities and handoffs; the expected days were counted by hand."""

import pytest

from tests.clocks.edges import LATER, OVERDUE, SOON, TODAY, Edge, name
from tests.worlds import World

DAY = "2026-06-01"  # a Monday
IDEA = "2026-05-18-idea"


def idea(on: str = "2026-05-25", **fields: object) -> World:
    """An opportunity seen a week before the day."""
    return World().account().opportunity(on, **fields)


OPPORTUNITY_ROUTED = [
    Edge("today", idea(), DAY, DAY, TODAY),
    Edge("a day late", idea(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("seen today", idea(DAY), DAY, "2026-06-08", SOON),
    Edge("seen tomorrow", idea("2026-06-02"), DAY, None),
    Edge("over a leap day", World(book_opened_on="2024-01-01").account().opportunity("2024-02-26"), "2024-03-01", "2024-03-04"),
    Edge("routed", idea(routed={"route": "support", "routed_on": DAY}), DAY, None),
    Edge("routed tomorrow", idea(routed={"route": "support", "routed_on": "2026-06-02"}), DAY, DAY),
    Edge("routed, no day", idea(routed={"route": "support"}), DAY, DAY),
    Edge("closed", idea(closed={"closed_on": DAY, "result": "dropped"}), DAY, None),
    Edge("closed tomorrow", idea(closed={"closed_on": "2026-06-02", "result": "dropped"}), DAY, DAY),
    Edge("closed, no day", idea(closed={"result": "dropped"}), DAY, DAY),
    Edge("a prospect", idea().account(status="prospect"), DAY, DAY),
    Edge("paused", idea().account(paused={"since_on": "2026-05-01"}), DAY, DAY),
    Edge("past", idea().account(ended={"ended_on": "2026-05-28"}), DAY, DAY),
    Edge("a book opened yesterday", World(book_opened_on="2026-05-31").account().opportunity("2026-01-01"), DAY, "2026-06-07"),
    Edge("by the policy", World(clocks={"opportunity-routed": {"within_days": 3}}).account().opportunity("2026-05-29"), DAY, DAY),
    Edge(
        "to whom the policy says",
        World(clocks={"opportunity-routed": {"owner_roles": ["support_contact", "new_work"]}})
        .account(team={"support_contact": "paul"})
        .opportunity("2026-05-25"),
        DAY,
        DAY,
        owner="paul",
    ),
    Edge(
        "to a holder of the role",
        World(clocks={"opportunity-routed": {"owner_roles": ["support_contact", "new_work"]}}).account().opportunity("2026-05-25"),
        DAY,
        DAY,
        owner="nell",
    ),
]  # fmt: skip


@pytest.mark.parametrize("edge", OPPORTUNITY_ROUTED, ids=name)
def test_opportunity_routed(edge: Edge) -> None:
    edge.check("opportunity-routed")


def routed(on: str = "2026-05-18", route: str = "new_work", **fields: object) -> World:
    """An opportunity given to New Work two weeks before the day."""
    return World().account().opportunity("2026-05-18", routed={"route": route, "routed_on": on}, **fields)


def returned(on: str = "2026-05-25", **fields: object) -> World:
    """The same, whose handoff came back."""
    return routed().handoff(
        "2026-05-19", opportunity=IDEA, submitted_on="2026-05-20", returned={"returned_on": on, "reason": "No aims"}, **fields
    )  # fmt: skip


BRIEFING = {
    "kind": "am_to_pm",
    "to": "paul",
    "background": "Won",
    "promises_made": "None",
    "client_preferences": "Short",
}
HANDOFF_SUBMITTED = [
    Edge("today", routed(), DAY, DAY, TODAY),
    Edge("a day late", routed(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("routed tomorrow", routed("2026-06-02"), DAY, None),
    Edge("routed elsewhere", routed(route="specialist"), DAY, None),
    Edge("closed", routed(closed={"closed_on": DAY, "result": "lost"}), DAY, None),
    Edge("a draft", routed().handoff("2026-05-20", opportunity=IDEA), DAY, DAY),
    Edge("submitted", routed().handoff("2026-05-20", opportunity=IDEA, submitted_on="2026-05-20"), DAY, None),
    Edge("submitted tomorrow", routed().handoff("2026-05-20", opportunity=IDEA, submitted_on="2026-06-02"), DAY, DAY),
    Edge("another's handoff", routed().handoff("2026-05-20", submitted_on="2026-05-20"), DAY, DAY),
    Edge("dropped", routed().handoff("2026-05-20", opportunity=IDEA, submitted_on="2026-05-20", dropped_on="2026-05-28"), DAY, DAY),
    Edge("returned", returned(), DAY, "2026-06-08", SOON, record=f"acme/opportunities/{IDEA}"),
    Edge("returned, only that", returned(), DAY, "2026-06-08"),
    Edge("returned tomorrow", returned("2026-06-02"), DAY, None),
    Edge("returned and submitted again", returned().handoff("2026-05-28", "again", opportunity=IDEA, submitted_on="2026-05-29"), DAY, None),
    Edge(
        "another kind, returned",
        World().account().handoff("2026-05-19", **BRIEFING, submitted_on="2026-05-20", returned={"returned_on": "2026-05-25"}),
        DAY,
        "2026-06-08",
        record="acme/handoffs/2026-05-19-handoff",
    ),
    Edge(
        "another kind, returned and dropped",
        World()
        .account()
        .handoff("2026-05-19", **BRIEFING, submitted_on="2026-05-20", returned={"returned_on": "2026-05-25"}, dropped_on="2026-05-26"),
        DAY,
        None,
    ),
    Edge("another kind, a draft", World().account().handoff("2026-05-19", **BRIEFING), DAY, None),
    Edge(
        "a book opened since",
        World(book_opened_on="2026-05-25").account().opportunity("2026-05-18", routed={"route": "new_work", "routed_on": "2026-05-18"}),
        DAY,
        "2026-06-08",
    ),
]  # fmt: skip


@pytest.mark.parametrize("edge", HANDOFF_SUBMITTED, ids=name)
def test_handoff_submitted(edge: Edge) -> None:
    edge.check("handoff-submitted")


def submitted(on: str = "2026-05-25", **fields: object) -> World:
    """A handoff submitted on a Monday, five working days before the day."""
    return World().account().handoff("2026-05-19", submitted_on=on, **fields)


def accepted(on: str, by: str, **fields: object) -> World:
    return submitted(accepted={"accepted_on": on, "by": by}, **fields)


HANDOFF_ACCEPTED = [
    Edge("submitted today", submitted(), "2026-05-25", DAY, SOON),
    Edge("today", submitted(), DAY, DAY, TODAY),
    Edge("a day late", submitted(), "2026-06-02", DAY, OVERDUE, 1),
    Edge("submitted tomorrow", submitted("2026-06-02"), DAY, None),
    Edge("a draft", World().account().handoff("2026-05-19"), DAY, None),
    Edge("a day off between", World(days_off=["2026-05-27"]).account().handoff("2026-05-19", submitted_on="2026-05-25"), DAY, "2026-06-02"),
    Edge("effective before", submitted(effective_on="2026-05-28"), DAY, "2026-05-28", OVERDUE, 4),
    Edge("effective after", submitted(effective_on="2026-06-20"), DAY, DAY),
    Edge("effective before it was submitted", submitted(effective_on="2026-05-20"), DAY, "2026-05-25"),
    Edge("accepted", accepted("2026-05-28", "nell"), DAY, None),
    Edge("accepted tomorrow", accepted("2026-06-02", "nell"), DAY, DAY),
    Edge("accepted, no day", submitted(accepted={"by": "nell"}), DAY, DAY),
    Edge("accepted by somebody else", accepted("2026-05-28", "paul"), DAY, DAY),
    Edge("accepted by any holder of the role", accepted("2026-05-28", "nick").person("nick", roles=["new_work"]), DAY, None),
    Edge("accepted by who covers", accepted("2026-05-28", "paul").person("nell", away=[{"starts_on": "2026-05-01", "ends_on": DAY, "cover": "paul"}]), DAY, DAY),
    Edge("returned", submitted(returned={"returned_on": "2026-05-28"}), DAY, None),
    Edge("returned tomorrow", submitted(returned={"returned_on": "2026-06-02"}), DAY, DAY),
    Edge("dropped", submitted(dropped_on="2026-05-28"), DAY, None),
    Edge("to a role", submitted(), DAY, DAY, owner="nell"),
    Edge("to a person", submitted(to="paul"), DAY, DAY, owner="paul"),
    Edge("to a group, in its order", World(groups={"desk": ["paul", "nell"]}).account().handoff("2026-05-19", submitted_on="2026-05-25", to="desk"), DAY, DAY, owner="paul"),
    Edge(
        "to a group whose first is away",
        World(groups={"desk": ["paul", "nell"]})
        .account()
        .person("paul", away=[{"starts_on": DAY, "ends_on": DAY}])
        .handoff("2026-05-19", submitted_on="2026-05-25", to="desk"),
        DAY,
        DAY,
        owner="nell",
    ),
    Edge("to a role nobody has", submitted(to="cloud_architect"), DAY, DAY, owner="ann"),
    Edge("a month's end", World().account().handoff("2026-02-20", submitted_on="2026-02-26"), "2026-02-28", "2026-03-05", SOON),
    Edge("past", submitted().account(ended={"ended_on": "2026-05-26"}), DAY, DAY),
    Edge("a book opened since", World(book_opened_on="2026-05-29").account().handoff("2026-05-19", submitted_on="2026-05-19"), DAY, "2026-06-05"),
    Edge("a distant day is later", submitted("2026-05-29"), "2026-05-29", "2026-06-05", SOON),
    Edge("by the policy", World(clocks={"handoff-accepted": {"within_working_days": 15}}).account().handoff("2026-05-19", submitted_on="2026-05-25"), DAY, "2026-06-15", LATER),
]  # fmt: skip


@pytest.mark.parametrize("edge", HANDOFF_ACCEPTED, ids=name)
def test_handoff_accepted(edge: Edge) -> None:
    edge.check("handoff-accepted")
