"""Edges of the rules on people that their pages do not show."""

from typing import Any

import pytest
from tests.rules.rows import DAY, Row, found, name
from tests.worlds import World

from goodstanding.finding import Severity
from goodstanding.place import KeyPath

TOLD, WRITTEN = "change-told-late", "change-written-before-called"


def change(**fields: Any) -> World:
    said = {"kind": "rate", "effective_on": "2026-05-20", **fields}
    return World().account(client_since="2024-01-01").put("acme/changes/2026-05-04-rate", said)


def of_firm(on: str, client_since: str = "2024-01-01") -> World:
    said = {"kind": "rate_all", "effective_on": "2026-05-20", "told": {"acme": on}}
    return World().account(client_since=client_since).put("_changes/2026-05-04-rates", said)


TOLD_LATE = [
    Row("never", change(), []),
    Row("before", change(told_on="2026-05-19"), []),
    Row("on the day", change(told_on="2026-05-20"), []),
    Row("a day later", change(told_on="2026-05-21"), [("told_on",)]),
    Row("whatever the day", change(told_on="2026-05-21"), [("told_on",)], "2026-05-05"),
    Row("restricted", change(told_on="2026-05-21", visibility="restricted"), [("told_on",)]),
    Row("all, on the day", of_firm("2026-05-20"), []),
    Row("all, a day later", of_firm("2026-05-21"), [("told", "acme")]),
    Row("all, a client since", of_firm("2026-05-22", "2026-05-21"), []),
]


@pytest.mark.parametrize("row", TOLD_LATE, ids=name)
def test_told_late(row: Row) -> None:
    row.check(TOLD)


def test_a_change_of_the_firm_told_late_belongs_to_the_account() -> None:
    [finding] = found(of_firm("2026-05-21"), TOLD)
    assert (finding.account, finding.place.file) == ("acme", "accounts/_changes/2026-05-04-rates.yml")
    assert finding.severity is Severity.LAPSE


LETTER = {"confirmed_in_writing_on": "2026-05-11"}
AT_LETTER: list[KeyPath] = [("confirmed_in_writing_on",)]
WRITTEN_FIRST = [
    Row("nothing written", change(called_on="2026-05-12"), []),
    Row("called before", change(called_on="2026-05-10", **LETTER), []),
    Row("called on the day", change(called_on="2026-05-11", **LETTER), []),
    Row("called a day later", change(called_on="2026-05-12", **LETTER), AT_LETTER),
    Row(
        "called later, told before", change(called_on="2026-05-12", told_on="2026-05-10", **LETTER), AT_LETTER
    ),
    Row("never called", change(**LETTER), AT_LETTER),
    Row("told by the letter", change(told_on="2026-05-11", **LETTER), AT_LETTER),
    Row("told before", change(told_on="2026-05-10", **LETTER), []),
]


@pytest.mark.parametrize("row", WRITTEN_FIRST, ids=name)
def test_written_before_called(row: Row) -> None:
    row.check(WRITTEN)


def assigned(policy: dict[str, Any] | None = None, **fields: Any) -> World:
    said = {"person": "paul", "starts_on": "2026-05-04", "days_per_week": 2, **fields}
    return World(**(policy or {})).account().put("acme/assignments/paul", said)


HALF = {"starts_on": "2026-05-04", "days": 0.5}
OFF = {"modules": {"staffing": False}}
UNDER_A_DAY = [
    Row("half a day", assigned(bookings=[HALF]), [("bookings", 0, "days")]),
    Row("a day", assigned(bookings=[{**HALF, "days": 1}]), []),
    Row("the second", assigned(bookings=[{**HALF, "days": 2}, HALF]), [("bookings", 1, "days")]),
    Row("nobody pays", assigned(bookings=[HALF], billable=False), []),
    Row("a reason there", assigned(bookings=[{**HALF, "exception_reason": "A handover"}]), []),
    Row("a reason for all", assigned(bookings=[HALF], exception_reason="A handover"), []),
    Row("restricted", assigned(bookings=[HALF], visibility="restricted"), []),
    Row("the module is off", assigned(OFF, bookings=[HALF]), []),
    Row(
        "a firm of half days",
        assigned({"rules": {"assignment-under-a-day": {"limits": {"days": 0.5}}}}, bookings=[HALF]),
        [],
    ),
]


@pytest.mark.parametrize("row", UNDER_A_DAY, ids=name)
def test_under_a_day(row: Row) -> None:
    row.check("assignment-under-a-day")


NO_CONSENT = [
    Row("not asked", assigned(), [("consent",)]),
    Row("asked before", assigned(consent={"called_on": "2026-05-01"}), []),
    Row("asked on the day", assigned(consent={"called_on": "2026-05-04"}), []),
    Row("asked afterwards", assigned(consent={"called_on": "2026-05-05"}), [("consent", "called_on")]),
    Row("asked tomorrow", assigned(consent={"called_on": "2026-06-02"}), [("consent",)]),
    Row("asked without a day", assigned(consent={"tech_ok": True}), [("consent",)]),
    Row("begins later on", assigned(starts_on="2026-07-01"), [("consent",)]),
    Row("ends today", assigned(ends_on=DAY), [("consent",)]),
    Row("over", assigned(ends_on="2026-05-31"), []),
    Row("tentative", assigned(tentative=True), []),
    Row("the module is off", assigned(OFF), []),
]


@pytest.mark.parametrize("row", NO_CONSENT, ids=name)
def test_no_consent(row: Row) -> None:
    row.check("assignment-no-consent")


def architect(role: str = "solution_architect", *more: dict[str, Any], **fields: Any) -> World:
    world = World().person("una", roles=[role]).account().project("shop").project("till")
    first = {"person": "una", "starts_on": "2026-05-04", "days_per_week": 5, "project": "shop", **fields}
    for number, said in enumerate((first, *more)):
        world.put(f"acme/assignments/una-{number}", {**first, **said})
    return world


NO_FLOAT = [
    Row("five days", architect(), True),
    Row("four days", architect(days_per_week=4), False),
    Row("of the cloud", architect("cloud_architect"), True),
    Row("a developer", architect("developer"), False),
    Row(
        "two and three on one project",
        architect("solution_architect", {"days_per_week": 3}, days_per_week=2),
        True,
    ),
    Row(
        "two and three on two projects",
        architect("solution_architect", {"days_per_week": 3, "project": "till"}, days_per_week=2),
        False,
    ),
    Row(
        "one after the other",
        architect("solution_architect", {"starts_on": "2026-07-01"}, days_per_week=3, ends_on="2026-06-30"),
        False,
    ),
    Row("over", architect(ends_on="2026-05-31"), False),
    Row("from later on", architect(starts_on="2026-09-01"), True),
    Row("tentative", architect(tentative=True), False),
]


@pytest.mark.parametrize("row", NO_FLOAT, ids=name)
def test_no_float(row: Row) -> None:
    row.check("architect-no-float")


def onsite(**fields: Any) -> World:
    return assigned(**{"onsite_days_per_week": 3, **fields})


OFFICE_DAYS = [
    Row("open, 28 days so far", onsite(), True, "2026-05-31"),
    Row("open, 27 days so far", onsite(), False, "2026-05-30"),
    Row("28 days agreed", onsite(ends_on="2026-05-31"), True, "2026-05-04"),
    Row("27 days agreed", onsite(ends_on="2026-05-30"), False, "2026-05-30"),
    Row("a day in the office", onsite(office_days_per_week=1), False),
    Row("half a day in the office", onsite(office_days_per_week=0.5), True),
    Row("never at the client's", assigned(), False),
    Row("no days at the client's", onsite(onsite_days_per_week=0), False),
    Row("over", onsite(ends_on="2026-05-31"), False),
    Row("tentative", onsite(tentative=True), False),
]


@pytest.mark.parametrize("row", OFFICE_DAYS, ids=name)
def test_office_days(row: Row) -> None:
    row.check("assignment-office-days")
