"""What every record has: an identity, and whether others may read its text."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Self

from goodstanding.kinds import KINDS, Identity, Kind, file_of
from goodstanding.model.day_rule import Part


class Visibility(StrEnum):
    """Who may read a record's text."""

    INTERNAL = "internal"
    RESTRICTED = "restricted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Part):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedRecord(Record):
    """A record whose id begins with its date (raised, made, held or asked on that day)."""

    dated_on: date

    def as_known(self, day: date) -> Self | None:
        """The record as known on that day: None before its own date."""
        return Record.as_known(self, day) if self.dated_on <= day else None

    def settled_on(self) -> date:
        """The first day from which the record reads as written."""
        return max(self.dated_on, Record.settled_on(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount; without a currency it is in the policy's."""

    amount: float
    currency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Something to look at elsewhere."""

    what: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendees:
    """Who took part: ours are people, theirs stakeholders."""

    ours: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Part):
    """Something that somebody said they would do after a conversation."""

    what: str = ""
    owner: str | None = None
    due_on: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving(Part):
    """That somebody goes: since when we know, and the last day."""

    happens_on: ClassVar[str] = "known_on"

    known_on: date | None = None
    last_day_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A span of days, both ends included."""

    starts_on: date | None = None
    ends_on: date | None = None
