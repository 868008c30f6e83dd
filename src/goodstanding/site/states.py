"""How things stand, in a word and a tone: promises, projects, handoffs, escalations, health."""

from datetime import date
from enum import StrEnum

from goodstanding.immutable import Value
from goodstanding.model.account import Account
from goodstanding.model.conversations import Contact, Outcome
from goodstanding.model.firm import Firm
from goodstanding.model.handoff import Handoff
from goodstanding.model.profile import HealthStatus
from goodstanding.model.terms import terms_of
from goodstanding.model.trouble import Concern, Escalation, Signal
from goodstanding.model.work import Commitment, Opportunity, Project, Route
from goodstanding.site.words import count, spell_day, spell_short


class Told(StrEnum):
    """The tone of a word; the word itself always stands beside the colour."""

    GOOD = "fine"
    WATCH = "soon"
    BAD = "overdue"
    QUIET = "quiet"


class Said(Value, frozen=True):
    """A word with its tone."""

    word: str
    tone: str


def health_of(account: Account) -> Said:
    """The account manager's word for an account."""
    health = account.profile.health
    if health is None:
        return Said("not set", Told.QUIET)
    return Said(health.status.value, colour_of(health.status))


def colour_of(status: HealthStatus | None) -> Told:
    """The tone of a word for health, whoever says it."""
    return _COLOURS[status] if status else Told.QUIET


_COLOURS = {HealthStatus.GREEN: Told.GOOD, HealthStatus.AMBER: Told.WATCH, HealthStatus.RED: Told.BAD}


def last_two_way(account: Account) -> date | None:
    """The day of the last conversation in which both sides took part."""
    return max((one.dated_on for one in account.contacts if one.is_exchange), default=None)


def last_try(account: Account) -> date | None:
    """The day of the last try that nobody answered."""
    tries = (one for one in account.contacts if _is_try(one))
    return max((one.dated_on for one in tries), default=None)


def _is_try(contact: Contact) -> bool:
    return contact.outcome in {Outcome.NO_RESPONSE, Outcome.MISSED} and not contact.internal


def promise_state(promise: Commitment, as_of: date) -> Said:
    """How a promise stands on that day."""
    if promise.withdrawn:
        return Said("withdrawn", Told.QUIET)
    if promise.done_on:
        late = promise.done_on > promise.due_in_force_on
        return Said("kept late", Told.WATCH) if late else Said("kept", Told.GOOD)
    if promise.missed_on:
        return Said("missed", Told.BAD)
    if promise.due_in_force_on < as_of:
        return Said("overdue", Told.BAD)
    return Said("at risk", Told.WATCH) if promise.at_risk else Said("open", Told.QUIET)


def promise_lines(promise: Commitment, as_of: date) -> list[str]:
    """What else there is to say of a promise: late by how much, told when, moved from where."""
    lines = []
    ended = promise.done_on or (as_of if promise.is_open else None)
    late = (ended - promise.due_in_force_on).days if ended else 0
    if promise.done_on:
        lines.append(f"done {spell_day(promise.done_on)}")
    if late > 0:
        lines.append(f"{count(late, 'day')} late")
    if promise.missed_on:
        lines.append(f"missed {spell_day(promise.missed_on)}")
        lines.append(_reflection(promise))
    if promise.told_on:
        lines.append(f"client told {spell_day(promise.told_on)}")
    elif promise.trouble_on:
        lines.append("client not told yet")
    if promise.revisions:
        first = spell_day(promise.first_due_on)
        lines.append(f"moved {count(len(promise.revisions), 'time')}, first promised for {first}")
    return lines


def _reflection(promise: Commitment) -> str:
    """Whether a miss was reflected on, and when; without a change it has taught us nothing yet."""
    reflection = promise.reflection
    if reflection is None or reflection.reflected_on is None:
        return "not reflected on yet" if promise.is_our_miss else "not our doing"
    said = f"reflected on {spell_day(reflection.reflected_on)}"
    # The text of a restricted record is not read, so what changes cannot be told.
    return said if reflection.change or promise.is_restricted else f"{said}, no change decided yet"


def project_state(project: Project) -> Said:
    """Whether a project is planned, underway or over."""
    if project.cancelled_on:
        return Said("cancelled", Told.QUIET)
    if project.ended_on:
        return Said(f"ended {spell_day(project.ended_on)}", Told.QUIET)
    return Said("underway", Told.GOOD) if project.is_underway else Said("planned", Told.QUIET)


_ROUTES = {
    Route.SUPPORT: "with support",
    Route.SPECIALIST: "with a specialist",
    Route.NEW_WORK: "with New Work",
}


def opportunity_state(opportunity: Opportunity) -> Said:
    """Whether an opportunity is open, routed or closed."""
    if opportunity.closed and opportunity.closed.result:
        won = opportunity.closed.result.value == "won"
        return Said(opportunity.closed.result.value, Told.GOOD if won else Told.QUIET)
    if opportunity.routed and opportunity.routed.route:
        return Said(_ROUTES[opportunity.routed.route], Told.QUIET)
    return Said("not routed yet", Told.WATCH)


def handoff_state(handoff: Handoff) -> Said:
    """How far a handoff is."""
    if handoff.dropped_on:
        return Said("dropped", Told.QUIET)
    if handoff.accepted:
        return Said("accepted", Told.GOOD)
    if handoff.returned:
        return Said("returned", Told.BAD)
    return Said("submitted", Told.WATCH) if handoff.submitted_on else Said("draft", Told.QUIET)


def handoff_missing(handoff: Handoff, firm: Firm | None) -> list[str]:
    """What the receiver still lacks, in plain words; nothing of what is over or restricted."""
    if handoff.accepted or handoff.dropped_on or handoff.is_restricted:
        return []
    placeholders = firm.policy.words.placeholder if firm else ()
    return [what for _, what in handoff.missing(frozenset(placeholders))]


def escalation_state(escalation: Escalation) -> Said:
    """How far an escalation is."""
    if escalation.resolved_on:
        return Said(f"resolved {spell_short(escalation.resolved_on)}", Told.GOOD)
    if escalation.is_acknowledged:
        return Said("acknowledged", Told.WATCH)
    return Said("not acknowledged yet", Told.BAD)


def escalation_to(escalation: Escalation, firm: Firm | None) -> tuple[str, ...]:
    """Who is asked to help: by the escalation itself, else by the policy's table."""
    if firm is None:
        return (escalation.escalated_to,) if escalation.escalated_to else ()
    return terms_of(firm.policy, escalation).goes_to


def concern_state(concern: Concern) -> Said:
    """How far a concern is."""
    if concern.resolved_on:
        return Said(f"resolved {spell_short(concern.resolved_on)}", Told.GOOD)
    return Said("open", Told.WATCH)


def signal_state(signal: Signal) -> Said:
    """Whether a signal was looked at, and what became of it."""
    if not signal.is_assessed:
        return Said("not assessed yet", Told.WATCH)
    outcome = signal.outcome.value if signal.outcome else "none"
    return Said("nothing to do" if outcome == "none" else f"became: {outcome}", Told.QUIET)
