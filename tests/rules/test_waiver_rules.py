"""Edges of the rules on exceptions that their pages do not show."""

from typing import Any

import pytest
from tests.rules.rows import Row, found, name
from tests.worlds import PEOPLE, World

from goodstanding.finding import Severity
from goodstanding.place import KeyPath


def waived(world: World | None = None, on: str = "2026-05-04", **fields: Any) -> World:
    said = {"rule": "check-in", "reason": "They are at fairs", "approved_by": "ben", "until_on": "2026-06-30"}
    return (world or World().account()).put(f"acme/waivers/{on}-fairs", {**said, **fields})


def handed_over() -> World:
    return (
        World()
        .account()
        .handoff(
            "2026-05-10",
            kind="am_to_am",
            to="ann",
            **{"from": "ben"},
            accepted={"accepted_on": "2026-05-12", "by": "ann"},
            effective_on="2026-05-15",
        )
    )


AT: list[KeyPath] = [("approved_by",)]
SELF_APPROVED = [
    Row("by another", waived(asked_by="ann"), []),
    Row("by oneself", waived(asked_by="ben"), AT),
    Row("by the manager, who asked", waived(approved_by="ann"), AT),
    Row("by another, the manager asked", waived(), []),
    Row("by who was the manager then", waived(handed_over()), AT),
    Row("by who is the manager now", waived(handed_over(), approved_by="ann"), []),
    Row("ended long ago", waived(asked_by="ben", until_on="2026-05-05"), AT),
    Row("restricted", waived(asked_by="ben", visibility="restricted"), AT),
]


def put_off(**fields: Any) -> World:
    said = {"clock": "annual-review", "until_on": "2026-06-30", "reason": "They are at fairs", **fields}
    return World().account(
        snoozes=[{"clock": "health-set", "until_on": "2026-06-30", "reason": "Later"}, said]
    )


HERE: list[KeyPath] = [("snoozes", 1, "set_by")]
SELF_APPROVED += [
    Row("put off, nobody named", put_off(), []),
    Row("put off, another agreed", put_off(set_by="ben"), []),
    Row("put off by the manager, who asked", put_off(set_by="ann"), HERE),
    Row("put off by who asked", put_off(set_by="ben", asked_by="ben"), HERE),
    Row("put off for another by the manager", put_off(set_by="ann", asked_by="ben"), []),
    Row("put off until a day long gone", put_off(set_by="ann", until_on="2026-01-02"), HERE),
]


@pytest.mark.parametrize("row", SELF_APPROVED, ids=name)
def test_self_approved(row: Row) -> None:
    row.check("waiver-self-approved")


@pytest.mark.parametrize(("left", "severity"), [(4, Severity.NOTICE), (3, Severity.ERROR)])
def test_in_a_firm_of_one_it_is_allowed_and_marked(left: int, severity: Severity) -> None:
    world = World()
    for id_ in [id_ for id_ in PEOPLE if id_ != "ann"][:left]:
        world.person(id_, left_on="2026-01-02")
    [finding] = found(waived(world.account(), approved_by="ann"), "waiver-self-approved")
    assert finding.severity is severity


def renewed(*days: str, **last: Any) -> World:
    world = World().account()
    for on in days:
        waived(world, on, **(last if on == days[-1] else {}))
    return world


FOUR = ("2025-01-06", "2025-07-07", "2026-01-05", "2026-05-04")
RENEWED = [
    Row("once", renewed(*FOUR[:2]), []),
    Row("twice", renewed(*FOUR[:3]), []),
    Row("three times", renewed(*FOUR), [("rule",)]),
    Row("for the fourth time tomorrow", renewed(*FOUR, "2026-06-02"), [("rule",)]),
    Row("from another rule", renewed(*FOUR, rule="steady-contact"), []),
    Row("for one record", renewed(*FOUR, record="stakeholders/sue"), []),
    Row("its last day", renewed(*FOUR, until_on="2026-06-01"), [("rule",)]),
    Row("over", renewed(*FOUR, until_on="2026-05-31"), []),
]


@pytest.mark.parametrize("row", RENEWED, ids=name)
def test_renewed(row: Row) -> None:
    row.check("waiver-renewed")
