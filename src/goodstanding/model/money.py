"""Invoices and refunds."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from goodstanding.immutable import Value
from goodstanding.model.day_rule import Part
from goodstanding.model.record import DatedRecord, Money, Period, Record


class InvoiceKind(StrEnum):
    """Whether a client is charged, or told how much of a prepaid sum is used up."""

    INVOICE = "invoice"
    PREPAID_REPORT = "prepaid_report"


class ChargedRate(Value, frozen=True, kw_only=True):
    """A rate as an invoice charges it."""

    what: str = ""
    rate: Money | None = None


class Invoice(Record, frozen=True, kw_only=True):
    """What the client is charged for a period, or a report on what was paid in advance."""

    KIND: ClassVar[str] = "invoice"

    period: Period
    kind: InvoiceKind = InvoiceKind.INVOICE
    sent_on: date | None = None
    link: str | None = None
    rates: tuple[ChargedRate, ...] = ()
    rates_checked: bool | None = None
    called_on: date | None = None
    project: str | None = None


class Alternative(Part, frozen=True, kw_only=True):
    """Something offered in place of money."""

    happens_on: ClassVar[str] = "offered_on"

    what: str = ""
    offered_on: date | None = None


class Refund(DatedRecord, frozen=True, kw_only=True):
    """Money that the client asks back, on the record's day."""

    KIND: ClassVar[str] = "refund"

    event: str
    alternatives: tuple[Alternative, ...] = ()
    declined_on: date | None = None
    refunded_on: date | None = None

    @property
    def first_offer_on(self) -> date | None:
        """The day on which something was first offered instead of money."""
        return min((one.offered_on for one in self.alternatives if one.offered_on), default=None)

    @property
    def is_settled(self) -> bool:
        """Whether the money was paid back."""
        return self.refunded_on is not None
