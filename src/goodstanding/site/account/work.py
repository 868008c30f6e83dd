"""Projects, opportunities and handoffs: what we do for them, and what may come."""

from datetime import date

from goodstanding.model.handoff import Handoff
from goodstanding.model.modes import is_in_transition, open_after
from goodstanding.model.work import Opportunity, Project
from goodstanding.site.account.part import Section, Sitter, earlier
from goodstanding.site.account.project import more, report
from goodstanding.site.lists.transitions import OPEN_WORDS
from goodstanding.site.past.acceptance import proof_of
from goodstanding.site.states import handoff_missing, handoff_state, opportunity_state, project_state
from goodstanding.site.words import handoff_kind, spell_money, title_of

_OVER_SHOWN = 4
_NEWEST_SHOWN = 8


def projects(sitter: Sitter) -> Section | None:
    """Projects with milestones, warranty and what is left to do; those underway first."""
    account = sitter.account
    if not account.projects:
        return None
    # Those that go on or are being brought home are all shown, of those that are over the newest.
    going = [one for one in account.projects if one.over_on is None or _to_do(one, sitter)]
    going.sort(key=lambda one: (one.over_on is not None, one.id))
    over = sorted((one for one in account.projects if one not in going), key=_over_on, reverse=True)
    ordered = [*going, *over[:_OVER_SHOWN]]
    rows = [
        (one, project_state(one), _to_do(one, sitter), _facts(one), report(one, sitter), more(one, sitter))
        for one in ordered
    ]
    html = sitter.draw("projects.html", rows=rows)
    html += earlier(len(over) - _OVER_SHOWN, "earlier project is", "earlier projects are")
    return Section("projects", "Projects", html)


def _over_on(project: Project) -> tuple[date, str]:
    return project.over_on or date.min, project.id


def _to_do(project: Project, sitter: Sitter) -> list[str]:
    if not project.ended_on or not is_in_transition(sitter.account, project):
        return []
    return [OPEN_WORDS[one] for one in open_after(sitter.account, project)]


def _facts(project: Project) -> list[str]:
    words = [one.value for one in (project.pricing, project.process, project.size) if one]
    return [title_of(word).lower() for word in words]


def opportunities(sitter: Sitter) -> Section | None:
    """What they may want from us: what is open, then what is closed, each the newest first."""
    newest = sorted(sitter.account.opportunities, key=lambda one: one.id, reverse=True)
    if not newest:
        return None
    # What is still open is never left out.
    newest.sort(key=lambda one: one.closed is not None)
    shown = max(_NEWEST_SHOWN, sum(one.closed is None for one in newest))
    rows = [(one, opportunity_state(one), _parts(one, sitter)) for one in newest[:shown]]
    html = sitter.draw("opportunities.html", rows=rows)
    html += earlier(len(newest) - shown, "earlier opportunity is", "earlier opportunities are")
    return Section("opportunities", "Opportunities", html)


def _parts(one: Opportunity, sitter: Sitter) -> list[object]:
    m = sitter.m
    parts: list[object] = [
        m.day(one.dated_on),
        one.source and "from " + title_of(one.source.value).lower(),
        one.stakeholder and not one.is_restricted and "wanted by " + sitter.theirs(one.stakeholder),
        one.assessed_on and not one.routed and "looked at " + m.day(one.assessed_on),
        one.heat and one.heat.value,
        one.estimate_hours is not None and f"about {one.estimate_hours} hours",
        None if one.is_restricted else spell_money(one.value, sitter.ledger.firm),
        one.expected_close_on and "expected " + m.day(one.expected_close_on),
        one.next_follow_up_on and not one.closed and "ask again " + m.day(one.next_follow_up_on),
        *_proposal(one, sitter),
    ]
    return [part for part in parts if part]


def _proposal(one: Opportunity, sitter: Sitter) -> list[object]:
    """When the proposal went out, and who stood up for it."""
    proposal = one.proposal
    if proposal is None or proposal.sent_on is None:
        return []
    by = proposal.presented_by
    return [
        "proposal sent " + sitter.m.day(proposal.sent_on),
        by and "presented by " + sitter.m.person(by),
    ]


def handoffs(sitter: Sitter) -> Section | None:
    """Handoffs with how far they are and what the receiver still lacks, open ones first."""
    newest = sorted(sitter.account.handoffs, key=lambda one: one.id, reverse=True)
    if not newest:
        return None
    firm = sitter.ledger.firm
    newest.sort(key=_is_over)
    shown = max(_NEWEST_SHOWN, sum(not _is_over(one) for one in newest))
    rows = [
        (
            one,
            handoff_kind(one.kind.value),
            handoff_state(one),
            handoff_missing(one, firm),
            proof_of(sitter.account, one, sitter.ledger, sitter.m),
        )
        for one in newest[:shown]
    ]
    html = sitter.draw("handoffs.html", rows=rows)
    html += earlier(len(newest) - shown, "earlier handoff is", "earlier handoffs are")
    return Section("handoffs", "Handoffs", html)


def _is_over(handoff: Handoff) -> bool:
    return handoff.accepted is not None or handoff.dropped_on is not None
