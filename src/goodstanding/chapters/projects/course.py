"""What a project makes due while it runs."""

from collections.abc import Iterator
from datetime import date

from goodstanding.duty import Clock, Duty, Group
from goodstanding.model.account import Account
from goodstanding.model.conversations import Contact, Covers, ReviewKind
from goodstanding.model.firm import Firm
from goodstanding.model.origin import last_of
from goodstanding.model.timing import Desk
from goodstanding.model.work import Milestone, Process, Project
from goodstanding.place import spell_path

PM_SYNC = Clock(
    "pm-sync",
    Group.PROJECTS,
    "Sit down with the project manager, and record a contact that covers pm_sync.",
    title="PM sync",
    covers=("pm_sync",),
    applies="projects underway that are longer than the policy's limit",
)
PROGRESS = Clock(
    "progress-report",
    Group.PROJECTS,
    "Send the client a report, and add it to progress_reports.",
    title="Progress report",
    applies="projects underway",
)
MINI = Clock(
    "mini-review",
    Group.PROJECTS,
    "Go through the week with the client, and write a review of kind mini that says shared_on or held.",
    title="Mini-review",
    applies="projects underway that do not work with Scrum",
)
AUDIT = Clock(
    "go-live-audit",
    Group.PROJECTS,
    "Look at load, security and cost before people use it, and sign go_live_audit.",
    title="Audit before going live",
    module="cloud",
    applies="projects with a day on which they go live, without somebody's word on load, security and cost",
)
CELEBRATED = Clock(
    "milestone-celebrated",
    Group.PROJECTS,
    "Mark the milestone together with the client, and fill celebrated.",
    title="Milestone to celebrate",
    never_late=True,
    applies="important milestones that were reached and have not been marked together",
)


def pm_sync(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Long projects underway: account manager and project manager speak at intervals."""
    desk = Desk(account, firm, as_of)
    for project in account.projects:
        if not project.is_underway or not _is_long(desk, project):
            continue
        synced = [
            (one.dated_on, one.record) for one in account.contacts if one.is_reached and _syncs(one, project)
        ]
        yield from desk.recurring(
            PM_SYNC,
            project,
            began=(project.mobilised_on, "the project was mobilised"),
            last=last_of(synced, "the last sync"),
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


def progress_report(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Projects underway: the client reads at intervals how far they are."""
    desk = Desk(account, firm, as_of)
    for project in account.projects:
        if project.is_underway:
            sent = [(one.sent_on, project.record) for one in project.progress_reports]
            yield from desk.recurring(
                PROGRESS,
                project,
                began=(project.mobilised_on, "the project was mobilised"),
                last=last_of(sent, "the last report"),
            )


def mini_review(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Projects without Scrum: a short look back and ahead with the client in place of its meetings."""
    desk = Desk(account, firm, as_of)
    for project in account.projects:
        if project.is_underway and project.process is not Process.SCRUM:
            given = [
                (one.given_on, one.record)
                for one in account.reviews
                if one.kind is ReviewKind.MINI and one.project in {None, project.id}
            ]
            yield from desk.recurring(
                MINI,
                project,
                began=(project.mobilised_on, "the project was mobilised"),
                last=last_of(given, "the last mini-review"),
            )


def go_live_audit(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Projects that go live without somebody's word on load, security and cost."""
    desk = Desk(account, firm, as_of)
    for project in account.projects:
        if not project.go_live_on or project.cancelled_on or project.uses_cloud is False:
            continue
        if not project.go_live_audit:
            yield from desk.exact(AUDIT, project, project.go_live_on, f"it goes live on {project.go_live_on}")


def milestone_celebrated(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Important milestones that were reached and have not been marked together."""
    desk = Desk(account, firm, as_of)
    for project in account.projects:
        for position, milestone in enumerate(project.milestones):
            if milestone.important and milestone.done_on and not milestone.celebrated:
                place = spell_path(("milestones", position))
                yield from desk.deadline(
                    CELEBRATED, project, milestone.done_on, _reached(milestone), place=place
                )


def _reached(milestone: Milestone) -> str:
    return "the milestone was reached" + (" within the budget" if milestone.on_budget else "")
