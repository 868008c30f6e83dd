"""What several clocks do where two records stand side by side, or one says less than usual."""

from typing import Any

import pytest
from tests.clocks.edges import Edge
from tests.clocks.troubled import DAY, escalated, row, table
from tests.worlds import World

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
