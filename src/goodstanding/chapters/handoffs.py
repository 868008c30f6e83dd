"""Handoffs: responsibility passes with all that the receiver needs, and the receiver says so."""

from collections.abc import Iterator
from datetime import date

from goodstanding.chapters.chapter import Chapter
from goodstanding.duty import Clock, Duty, Group
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.handoff import Handoff, HandoffKind
from goodstanding.model.modes import new_work_handoffs
from goodstanding.model.record import Record
from goodstanding.model.timing import Desk
from goodstanding.place import KeyPath

INCOMPLETE = Rule("handoff-incomplete", Severity.ERROR)
ACCEPTED_BY_OTHER = Rule("handoff-accepted-by-other", Severity.ERROR)
CHANGED = Rule("handoff-changed-after-acceptance", Severity.ERROR)

SUBMITTED = Clock(
    "handoff-submitted",
    Group.HANDOFFS,
    "Gather what New Work or the receiver needs, and set submitted_on.",
    title="Handoff to submit",
    applies="opportunities routed to New Work without a submitted handoff, and handoffs that came back",
)
ACCEPTED = Clock(
    "handoff-accepted",
    Group.HANDOFFS,
    "Read it, then accept it or send it back with a reason.",
    title="Handoff to accept",
    applies="handoffs that were submitted and not yet accepted or sent back",
)


def incomplete(account: Account, firm: Firm) -> Iterator[Finding]:
    """Submitted handoffs that lack something the receiver needs."""
    placeholders = frozenset(word.casefold() for word in firm.policy.words.placeholder)
    for handoff in account.handoffs:
        if handoff.submitted_on is None or handoff.is_restricted:
            continue
        for path, part in handoff.missing(placeholders):
            sender = handoff.from_ or account.manager_on(handoff.dated_on)
            if written := _written(handoff, path):
                message = (
                    f"'{written}' is no answer for the {part}: ask the client, or write that none is known"
                )
            else:
                message = f"the handoff has no {part}: {sender} asks for it, or writes that none is known"
            yield INCOMPLETE.at(handoff, path, message)


def _written(handoff: Handoff, path: KeyPath) -> str:
    """What stands at a place where an answer should; empty where nothing does."""
    value: object = handoff
    for step in path:
        value = getattr(value, str(step), None)
    return " ".join(value.split()) if isinstance(value, str) else ""


def accepted_by_other(account: Account, firm: Firm) -> Iterator[Finding]:
    """Acceptances by somebody to whom the handoff was not addressed."""
    for handoff in account.handoffs:
        accepted = handoff.accepted
        if not accepted or not accepted.accepted_on or _may_accept(handoff, firm):
            continue
        who = f"{accepted.by} accepted it" if accepted.by else "nobody is named who accepted it"
        yield ACCEPTED_BY_OTHER.at(
            handoff,
            ("accepted", "by"),
            f"{who}, but it is addressed to {handoff.to}: let the receiver accept, or change 'to'",
        )


def changed_after_acceptance(account: Account, firm: Firm) -> Iterator[Finding]:
    """Handoffs that say something else today than what the receiver accepted."""
    for handoff in account.handoffs:
        if not handoff.accepted or not (handoff.has_changed or _history_differs(account, handoff)):
            continue
        yield CHANGED.at(
            handoff,
            ("accepted", "digest"),
            f"changed after {handoff.accepted.by or handoff.to} accepted it: let them read it again and "
            f"set the digest to {handoff.digest}, or put back what was accepted",
        )


def _history_differs(account: Account, handoff: Handoff) -> bool:
    """Whether a handoff without a digest said something else when its acceptance came in."""
    accepted, history = handoff.accepted, account.history
    if history is None or accepted is None or accepted.digest:
        return False
    then = history.accepted.get(handoff.id)
    if then is None or (then.accepted_on, then.by) != (accepted.accepted_on, accepted.by):
        return False
    return then.digest != handoff.digest


def _may_accept(handoff: Handoff, firm: Firm) -> bool:
    """Whether the acceptance is the receiver's; one person need not be named twice."""
    receivers = firm.receivers(handoff.to)
    by = handoff.accepted.by if handoff.accepted else None
    return by in receivers or (by is None and receivers == (handoff.to,))


def handoff_submitted(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Opportunities routed to New Work without a handoff, and handoffs that were given back."""
    desk = Desk(account, firm, as_of)
    for opportunity in account.opportunities:
        routed = opportunity.routed
        if opportunity.closed or not routed or not routed.routed_on or not opportunity.is_routed_to_new_work:
            continue
        handoffs = new_work_handoffs(account, opportunity.id)
        if any(one.is_live or one.accepted for one in handoffs):
            continue
        returned_on = max(
            (one.returned.returned_on for one in handoffs if one.returned and one.returned.returned_on),
            default=None,
        )
        yield from _submit_again(desk, opportunity, routed.routed_on, returned_on)
    for handoff in account.handoffs:
        returned_on = handoff.returned.returned_on if handoff.returned else None
        if returned_on and not handoff.dropped_on and not _opportunity_owes(handoff):
            yield from _submit_again(desk, handoff, returned_on, returned_on)


def _opportunity_owes(handoff: Handoff) -> bool:
    # A returned New Work handoff is owed by its opportunity; without one nothing else would remind of it.
    return handoff.kind is HandoffKind.NEW_WORK and handoff.opportunity is not None


def _submit_again(desk: Desk, record: Record, since: date, returned_on: date | None) -> Iterator[Duty]:
    if returned_on and returned_on >= since:
        yield from desk.deadline(SUBMITTED, record, returned_on, "the receiver returned the handoff")
    else:
        yield from desk.deadline(SUBMITTED, record, since, "it was routed to New Work")


def handoff_accepted(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Submitted handoffs that the receiver has not accepted yet."""
    desk = Desk(account, firm, as_of)
    for handoff in account.handoffs:
        if not handoff.is_live or (handoff.accepted and _may_accept(handoff, firm)):
            continue
        submitted_on = handoff.submitted_on or as_of
        at_most = max(handoff.effective_on, submitted_on) if handoff.effective_on else None
        receivers = firm.receivers(handoff.to)
        yield from desk.deadline(
            ACCEPTED, handoff, submitted_on, "it was submitted", own=receivers, at_most=at_most
        )


CHAPTER = Chapter(
    name="handoffs",
    page="playbook/handoffs.md",
    errors=(
        (INCOMPLETE, incomplete),
        (ACCEPTED_BY_OTHER, accepted_by_other),
        (CHANGED, changed_after_acceptance),
    ),
    clocks=((SUBMITTED, handoff_submitted), (ACCEPTED, handoff_accepted)),
)
