"""The edges of the rules about escalations and concerns that their pages do not show."""

from typing import Any

import pytest
from tests.clocks.troubled import concerned, escalated, row, table
from tests.rules.said import message, said
from tests.worlds import World

MAJOR = row("complaint", 1, 2, 7, severity="major")
ANY = row("complaint", 1, 2, 7)
ORDERS = "acme/escalations/2026-05-28-orders"


@pytest.mark.parametrize(
    ("rows", "severity", "found"),
    [
        ([ANY], None, []),
        ([ANY], "minor", []),
        ([MAJOR], None, []),
        ([MAJOR], "major", []),
        ([MAJOR], "critical", [(ORDERS, "triggers.0")]),
        ([MAJOR, row("complaint", 1, 1, 1, severity="critical")], "critical", []),
        ([row("may_leave", 1, 2, 7)], None, [(ORDERS, "triggers.0")]),
        ([], None, [(ORDERS, "triggers.0")]),
    ],
)
def test_escalation_no_row(
    rows: list[dict[str, Any]], severity: str | None, found: list[tuple[str, str]]
) -> None:
    fields = {"severity": severity} if severity else {}
    assert said(escalated("2026-05-28", table(*rows), **fields), "escalation-no-row") == found


def test_a_resolved_or_future_escalation_needs_its_row_as_well() -> None:
    world = escalated("2026-07-01", table(row("may_leave", 1, 2, 7)), resolved_on="2026-07-02")
    assert said(world, "escalation-no-row") == [("acme/escalations/2026-07-01-orders", "triggers.0")]


def test_each_reason_needs_a_row() -> None:
    world = escalated("2026-05-28", table(ANY), triggers=["complaint", "disengagement", "may_leave"])
    assert [path for _, path in said(world, "escalation-no-row")] == ["triggers.1", "triggers.2"]


def test_the_shipped_table_knows_every_reason() -> None:
    every = ["complaint", "stakeholder_leaving", "may_leave", "harmful_behaviour", "disengagement"]
    for severity in ("minor", "major", "critical"):
        assert not said(escalated(triggers=every, severity=severity), "escalation-no-row")


WITHOUT = "escalation-without-concern"


@pytest.mark.parametrize(
    ("world", "speaks"),
    [
        (escalated(), True),
        (escalated(resolved_on="2026-05-30"), True),
        (concerned("2026-05-18", escalated(), leads_to="escalations/2026-05-28-orders"), False),
        (concerned("2026-05-18", escalated(about=["concerns/2026-05-18-answers"])), False),
        (concerned("2026-05-18", escalated(), about=["escalations/2026-05-28-orders"]), False),
        (concerned("2026-05-18", escalated()), True),
        (concerned("2026-05-29", escalated(about=["concerns/2026-05-29-answers"])), True),
        (concerned("2026-05-28", escalated(about=["concerns/2026-05-28-answers"])), False),
        (escalated("2025-12-01"), True),
        (escalated("2025-11-30"), False),
        (escalated("2026-06-02"), False),
        (escalated(triggers=["stakeholder_leaving"]), False),
        (escalated(triggers=["harmful_behaviour"]), False),
        (escalated(triggers=["harmful_behaviour", "complaint"]), True),
        (escalated(visibility="restricted"), True),
        # One of two is not over half.
        (
            escalated(
                "2026-05-04", concerned("2026-05-18", escalated(about=["concerns/2026-05-18-answers"]))
            ),
            False,
        ),
    ],
)
def test_escalation_without_concern(world: World, speaks: bool) -> None:
    assert bool(said(world, WITHOUT)) is speaks


def test_it_stands_on_the_latest_of_them() -> None:
    world = escalated("2026-05-04", escalated())
    assert said(world, WITHOUT) == [(ORDERS, "")]
    assert message(world, WITHOUT).startswith("2 of 2 escalations in 6 months came without")


def signal(world: World, on: str, kind: str = "dissatisfaction", **fields: Any) -> World:
    return world.put(f"acme/signals/{on}-heard", {"kind": kind, "note": "They sighed", **fields})


def two(on: str = "2026-05-18") -> World:
    """A concern and a pattern; one more makes three."""
    return signal(concerned(on), "2026-05-04", "pattern")


@pytest.mark.parametrize(
    ("world", "speaks"),
    [
        (two(), False),
        (signal(two(), "2026-05-20"), True),
        (signal(two(), "2026-05-20", "need"), False),
        (signal(two(), "2026-06-02"), False),
        (signal(two(), "2026-03-01"), True),
        (signal(two(), "2026-02-28"), False),
        (concerned("2026-05-25", two()), True),
        (concerned("2026-05-25", two(), resolved_on="2026-05-26"), True),
        (concerned("2026-05-25", two(), visibility="restricted"), True),
        (signal(two(), "2026-05-10", leads_to="concerns/2026-05-18-answers"), False),
        (signal(two("2026-02-20"), "2026-02-19", leads_to="concerns/2026-02-20-answers"), False),
        (concerned("2026-05-25", two(), about=["signals/2026-05-04-heard"]), False),
        # It led to a concern that lies too far back to be counted, so it counts for itself.
        (
            signal(
                concerned("2026-05-25", two("2026-02-20")),
                "2026-05-20",
                leads_to="concerns/2026-02-20-answers",
            ),
            True,
        ),
    ],
)
def test_repeated_trouble(world: World, speaks: bool) -> None:
    assert bool(said(world, "repeated-trouble")) is speaks


def test_repeated_trouble_stands_on_the_latest_and_quotes_nothing() -> None:
    world = concerned("2026-05-25", two(), what="Sue is ill", visibility="restricted")
    assert said(world, "repeated-trouble") == [("acme/concerns/2026-05-25-answers", "")]
    assert "Sue" not in message(world, "repeated-trouble")
