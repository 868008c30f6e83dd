"""Changes in people, rates and scope, and who of ours works for the client."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from goodstanding.immutable import field
from goodstanding.model.day_rule import Part
from goodstanding.model.record import DatedRecord, Money, Record


class ChangeKind(StrEnum):
    """What changes for a client."""

    JOINED = "joined"
    LEFT_PROJECT = "left_project"
    LEAVES_FIRM = "leaves_firm"
    RATE = "rate"
    RATE_ALL = "rate_all"
    SCOPE = "scope"


class Change(DatedRecord, frozen=True, kw_only=True):
    """A change in people, rates or scope that the client has to hear of first.

    One of the whole firm has no account; its `told` says when each account was told.
    """

    KIND: ClassVar[str] = "change"

    kind: ChangeKind
    effective_on: date
    person: str | None = None
    old_rate: Money | None = None
    new_rate: Money | None = None
    what: str | None = None
    effort: str | None = None
    price: Money | None = None
    agreed_with: str | None = None
    agreed_on: date | None = None
    called_on: date | None = None
    told_on: date | None = None
    told_to: str | None = None
    confirmed_in_writing_on: date | None = None
    plan: str | None = None
    options: tuple[str, ...] = ()
    handoff: str | None = None
    told: dict[str, date] = field(default_factory=dict)

    @property
    def is_of_firm(self) -> bool:
        """Whether it concerns the whole firm rather than one client."""
        return not self.account_id

    def account_told_on(self, account_id: str) -> date | None:
        """The day on which that account was told, if it was."""
        return self.told.get(account_id) if self.is_of_firm else self.told_on


class Consent(Part, frozen=True, kw_only=True):
    """What the person said before the work began."""

    happens_on: ClassVar[str] = "called_on"
    needs_date: ClassVar[bool] = True

    called_on: date | None = None
    tech_ok: bool | None = None
    time_ok: bool | None = None
    handover_needed: bool | None = None


class Booking(Part, frozen=True, kw_only=True):
    """Days booked one by one; a restricted record keeps only the first day."""

    starts_on: date
    days: float | None = None
    exception_reason: str | None = None


class Assignment(Record, frozen=True, kw_only=True):
    """One of ours who works for the client; a restricted record does not say how many days."""

    KIND: ClassVar[str] = "assignment"

    person: str
    starts_on: date
    days_per_week: float | None = None
    project: str | None = None
    ends_on: date | None = None
    tentative: bool = False
    billable: bool = True
    onsite_days_per_week: float | None = None
    office_days_per_week: float | None = None
    exception_reason: str | None = None
    consent: Consent | None = None
    rotation_offered_on: date | None = None
    handoff: str | None = None
    bookings: tuple[Booking, ...] = ()

    @property
    def is_confirmed(self) -> bool:
        """Whether it is certain, so that it fills the person's week."""
        return not self.tentative

    def holds_on(self, day: date) -> bool:
        """Whether the work is under way on that day; the last day belongs to it."""
        return self.starts_on <= day and not self.is_over(day)

    def is_over(self, day: date) -> bool:
        """Whether its last day lies before that day."""
        return self.ends_on is not None and self.ends_on < day
