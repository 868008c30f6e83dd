"""Projects: the account manager stays in step with delivery, and looks back with the client."""

from collections.abc import Iterator
from datetime import date

from goodstanding.chapters.chapter import Chapter
from goodstanding.duty import Clock, Duty, Group
from goodstanding.model.account import Account
from goodstanding.model.conversations import Contact, Covers
from goodstanding.model.firm import Firm
from goodstanding.model.timing import Desk
from goodstanding.model.work import Project

PM_SYNC = Clock(
    "pm-sync",
    Group.PROJECTS,
    "Sit down with the project manager, and record a contact that covers pm_sync.",
    covers=("pm_sync",),
)
REVIEW = Clock(
    "project-review",
    Group.PROJECTS,
    "Look back with the client, and write what was learned under wrap_up.review.",
)


def pm_sync(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Long projects underway: account manager and project manager speak at intervals."""
    desk = Desk(account, firm, as_of)
    for project in account.projects:
        if not project.is_underway or not _is_long(desk, project):
            continue
        synced = [one.dated_on for one in account.contacts if one.is_reached and _syncs(one, project)]
        yield from desk.recurring(
            PM_SYNC,
            project,
            began=(project.mobilised_on, "the project was mobilised"),
            last=(max(synced, default=None), "the last sync"),
            fits=lambda contact, project=project: _syncs(contact, project),  # type: ignore[misc]  # bound per project
        )


def _is_long(desk: Desk, project: Project) -> bool:
    if project.mobilised_on is None or project.planned_end_on is None:
        return True
    return (project.planned_end_on - project.mobilised_on).days > desk.limit(PM_SYNC, "longer_than_days")


def _syncs(contact: Contact, project: Project) -> bool:
    """Whether a contact is a sync about this project; one that names no project is about all."""
    if Covers.PM_SYNC not in contact.covers:
        return False
    named = [one for one in contact.about if one.startswith("projects/")]
    return not named or contact.is_about("projects", project.id)


def project_review(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Projects that ended without a look back together with the client."""
    desk = Desk(account, firm, as_of)
    for project in account.projects:
        if project.ended_on and not project.cancelled_on and not project.client_review:
            yield from desk.deadline(REVIEW, project, project.ended_on, "the project ended")


CHAPTER = Chapter(
    name="projects",
    page="playbook/projects.md",
    clocks=((PM_SYNC, pm_sync), (REVIEW, project_review)),
)
