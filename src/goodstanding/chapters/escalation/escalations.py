"""Escalations: what goes further up is taken on, moves, and is never silent towards the client."""

from collections.abc import Iterator, Sequence
from datetime import date

from goodstanding.dates import months_after
from goodstanding.duty import Clock, Duty, Group
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.model.account import Account
from goodstanding.model.complaints import name_of
from goodstanding.model.firm import EscalationSeverity, Firm
from goodstanding.model.origin import last_of
from goodstanding.model.terms import Terms, fitting_rows, terms_of
from goodstanding.model.timing import Desk
from goodstanding.model.trouble import Escalation

NO_ROW = Rule("escalation-no-row", Severity.ERROR)
WITHOUT_CONCERN = Rule("escalation-without-concern", Severity.NOTICE)

ACKNOWLEDGED = Clock(
    "escalation-acknowledged",
    Group.ESCALATIONS,
    "Make sure that whoever is asked to help has it, and set acknowledged_on.",
    title="Escalation to acknowledge",
    always_on=True,
    applies="open escalations that nobody has acknowledged",
)
CONTACT = Clock(
    "escalation-contact",
    Group.ESCALATIONS,
    "Speak with the client, and add an update with client_told: true.",
    title="Call about the escalation",
    always_on=True,
    applies="open escalations of which the client has not heard from us, where a talk with the client "
    "is owed",
)
UPDATE = Clock(
    "escalation-update",
    Group.ESCALATIONS,
    "Find out where it stands, and add it to updates, even that nothing is new.",
    title="Escalation update",
    always_on=True,
    applies="open escalations",
)
ACTION = Clock(
    "escalation-action",
    Group.ESCALATIONS,
    "Take the next step, then name the one after it, or set next_action_done_on.",
    title="Next escalation action",
    always_on=True,
    applies="open escalations whose next step has not been taken",
)


def acknowledged(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Escalations of which nobody has said yet that they have it."""
    desk = Desk(account, firm, as_of)
    for escalation, terms in _open(account, firm):
        if terms.acknowledge_within is not None and not escalation.is_acknowledged:
            yield _owed_within(desk, ACKNOWLEDGED, escalation, terms.acknowledge_within, _asked(terms))


def contact(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Escalations of which the client has not heard from us yet."""
    desk = Desk(account, firm, as_of)
    for escalation, terms in _open(account, firm):
        if terms.contact_within is not None and not escalation.client_told_on:
            yield _owed_within(desk, CONTACT, escalation, terms.contact_within, "")


def update(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Open escalations: how it goes, written down at intervals."""
    desk = Desk(account, firm, as_of)
    for escalation, terms in _open(account, firm):
        days = None if _has_own_interval(desk) else terms.update_every
        yield from desk.recurring(
            UPDATE,
            escalation,
            began=(escalation.dated_on, "it was escalated"),
            last=last_of(((one.date_on, escalation.record) for one in escalation.updates), "the last update"),
            every=(days, "the policy's escalation table") if days else None,
        )


def action(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """The next step of every open escalation, on its day."""
    desk = Desk(account, firm, as_of)
    for escalation in account.escalations:
        if escalation.is_action_open:
            due_on = escalation.next_action_due_on
            yield from desk.exact(ACTION, escalation, due_on, f"the next step is to be taken by {due_on}")


def _open(account: Account, firm: Firm) -> Iterator[tuple[Escalation, Terms]]:
    for escalation in account.escalations:
        if escalation.is_open:
            yield escalation, terms_of(firm.policy, escalation)


def _has_own_interval(desk: Desk) -> bool:
    """Whether the client or the tier says how often there is news, which goes before the table."""
    agreed = desk.account.profile.rhythm.get(UPDATE.id)
    return bool(agreed and agreed.every_days) or UPDATE.id in desk.account.tier(desk.firm).clocks


def _owed_within(desk: Desk, clock: Clock, escalation: Escalation, days: int, more: str) -> Duty:
    origin = desk.origin(clock, (escalation.dated_on, "it was escalated"))
    due_on = desk.firm.week.after(origin.on, days)
    allowed = f"{days} working {'day' if days == 1 else 'days'}"
    why = f"within {allowed} of {origin.on} ({origin.because}){more}"
    return desk.owe(clock, escalation, due_on, why, max(days, 1))


def _asked(terms: Terms) -> str:
    """Who is asked to help, as the end of a reason."""
    asked = f", by {' and '.join(terms.goes_to)}" if terms.goes_to else ""
    return asked + (f", then by {' and '.join(terms.then)}" if terms.then else "")


def no_row(account: Account, firm: Firm) -> Iterator[Finding]:
    """Triggers for which the policy's table says nothing."""
    for escalation in account.escalations:
        for position, trigger in enumerate(escalation.triggers):
            if fitting_rows(firm.policy, escalation, trigger):
                continue
            severity = escalation.severity or EscalationSeverity.MAJOR
            yield NO_ROW.at(
                escalation,
                ("triggers", position),
                f"the policy's escalation table has no row for '{trigger}' that fits the severity "
                f"'{severity}', so nobody knows who takes it on and how soon: add one under 'escalation' in "
                "accounts/_policy.yml, or mend the trigger or the severity here",
            )


def without_concern(account: Account, firm: Firm, as_of: date, duties: Sequence[Duty]) -> Iterator[Finding]:
    """Escalations that came out of the blue, where that is the rule rather than the exception."""
    if not account.escalations:
        return
    months = int(firm.policy.limit(WITHOUT_CONCERN.id, "months"))
    since = months_after(as_of, -months)
    recent = [one for one in account.escalations if one.dated_on >= since and one.may_begin_as_concern]
    sudden = [one for one in recent if not _was_concern(account, one)]
    if 100 * len(sudden) > firm.policy.limit(WITHOUT_CONCERN.id, "percent") * len(recent):
        yield WITHOUT_CONCERN.at(
            sudden[-1],
            (),
            f"{len(sudden)} of {len(recent)} escalations in {months} months came without a concern before "
            "them: listen for what bothers this client earlier, and note it as a concern; where there was "
            "one, name it here under 'about'",
        )


def _was_concern(account: Account, escalation: Escalation) -> bool:
    """Whether a concern came before it and led to it, or either of the two names the other."""
    name = name_of(escalation)
    return any(
        one.leads_to == name or name in one.about or name_of(one) in escalation.about
        for one in account.concerns
        if one.dated_on <= escalation.dated_on
    )
