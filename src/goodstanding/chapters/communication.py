"""Communication: no client hears nothing for long, and planned talks have an outcome."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice

from goodstanding.chapters.chapter import Chapter
from goodstanding.duty import Clock, Duty, Group
from goodstanding.model.account import Account
from goodstanding.model.conversations import Contact, Covers
from goodstanding.model.firm import Firm
from goodstanding.model.once import once
from goodstanding.model.origin import Last, last_of
from goodstanding.model.profile import Status
from goodstanding.model.stretches import holding, last_over, needs_check_ins, underway
from goodstanding.model.timing import Desk

ANY_CONTACT = Clock(
    "any-contact",
    Group.CONVERSATIONS,
    "Get in touch about the project, and record the contact.",
    title="Contact during the project",
    applies="clients with a project underway",
)
CHECK_IN = Clock(
    "check-in",
    Group.CONVERSATIONS,
    "Hold a check-in, and record a contact that covers check_in.",
    title="Check-in",
    covers=("check_in",),
    applies="clients of a high-value tier, with amber or red health, with an open escalation or with a "
    "project underway",
)
STEADY_CONTACT = Clock(
    "steady-contact",
    Group.CONVERSATIONS,
    "Talk with them, and record it as a contact.",
    title="Steady contact",
    applies="current clients for whom no check-ins are owed: no high-value tier, no project underway, "
    "no trouble",
)
CONTACT_OUTCOME = Clock(
    "contact-outcome",
    Group.CONVERSATIONS,
    "Say what became of the planned talk: set its outcome.",
    title="Outcome to record",
    runs_when_paused=True,
    applies="planned talks whose day has passed and of which nobody has said what became of them",
)


def any_contact(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """While a project is underway the client hears from somebody of ours."""
    stretch = holding(underway(account), as_of)
    if stretch is None:
        return
    yield from Desk(account, firm, as_of).recurring(
        ANY_CONTACT,
        account.profile,
        began=(stretch.began_on, "a project was mobilised"),
        last=last_of(((one.on, one.record) for one in account.exchanges[-1:]), "the last exchange"),
        fits=_books(account, CHECK_IN, by_manager=False, any_cover=True),
    )


def check_in(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Accounts with a reason for check-ins: high value, trouble, or a project."""
    stretch = holding(needs_check_ins(account, firm), as_of)
    if stretch is None:
        return
    yield from Desk(account, firm, as_of).recurring(
        CHECK_IN,
        account.profile,
        began=(
            None if stretch.began_on == date.min else stretch.began_on,
            "check-ins became due here",
        ),
        last=_last_check_in(account),
        fits=_books(account, CHECK_IN, by_manager=True),
    )


def steady_contact(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """All other current accounts hear from their account manager or deputy."""
    stretches = needs_check_ins(account, firm)
    if account.status(as_of) is not Status.CURRENT or holding(stretches, as_of):
        return
    over_on = last_over(stretches, as_of)
    since = account.profile.client_since
    began = (over_on, "the last project or trouble was over")
    if over_on is None or (since and since > over_on):
        began = (since, "they became a client")
    yield from Desk(account, firm, as_of).recurring(
        STEADY_CONTACT,
        account.profile,
        began=began,
        last=_last_by_manager(account),
        fits=_books(account, STEADY_CONTACT, by_manager=True, any_cover=True),
    )


@once
def _last_check_in(account: Account) -> Last:
    talks = [one for one in account.talks if Covers.CHECK_IN in one.covers and _is_by_manager(account, one)]
    return last_of(((one.dated_on, one.record) for one in talks), "the last check-in")


@once
def _last_by_manager(account: Account) -> Last:
    # Exchanges are in order of time, so that the first one from the end is the last.
    theirs = (one for one in reversed(account.exchanges) if one.by & account.responsible_on(one.on))
    last = ((one.on, one.record) for one in islice(theirs, 1))
    return last_of(last, "the last exchange with the account manager or deputy")


def _is_by_manager(account: Account, contact: Contact) -> bool:
    ours = frozenset(contact.ours) or frozenset([account.manager_on(contact.dated_on)])
    return bool(ours & account.responsible_on(contact.dated_on))


def _books(
    account: Account, clock: Clock, *, by_manager: bool, any_cover: bool = False
) -> Callable[[Contact], bool]:
    """Whether a planned contact would satisfy the clock if it came about.

    Without `covers` it may still become anything; with them it books what they name, and what
    any exchange satisfies.
    """

    def fits(contact: Contact) -> bool:
        if contact.internal or (by_manager and not _is_by_manager(account, contact)):
            return False
        return any_cover or not contact.covers or any(cover in clock.covers for cover in contact.covers)

    return fits


def contact_outcome(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Planned talks whose day has passed: somebody writes what became of them."""
    desk = Desk(account, firm, as_of)
    for contact in account.contacts:
        if contact.is_planned and contact.dated_on < as_of:
            own = contact.ours or (account.manager_on(contact.dated_on),)
            yield from desk.deadline(
                CONTACT_OUTCOME, contact, contact.dated_on, "the talk was planned", own=own
            )


CHAPTER = Chapter(
    name="communication",
    page="playbook/communication.md",
    clocks=(
        (ANY_CONTACT, any_contact),
        (CHECK_IN, check_in),
        (STEADY_CONTACT, steady_contact),
        (CONTACT_OUTCOME, contact_outcome),
    ),
)
