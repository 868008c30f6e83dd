"""The edges of escalation-acknowledged; the expected days were counted by hand."""

import pytest
from tests.clocks.edges import OVERDUE, SOON, TODAY, Edge, name
from tests.clocks.troubled import DAY, escalated, row, table
from tests.worlds import World

# A Friday: one working day later is Monday.
EVE = "2026-05-29"

ESCALATION_ACKNOWLEDGED = [
    Edge("raised the working day before", escalated(EVE), EVE, DAY, SOON),
    Edge("today", escalated(EVE), DAY, DAY, TODAY, 0),
    Edge("a day late", escalated(EVE), "2026-06-02", DAY, OVERDUE, 1),
    Edge("raised on a Saturday", escalated("2026-05-30"), DAY, DAY),
    Edge("raised on the last day of a month", escalated("2026-03-31"), "2026-03-31", "2026-04-01"),
    Edge(
        "raised on the eve of a leap day",
        escalated("2024-02-28", World(book_opened_on="2024-01-01").account()),
        "2024-02-28",
        "2024-02-29",
    ),
    Edge("raised tomorrow", escalated("2026-06-02"), DAY, None),
    Edge("acknowledged", escalated(EVE, acknowledged_on=DAY), DAY, None),
    Edge("acknowledged tomorrow", escalated(EVE, acknowledged_on="2026-06-02"), DAY, DAY),
    Edge("resolved", escalated(EVE, resolved_on=DAY), DAY, None),
    Edge("resolved tomorrow", escalated(EVE, resolved_on="2026-06-02"), DAY, DAY),
    Edge("a day off between", escalated(EVE, World(days_off=[DAY]).account()), DAY, "2026-06-02"),
    Edge("paused", escalated(EVE, World().account(paused={"since_on": "2026-05-01"})), DAY, DAY),
    Edge("past", escalated(EVE, World().account(ended={"ended_on": EVE})), DAY, DAY),
    Edge("a prospect", escalated(EVE, World().account(status="prospect")), DAY, DAY),
    Edge(
        "agreed off, which cannot be",
        escalated(EVE, World().account(rhythm={"escalation-acknowledged": {"off": True}})),
        DAY,
        DAY,
    ),
    Edge(
        "switched off, which cannot be",
        escalated(EVE, World(clocks={"escalation-acknowledged": {"enabled": False}}).account()),
        DAY,
        DAY,
    ),
    Edge(
        "put off, which cannot be",
        escalated(
            EVE,
            World().account(
                snoozes=[{"clock": "escalation-acknowledged", "until_on": "2026-07-01", "reason": "Holidays"}]
            ),
        ),
        DAY,
        DAY,
    ),
    Edge(
        "a book opened since",
        escalated("2026-03-02", World(book_opened_on=EVE).account()),
        DAY,
        DAY,
    ),
    Edge("in confidence", escalated(EVE, triggers=["harmful_behaviour"], visibility="restricted"), DAY, DAY),
    Edge("the manager's, whoever is asked", escalated(EVE, escalated_to="dora"), DAY, DAY, owner="ann"),
    Edge("by the table", escalated(EVE, table(row("complaint", 3, 2, 7))), DAY, "2026-06-03"),
    Edge("not owed by the table", escalated(EVE, table(row("complaint", None, 2, 7))), DAY, None),
    Edge(
        "the tighter of two reasons",
        escalated(
            EVE,
            table(row("complaint", 4, 2, 7), row("may_leave", 2, 2, 7)),
            triggers=["complaint", "may_leave"],
        ),
        DAY,
        "2026-06-02",
    ),
    Edge(
        "not owed for one of two reasons",
        escalated(
            EVE,
            table(row("complaint", 4, 2, 7), row("may_leave", None, 2, 7)),
            triggers=["complaint", "may_leave"],
        ),
        DAY,
        "2026-06-04",
    ),
    Edge(
        "without a severity, so major",
        escalated(
            EVE,
            table(
                row("complaint", 4, 2, 7, severity="major"), row("complaint", 1, 2, 7, severity="critical")
            ),
        ),
        DAY,
        "2026-06-04",
    ),
    Edge(
        "critical",
        escalated(
            EVE,
            table(
                row("complaint", 4, 2, 7, severity="major"), row("complaint", 1, 2, 7, severity="critical")
            ),
            severity="critical",
        ),
        DAY,
        DAY,
    ),
    Edge(
        "a row for any severity fits too",
        escalated(
            EVE,
            table(row("complaint", 4, 2, 7, severity="critical"), row("complaint", 2, 2, 7)),
            severity="critical",
        ),
        DAY,
        "2026-06-02",
    ),
    Edge("no row", escalated(EVE, table(row("may_leave", 1, 1, 3))), DAY, None),
]


@pytest.mark.parametrize("edge", ESCALATION_ACKNOWLEDGED, ids=name)
def test_escalation_acknowledged(edge: Edge) -> None:
    edge.check("escalation-acknowledged")


def test_the_reason_names_who_is_asked() -> None:
    rows = row("complaint", 1, 2, 7, then="account_manager")
    duty = escalated(EVE, table(rows)).duty("escalation-acknowledged", DAY)
    assert duty is not None
    assert duty.why.endswith("(it was escalated), by delivery_lead, then by account_manager")
