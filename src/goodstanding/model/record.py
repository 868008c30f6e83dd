"""What every record has: an identity, and whether others may read its text."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, Self

from goodstanding.immutable import Value
from goodstanding.kinds import KINDS, Identity, Kind, file_of
from goodstanding.model.day_rule import Part


class Visibility(StrEnum):
    """Who may read a record's text."""

    INTERNAL = "internal"
    RESTRICTED = "restricted"


class Record(Part, frozen=True, kw_only=True):
    """One file of the book. `account_id` is "" for the firm's own records."""

    KIND: ClassVar[str]

    account_id: str
    id: str
    visibility: Visibility = Visibility.INTERNAL

    @property
    def of_kind(self) -> Kind:
        """The row of the kinds table."""
        return KINDS[self.KIND]

    @property
    def record(self) -> str:
        """Its name, such as `acme/commitments/2026-04-01-audit`."""
        folder = KINDS[self.KIND].folder
        if self.account_id and folder:
            return f"{self.account_id}/{folder}/{self.id}"
        return Identity(self.of_kind, self.account_id or None, self.id).record

    @property
    def file(self) -> str:
        """Its file, from the book's root."""
        return file_of(self.record)

    @property
    def home(self) -> str | None:
        """Its account; None for the firm's own records."""
        return self.account_id or None

    @property
    def is_restricted(self) -> bool:
        """Whether its text must never be shown."""
        return self.visibility is Visibility.RESTRICTED


class DatedRecord(Record, frozen=True, kw_only=True):
    """A record whose id begins with its date (raised, made, held or asked on that day)."""

    dated_on: date

    def as_known(self, day: date) -> Self | None:
        """The record as known on that day: None before its own date."""
        return Record.as_known(self, day) if self.dated_on <= day else None

    def settled_on(self) -> date:
        """The first day from which the record reads as written."""
        return max(self.dated_on, Record.settled_on(self))


class Money(Value, frozen=True, kw_only=True):
    """An amount; without a currency it is in the policy's."""

    amount: float
    currency: str | None = None


class Link(Value, frozen=True, kw_only=True):
    """Something to look at elsewhere."""

    what: str = ""
    url: str = ""


class Attendees(Value, frozen=True, kw_only=True):
    """Who took part: ours are people, theirs stakeholders."""

    ours: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()


class FollowUp(Part, frozen=True, kw_only=True):
    """Something that somebody said they would do after a conversation."""

    what: str = ""
    owner: str | None = None
    due_on: date | None = None
    done_on: date | None = None


class Leaving(Part, frozen=True, kw_only=True):
    """That somebody goes: since when we know, and the last day."""

    happens_on: ClassVar[str] = "known_on"

    known_on: date | None = None
    last_day_on: date | None = None


class Period(Value, frozen=True, kw_only=True):
    """A span of days, both ends included."""

    starts_on: date | None = None
    ends_on: date | None = None
