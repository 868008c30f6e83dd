"""Concerns: what bothers a client is taken up, looked after, and seen before it goes further up."""

from collections.abc import Iterator, Sequence
from datetime import date

from goodstanding.dates import days_after
from goodstanding.duty import Clock, Duty, Group
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.model.account import Account
from goodstanding.model.complaints import complaints, is_taken_up, name_of
from goodstanding.model.conversations import Stakeholder
from goodstanding.model.firm import Firm
from goodstanding.model.origin import last_of
from goodstanding.model.record import DatedRecord, Leaving
from goodstanding.model.timing import Desk, allowance
from goodstanding.model.trouble import Signal

REPEATED = Rule("repeated-trouble", Severity.NOTICE)

ANSWERED = Clock(
    "complaint-answered",
    Group.ESCALATIONS,
    "Ring them, and open a concern or an escalation that names this record under about.",
    title="Unhappy client to answer",
    applies="low scores, unhappy words and signals of dissatisfaction that no concern or escalation "
    "has taken up",
)
UPDATE = Clock(
    "concern-update",
    Group.ESCALATIONS,
    "Find out where it stands, and add it to updates, or set resolved_on.",
    title="Concern update",
    applies="open concerns",
)
ACTION = Clock(
    "concern-action",
    Group.ESCALATIONS,
    "Take the next step, then name the one after it, or set next_action_done_on.",
    title="Next concern action",
    applies="open concerns with a next step that has not been taken",
)
SUCCESSOR = Clock(
    "stakeholder-successor",
    Group.ESCALATIONS,
    "Ask to be introduced to whoever follows, and set successor; if there is nobody, escalate.",
    title="Successor to find",
    applies="key stakeholders who leave, without a successor on record and without an escalation about it",
)


def complaint_answered(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Clients who were not content, where no concern or escalation has taken it up."""
    desk = Desk(account, firm, as_of)
    for complaint in complaints(account, desk.limit(ANSWERED, "low_percent")):
        if not is_taken_up(account, complaint):
            because = "the client was not content"
            yield from desk.deadline(ANSWERED, complaint, complaint.dated_on, because)


def concern_update(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Open concerns: how it goes, written down at intervals."""
    for concern in account.concerns:
        if concern.is_open:
            yield from Desk(account, firm, as_of).recurring(
                UPDATE,
                concern,
                began=(concern.dated_on, "it was raised"),
                last=last_of(((one.date_on, concern.record) for one in concern.updates), "the last update"),
            )


def concern_action(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """The next step of every open concern, on its day."""
    for concern in account.concerns:
        due_on = concern.next_action_due_on
        if due_on and concern.is_action_open:
            why = f"the next step is to be taken by {due_on}"
            yield from Desk(account, firm, as_of).exact(ACTION, concern, due_on, why)


def stakeholder_successor(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Key people at the client who leave, and nobody knows yet who follows."""
    desk = Desk(account, firm, as_of)
    for person in account.stakeholders:
        if not (person.key and person.leaving and person.leaving.known_on) or person.successor:
            continue
        about = f"{person.of_kind.folder}/{person.id}"
        if any(about in one.about for one in account.escalations) or desk.is_agreed_off(SUCCESSOR):
            continue
        yield _successor(desk, person, person.leaving, person.leaving.known_on)


def _successor(desk: Desk, person: Stakeholder, leaving: Leaving, known_on: date) -> Duty:
    origin = desk.origin(SUCCESSOR, (known_on, "we learned that they leave"))
    due_on, days, allowed = allowance(desk.row(SUCCESSOR), desk.firm, origin.on)
    why = f"within {allowed} of {origin.on} ({origin.because})"
    # Nothing is late on the day on which we learn of it, even where they have gone already.
    last_on = max(leaving.last_day_on, origin.on) if leaving.last_day_on else due_on
    if last_on < due_on:
        due_on, why = last_on, f"their last day is {leaving.last_day_on}"
    return desk.owe(SUCCESSOR, person, due_on, why, max(days, 1))


def repeated_trouble(account: Account, firm: Firm, as_of: date, duties: Sequence[Duty]) -> Iterator[Finding]:
    """Accounts where one trouble follows another."""
    if not account.concerns and not account.signals:
        return
    days = int(firm.policy.limit(REPEATED.id, "days"))
    troubles = _troubles(account, days_after(as_of, -days))
    if troubles and len(troubles) >= firm.policy.limit(REPEATED.id, "count"):
        yield REPEATED.at(
            max(troubles, key=lambda one: (one.dated_on, one.record)),
            (),
            f"{len(troubles)} concerns and signals of trouble in {days} days, this one the latest: look for "
            "what they have in common, and ask whether one of the reasons to escalate holds",
        )


def _troubles(account: Account, since: date) -> list[DatedRecord]:
    """Concerns and signals of trouble from a day on; a signal that led to one of the concerns counts once."""
    concerns = [one for one in account.concerns if one.dated_on >= since]
    counted = {name_of(one) for one in concerns}
    taken_up = {cited for one in concerns for cited in one.about}

    def is_counted(signal: Signal) -> bool:
        return signal.leads_to in counted or name_of(signal) in taken_up

    signals = [
        one for one in account.signals if one.is_trouble and one.dated_on >= since and not is_counted(one)
    ]
    return [*concerns, *signals]
