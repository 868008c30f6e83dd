"""Signals, concerns and escalations: what reaches the account manager, and what goes further up."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from goodstanding.model.day_rule import Part
from goodstanding.model.firm import EscalationSeverity, EscalationTrigger
from goodstanding.model.record import DatedRecord

# What a client is not content with can be heard as a concern first; that somebody leaves, or that
# somebody behaves harmfully, cannot.
_NEVER_A_CONCERN = frozenset({EscalationTrigger.STAKEHOLDER_LEAVING, EscalationTrigger.HARMFUL_BEHAVIOUR})


class SignalFrom(StrEnum):
    """Where a signal came from."""

    CLIENT = "client"
    SUPPORT = "support"
    PROJECT_MANAGER = "project_manager"
    OWN_OBSERVATION = "own_observation"


class SignalKind(StrEnum):
    """What a signal speaks of."""

    NEED = "need"
    SUPPORT_GROWTH = "support_growth"
    STAKEHOLDER_CHANGE = "stakeholder_change"
    DISSATISFACTION = "dissatisfaction"
    PATTERN = "pattern"


class SignalOutcome(StrEnum):
    """What became of a signal once it was assessed."""

    NONE = "none"
    SUPPORT = "support"
    SPECIALIST = "specialist"
    CONCERN = "concern"
    ESCALATION = "escalation"
    OPPORTUNITY = "opportunity"


class Signal(DatedRecord, frozen=True, kw_only=True):
    """Something that reaches the account manager and has to be assessed."""

    KIND: ClassVar[str] = "signal"

    kind: SignalKind
    note: str
    from_: SignalFrom | None = None
    about: tuple[str, ...] = ()
    assessed_on: date | None = None
    outcome: SignalOutcome | None = None
    leads_to: str | None = None

    @property
    def is_assessed(self) -> bool:
        """Whether somebody has looked at it and decided."""
        return self.assessed_on is not None

    @property
    def is_trouble(self) -> bool:
        """Whether it speaks of a client who is not content, or of something that keeps coming back."""
        return self.kind in {SignalKind.DISSATISFACTION, SignalKind.PATTERN}


class ConcernUpdate(Part, frozen=True, kw_only=True):
    """What was new about a concern on one day."""

    happens_on: ClassVar[str] = "date_on"

    date_on: date
    note: str = ""


class Concern(DatedRecord, frozen=True, kw_only=True):
    """Dissatisfaction that the account manager handles."""

    KIND: ClassVar[str] = "concern"

    what: str
    raised_by: str | None = None
    about: tuple[str, ...] = ()
    our_no: str | None = None
    reasons_told_on: date | None = None
    compromise_offered: str | None = None
    next_action: str | None = None
    next_action_due_on: date | None = None
    next_action_done_on: date | None = None
    updates: tuple[ConcernUpdate, ...] = ()
    resolved_on: date | None = None
    outcome: str | None = None
    leads_to: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is not yet resolved."""
        return self.resolved_on is None

    @property
    def is_action_open(self) -> bool:
        """Whether the next step still has to be taken; a resolved concern asks for none."""
        return self.is_open and self.next_action_due_on is not None and self.next_action_done_on is None

    @property
    def updated_on(self) -> date | None:
        """The day of the latest update."""
        return max((one.date_on for one in self.updates), default=None)


class EscalationUpdate(Part, frozen=True, kw_only=True):
    """What was new about an escalation on one day, and whether the client heard it from us."""

    happens_on: ClassVar[str] = "date_on"

    date_on: date
    note: str = ""
    client_told: bool = False


class Escalation(DatedRecord, frozen=True, kw_only=True):
    """A matter that goes further up; its owner is always the account manager."""

    KIND: ClassVar[str] = "escalation"

    triggers: tuple[EscalationTrigger, ...]
    summary: str
    next_action: str
    next_action_due_on: date
    next_action_done_on: date | None = None
    severity: EscalationSeverity | None = None
    escalated_to: str | None = None
    acknowledged_on: date | None = None
    about: tuple[str, ...] = ()
    client_impact: str | None = None
    updates: tuple[EscalationUpdate, ...] = ()
    resolved_on: date | None = None
    resolution: str | None = None
    learned: str | None = None
    confirmed_with_client_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is not yet resolved."""
        return self.resolved_on is None

    @property
    def is_acknowledged(self) -> bool:
        """Whether whoever was asked said that they have it."""
        return self.acknowledged_on is not None

    @property
    def is_action_open(self) -> bool:
        """Whether the next step still has to be taken; a resolved escalation asks for none."""
        return self.is_open and self.next_action_done_on is None

    @property
    def updated_on(self) -> date | None:
        """The day of the latest update."""
        return max((one.date_on for one in self.updates), default=None)

    @property
    def may_begin_as_concern(self) -> bool:
        """Whether it is of a kind that the account manager could have heard as a concern before."""
        return not _NEVER_A_CONCERN.issuperset(self.triggers)

    @property
    def client_told_on(self) -> tuple[date, ...]:
        """The days on which the client heard from us about it, in order."""
        return tuple(sorted(one.date_on for one in self.updates if one.client_told))
