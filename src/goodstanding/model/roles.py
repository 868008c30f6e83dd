"""Where of ours somebody stands for a client, and whether that is still open."""

from collections.abc import Iterator
from datetime import date

from goodstanding.model.account import Account
from goodstanding.model.work import Project


def has_open_role(account: Account, person: str, day: date) -> bool:
    """Whether a role or an assignment that is not over names the person."""
    profile = account.profile
    named = (
        profile.account_manager,
        profile.deputy,
        profile.team.support_contact,
        profile.team.solution_architect,
        *(one.our_contact for one in account.stakeholders if one.left_on is None),
    )
    if person in named:
        return True
    projects = (one for one in account.projects if one.over_on is None)
    return any(person in _people_of(project) for project in projects) or any(
        one.person == person and not one.is_over(day) for one in account.assignments
    )


def _people_of(project: Project) -> Iterator[str | None]:
    """Our people in a project; the product owner is the client's."""
    roles = project.roles
    yield project.project_manager
    yield roles.tech_lead
    yield roles.scrum_master
    yield roles.cloud_architect
    yield roles.main_contact_of_ours
