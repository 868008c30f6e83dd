"""What is open at a client, and who owns it: the named person, or (None) whoever manages the account."""

from collections.abc import Iterator
from datetime import date

from goodstanding.model.account import Account
from goodstanding.model.handoff import Handoff
from goodstanding.model.record import Record
from goodstanding.model.work import Commitment, Opportunity, Project
from goodstanding.place import KeyPath

Open = tuple[Record, KeyPath, str, str | None]


def of_work(account: Account, as_of: date) -> Iterator[Open]:
    """Promises, handoffs, opportunities, projects, assignments and metrics that are open."""
    for promise in account.commitments:
        yield from _promise(account, promise)
    for handoff in account.handoffs:
        yield from _handoff(account, handoff)
    for opportunity in account.opportunities:
        if not opportunity.closed:
            yield from _opportunity(opportunity)
    for project in account.projects:
        yield from _project(project)
    for one in account.assignments:
        if not one.is_over(as_of):
            yield one, ("person",), f"works for them, {_until(one.ends_on)}", one.person
    for metric in account.metrics:
        if metric.is_open:
            yield metric, ("owner",), f"metric to measure until {metric.target.by_on}", metric.owner


def _until(day: date | None) -> str:
    return f"until {day}" if day else "without an end"


def _promise(account: Account, promise: Commitment) -> Iterator[Open]:
    owner = account.owner_of(promise, promise.owner)
    if promise.is_open:
        yield promise, ("owner",), f"open promise for {promise.due_in_force_on}", owner
        for place, wait in enumerate(promise.waiting_on):
            if wait.chased_by and not wait.done_on:
                path: KeyPath = ("waiting_on", place, "chased_by")
                yield promise, path, "asks for what the promise needs", wait.chased_by
    elif promise.is_our_miss and not promise.is_reflected:
        yield promise, ("owner",), "missed promise to reflect on", owner
    learned = promise.reflection
    if learned and learned.due_on and not learned.done_on:
        yield promise, ("reflection", "owner"), f"change to make by {learned.due_on}", learned.owner or owner


def _handoff(account: Account, handoff: Handoff) -> Iterator[Open]:
    if handoff.accepted or handoff.dropped_on:
        return
    kind = handoff.kind.value
    sender = handoff.from_ or account.manager_on(handoff.dated_on)
    yield handoff, ("from",), f"handoff ({kind}) to see accepted", sender
    if handoff.submitted_on:
        yield handoff, ("to",), f"handoff ({kind}) to accept", handoff.to


def _opportunity(opportunity: Opportunity) -> Iterator[Open]:
    routed, proposal = opportunity.routed, opportunity.proposal
    yield opportunity, (), "open opportunity", None
    if routed and routed.who:
        yield opportunity, ("routed", "who"), "works on the opportunity", routed.who
    if proposal and proposal.owner:
        yield opportunity, ("proposal", "owner"), "writes the proposal", proposal.owner


def _project(project: Project) -> Iterator[Open]:
    if project.over_on:
        return
    yield project, ("project_manager",), "manages the project", project.project_manager
    for name in ("tech_lead", "scrum_master", "cloud_architect", "main_contact_of_ours"):
        who = getattr(project.roles, name)
        if who:
            yield project, ("roles", name), f"is {name.replace('_', ' ')} of the project", who


def of_conversations(account: Account, as_of: date) -> Iterator[Open]:
    """Talks, answers, concerns, escalations, signals and exceptions that are open."""
    yield from _contacts(account)
    for signal in account.signals:
        if not signal.is_assessed:
            yield signal, (), "signal to assess", None
    for concern in account.concerns:
        if concern.is_open:
            yield concern, (), "open concern", None
    for escalation in account.escalations:
        if escalation.is_open:
            yield escalation, (), "open escalation", None
            if escalation.escalated_to:
                yield escalation, ("escalated_to",), "is asked to help", escalation.escalated_to
    for answer in account.satisfaction:
        after = answer.follow_up
        if after and not after.done_on:
            yield (
                answer,
                ("follow_up",),
                "something to do after an answer",
                account.owner_of(answer, answer.asked_by),
            )
    yield from _put_off(account, as_of)


def _contacts(account: Account) -> Iterator[Open]:
    for contact in account.contacts:
        ours = contact.ours or (account.manager_on(contact.dated_on),)
        if contact.is_planned:
            for who in ours:
                yield contact, ("ours",), f"talk planned for {contact.dated_on}", who
        elif (contact.needs_reply or contact.needs_reply_by_on) and not contact.replied_on:
            yield contact, ("ours",), "answer that the client waits for", ours[0]
        for place, one in enumerate(contact.follow_ups):
            if not one.done_on:
                yield (
                    contact,
                    ("follow_ups", place, "owner"),
                    "something to do after a talk",
                    one.owner or ours[0],
                )


def _put_off(account: Account, as_of: date) -> Iterator[Open]:
    for place, snooze in enumerate(account.profile.snoozes):
        if as_of <= snooze.until_on:
            yield account.profile, ("snoozes", place), f"{snooze.clock} put off until {snooze.until_on}", None
    for waiver in account.waivers:
        if waiver.holds_on(as_of):
            what = f"exception from {waiver.rule} until {waiver.until_on}"
            yield waiver, ("asked_by",), what, account.owner_of(waiver, waiver.asked_by)
    for change in account.changes:
        if change.told_on is None:
            yield change, (), f"change of {change.effective_on} to tell", None
    for refund in account.refunds:
        if not refund.is_settled:
            yield refund, (), "refund to settle", None
