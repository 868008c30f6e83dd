"""Which record a draft is about, where nobody names one."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from goodstanding.model.account import Account
from goodstanding.model.conversations import Contact, Review, ReviewKind
from goodstanding.model.firm import Firm
from goodstanding.model.handoff import Handoff, HandoffKind
from goodstanding.model.record import Record
from goodstanding.model.roles import has_open_role
from goodstanding.model.staffing import Change, ChangeKind
from goodstanding.model.work import Project

_RATES = (ChangeKind.RATE, ChangeKind.RATE_ALL)
_R = TypeVar("_R", bound=Record)
Choose = Callable[[Account, Firm, date], Record | None]


def choose(template: str, account: Account, firm: Firm, as_of: date) -> Record | None:
    """The record that a template of that name is about; None where it needs none, or there is none."""
    pick = SUBJECTS.get(template)
    return pick(account, firm, as_of) if pick else None


def _last(records: Iterable[_R]) -> _R | None:
    """The newest record that may be read."""
    return max((one for one in records if not one.is_restricted), key=lambda one: one.id, default=None)


def _review(account: Account, _firm: Firm, _as_of: date) -> Review | None:
    """The annual review that is being written; one that was shared is finished."""
    annual = (one for one in account.reviews if one.kind is ReviewKind.ANNUAL)
    return _last(one for one in annual if one.shared_on is None)


def _handoff(account: Account, _firm: Firm, _as_of: date) -> Handoff | None:
    """The handoff to New Work that is open, else the last one."""
    found = [one for one in account.handoffs if one.kind is HandoffKind.NEW_WORK and one.dropped_on is None]
    return _last(one for one in found if one.accepted is None) or _last(found)


def _project(account: Account, _firm: Firm, as_of: date) -> Project | None:
    """The project that ended last, else the one whose end comes next."""
    readable = [one for one in account.projects if not one.is_restricted and one.cancelled_on is None]
    ended = [one for one in readable if one.ended_on and one.ended_on <= as_of]
    if ended:
        return max(ended, key=lambda one: (one.ended_on or date.min, one.id))
    ending = [one for one in readable if one.is_underway]
    return min(ending, key=lambda one: (one.planned_end_on or date.max, one.id), default=None)


def _warranty(begins: bool) -> Choose:
    def pick(account: Account, _firm: Firm, as_of: date) -> Project | None:
        readable = [one for one in account.projects if not one.is_restricted and one.warranty]
        if begins:
            return max(readable, key=lambda one: (_edge(one, first=True) or date.min, one.id), default=None)
        coming = [one for one in readable if (_edge(one, first=False) or date.min) >= as_of]
        return min(
            coming or readable, key=lambda one: (_edge(one, first=False) or date.max, one.id), default=None
        )

    return pick


def _edge(project: Project, *, first: bool) -> date | None:
    warranty = project.warranty
    if warranty is None:
        return None
    return warranty.starts_on if first else warranty.ends_on


def _rate(account: Account, firm: Firm, _as_of: date) -> Change | None:
    """The last change of rates that this client has to hear of."""
    of_firm = (one for one in firm.changes if one.kind is ChangeKind.RATE_ALL)
    return _newest([*(one for one in account.changes if one.kind in _RATES), *of_firm], account)


def _departure(account: Account, firm: Firm, as_of: date) -> Change | None:
    """The last departure of somebody whom this client knows."""
    going = (ChangeKind.LEAVES_FIRM, ChangeKind.LEFT_PROJECT)
    own = (one for one in account.changes if one.kind in going)
    of_firm = (
        one
        for one in firm.changes
        if one.kind is ChangeKind.LEAVES_FIRM and one.person and _knows(account, one, as_of)
    )
    return _newest([*own, *of_firm], account)


def _knows(account: Account, change: Change, as_of: date) -> bool:
    return account.id in change.told or has_open_role(account, change.person or "", as_of)


def _newest(changes: Iterable[Change], account: Account) -> Change | None:
    """The last of those that the client was not told of yet, else the last one."""
    readable = [one for one in changes if not one.is_restricted]
    untold = [one for one in readable if one.account_told_on(account.id) is None]
    return max(untold or readable, key=lambda one: (one.effective_on, one.id), default=None)


def _talk(account: Account, _firm: Firm, as_of: date) -> Contact | None:
    """The last conversation."""
    return _last(one for one in account.contacts if one.is_exchange and one.dated_on <= as_of)


def _planned(account: Account, _firm: Firm, as_of: date) -> Contact | None:
    """The next planned talk."""
    coming = (one for one in account.contacts if one.is_planned and not one.is_restricted)
    return min((one for one in coming if one.dated_on >= as_of), key=lambda one: one.id, default=None)


SUBJECTS: Mapping[str, Choose] = {
    "annual-review": _review,
    "new-work-handoff": _handoff,
    "project-close-review": _project,
    "rate-change": _rate,
    "departure": _departure,
    "warranty-start": _warranty(begins=True),
    "warranty-end": _warranty(begins=False),
    "written-confirmation": _talk,
    "meeting-brief": _planned,
}
