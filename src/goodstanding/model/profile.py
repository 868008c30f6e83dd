"""What account.yml says of a client."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from goodstanding.dates import months_after
from goodstanding.immutable import Value, field
from goodstanding.model.day_rule import Part
from goodstanding.model.record import Link, Money, Record


class Status(StrEnum):
    """Whether the firm works for them: not yet, now, no longer."""

    PROSPECT = "prospect"
    CURRENT = "current"
    PAST = "past"


class Size(StrEnum):
    """How much of a manager an account takes."""

    SMALL = "small"
    MID = "mid"
    ENTERPRISE = "enterprise"


class HealthStatus(StrEnum):
    """The account manager's word for how things stand."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Detail(StrEnum):
    """How much the client wants to hear."""

    SUMMARY = "summary"
    DETAILED = "detailed"


class RoadmapState(StrEnum):
    """How far an item of the client's roadmap is."""

    IDEA = "idea"
    PLANNED = "planned"
    UNDERWAY = "underway"
    DONE = "done"
    DROPPED = "dropped"


class Paused(Value, frozen=True, kw_only=True):
    """A time in which the client wants to hear nothing; both days included."""

    since_on: date
    until_on: date | None = None
    reason: str | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the account rests on that day."""
        return self.since_on <= day and (self.until_on is None or day <= self.until_on)


class Ended(Part, frozen=True, kw_only=True):
    """That the relationship ended, and what the firm learned."""

    happens_on: ClassVar[str] = "ended_on"
    needs_date: ClassVar[bool] = True

    ended_on: date | None = None
    why: str | None = None
    learned: str | None = None


class Team(Value, frozen=True, kw_only=True):
    """Who else of ours stands behind the account."""

    support_contact: str | None = None
    solution_architect: str | None = None


class Services(Value, frozen=True, kw_only=True):
    """What the client buys, and what else would help them."""

    buys: tuple[str, ...] = ()
    could_buy: tuple[str, ...] = ()


class Meeting(Value, frozen=True, kw_only=True):
    """A regular meeting with the client."""

    id: str
    what: str = ""
    channel: str | None = None
    every_days: int | None = None
    informal: bool = False


class Access(Value, frozen=True, kw_only=True):
    """What of ours the client can look into."""

    code: bool | None = None
    chat: bool | None = None
    backlog: bool | None = None


class Communication(Part, frozen=True, kw_only=True):
    """How the client likes to hear from us."""

    detail: Detail | None = None
    channels: tuple[str, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    access: Access | None = None
    agreed_on: date | None = None
    agreed_with: str | None = None


class RhythmItem(Part, frozen=True, kw_only=True):
    """An interval agreed with this client, or a clock agreed to be off."""

    happens_on: ClassVar[str] = "agreed_on"

    every_days: int | None = None
    off: bool = False
    reason: str | None = None
    agreed_with: str | None = None
    agreed_on: date | None = None


class AgreedRate(Value, frozen=True, kw_only=True):
    """A rate that holds from a day on."""

    what: str = ""
    rate: Money | None = None
    from_on: date | None = None


class Renewal(Part, frozen=True, kw_only=True):
    """How the renewal of an agreement went."""

    talked_on: date | None = None
    decided_on: date | None = None
    decision: str | None = None


class Agreement(Part, frozen=True, kw_only=True):
    """A contract with the client."""

    id: str
    what: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    notice_days: int | None = None
    value_per_year: Money | None = None
    terms_signed_on: date | None = None
    rotation_clause: bool | None = None
    rates: tuple[AgreedRate, ...] = ()
    renewal: Renewal | None = None


class Health(Part, frozen=True, kw_only=True):
    """The account manager's word for the account, with its reason."""

    happens_on: ClassVar[str] = "set_on"

    status: HealthStatus
    reason: str | None = None
    set_on: date | None = None
    set_by: str | None = None


class RoadmapItem(Value, frozen=True, kw_only=True):
    """Something the client plans."""

    what: str = ""
    when: str | None = None
    state: RoadmapState | None = None


class Billed(Value, frozen=True, kw_only=True):
    """What was billed in a month (`YYYY-MM`)."""

    month: str
    amount: Money | None = None

    @property
    def over_on(self) -> date:
        """The day after the month."""
        year, month = (int(part) for part in self.month.split("-"))
        return months_after(date(year, month, 1), 1)


class Billing(Value, frozen=True, kw_only=True):
    """How the account is invoiced."""

    every_days: int | None = None
    prepaid: bool = False
    stakeholder: str | None = None
    billed: Billed | None = None


class Commercial(Part, frozen=True, kw_only=True):
    """Figures that never leave the record."""

    happens_on: ClassVar[str] = "as_on"

    margin_percent: float | None = None
    hours_budget: float | None = None
    hours_used: float | None = None
    as_on: date | None = None
    link: str | None = None


class Snooze(Value, frozen=True, kw_only=True):
    """A duty put off until a day, that day included."""

    clock: str
    until_on: date
    reason: str = ""
    asked_by: str | None = None
    set_by: str | None = None


class Profile(Record, frozen=True, kw_only=True):
    """The record account.yml."""

    KIND: ClassVar[str] = "account"

    name: str
    account_manager: str
    status: Status = Status.CURRENT
    paused: Paused | None = None
    ended: Ended | None = None
    tier: str | None = None
    size: Size | None = None
    client_since: date | None = None
    deputy: str | None = None
    team: Team = field(default_factory=Team)
    opening: dict[str, date] = field(default_factory=dict)
    goals: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    context: str | None = None
    services: Services | None = None
    communication: Communication | None = None
    rhythm: dict[str, RhythmItem] = field(default_factory=dict)
    agreements: tuple[Agreement, ...] = ()
    health: Health | None = None
    roadmap: tuple[RoadmapItem, ...] = ()
    roadmap_reviewed_on: date | None = None
    stakeholders_checked_on: date | None = None
    annual_review_month: int | None = None
    billing: Billing | None = None
    commercial: Commercial | None = None
    do_not_contact: bool = False
    links: tuple[Link, ...] = ()
    snoozes: tuple[Snooze, ...] = ()
