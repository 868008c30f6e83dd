"""Promises, handoffs, opportunities and projects as records say them."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, Self

from goodstanding.immutable import Value, field, replace
from goodstanding.model.day_rule import Part
from goodstanding.model.record import Attendees, DatedRecord, Money, Record


class Cause(StrEnum):
    """Whose doing a miss was."""

    US = "us"
    CLIENT = "client"
    THIRD_PARTY = "third_party"


class WithdrawnBy(StrEnum):
    """Who took a promise back."""

    US = "us"
    CLIENT = "client"


class OpportunitySource(StrEnum):
    """Where an opportunity came from."""

    CLIENT = "client"
    SUPPORT = "support"
    PROJECT_MANAGER = "project_manager"
    ROADMAP = "roadmap"
    ANNUAL_REVIEW = "annual_review"
    CHECK_IN = "check_in"
    OWN_IDEA = "own_idea"


class Route(StrEnum):
    """Who takes an opportunity on."""

    SUPPORT = "support"
    SPECIALIST = "specialist"
    NEW_WORK = "new_work"


class Heat(StrEnum):
    """How likely an opportunity is."""

    HOT = "hot"
    WARM = "warm"
    COLD = "cold"


class Result(StrEnum):
    """How an opportunity ended."""

    WON = "won"
    LOST = "lost"
    DROPPED = "dropped"


class Withdrawn(Part, frozen=True, kw_only=True):
    """That a promise was taken back, and that the other side was told."""

    happens_on: ClassVar[str] = "withdrawn_on"
    needs_date: ClassVar[bool] = True

    withdrawn_on: date | None = None
    by: WithdrawnBy = WithdrawnBy.US
    reason: str | None = None
    told_on: date | None = None


class AtRisk(Part, frozen=True, kw_only=True):
    """That a promise may not be kept."""

    happens_on: ClassVar[str] = "noticed_on"

    noticed_on: date | None = None
    mitigation: str | None = None
    agreed_with: str | None = None


class Revision(Part, frozen=True, kw_only=True):
    """One move of a promise's date; never edited afterwards."""

    happens_on: ClassVar[str] = "revised_on"

    from_on: date
    to_on: date
    revised_on: date
    reason: str | None = None
    told_on: date | None = None


class Checked(Part, frozen=True, kw_only=True):
    """One look at whether a promise is on track."""

    happens_on: ClassVar[str] = "checked_on"

    checked_on: date | None = None
    on_track: bool | None = None


class WaitingOn(Part, frozen=True, kw_only=True):
    """Something a promise needs from the client."""

    what: str = ""
    from_: str | None = None
    chased_by: str | None = None
    chased_on: date | None = None
    needed_by_on: date | None = None
    done_on: date | None = None


class Reflection(Part, frozen=True, kw_only=True):
    """What we learned from a miss, and what we change."""

    happens_on: ClassVar[str] = "reflected_on"
    needs_date: ClassVar[bool] = True

    reflected_on: date | None = None
    why: str | None = None
    change: str | None = None
    owner: str | None = None
    due_on: date | None = None
    done_on: date | None = None


class Commitment(DatedRecord, frozen=True, kw_only=True):
    """What we promised, to whom, by an exact date."""

    KIND: ClassVar[str] = "commitment"

    what: str
    to: str
    due_on: date
    owner: str | None = None
    done_when: str | None = None
    project: str | None = None
    done_on: date | None = None
    missed_on: date | None = None
    withdrawn: Withdrawn | None = None
    at_risk: AtRisk | None = None
    told_on: date | None = None
    told_to: str | None = None
    revisions: tuple[Revision, ...] = ()
    checked: tuple[Checked, ...] = ()
    waiting_on: tuple[WaitingOn, ...] = ()
    cause: Cause = Cause.US
    apologised_on: date | None = None
    reflection: Reflection | None = None
    recovers: str | None = None
    confirmed_in_writing_on: date | None = None

    def as_known(self, day: date) -> Self | None:
        """The promise as known on that day; moves that lie later have not moved its date yet."""
        known = DatedRecord.as_known(self, day)
        if known is None or len(known.revisions) == len(self.revisions):
            return known
        later = next(one for one in self.revisions if one not in known.revisions)
        return replace(known, due_on=later.from_on)

    @property
    def is_open(self) -> bool:
        """Whether it still has to be kept."""
        return self.done_on is None and self.missed_on is None and self.withdrawn is None

    @property
    def first_due_on(self) -> date:
        """The day first promised, whatever was revised since."""
        return self.revisions[0].from_on if self.revisions else self.due_on

    @property
    def due_in_force_on(self) -> date:
        """The day that counts: moves count only if made, and the client told, before the day they move."""
        in_force = self.first_due_on
        for move in self.revisions:
            if move.revised_on < in_force and move.told_on is not None and move.told_on < in_force:
                in_force = move.to_on
        return in_force

    @property
    def is_our_miss(self) -> bool:
        """Whether it was missed by our own doing; kept late is no miss."""
        return self.missed_on is not None and self.cause is Cause.US

    @property
    def is_reflected(self) -> bool:
        """Whether a miss has led to a change, on a stated day."""
        return bool(self.reflection and self.reflection.reflected_on and self.reflection.change)

    @property
    def trouble_on(self) -> date | None:
        """The first day on which we knew it would fail or had failed."""
        days = [day for day in (self.at_risk and self.at_risk.noticed_on, self.missed_on) if day]
        return min(days, default=None)

    @property
    def is_trouble_told(self) -> bool:
        """Whether the client was told of that; for a known risk telling beforehand counts too."""
        if self.told_on is None or self.trouble_on is None:
            return False
        return self.told_on >= self.trouble_on or bool(self.at_risk and self.at_risk.noticed_on)


class Routed(Part, frozen=True, kw_only=True):
    """Who takes an opportunity on."""

    happens_on: ClassVar[str] = "routed_on"
    needs_date: ClassVar[bool] = True

    route: Route | None = None
    routed_on: date | None = None
    who: str | None = None
    exception_reason: str | None = None


class Proposal(Part, frozen=True, kw_only=True):
    """What was offered."""

    owner: str | None = None
    sent_on: date | None = None
    presented_by: str | None = None


class News(Part, frozen=True, kw_only=True):
    """What New Work had to tell."""

    happens_on: ClassVar[str] = "date_on"

    date_on: date
    note: str = ""


class Closed(Part, frozen=True, kw_only=True):
    """How an opportunity ended."""

    happens_on: ClassVar[str] = "closed_on"
    needs_date: ClassVar[bool] = True

    closed_on: date | None = None
    result: Result | None = None
    reason: str | None = None


class Opportunity(DatedRecord, frozen=True, kw_only=True):
    """Work that the client may want from us."""

    KIND: ClassVar[str] = "opportunity"

    title: str
    source: OpportunitySource | None = None
    assessed_on: date | None = None
    routed: Routed | None = None
    estimate_hours: int | None = None
    needs_design: bool | None = None
    heat: Heat | None = None
    value: Money | None = None
    stakeholder: str | None = None
    expected_close_on: date | None = None
    next_follow_up_on: date | None = None
    last_reviewed_on: date | None = None
    proposal: Proposal | None = None
    news: tuple[News, ...] = ()
    closed: Closed | None = None

    @property
    def is_routed_to_new_work(self) -> bool:
        """Whether New Work is to take it on."""
        return self.routed is not None and self.routed.route is Route.NEW_WORK


class Pricing(StrEnum):
    """How a project is paid."""

    TIME_AND_MATERIALS = "time_and_materials"
    FIXED_PRICE = "fixed_price"
    RETAINER = "retainer"


class Process(StrEnum):
    """How a project works."""

    SCRUM = "scrum"
    KANBAN = "kanban"
    AD_HOC = "ad_hoc"


class ProjectSize(StrEnum):
    """How big a project is."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class AfterWarranty(StrEnum):
    """What the client does once the warranty is over."""

    BOOKED = "booked"
    SUPPORT_PLAN = "support_plan"
    DECLINED = "declined"


class ProjectRoles(Value, frozen=True, kw_only=True):
    """Who does what in a project."""

    tech_lead: str | None = None
    product_owner: str | None = None
    scrum_master: str | None = None
    cloud_architect: str | None = None
    main_contact_of_ours: str | None = None


class Kickoff(Part, frozen=True, kw_only=True):
    """The first meeting of a project."""

    happens_on: ClassVar[str] = "held_on"
    needs_date: ClassVar[bool] = True

    held_on: date | None = None
    am_attended: bool | None = None


class Expectations(Part, frozen=True, kw_only=True):
    """What was agreed to be delivered, by when, for how much."""

    deliverables: tuple[str, ...] = ()
    timeline: str | None = None
    budget: str | None = None
    basis: str | None = None
    agreed_on: date | None = None
    agreed_with: str | None = None


class Needs(Value, frozen=True, kw_only=True):
    """What a project asks of its people."""

    skills: tuple[str, ...] = ()
    management: bool | None = None


class GoLiveAudit(Part, frozen=True, kw_only=True):
    """The look at load, security and cost before going live."""

    happens_on: ClassVar[str] = "signed_on"
    needs_date: ClassVar[bool] = True

    signed_by: str | None = None
    signed_on: date | None = None
    load: str | None = None
    security: str | None = None
    cost: str | None = None


class Celebrated(Part, frozen=True, kw_only=True):
    """That a milestone was celebrated."""

    happens_on: ClassVar[str] = "celebrated_on"
    needs_date: ClassVar[bool] = True

    celebrated_on: date | None = None
    how: str | None = None
    client_invited: bool | None = None


class Milestone(Part, frozen=True, kw_only=True):
    """A point that a project reaches."""

    what: str = ""
    important: bool = False
    due_on: date | None = None
    done_on: date | None = None
    on_budget: bool | None = None
    celebrated: Celebrated | None = None


class After(Part, frozen=True, kw_only=True):
    """What follows the warranty."""

    decision: AfterWarranty | None = None
    told_on: date | None = None


class Warranty(Part, frozen=True, kw_only=True):
    """The time in which we mend without charge; both days included."""

    starts_on: date | None = None
    ends_on: date | None = None
    told_on: date | None = None
    confirmed_in_writing_on: date | None = None
    after: After | None = None


class ProgressReport(Part, frozen=True, kw_only=True):
    """A report on a project sent to the client."""

    happens_on: ClassVar[str] = "sent_on"

    sent_on: date | None = None
    link: str | None = None
    percent_done: int | None = None
    unit: str | None = None
    estimate: float | None = None
    actual: float | None = None
    forecast: float | None = None
    challenges: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    told_over_on: date | None = None


class WrapUpReview(Part, frozen=True, kw_only=True):
    """The look back at a project together with the client."""

    happens_on: ClassVar[str] = "held_on"
    needs_date: ClassVar[bool] = True

    held_on: date | None = None
    facilitator: str | None = None
    attendees: Attendees = field(default_factory=Attendees)
    learnings: str | None = None


class Backlog(Part, frozen=True, kw_only=True):
    """What became of the open work."""

    happens_on: ClassVar[str] = "reviewed_on"
    needs_date: ClassVar[bool] = True

    reviewed_on: date | None = None
    to_tickets: float | None = None
    kept: float | None = None
    dropped: float | None = None


class WrapUp(Part, frozen=True, kw_only=True):
    """How a project is brought home."""

    flagged_on: date | None = None
    review: WrapUpReview | None = None
    backlog: Backlog | None = None
    rhythm_resumed_on: date | None = None


class Project(Record, frozen=True, kw_only=True):
    """Work that is delivered for the client."""

    KIND: ClassVar[str] = "project"

    name: str
    project_manager: str
    opportunity: str | None = None
    pricing: Pricing | None = None
    process: Process | None = None
    size: ProjectSize | None = None
    planned_start_on: date | None = None
    roles: ProjectRoles = field(default_factory=ProjectRoles)
    tech_lead_acknowledged_on: date | None = None
    terms_signed_on: date | None = None
    mobilised_on: date | None = None
    planned_end_on: date | None = None
    ended_on: date | None = None
    cancelled_on: date | None = None
    kickoff: Kickoff | None = None
    am_briefed_pm_on: date | None = None
    board_url: str | None = None
    backlog_url: str | None = None
    spec_url: str | None = None
    expectations: Expectations | None = None
    needs: Needs | None = None
    uses_cloud: bool | None = None
    go_live_on: date | None = None
    go_live_audit: GoLiveAudit | None = None
    milestones: tuple[Milestone, ...] = ()
    delivered_on: date | None = None
    warranty: Warranty | None = None
    progress_reports: tuple[ProgressReport, ...] = ()
    wrap_up: WrapUp | None = None

    @property
    def over_on(self) -> date | None:
        """The day it ended or was cancelled."""
        days = [day for day in (self.ended_on, self.cancelled_on) if day]
        return min(days, default=None)

    @property
    def is_underway(self) -> bool:
        """Whether work goes on: mobilised, neither ended nor cancelled."""
        return self.mobilised_on is not None and self.over_on is None

    @property
    def client_review(self) -> WrapUpReview | None:
        """The review held with the client that wrote down what was learned (untold where restricted)."""
        review = self.wrap_up.review if self.wrap_up else None
        if review is None or not review.held_on or not review.attendees.theirs:
            return None
        return review if review.learnings else None

    @property
    def people(self) -> tuple[str, ...]:
        """Those of ours who have a part in it, the project manager first."""
        roles = self.roles
        named = (
            self.project_manager,
            roles.tech_lead,
            roles.scrum_master,
            roles.cloud_architect,
            roles.main_contact_of_ours,
        )
        return tuple(dict.fromkeys(person for person in named if person))
