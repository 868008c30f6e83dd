"""An account with everything that is on record about it."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from goodstanding.immutable import Value, names_of, replace
from goodstanding.model.conversations import Contact, Review, Stakeholder
from goodstanding.model.exchanges import Exchange, exchanges_of
from goodstanding.model.firm import Firm, Tier
from goodstanding.model.handoff import Handoff, HandoffKind
from goodstanding.model.money import Invoice, Refund
from goodstanding.model.oversight import Waiver
from goodstanding.model.past import Past
from goodstanding.model.profile import Profile, Status
from goodstanding.model.record import DatedRecord, Record
from goodstanding.model.staffing import Assignment, Change
from goodstanding.model.trouble import Concern, Escalation, Signal
from goodstanding.model.value import Metric, Satisfaction
from goodstanding.model.work import Commitment, Opportunity, Project
from goodstanding.place import Place


class Account(Value, frozen=True, dict=True):
    """One client's records; lists are sorted by id, so dated records stand in order of time.

    `history` is what git proves about them, None where that cannot be trusted or was not asked;
    `cut_short` are the places where a text ends sooner than was meant.
    """

    id: str
    profile: Profile
    stakeholders: tuple[Stakeholder, ...] = ()
    contacts: tuple[Contact, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    handoffs: tuple[Handoff, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    projects: tuple[Project, ...] = ()
    reviews: tuple[Review, ...] = ()
    signals: tuple[Signal, ...] = ()
    concerns: tuple[Concern, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    metrics: tuple[Metric, ...] = ()
    satisfaction: tuple[Satisfaction, ...] = ()
    changes: tuple[Change, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    invoices: tuple[Invoice, ...] = ()
    refunds: tuple[Refund, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    history: Past | None = None
    cut_short: tuple[Place, ...] = ()

    def records(self) -> Iterable[Record]:
        """Every record of the account, account.yml first."""
        yield self.profile
        for part in _RECORD_FIELDS:
            yield from getattr(self, part)

    @cached_property
    def settled_on(self) -> date:
        """The first day from which everything reads as written."""
        return max(record.settled_on() for record in self.records())

    def as_known(self, day: date) -> "Account":
        """The account as it was known on that day (a dated fact after it has not happened)."""
        if self.settled_on <= day:
            return self
        changes: dict[str, object] = {"profile": self.profile.as_known(day)}
        for part in _RECORD_FIELDS:
            known = (record.as_known(day) for record in getattr(self, part))
            changes[part] = tuple(record for record in known if record is not None)
        return replace(self, **changes)

    def status(self, day: date) -> Status:
        """Prospect, current or past on that day; only an end that has come makes a past account."""
        profile = self.profile
        if profile.ended:
            return Status.PAST
        since = profile.client_since
        if profile.status is Status.PROSPECT or (since and since > day):
            return Status.PROSPECT
        return Status.CURRENT

    def is_paused(self, day: date) -> bool:
        """Whether the account rests on that day."""
        return bool(self.profile.paused and self.profile.paused.holds_on(day))

    def tier(self, firm: Firm) -> Tier:
        """Its tier, or the default one; a tier the policy does not know has no intervals of its own."""
        policy = firm.policy
        return policy.tiers.get(self.profile.tier or policy.default_tier, _NO_TIER)

    def manager_on(self, day: date) -> str:
        """The account manager on that day, by the accepted handoffs from manager to manager."""
        for handoff in self.manager_changes:
            if day < self.took_effect_on(handoff):
                return handoff.from_ or self.profile.account_manager
        return self.profile.account_manager

    @cached_property
    def manager_changes(self) -> tuple[Handoff, ...]:
        """The accepted handoffs from one account manager to the next, in order of effect."""
        changes = [
            handoff
            for handoff in self.handoffs
            if handoff.kind is HandoffKind.AM_TO_AM and handoff.accepted and handoff.accepted.accepted_on
        ]
        return tuple(sorted(changes, key=self.took_effect_on))

    @cached_property
    def planned(self) -> tuple[Contact, ...]:
        """The contacts that are still only planned."""
        return tuple(one for one in self.contacts if one.is_planned)

    @cached_property
    def exchanges(self) -> tuple[Exchange, ...]:
        """Every dealing with the client, in order of time."""
        return tuple(sorted(exchanges_of(self), key=lambda one: (one.on, one.record)))

    @cached_property
    def last_met(self) -> Mapping[str, tuple[date, str]]:
        """When each person there last took part in an exchange, with the record that says so."""
        return {person: (one.on, one.record) for one in self.exchanges for person in one.theirs}

    @cached_property
    def talks(self) -> tuple[Contact, ...]:
        """The talks with the client that came about, in order of time."""
        return tuple(one for one in self.contacts if one.is_exchange)

    @cached_property
    def answers(self) -> tuple[Contact, ...]:
        """The talks in which the client said how content it is."""
        return tuple(one for one in self.talks if one.score is not None or one.feeling is not None)

    def project(self, project_id: str | None) -> Project | None:
        """The project of that id."""
        return next((one for one in self.projects if one.id == project_id), None)

    @staticmethod
    def took_effect_on(handoff: Handoff) -> date:
        """The day from which an accepted handoff holds; the last day of time where none is written."""
        accepted_on = handoff.accepted.accepted_on if handoff.accepted else None
        return handoff.effective_on or accepted_on or date.max

    def responsible_on(self, day: date) -> frozenset[str]:
        """The account manager and deputy now, and who managed the account on that day."""
        people = (self.profile.account_manager, self.profile.deputy, self.manager_on(day))
        return frozenset(person for person in people if person)

    def owner_of(self, record: DatedRecord, owner: str | None) -> str:
        """The named owner of a record, else the account manager of the record's own day."""
        return owner or self.manager_on(record.dated_on)


_NO_TIER = Tier()
_NO_RECORDS = {"id", "profile", "history", "cut_short"}
_RECORD_FIELDS = tuple(name for name in names_of(Account) if name not in _NO_RECORDS)
