"""The firm: its policy and its people."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import ClassVar

from goodstanding.dates import WorkingWeek
from goodstanding.immutable import Value, field, replace
from goodstanding.model.oversight import Scan
from goodstanding.model.profile import Size
from goodstanding.model.record import Leaving, Money, Record
from goodstanding.model.staffing import Change
from goodstanding.place import Place


class EscalationTrigger(StrEnum):
    """The five reasons to take a concern further up."""

    COMPLAINT = "complaint"
    STAKEHOLDER_LEAVING = "stakeholder_leaving"
    MAY_LEAVE = "may_leave"
    HARMFUL_BEHAVIOUR = "harmful_behaviour"
    DISENGAGEMENT = "disengagement"


class EscalationSeverity(StrEnum):
    """How grave an escalation is."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


class TierClock(Value, frozen=True, kw_only=True):
    """A tier's own interval of a clock."""

    every_days: int


class Tier(Value, frozen=True, kw_only=True):
    """A class of accounts, with intervals of its own."""

    label: str = ""
    high_value: bool = False
    clocks: dict[str, TierClock] = field(default_factory=dict)


class ClockRow(Value, frozen=True, kw_only=True):
    """The policy's row of a clock. Intervals are in days; `limits` are named numbers of that clock."""

    enabled: bool = True
    every_days: int | None = None
    within_days: int | None = None
    within_working_days: int | None = None
    soon_days: int = 7
    owner_roles: tuple[str, ...] = ()
    limits: dict[str, float | bool] = field(default_factory=dict)
    source: str = ""


class RuleRow(Value, frozen=True, kw_only=True):
    """The policy's row of a rule."""

    enabled: bool = True
    limits: dict[str, float | bool] = field(default_factory=dict)
    source: str = ""


_NO_CLOCK_ROW, _NO_RULE_ROW = ClockRow(), RuleRow()


class Silent(Value, frozen=True):
    """What a policy does without: modules left aside, and rows of clocks and rules switched off."""

    modules: frozenset[str]
    clocks: frozenset[str]
    rules: frozenset[str]


class EscalationRow(Value, frozen=True, kw_only=True):
    """What an escalation owes, by trigger and severity (None: fits any)."""

    trigger: EscalationTrigger
    severity: EscalationSeverity | None = None
    escalated_to: str | None = None
    then: str | None = None
    acknowledge_within_working_days: int | None = None
    client_contact_within_working_days: int | None = None
    update_every_days: int | None = None


class Load(Value, frozen=True, kw_only=True):
    """How much accounts of each size weigh, and how much a manager can carry, as a whole and in a week."""

    weights: dict[Size, float] = field(default_factory=dict)
    cap: int | None = None
    due_per_week: int | None = None


class Words(Value, frozen=True, kw_only=True):
    """Lists of words that rules look for."""

    vague: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    placeholder: tuple[str, ...] = ()


class Evidence(Value, frozen=True, kw_only=True):
    """How much each part of the evidence weighs, and the named numbers by which it is worked out."""

    weights: dict[str, float] = field(default_factory=dict)
    limits: dict[str, float] = field(default_factory=dict)


class Authority(Value, frozen=True, kw_only=True):
    """What an account manager may decide alone."""

    text: str = ""
    up_to: Money | None = None


class Policy(Record, frozen=True, kw_only=True):
    """The firm's rules and numbers: the shipped policy with the book's own rows over it."""

    KIND: ClassVar[str] = "policy"

    book_opened_on: date
    timezone: str
    currency: str
    tiers: dict[str, Tier]
    sample_as_of_on: date | None = None
    locale: str = "en-GB"
    working_days: tuple[str, ...] = ()
    days_off: tuple[date, ...] = ()
    default_tier: str = ""
    default_size: Size = Size.MID
    modules: dict[str, bool] = field(default_factory=dict)
    load: Load = field(default_factory=Load)
    clocks: dict[str, ClockRow] = field(default_factory=dict)
    rules: dict[str, RuleRow] = field(default_factory=dict)
    escalation: tuple[EscalationRow, ...] = ()
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    quiet: tuple[str, ...] = ()
    words: Words = field(default_factory=Words)
    evidence: Evidence = field(default_factory=Evidence)
    am_authority: Authority | None = None
    labels: dict[str, str] = field(default_factory=dict)
    default_owner: str | None = None

    def limit(self, rule: str, name: str) -> float:
        """A named number of a rule's row; 0 where the policy has none."""
        return self.rules.get(rule, _NO_RULE_ROW).limits.get(name, 0)

    def clock(self, clock: str) -> ClockRow:
        """The row of a clock; one without numbers where the policy has none."""
        return self.clocks.get(clock, _NO_CLOCK_ROW)


class Away(Value, frozen=True, kw_only=True):
    """A time away, both days included, and who stands in."""

    starts_on: date
    ends_on: date
    cover: str | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the person is away on that day."""
        return self.starts_on <= day <= self.ends_on


class Person(Record, frozen=True, kw_only=True):
    """One of us."""

    KIND: ClassVar[str] = "person"

    name: str
    roles: tuple[str, ...] = ()
    email: str | None = None
    away: tuple[Away, ...] = ()
    leaving: Leaving | None = None
    left_on: date | None = None
    booking_url: str | None = None
    skills: tuple[str, ...] = ()
    level: str | None = None
    days_per_week: float | None = None

    @property
    def is_active(self) -> bool:
        """Whether the person still works here."""
        return self.left_on is None

    def absence(self, day: date) -> Away | None:
        """The absence that covers the day, if any."""
        return next((away for away in self.away if away.holds_on(day)), None)


class Firm(Value, frozen=True, kw_only=True, dict=True):
    """The policy, the people by id, changes that concern every client, and the weekly scans.

    `history_gap` says why the book's history cannot be read, where it cannot; `schema_gap` what the
    book's own copy of the schemas does not know yet; `cut_short` where a text ends sooner than was
    meant. With `late_by` clocks may leave out what is not late by that day, and who owes the rest in what
    order: whoever only counts what is late has no use for it.
    """

    policy: Policy
    people: Mapping[str, Person]
    week: WorkingWeek
    changes: tuple[Change, ...] = ()
    scans: tuple[Scan, ...] = ()
    history_gap: str | None = None
    schema_gap: str | None = None
    cut_short: tuple[Place, ...] = ()
    late_by: date | None = None

    def records(self) -> Iterator[Record]:
        """Every record of the firm's own."""
        yield self.policy
        yield from self.people.values()
        yield from self.changes
        yield from self.scans

    @cached_property
    def silent(self) -> Silent:
        """What the policy does without."""
        policy = self.policy
        return Silent(
            frozenset(name for name, is_on in policy.modules.items() if not is_on),
            frozenset(id_ for id_, row in policy.clocks.items() if not row.enabled),
            frozenset(id_ for id_, row in policy.rules.items() if not row.enabled),
        )

    @cached_property
    def last_scans(self) -> dict[str, Scan]:
        """The last weekly scan that saw each account, by account."""
        return {account: scan for scan in sorted(self.scans, key=_day_of) for account in scan.seen}

    @cached_property
    def settled_on(self) -> date:
        """The first day from which all of the firm's dated records read as written."""
        records = (*self.people.values(), *self.changes, *self.scans)
        return max((record.settled_on() for record in records), default=date.min)

    def as_known(self, day: date) -> "Firm":
        """The firm as it was known on that day."""
        if self.settled_on <= day:
            return self
        people = ((id_, person.as_known(day)) for id_, person in self.people.items())
        changes = (change.as_known(day) for change in self.changes)
        scans = (scan.as_known(day) for scan in self.scans)
        return replace(
            self,
            people={id_: person for id_, person in people if person},
            changes=tuple(change for change in changes if change),
            scans=tuple(scan for scan in scans if scan),
        )

    def receivers(self, to: str) -> tuple[str, ...]:
        """Who may receive what goes to `to`: a group's people, else a role's holders, else that person."""
        if to in self.policy.groups:
            return self.policy.groups[to]
        holders = sorted(id_ for id_, person in self.people.items() if to in person.roles)
        return tuple(holders) or (to,)

    def present(self, person_ids: Iterable[str | None], day: date) -> str | None:
        """The first of these people who is here on that day; a cover stands in for who is away."""
        for id_ in person_ids:
            person = self.people.get(id_ or "")
            if person is None or not person.is_active:
                continue
            absence = person.absence(day)
            if absence is None:
                return person.id
            cover = self.people.get(absence.cover or "")
            if cover and cover.is_active and not cover.absence(day):
                return cover.id
        return None


def _day_of(scan: Scan) -> date:
    return scan.dated_on


def working_week(policy: Policy) -> WorkingWeek:
    """The working days of that policy."""
    return WorkingWeek(frozenset(policy.working_days), frozenset(policy.days_off))
