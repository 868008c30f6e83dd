"""What the end of a project makes due."""

from collections.abc import Iterator
from datetime import date

from goodstanding.dates import days_after
from goodstanding.duty import Clock, Duty, Group
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.modes import open_after
from goodstanding.model.timing import Desk

FLAGGED = Clock(
    "wrap-up-flagged",
    Group.PROJECTS,
    "Tell the account manager that the end is near, and set wrap_up.flagged_on.",
    title="Project end ahead",
    applies="projects underway with a planned end of which nobody has warned yet",
)
END_PASSED = Clock(
    "project-end-passed",
    Group.PROJECTS,
    "Set ended_on if it is over; if not, agree a new end with the client and set planned_end_on.",
    title="Planned end has passed",
    applies="projects underway with a planned end",
)
REVIEW = Clock(
    "project-review",
    Group.PROJECTS,
    "Look back with the client, and write what was learned under wrap_up.review.",
    title="Project review",
    applies="projects that ended without a look back together with the client",
)
WRAP_UP = Clock(
    "wrap-up",
    Group.PROJECTS,
    "Bring the project home: review, backlog and rhythm, then a fresh look at the account.",
    title="Wrap-up",
    applies="projects that ended and are not brought home in every respect",
)


def wrap_up_flagged(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Projects that near their end while nobody prepares for the time after."""
    desk = Desk(account, firm, as_of)
    for project in account.projects:
        flagged = project.wrap_up and project.wrap_up.flagged_on
        if not (project.is_underway and project.mobilised_on and project.planned_end_on) or flagged:
            continue
        days = int(desk.limit(FLAGGED, "before_days"))
        due_on, why = days_after(project.planned_end_on, -days), f"{days} days before the planned end"
        if due_on < project.mobilised_on:
            due_on, why = project.mobilised_on, f"it began within {days} days of the planned end"
        yield from desk.exact(FLAGGED, project, due_on, f"{why} ({project.planned_end_on})")


def project_end_passed(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Projects that still run after the day on which they were to end."""
    desk = Desk(account, firm, as_of)
    for project in account.projects:
        if project.is_underway and project.planned_end_on:
            why = f"it is planned to end on {project.planned_end_on}"
            yield from desk.exact(END_PASSED, project, project.planned_end_on, why)


def project_review(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Projects that ended without a look back together with the client."""
    desk = Desk(account, firm, as_of)
    for project in account.projects:
        if project.ended_on and not project.cancelled_on and not project.client_review:
            yield from desk.deadline(REVIEW, project, project.ended_on, "the project ended")


def wrap_up(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Projects that ended and are not brought home in every respect."""
    desk = Desk(account, firm, as_of)
    for project in account.projects:
        if not project.ended_on or project.cancelled_on:
            continue
        missing = open_after(account, project)
        if missing:
            because = f"the project ended; still open: {', '.join(missing)}"
            yield from desk.deadline(WRAP_UP, project, project.ended_on, because)
