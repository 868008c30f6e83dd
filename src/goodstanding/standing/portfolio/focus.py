"""The focus account of the week: every account gets its turn, the one in the weakest state first."""

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta

from goodstanding.dates import days_after
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.standing.evidence import picture_of
from goodstanding.standing.portfolio.load import current

_WEEK = 7


def focus_of_week(accounts: Iterable[Account], firm: Firm, person: str, as_of: date) -> str | None:
    """The account at which a manager looks more closely this week; None where they have none.

    A round takes as many weeks as they have accounts. Its order is settled on its first Monday by
    what the records said then: too little on record first, then the lowest whole, so that it does
    not change while the round lasts unless accounts come or go.
    """
    mine = [
        one
        for one in accounts
        if one.profile.account_manager == person and not one.as_known(as_of).is_paused(as_of)
    ]
    ids = {one.id for one in current(mine, as_of)}
    if not ids:
        return None
    monday = as_of - timedelta(days=as_of.weekday())
    number = monday.toordinal() // _WEEK
    first = days_after(monday, -_WEEK * (number % len(ids)))
    ranked = sorted((_rank(one, firm, first, number // len(ids)), one.id) for one in mine if one.id in ids)
    return ranked[number % len(ids)][1]


def _rank(account: Account, firm: Firm, day: date, turn: int) -> tuple[int, int, str]:
    whole = picture_of(account, firm, day).whole
    # Accounts that stand alike come in another order in every round.
    lot = hashlib.sha256(f"{account.id} {turn}".encode()).hexdigest()
    return (0, 0, lot) if whole is None else (1, whole, lot)
