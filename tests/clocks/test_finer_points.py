"""What several clocks do where two records stand side by side, or one says less than usual."""

from typing import Any

import pytest
from tests.clocks.edges import Edge
from tests.clocks.projected import running
from tests.clocks.promised import promised
from tests.clocks.troubled import DAY, escalated, row, table
from tests.worlds import World, duties_of

IDEA = "2026-04-20-idea"
FROM_BEN: dict[str, Any] = {
    "kind": "am_to_am",
    "from": "ben",
    "to": "ann",
    "effective_on": "2026-05-25",
    "accepted": {"accepted_on": "2026-05-20", "by": "ann"},
}


def accepted(**fields: Any) -> World:
    """An idea that New Work took on two weeks before the day without its being routed there."""
    handoff: dict[str, Any] = {"opportunity": IDEA, "accepted": {"accepted_on": "2026-05-18", "by": "nell"}}
    return World().account().opportunity("2026-04-20", **fields).handoff("2026-05-15", **handoff)


EDGES = [
    ("new-work-news", Edge("never routed, yet taken on", accepted(), DAY, DAY, owner="nell")),
    (
        "reply",
        Edge(
            "a day of theirs, asked of a colleague",
            World().account().contact("2026-05-28", needs_reply_by_on=DAY, ours=["paul"]),
            DAY,
            DAY,
            owner="paul",
        ),
    ),
    (
        "contact-outcome",
        Edge(
            "planned under the manager before",
            World()
            .account()
            .contact("2026-05-29", outcome="planned")
            .handoff("2026-05-18", **{**FROM_BEN, "effective_on": "2026-05-30"}),
            DAY,
            "2026-06-02",
            owner="ben",
        ),
    ),
    (
        "commitment-check",
        Edge(
            "on record from the very day it is due: nothing to look at on the way",
            World().account(opening={"commitment-check": DAY}).commitment("2026-04-01", due_on=DAY),
            DAY,
            None,
        ),
    ),
]


@pytest.mark.parametrize(
    ("clock", "edge"), [pytest.param(*pair, id=f"{pair[0]}-{pair[1].what}") for pair in EDGES]
)
def test_the_finer_points(clock: str, edge: Edge) -> None:
    edge.check(clock)


def test_whoever_is_asked_to_help_is_named_in_full() -> None:
    rows = (
        row("complaint", 1, 2, 7, then="account_manager"),
        row("may_leave", 1, 2, 7, escalated_to="founder", then="new_work"),
    )
    book = escalated("2026-05-29", table(*rows), triggers=["complaint", "may_leave"])
    duty = book.duty("escalation-acknowledged", DAY)
    assert duty
    assert duty.why.endswith(", by delivery_lead and founder, then by account_manager and new_work")
    assert duty.why.startswith("within 1 working day of 2026-05-29 ")


REASONS = [
    (
        "commitment-told",
        promised("2026-05-20", missed_on="2026-05-21"),
        "within 2 working days of 2026-05-21 (the promise was missed)",
    ),
    (
        "follow-up",
        World()
        .account()
        .put(
            "acme/satisfaction/2026-05-20-asked",
            {"score": 5, "follow_up": {"what": "Ring them", "due_on": DAY}},
        ),
        "said to be done by 2026-06-01",
    ),
    (
        "milestone-celebrated",
        running("2026-01-05", milestones=[{"what": "Orders", "important": True, "done_on": "2026-05-18"}]),
        "within 14 days of 2026-05-18 (the milestone was reached)",
    ),
    # Where both begin on one day, the relationship is the older reason; where one ends, it is the newer.
    (
        "steady-contact",
        World().account(client_since="2026-05-04").project(mobilised_on="2026-01-05", ended_on="2026-05-04"),
        "every 92 days (the policy), counted from 2026-05-04 (the last project or trouble was over)",
    ),
    (
        "any-contact",
        World().account(client_since="2026-05-18").project(mobilised_on="2026-05-18"),
        "counted from 2026-05-18 (a project was mobilised)",
    ),
]


@pytest.mark.parametrize(("clock", "world", "why"), REASONS, ids=[one[0] for one in REASONS])
def test_the_reason_in_full(clock: str, world: World, why: str) -> None:
    duty = world.duty(clock, DAY)
    assert duty
    assert why in duty.why


def test_a_talk_about_something_else_is_a_sign_of_life_all_the_same() -> None:
    world = World().account(client_since="2025-06-02").contact("2026-03-05")
    duty = world.contact("2026-06-03", outcome="planned", covers=["satisfaction"]).duty("steady-contact", DAY)
    assert duty
    assert str(duty.booked_on) == "2026-06-03"


def test_somebody_who_has_left_hides_no_one_else() -> None:
    world = World().account(client_since="2026-03-02")
    world.put("acme/stakeholders/abe", {"name": "Abe", "key": True, "left_on": "2026-05-01"})
    world.put("acme/stakeholders/bea", {"name": "Bea"})
    world.put("acme/stakeholders/cem", {"name": "Cem", "key": True, "since_on": "2026-07-01"})
    duties = duties_of(world.judged(DAY), "key-stakeholder-contact")
    assert [one.record for one in duties] == ["acme/stakeholders/sue"]


def test_a_meeting_agreed_on_no_day_runs_since_they_are_a_client() -> None:
    meetings = [{"id": "weekly", "what": "A look"}, {"id": "monthly", "what": "A look", "every_days": 28}]
    duty = (
        World().account(client_since="2026-05-04", communication={"meetings": meetings}).duty("meeting", DAY)
    )
    assert duty
    assert (str(duty.due_on), duty.place) == (DAY, "communication.meetings[2]")
    assert duty.why.endswith("counted from 2026-05-04 (they became a client)")


def test_a_project_that_asks_for_nothing_hides_no_other() -> None:
    world = World().account(client_since="2025-06-02").project("app", mobilised_on="2026-03-02")
    world.project("shop", mobilised_on="2026-03-02", planned_end_on="2026-06-15")
    world.project("till", mobilised_on="2025-06-02", ended_on="2026-05-04")
    standing = world.judged(DAY)
    assert [one.record for one in duties_of(standing, "wrap-up-flagged")] == ["acme/projects/shop"]
    assert [one.record for one in duties_of(standing, "wrap-up")] == ["acme/projects/till"]


def test_a_departure_of_which_they_were_called_hides_no_other() -> None:
    world = World().account(client_since="2025-06-02")
    for number, called in enumerate(({"called_on": "2026-05-20"}, {})):
        leaving = {"kind": "leaves_firm", "person": "ann", "effective_on": "2026-07-01", **called}
        world.put(f"acme/changes/2026-05-18-leaves-{number}", leaving)
    duties = duties_of(world.judged(DAY), "departure-called")
    assert [one.record for one in duties] == ["acme/changes/2026-05-18-leaves-1"]


def test_an_assignment_that_is_over_hides_no_other() -> None:
    over = {"person": "ben", "starts_on": "2024-01-01", "ends_on": "2025-01-01", "days_per_week": 2}
    world = World(book_opened_on="2020-01-01").account(client_since="2020-01-01")
    world.put("acme/assignments/ben", over)
    world.put("acme/assignments/paul", {"person": "paul", "starts_on": "2024-06-01", "days_per_week": 2})
    duties = duties_of(world.judged(DAY), "rotation-offer")
    assert [one.record for one in duties] == ["acme/assignments/paul"]


def test_news_is_owed_by_whoever_it_was_routed_to_where_nobody_signed() -> None:
    handoff: dict[str, Any] = {"opportunity": IDEA, "accepted": {"accepted_on": "2026-05-18"}}
    routed = {"route": "new_work", "routed_on": "2026-04-21", "who": "nick"}
    world = (
        World()
        .person("nick", roles=["new_work"])
        .account()
        .opportunity("2026-04-20", routed=routed)
        .handoff("2026-05-15", **handoff)
    )
    duty = world.duty("new-work-news", DAY)
    assert duty
    assert duty.owner == "nick"
