"""What is wrong or missing in the record of a project."""

from collections.abc import Iterator, Sequence
from datetime import date

from goodstanding.chapters.projects.ending import REVIEW
from goodstanding.duty import Duty
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.model.account import Account
from goodstanding.model.firm import ClockRow, Firm
from goodstanding.model.handoff import is_placeholder
from goodstanding.model.timing import allowance
from goodstanding.model.work import Expectations, Project, ProjectSize

EXPECTATIONS_MISSING = Rule("project-expectations-missing", Severity.ERROR)
ROLES_MISSING = Rule("project-roles-missing", Severity.ERROR)
REVIEW_LATE = Rule("project-review-late", Severity.LAPSE)
SKILLS_UNMET = Rule("project-skills-unmet", Severity.NOTICE)
NO_CLOUD_ARCHITECT = Rule("project-no-cloud-architect", Severity.NOTICE, module="cloud")

_EXPECTED = {
    "deliverables": "what the client will receive",
    "timeline": "when they will receive it",
    "budget": "what it may cost",
}


def expectations_missing(account: Account, firm: Firm) -> Iterator[Finding]:
    """Projects underway that do not say what will be delivered, by when, for how much."""
    placeholders = firm.policy.words.placeholder
    for project in account.projects:
        if not project.is_underway or project.is_restricted:
            continue
        agreed = project.expectations or Expectations()
        missing = [name for name in _EXPECTED if _is_blank(getattr(agreed, name), placeholders)]
        if missing:
            yield EXPECTATIONS_MISSING.at(
                project,
                ("expectations", missing[0]),
                f"work is underway and nothing says {_listed([_EXPECTED[name] for name in missing])}: "
                f"agree it with the client, and fill {_listed([f'expectations.{name}' for name in missing])}",
            )


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _is_blank(value: str | tuple[str, ...] | None, placeholders: tuple[str, ...]) -> bool:
    """Whether there is nothing, or only words that stand for a missing answer."""
    lines = value if isinstance(value, tuple) else (value or "",)
    return all(not line.strip() or is_placeholder(line, placeholders) for line in lines)


def roles_missing(account: Account, firm: Firm) -> Iterator[Finding]:
    """Larger projects underway that nobody leads on the technical side."""
    for project in account.projects:
        large = project.size in {ProjectSize.MEDIUM, ProjectSize.LARGE}
        if project.is_underway and large and not project.roles.tech_lead:
            yield ROLES_MISSING.at(
                project,
                ("roles", "tech_lead"),
                f"a {project.size} project is underway without a tech lead: ask somebody to take it on, "
                "and write their id into roles.tech_lead",
            )


def review_late(account: Account, firm: Firm) -> Iterator[Finding]:
    """Projects on which firm and client looked back later than they should have."""
    row = firm.policy.clocks.get(REVIEW.id, ClockRow())
    agreed = account.profile.rhythm.get(REVIEW.id)
    if not row.enabled or (agreed and agreed.off):
        return
    known_since = (firm.policy.book_opened_on, account.profile.opening.get(REVIEW.id, date.min))
    for project in account.projects:
        review = project.client_review
        if not (review and review.held_on and project.ended_on) or project.cancelled_on:
            continue
        due_on, _, _ = allowance(row, firm, max(project.ended_on, *known_since))
        if review.held_on > due_on:
            days = (review.held_on - due_on).days
            yield REVIEW_LATE.at(
                project,
                ("wrap_up", "review", "held_on"),
                f"held {days} {'day' if days == 1 else 'days'} late: the project ended on {project.ended_on} "
                f"and this was due by {due_on}. It stays on record; next time plan it before the end",
            )


def skills_unmet(account: Account, firm: Firm, as_of: date, duties: Sequence[Duty]) -> Iterator[Finding]:
    """Projects that need what nobody on them can do."""
    for project in account.projects:
        needed = project.needs.skills if project.needs else ()
        if not needed or project.over_on or project.is_restricted:
            continue
        known = _skills_on(account, firm, as_of, project)
        for position, skill in enumerate(needed):
            if skill.strip().casefold() not in known:
                yield SKILLS_UNMET.at(
                    project,
                    ("needs", "skills", position),
                    f"nobody on the project has '{skill}' among their skills: bring in somebody who has, "
                    "or add it to the person's record",
                )


def _skills_on(account: Account, firm: Firm, as_of: date, project: Project) -> frozenset[str]:
    """The skills of everybody active who has a part in the project or is assigned to it."""
    assigned = (
        one.person for one in account.assignments if one.project == project.id and not one.is_over(as_of)
    )
    ids = {*project.people, *assigned}
    people = (firm.people[id_] for id_ in sorted(ids) if id_ in firm.people)
    return frozenset(
        skill.strip().casefold() for person in people if person.is_active for skill in person.skills
    )


def no_cloud_architect(
    account: Account, firm: Firm, as_of: date, duties: Sequence[Duty]
) -> Iterator[Finding]:
    """Projects on rented servers for which no cloud architect answers."""
    for project in account.projects:
        if project.uses_cloud and not project.over_on and not project.roles.cloud_architect:
            yield NO_CLOUD_ARCHITECT.at(
                project,
                ("roles", "cloud_architect"),
                "the project uses the cloud and nobody answers for load, security and cost there: "
                "name somebody in roles.cloud_architect",
            )
