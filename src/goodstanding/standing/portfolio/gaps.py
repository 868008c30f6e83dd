"""Gaps: projects that nobody leads technically, and relationships that hang on one person."""

from collections.abc import Iterable
from datetime import date

from goodstanding.chapters.conversations.faults import account_on_too_few, stakeholder_single
from goodstanding.immutable import Value
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.work import ProjectSize
from goodstanding.standing.portfolio.load import current


class Leaderless(Value, frozen=True):
    """A project without a tech lead; `starts_on` is planned where it has not begun."""

    account: str
    project: str
    record: str
    manager: str
    size: ProjectSize | None
    is_underway: bool
    starts_on: date | None


def without_tech_lead(accounts: Iterable[Account], as_of: date) -> tuple[Leaderless, ...]:
    """Projects underway or planned that name no tech lead, those underway first."""
    found = [
        Leaderless(
            account.id,
            one.id,
            one.record,
            one.project_manager,
            one.size,
            one.is_underway,
            one.mobilised_on or one.planned_start_on,
        )
        for account in current(accounts, as_of)
        for one in account.projects
        if not one.over_on and not one.roles.tech_lead
    ]
    return tuple(sorted(found, key=lambda one: (not one.is_underway, one.account, one.project)))


def on_one_stakeholder(accounts: Iterable[Account], firm: Firm, as_of: date) -> tuple[str, ...]:
    """Clients of whom everything hangs on one person there."""
    known = current(accounts, as_of)
    return tuple(one.id for one in known if any(stakeholder_single(one, firm, as_of, ())))


def on_one_of_ours(accounts: Iterable[Account], firm: Firm, as_of: date) -> tuple[str, ...]:
    """Clients with whom only one of us has spoken."""
    known = current(accounts, as_of)
    return tuple(one.id for one in known if any(account_on_too_few(one, firm, as_of, ())))
