"""The next day on which the book reads differently by itself."""

from collections.abc import Sequence
from datetime import date

from goodstanding.dates import days_after, each_day
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.modes import modes_of
from goodstanding.standing.judging import of_the_day

# How far ahead every single day is tried; beyond it only the bands of known duties count.
LOOK_AHEAD_DAYS = 400


def next_change(accounts: Sequence[Account], firm: Firm, as_of: date, before: date | None) -> date | None:
    """The first later day on which a finding, mode or a duty's band or state differs.

    `before` is a day by which something is known to change (None: not known); every day up
    to it is tried, since a fact dated in the future may bring the change forward.
    """
    horizon = days_after(as_of, LOOK_AHEAD_DAYS)
    last = min(before, horizon) if before else horizon
    today = {account.id: _view(account, firm, as_of) for account in accounts}
    for day in each_day(days_after(as_of, 1), last):
        if day == before or any(_view(account, firm, day) != today[account.id] for account in accounts):
            return day
    return before


def _view(account: Account, firm: Firm, day: date) -> object:
    """What a reader would notice of an account: everything but the growing number of days late."""
    duties, notices = of_the_day(account, firm, day)
    seen = {
        (d.clock, d.record, d.place, d.due_on, d.band, d.state, d.owner, d.booked_on, d.card) for d in duties
    }
    return seen, set(notices), modes_of(account.as_known(day), day)
