"""What the firm as a whole must know of an account: who manages it, how much it weighs, who works for it.

An extract does not depend on the day, so that an account is read once for whatever day is asked.
"""

from datetime import date

from goodstanding.immutable import Value
from goodstanding.model.account import Account
from goodstanding.model.exchanges import exchanges_of
from goodstanding.model.oversight import Waiver
from goodstanding.model.profile import Size, Status

NO_DEPUTY = "manager-no-deputy"


class Booking(Value, frozen=True, array_like=True):
    """One confirmed assignment: who, from when until when (None: open), how many days a week."""

    record: str
    person: str
    starts_on: date
    ends_on: date | None
    days_per_week: float | None


class Extract(Value, frozen=True, array_like=True):
    """One account in a few words.

    `taken_over_on` are the days from which its manager answers for it by handoff, each with that of
    the acceptance, `called_on` those of exchanges since it ended, `alone` the days on which it is
    agreed that it needs no deputy, first and last.
    """

    account: str
    manager: str
    deputy: str | None = None
    size: Size | None = None
    is_prospect: bool = False
    client_since: date | None = None
    ended_on: date | None = None
    do_not_contact: bool = False
    taken_over_on: tuple[tuple[date, date], ...] = ()
    called_on: tuple[date, ...] = ()
    bookings: tuple[Booking, ...] = ()
    alone: tuple[tuple[date, date], ...] = ()

    def status(self, day: date) -> Status:
        """Prospect, current or past on that day."""
        if self.ended_on and self.ended_on <= day:
            return Status.PAST
        later = self.client_since is not None and self.client_since > day
        return Status.PROSPECT if self.is_prospect or later else Status.CURRENT

    def managed_since(self, day: date) -> date | None:
        """Since when its manager has answered for it; None where that is not known."""
        known = [from_on for from_on, accepted_on in self.taken_over_on if max(from_on, accepted_on) <= day]
        if self.client_since and self.client_since <= day:
            known.append(self.client_since)
        return max(known, default=None)

    def may_be_alone(self, day: date) -> bool:
        """Whether it is agreed that it needs no deputy on that day."""
        return any(first <= day <= last for first, last in self.alone)


def extract_of(account: Account) -> Extract:
    """The extract of an account as written."""
    profile = account.profile
    ended_on = profile.ended.ended_on if profile.ended else None
    return Extract(
        account=account.id,
        manager=profile.account_manager,
        deputy=profile.deputy,
        size=profile.size,
        is_prospect=profile.status is Status.PROSPECT,
        client_since=profile.client_since,
        ended_on=ended_on,
        do_not_contact=profile.do_not_contact,
        taken_over_on=tuple(
            (account.took_effect_on(one), one.accepted.accepted_on)
            for one in account.manager_changes
            if one.accepted and one.accepted.accepted_on
        ),
        called_on=_called_since(account, ended_on) if ended_on else (),
        bookings=_bookings(account),
        alone=tuple((one.dated_on, one.until_on) for one in account.waivers if _lets_alone(one)),
    )


def _called_since(account: Account, ended_on: date) -> tuple[date, ...]:
    return tuple(sorted({one.on for one in exchanges_of(account) if one.on >= ended_on}))


def _bookings(account: Account) -> tuple[Booking, ...]:
    return tuple(
        Booking(one.record, one.person, one.starts_on, one.ends_on, one.days_per_week)
        for one in account.assignments
        if one.is_confirmed
    )


def _lets_alone(waiver: Waiver) -> bool:
    return waiver.rule == NO_DEPUTY and waiver.record_ in {None, "account"}
