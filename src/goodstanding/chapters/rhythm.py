"""Rhythm: the regular look at what support sees of a client, at its health, at what may be kept."""

from collections.abc import Iterator
from datetime import date

from goodstanding.chapters.chapter import Chapter
from goodstanding.duty import Clock, Duty, Group
from goodstanding.model.account import Account
from goodstanding.model.conversations import Contact, Covers
from goodstanding.model.firm import Firm
from goodstanding.model.once import once
from goodstanding.model.origin import last_of
from goodstanding.model.profile import Status
from goodstanding.model.timing import Desk

SUPPORT_WATCH = Clock(
    "support-watch",
    Group.UPKEEP,
    "Look through their support requests, and record a contact that covers support_watch, "
    "or name them among the seen of a weekly scan.",
    title="Support watch",
    covers=("support_watch",),
    applies="current clients without an agreed meeting every month",
)

HEALTH_SET = Clock(
    "health-set",
    Group.UPKEEP,
    "Say anew how the account stands: health.status, with set_on and the reason.",
    title="Health to renew",
    applies="clients whose health somebody has once set",
)
RETENTION = Clock(
    "retention",
    Group.UPKEEP,
    "Remove what is kept about this person, or agree a later retain_until_on.",
    title="Record to erase",
    runs_when_paused=True,
    applies="people at the client whose data may be kept until a day only",
)


def support_watch(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Current accounts without a monthly meeting: a look at what support sees of them."""
    desk = Desk(account, firm, as_of)
    if account.status(as_of) is not Status.CURRENT or _meets_monthly(desk):
        return
    watched = [*_looks(account)]
    if scan := firm.last_scans.get(account.id):
        watched.append((scan.dated_on, scan.record))
    yield from desk.recurring(
        SUPPORT_WATCH,
        account.profile,
        began=(account.profile.client_since, "they became a client"),
        last=last_of(watched, "the last look"),
        fits=_watches,
    )


@once
def _looks(account: Account) -> tuple[tuple[date, str], ...]:
    looks = (one for one in account.contacts if _watches(one) and one.is_reached)
    return tuple((one.dated_on, one.record) for one in looks)


def _watches(contact: Contact) -> bool:
    return Covers.SUPPORT_WATCH in contact.covers


def _meets_monthly(desk: Desk) -> bool:
    """Whether an agreed meeting comes round often enough to count as monthly."""
    communication = desk.account.profile.communication
    monthly = desk.limit(SUPPORT_WATCH, "monthly_days")
    meetings = communication.meetings if communication else ()
    return any(one.every_days and one.every_days <= monthly for one in meetings)


def health_set(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Accounts whose health somebody has once set: the word is given anew while it is still true."""
    health = account.profile.health
    if health:
        # Only a colour without its day is as old as the relationship.
        since = None if health.set_on else account.profile.client_since
        yield from Desk(account, firm, as_of).recurring(
            HEALTH_SET,
            account.profile,
            began=(since, "they became a client"),
            last=last_of([(health.set_on, account.profile.record)], "health was last set"),
        )


def retention(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """People at the client whose data we may keep until a day only."""
    desk = Desk(account, firm, as_of)
    for person in account.stakeholders:
        if person.retain_until_on:
            why = f"their data may be kept until {person.retain_until_on}"
            yield from desk.exact(RETENTION, person, person.retain_until_on, why)


CHAPTER = Chapter(
    name="rhythm",
    page="playbook/rhythm.md",
    clocks=((SUPPORT_WATCH, support_watch), (HEALTH_SET, health_set), (RETENTION, retention)),
)
