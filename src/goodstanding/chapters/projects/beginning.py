"""What the beginning of a project makes due."""

from collections.abc import Iterator
from datetime import date

from goodstanding.dates import days_after
from goodstanding.duty import Clock, Duty, Group
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.handoff import HandoffKind
from goodstanding.model.timing import Desk
from goodstanding.model.work import Project

KICKOFF = Clock(
    "kickoff",
    Group.PROJECTS,
    "Be at the kick-off, or tell the project manager all you know and set am_briefed_pm_on.",
    title="Kick-off",
    applies="projects underway whose project manager has not heard what the account manager knows",
)
TERMS = Clock(
    "terms-signed",
    Group.PROJECTS,
    "Have the terms signed by both sides, and set terms_signed_on.",
    title="Terms to sign",
    applies="projects that begin, or have begun, without signed terms",
)


def kickoff(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Projects that began without what the account manager knows of the client."""
    desk = Desk(account, firm, as_of)
    for project in account.projects:
        if project.is_underway and project.mobilised_on and not _is_introduced(account, project):
            why = f"the project was mobilised on {project.mobilised_on}"
            yield from desk.exact(KICKOFF, project, project.mobilised_on, why)


def _is_introduced(account: Account, project: Project) -> bool:
    """Whether the account manager was at the kick-off, or passed on what they know."""
    if project.am_briefed_pm_on or (project.kickoff and project.kickoff.am_attended):
        return True
    return any(
        one.kind is HandoffKind.AM_TO_PM
        and one.project in {None, project.id}
        and one.submitted_on
        and not one.returned
        and not one.dropped_on
        for one in account.handoffs
    )


def terms_signed(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Projects that begin, or have begun, without signed terms."""
    desk = Desk(account, firm, as_of)
    for project in account.projects:
        start_on = project.mobilised_on or project.planned_start_on
        if start_on and not project.terms_signed_on and not project.over_on:
            begins = "began" if project.mobilised_on else "is planned to begin"
            due_on = days_after(start_on, -1)
            yield from desk.exact(TERMS, project, due_on, f"the day before work {begins} ({start_on})")
