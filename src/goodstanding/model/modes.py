"""Modes: what the relationship is in now. Derived from the records, never typed."""

from datetime import date
from enum import StrEnum

from goodstanding.model.account import Account
from goodstanding.model.handoff import Handoff, HandoffKind
from goodstanding.model.profile import Status
from goodstanding.model.work import Opportunity, Project, Result, WrapUp


class Mode(StrEnum):
    """What a relationship can be in; several at once are normal, steady is the absence of the others."""

    STEADY_STATE = "steady_state"
    OPPORTUNITY_IN_PLAY = "opportunity_in_play"
    WITH_NEW_WORK = "with_new_work"
    PROJECT_UNDERWAY = "project_underway"
    TRANSITION = "transition"


def modes_of(account: Account, day: date) -> tuple[str, ...]:
    """The modes of an account as known on that day, in the order of the table."""
    held = []
    if any(is_in_play(account, one) for one in account.opportunities):
        held.append(Mode.OPPORTUNITY_IN_PLAY)
    if _is_with_new_work(account):
        held.append(Mode.WITH_NEW_WORK)
    if any(project.is_underway for project in account.projects):
        held.append(Mode.PROJECT_UNDERWAY)
    if any(is_in_transition(account, project) for project in account.projects):
        held.append(Mode.TRANSITION)
    if not held and account.status(day) is Status.CURRENT:
        held.append(Mode.STEADY_STATE)
    return tuple(mode.value for mode in held)


def is_in_play(account: Account, opportunity: Opportunity) -> bool:
    """Whether the account manager still has to bring an opportunity to somebody who takes it on."""
    if opportunity.closed or accepted_handoff(account, opportunity.id):
        return False
    return opportunity.routed is None or opportunity.is_routed_to_new_work


def new_work_handoffs(account: Account, opportunity_id: str) -> list[Handoff]:
    """The handoffs to New Work that cite an opportunity, dropped ones left out."""
    return [
        one
        for one in account.handoffs
        if one.kind is HandoffKind.NEW_WORK and one.opportunity == opportunity_id and one.dropped_on is None
    ]


def accepted_handoff(account: Account, opportunity_id: str) -> Handoff | None:
    """The accepted handoff to New Work that cites an opportunity."""
    return next((one for one in new_work_handoffs(account, opportunity_id) if one.accepted), None)


def is_with_new_work(account: Account, opportunity: Opportunity) -> bool:
    """Whether New Work has taken an opportunity on, and it is neither given up nor a project yet."""
    closed = opportunity.closed
    if closed and closed.result in (Result.LOST, Result.DROPPED):
        return False
    mobilised = any(one.mobilised_on for one in account.projects if one.opportunity == opportunity.id)
    return not mobilised and accepted_handoff(account, opportunity.id) is not None


def _is_with_new_work(account: Account) -> bool:
    return any(is_with_new_work(account, one) for one in account.opportunities) or any(
        _is_uncited_and_accepted(account, one) for one in account.handoffs
    )


def _is_uncited_and_accepted(account: Account, handoff: Handoff) -> bool:
    """An accepted handoff without an opportunity must not vanish: its own project, if named, ends it."""
    if (
        handoff.kind is not HandoffKind.NEW_WORK
        or handoff.opportunity
        or not handoff.accepted
        or handoff.dropped_on
    ):
        return False
    return not any(one.id == handoff.project and one.mobilised_on for one in account.projects)


def is_in_transition(account: Account, project: Project) -> bool:
    """Whether a project that ends or has ended is not yet brought home in every respect."""
    wrap_up = project.wrap_up
    flagged_on = wrap_up.flagged_on if wrap_up else None
    if project.cancelled_on or not (flagged_on or project.ended_on):
        return False
    return not (project.ended_on and is_wrapped_up(account, project))


def is_wrapped_up(account: Account, project: Project) -> bool:
    """Review, backlog and rhythm done; roadmap, stakeholders and health looked at since the end."""
    return bool(project.ended_on) and not open_after(account, project)


def open_after(account: Account, project: Project) -> list[str]:
    """What is still to do after a project has ended, as keys of its record and of the account's."""
    wrap_up, profile = project.wrap_up or WrapUp(), account.profile
    ended_on = project.ended_on or date.max
    done = {
        "wrap_up.review": bool(wrap_up.review),
        "wrap_up.backlog": bool(wrap_up.backlog),
        "wrap_up.rhythm_resumed_on": bool(wrap_up.rhythm_resumed_on),
    }
    looked_at = {
        "roadmap_reviewed_on": profile.roadmap_reviewed_on,
        "stakeholders_checked_on": profile.stakeholders_checked_on,
        "health.set_on": profile.health.set_on if profile.health else None,
    }
    done |= {key: bool(day and day >= ended_on) for key, day in looked_at.items()}
    return [key for key, is_done in done.items() if not is_done]
