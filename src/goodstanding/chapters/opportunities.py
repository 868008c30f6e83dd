"""Opportunities: work the client may want finds the right people soon, and is not forgotten with them."""

from collections.abc import Iterator
from datetime import date

from goodstanding.chapters.chapter import Chapter
from goodstanding.dates import days_after
from goodstanding.duty import Clock, Duty, Group
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm, RuleRow
from goodstanding.model.handoff import Handoff
from goodstanding.model.modes import is_with_new_work, new_work_handoffs
from goodstanding.model.origin import Last, last_of
from goodstanding.model.timing import Desk
from goodstanding.model.work import Opportunity, Result, Route

HANDOFF_MISSING = Rule("opportunity-handoff-missing", Severity.ERROR)
ROUTE_TOO_SMALL = Rule("opportunity-route-too-small", Severity.ERROR)

SIGNAL_ASSESSED = Clock(
    "signal-assessed",
    Group.HANDOFFS,
    "Decide what it means: set assessed_on and outcome, and leads_to where it becomes something.",
    title="Signal to assess",
    applies="signals that nobody has assessed",
)
ROUTED = Clock(
    "opportunity-routed",
    Group.HANDOFFS,
    "Decide who takes it on: fill routed, or close it.",
    title="Opportunity to route",
    applies="open opportunities that nobody has been asked to take on",
)
NEWS = Clock(
    "new-work-news",
    Group.HANDOFFS,
    "Tell the account manager how far it is: add a line to news.",
    title="News from New Work",
    applies="opportunities that New Work has accepted and that are no project yet",
)
FOLLOW_UP = Clock(
    "opportunity-follow-up",
    Group.HANDOFFS,
    "Ask how it stands and record the contact about it, or set last_reviewed_on; close it if it is over.",
    title="Opportunity to follow up",
    applies="open opportunities",
)


def signal_assessed(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Signals that nobody has made up their mind about."""
    desk = Desk(account, firm, as_of)
    for signal in account.signals:
        if not signal.is_assessed:
            yield from desk.deadline(SIGNAL_ASSESSED, signal, signal.dated_on, "the signal came in")


def opportunity_routed(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Opportunities that nobody has been asked to take on."""
    desk = Desk(account, firm, as_of)
    for opportunity in account.opportunities:
        if not opportunity.closed and not opportunity.routed:
            yield from desk.deadline(ROUTED, opportunity, opportunity.dated_on, "the opportunity was raised")


def new_work_news(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Opportunities that New Work has taken on: the account manager hears how far they are."""
    desk = Desk(account, firm, as_of)
    for opportunity in account.opportunities:
        if not is_with_new_work(account, opportunity):
            continue
        accepted = [one.accepted for one in new_work_handoffs(account, opportunity.id) if one.accepted]
        began_on = min((one.accepted_on for one in accepted if one.accepted_on), default=None)
        yield from desk.recurring(
            NEWS,
            opportunity,
            began=(began_on, "New Work accepted the handoff"),
            last=Last(_news_on(opportunity), "the last news or the proposal", opportunity.record),
            own=_of_new_work(firm, opportunity, *(one.by for one in accepted)),
        )


def _news_on(opportunity: Opportunity) -> date | None:
    days = [one.date_on for one in opportunity.news]
    if opportunity.proposal and opportunity.proposal.sent_on:
        days.append(opportunity.proposal.sent_on)
    return max(days, default=None)


def _of_new_work(firm: Firm, opportunity: Opportunity, *accepted_by: str | None) -> tuple[str, ...]:
    """Whoever the records name: who writes the proposal, who accepted, to whom it was routed."""
    proposing = opportunity.proposal.owner if opportunity.proposal else None
    routed_to = opportunity.routed.who if opportunity.routed else None
    return (
        *(firm.receivers(proposing) if proposing else ()),
        *(one for one in (*accepted_by, routed_to) if one),
    )


def follow_up(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Open opportunities: asked after on the day that was set, and looked at every so often."""
    desk = Desk(account, firm, as_of)
    for opportunity in account.opportunities:
        if opportunity.closed or desk.is_agreed_off(FOLLOW_UP):
            continue
        last = _last_touch(account, opportunity)
        touched_on = last.on
        interval = desk.interval(FOLLOW_UP)
        days = interval[0] if interval else int(desk.limit(FOLLOW_UP, "review_days"))
        origin = desk.origin(
            FOLLOW_UP,
            (opportunity.dated_on, "the opportunity was raised"),
            last,
        )
        due_on = days_after(origin.on, days)
        why = f"looked at every {days} days, counted from {origin.on} ({origin.because})"
        planned_on = opportunity.next_follow_up_on
        if planned_on and planned_on <= due_on and not (touched_on and touched_on >= planned_on):
            due_on, why = planned_on, f"we meant to ask again on {planned_on}"
        yield desk.owe(FOLLOW_UP, opportunity, due_on, why, max(days, 1), last=last)


def _last_touch(account: Account, opportunity: Opportunity) -> Last:
    """The last day on which somebody looked at it, heard of it or talked about it."""
    own = (*(one.date_on for one in opportunity.news), opportunity.last_reviewed_on)
    days: list[tuple[date | None, str]] = [(day, opportunity.record) for day in own]
    days += [
        (one.dated_on, one.record)
        for one in account.contacts
        if one.is_reached and one.is_about("opportunities", opportunity.id)
    ]
    return last_of(days, "the last look, news or talk about it")


def handoff_missing(account: Account, firm: Firm) -> Iterator[Finding]:
    """Opportunities that New Work works on without having been told what it needs."""
    for opportunity in account.opportunities:
        routed = opportunity.routed
        if not (opportunity.is_routed_to_new_work and routed and routed.routed_on):
            continue
        handoffs = new_work_handoffs(account, opportunity.id)
        sign = _sign_of_work(opportunity, handoffs)
        if not sign or any(_is_complete(one, firm) for one in handoffs):
            continue
        begun = [one.id for one in handoffs]
        remedy = (
            f"complete and submit {begun[-1]}" if begun else "write a handoff that names this opportunity"
        )
        yield HANDOFF_MISSING.at(
            opportunity,
            ("routed", "route"),
            f"New Work is at it ({sign}), and no complete handoff tells them what they need: {remedy}",
        )


def _sign_of_work(opportunity: Opportunity, handoffs: list[Handoff]) -> str | None:
    """What shows that New Work has begun."""
    closed = opportunity.closed
    if opportunity.proposal and opportunity.proposal.sent_on:
        return f"a proposal was sent on {opportunity.proposal.sent_on}"
    if opportunity.news:
        return f"there is news of {opportunity.news[-1].date_on}"
    if closed and closed.closed_on and closed.result is Result.WON:
        return f"won on {closed.closed_on}"
    accepted = (one.accepted for one in handoffs if one.accepted)
    return next((f"accepted on {one.accepted_on}" for one in accepted if one.accepted_on), None)


def _is_complete(handoff: Handoff, firm: Firm) -> bool:
    """Whether it was given to New Work with all that is needed; nobody looks into what is restricted."""
    if handoff.submitted_on is None:
        return False
    placeholders = frozenset(word.casefold() for word in firm.policy.words.placeholder)
    return handoff.is_restricted or not any(handoff.missing(placeholders))


def route_too_small(account: Account, firm: Firm) -> Iterator[Finding]:
    """Projects that are squeezed through support."""
    row = firm.policy.rules.get(ROUTE_TOO_SMALL.id, RuleRow())
    over = row.limits.get("over_hours", 0)
    for opportunity in account.opportunities:
        routed, hours = opportunity.routed, opportunity.estimate_hours
        if not routed or routed.route is not Route.SUPPORT or not routed.routed_on or routed.exception_reason:
            continue
        if hours is not None and hours > over:
            because = f"it is estimated at {hours:g} hours, and support takes up to {over:g}"
        elif opportunity.needs_design:
            because = "something has to be designed"
        else:
            continue
        yield ROUTE_TOO_SMALL.at(
            opportunity,
            ("routed", "route"),
            f"this is a project: {because}. Route it to new_work, or say why not in 'exception_reason'",
        )


CHAPTER = Chapter(
    name="opportunities",
    page="playbook/opportunities.md",
    errors=((HANDOFF_MISSING, handoff_missing), (ROUTE_TOO_SMALL, route_too_small)),
    clocks=(
        (SIGNAL_ASSESSED, signal_assessed),
        (ROUTED, opportunity_routed),
        (NEWS, new_work_news),
        (FOLLOW_UP, follow_up),
    ),
)
