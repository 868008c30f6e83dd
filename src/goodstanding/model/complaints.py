"""Complaints: every record in which a client was not content, and whether somebody took it up."""

from collections.abc import Iterator

from goodstanding.model.account import Account
from goodstanding.model.conversations import Contact
from goodstanding.model.record import DatedRecord
from goodstanding.model.trouble import Concern, Escalation, SignalKind
from goodstanding.model.value import is_low_mark


def complaints(account: Account, low_percent: float) -> Iterator[DatedRecord]:
    """Low scores, unhappy words and signals of dissatisfaction, wherever they stand."""
    for contact in account.contacts:
        low = is_low_mark(contact.feeling, contact.score, contact.scale_max, low_percent)
        if low and contact.is_reached:
            yield contact
    yield from (one for one in account.satisfaction if one.is_low(low_percent))
    yield from (one for one in account.signals if one.kind is SignalKind.DISSATISFACTION)


def is_taken_up(account: Account, complaint: DatedRecord) -> bool:
    """Whether a concern or an escalation came of it, or is about it."""
    led_to = {getattr(complaint, "leads_to", None)}
    if isinstance(complaint, Contact):
        led_to |= {f"concerns/{one}" for one in complaint.concerns or ()}
    name = name_of(complaint)
    taken_up: tuple[Concern | Escalation, ...] = (*account.concerns, *account.escalations)
    return any(name in one.about or name_of(one) in led_to for one in taken_up)


def name_of(record: DatedRecord) -> str:
    """The name by which other records of the account cite it, such as `concerns/2026-03-18-slow`."""
    return f"{record.of_kind.folder}/{record.id}"
