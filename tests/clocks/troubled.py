"""Escalations and concerns, for the tables of their clocks."""

from typing import Any

from tests.worlds import World

DAY = "2026-06-01"  # a Monday
ESCALATIONS = "acme/escalations"


def escalated(on: str = "2026-05-28", world: World | None = None, **fields: Any) -> World:
    """A complaint escalated on a Thursday, two working days before the day; its step is due later."""
    said = {
        "triggers": ["complaint"],
        "summary": "Orders were lost",
        "next_action": "Find out how many",
        "next_action_due_on": "2026-07-01",
        **fields,
    }
    return (world or World().account()).put(f"{ESCALATIONS}/{on}-orders", said)


def concerned(on: str = "2026-05-18", world: World | None = None, **fields: Any) -> World:
    """A concern raised two weeks before the day."""
    return (world or World().account()).put(
        f"acme/concerns/{on}-answers", {"what": "Answers are slow", **fields}
    )


def told(on: str) -> dict[str, Any]:
    """An update that the client heard."""
    return {"date_on": on, "note": "Rang them", "client_told": True}


def noted(on: str) -> dict[str, Any]:
    """An update among ourselves."""
    return {"date_on": on, "note": "Found the cause"}


def table(*rows: dict[str, Any], **policy: Any) -> World:
    """A book whose firm has an escalation table of its own."""
    return World(escalation=list(rows), **policy).account()


def row(trigger: str, *days: int | None, **fields: Any) -> dict[str, Any]:
    """A row of the table: acknowledge, contact, update; None where it is not owed."""
    names = (
        "acknowledge_within_working_days",
        "client_contact_within_working_days",
        "update_every_days",
    )
    owed = {name: number for name, number in zip(names, days, strict=True) if number is not None}
    return {"trigger": trigger, "escalated_to": "delivery_lead", **owed, **fields}
