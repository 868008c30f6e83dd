"""Who owns a duty: the first who is active and here, along the clock's list of roles."""

from collections.abc import Iterator
from datetime import date

from goodstanding.duty import NOBODY
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.record import Record
from goodstanding.model.work import Project

RECORD_ROLE = "record"


def owner_of_duty(
    account: Account,
    firm: Firm,
    day: date,
    roles: tuple[str, ...],
    record: Record,
    own: tuple[str, ...],
) -> str:
    """The id of who owes it, or `nobody`.

    `own` names the record's own people: all of them for the role `record`, else those who hold the role.
    """
    return firm.present(_candidates(account, firm, roles, record, own), day) or NOBODY


def _candidates(
    account: Account, firm: Firm, roles: tuple[str, ...], record: Record, own: tuple[str, ...]
) -> Iterator[str | None]:
    for role in roles:
        if role == RECORD_ROLE:
            yield from own
        else:
            yield from (one for one in own if _holds(firm, one, role))
            yield from _holders(account, firm, role, record)
    yield account.profile.account_manager
    yield account.profile.deputy
    yield firm.policy.default_owner


def _holds(firm: Firm, person_id: str, role: str) -> bool:
    person = firm.people.get(person_id)
    return person is not None and role in person.roles


def _holders(account: Account, firm: Firm, role: str, record: Record) -> Iterator[str | None]:
    project = record if isinstance(record, Project) else account.project(getattr(record, "project", None))
    yield getattr(record, role, None) if not isinstance(record, Project) else None
    if project:
        yield (project.project_manager if role == "project_manager" else getattr(project.roles, role, None))
    yield getattr(account.profile.team, role, None)
    yield from sorted(id_ for id_, person in firm.people.items() if role in person.roles)
