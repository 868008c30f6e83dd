"""Stakeholders, and the record of talking with them."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, Self

from goodstanding.model.record import (
    Attendees,
    DatedRecord,
    FollowUp,
    Leaving,
    Period,
    Record,
)


class Influence(StrEnum):
    """How much a stakeholder decides."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Stance(StrEnum):
    """How a stakeholder stands to us."""

    SUPPORTER = "supporter"
    NEUTRAL = "neutral"
    CRITIC = "critic"


class Channel(StrEnum):
    """How we talked."""

    CALL = "call"
    MEETING = "meeting"
    EMAIL = "email"
    CHAT = "chat"
    VISIT = "visit"
    EVENT = "event"


class Outcome(StrEnum):
    """What became of a contact."""

    REACHED = "reached"
    PLANNED = "planned"
    NO_RESPONSE = "no_response"
    MISSED = "missed"


class StartedBy(StrEnum):
    """Who got in touch."""

    US = "us"
    CLIENT = "client"


class Covers(StrEnum):
    """What a contact was for."""

    UPDATE = "update"
    CHECK_IN = "check_in"
    SATISFACTION = "satisfaction"
    GOODWILL = "goodwill"
    NEW_WORK = "new_work"
    PM_SYNC = "pm_sync"
    SUPPORT_WATCH = "support_watch"
    SOFTWARE_REVIEW_OFFER = "software_review_offer"


class Feeling(StrEnum):
    """How the client felt."""

    HAPPY = "happy"
    MIXED = "mixed"
    UNHAPPY = "unhappy"


class ReviewKind(StrEnum):
    """The kinds of review."""

    ANNUAL = "annual"
    MINI = "mini"
    SOFTWARE = "software"
    FREE = "free"


class ReviewMeeting(StrEnum):
    """What became of the meeting about a review."""

    OFFERED = "offered"
    HELD = "held"
    DECLINED = "declined"


class Stakeholder(Record, frozen=True, kw_only=True):
    """A person at the client."""

    KIND: ClassVar[str] = "stakeholder"

    name: str
    role: str | None = None
    email: str | None = None
    phone: str | None = None
    key: bool = False
    influence: Influence | None = None
    stance: Stance | None = None
    our_contact: str | None = None
    since_on: date | None = None
    leaving: Leaving | None = None
    left_on: date | None = None
    successor: str | None = None
    lawful_basis: str | None = None
    source: str | None = None
    retain_until_on: date | None = None
    prefers: str | None = None


class Contact(DatedRecord, frozen=True, kw_only=True):
    """A conversation with the client, a try at one, or a planned one."""

    KIND: ClassVar[str] = "contact"

    summary: str
    theirs: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    channel: Channel | None = None
    outcome: Outcome = Outcome.REACHED
    started_by: StartedBy = StartedBy.US
    internal: bool = False
    covers: tuple[Covers, ...] = ()
    meeting: str | None = None
    topics: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    concerns: tuple[str, ...] | None = None
    needs_reply: bool = False
    needs_reply_by_on: date | None = None
    replied_on: date | None = None
    feeling: Feeling | None = None
    score: float | None = None
    scale_max: float | None = None
    prepared_on: date | None = None
    follow_ups: tuple[FollowUp, ...] = ()

    def as_known(self, day: date) -> Self | None:
        """The contact as known on that day; a planned one is known before its day."""
        if self.is_planned:
            return Record.as_known(self, day)
        return DatedRecord.as_known(self, day)

    @property
    def is_planned(self) -> bool:
        """Whether it is still only planned; it satisfies nothing, even after its day."""
        return self.outcome is Outcome.PLANNED

    @property
    def is_reached(self) -> bool:
        """Whether somebody was spoken to."""
        return self.outcome is Outcome.REACHED

    @property
    def is_exchange(self) -> bool:
        """Whether it is a dealing with the client: reached, and not among ourselves."""
        return self.is_reached and not self.internal

    def is_about(self, folder: str, record_id: str) -> bool:
        """Whether it names that record of its account."""
        return f"{folder}/{record_id}" in self.about


class Review(DatedRecord, frozen=True, kw_only=True):
    """A look back and ahead together with the client."""

    KIND: ClassVar[str] = "review"

    kind: ReviewKind
    project: str | None = None
    period: Period | None = None
    offered_on: date | None = None
    shared_on: date | None = None
    meeting: ReviewMeeting | None = None
    attendees: Attendees | None = None
    delivered: str | None = None
    support: str | None = None
    recommendations: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    booking_days_left: float | None = None
    booking_enough: bool | None = None
    reviewer: str | None = None
    findings: tuple[str, ...] = ()

    @property
    def given_on(self) -> date | None:
        """The last day on which the client had it before them: met over, or in writing."""
        met_on = self.dated_on if self.meeting is ReviewMeeting.HELD else None
        return max((day for day in (met_on, self.shared_on) if day), default=None)
