"""Goodwill: a small kindness that nobody asked for."""

from collections.abc import Iterator
from datetime import date

from goodstanding.dates import days_after
from goodstanding.duty import Clock, Duty, Group
from goodstanding.model.account import Account
from goodstanding.model.conversations import Contact, Covers
from goodstanding.model.firm import Firm
from goodstanding.model.origin import last_of
from goodstanding.model.profile import Status
from goodstanding.model.timing import Desk

GOODWILL = Clock(
    "goodwill",
    Group.PEOPLE,
    "Do something kind for them that costs little, and record a contact that covers goodwill.",
    title="A kind gesture",
    covers=("goodwill",),
    module="goodwill",
    applies="current clients that are not paused",
)


def goodwill(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Current clients whom a kindness reaches from time to time; those who rest are left in peace."""
    if account.status(as_of) is not Status.CURRENT or account.is_paused(as_of):
        return
    kind = [(one.dated_on, one.record) for one in account.contacts if one.is_exchange and _is_kind(one)]
    yield from Desk(account, firm, as_of).recurring(
        GOODWILL,
        account.profile,
        began=_began(account, as_of),
        last=last_of(kind, "the last kindness"),
        fits=_books,
    )


def _began(account: Account, as_of: date) -> tuple[date | None, str]:
    since, paused = account.profile.client_since, account.profile.paused
    over_on = paused.until_on if paused else None
    if over_on and over_on < as_of and (since is None or since <= over_on):
        return days_after(over_on, 1), "the end of the pause"
    return since, "they became a client"


def _is_kind(contact: Contact) -> bool:
    return Covers.GOODWILL in contact.covers


def _books(contact: Contact) -> bool:
    return _is_kind(contact) and not contact.internal
