"""Money: the clients worth most, and what has to be renewed in which quarter, by how they stand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from goodstanding.dates import days_after
from goodstanding.immutable import Value
from goodstanding.model.account import Account
from goodstanding.model.conversations import ReviewKind
from goodstanding.model.firm import Firm
from goodstanding.model.profile import Agreement
from goodstanding.standing.portfolio.load import current

NOT_SET = "not set"
TOP = 10


class TopClient(Value, frozen=True):
    """A client worth a review: `per_year` is the worth of running agreements in the policy's currency.

    None where nothing is on record, or where it is kept in confidence.
    """

    account: str
    is_high_value: bool
    per_year: float | None
    last_review_on: date | None


def top_clients(
    accounts: Iterable[Account], firm: Firm, as_of: date, count: int = TOP
) -> tuple[TopClient, ...]:
    """High-value clients, then those worth most; who waits longest for a review first among equals."""
    found = [
        TopClient(
            one.id,
            one.tier(firm).high_value,
            _per_year(one, firm, as_of),
            max((day for day in _reviewed_on(one)), default=None),
        )
        for one in current(accounts, as_of)
    ]
    worth = [one for one in found if one.is_high_value or one.per_year]
    return tuple(sorted(worth, key=_by_worth)[:count])


def _by_worth(one: TopClient) -> tuple[bool, float, date, str]:
    return not one.is_high_value, -(one.per_year or 0), one.last_review_on or date.min, one.account


def _reviewed_on(account: Account) -> Iterator[date]:
    kinds = (ReviewKind.ANNUAL, ReviewKind.SOFTWARE, ReviewKind.FREE)
    yield from (one.given_on for one in account.reviews if one.kind in kinds and one.given_on)


def _running(account: Account, as_of: date) -> list[Agreement]:
    return [
        one
        for one in account.profile.agreements
        if (one.starts_on is None or one.starts_on <= as_of) and (one.ends_on is None or one.ends_on >= as_of)
    ]


def _per_year(account: Account, firm: Firm, as_of: date) -> float | None:
    values = [one.value_per_year for one in _running(account, as_of) if one.value_per_year]
    amounts = [one.amount for one in values if one.currency in {None, firm.policy.currency}]
    return sum(amounts) if amounts and not account.profile.is_restricted else None


class Renewals(Value, frozen=True):
    """What has to be decided in one quarter by clients of one health, in one currency.

    `agreements` names account and agreement; `unvalued` counts those without a value on record.
    """

    quarter: str
    health: str
    currency: str
    per_year: float
    agreements: tuple[str, ...]
    unvalued: int = 0


class MoneyAtRisk(Value, frozen=True):
    """Undecided renewals by quarter and health; clients kept in confidence are only counted."""

    rows: tuple[Renewals, ...]
    left_out: int = 0


def money_at_risk(accounts: Iterable[Account], firm: Firm, as_of: date) -> MoneyAtRisk:
    """Every running agreement with an end and no decision, in the quarter by which it must be decided."""
    cells: dict[tuple[str, str, str], list[tuple[str, float | None]]] = defaultdict(list)
    left_out = 0
    for account in current(accounts, as_of):
        undecided = [one for one in _running(account, as_of) if _is_undecided(one)]
        if account.profile.is_restricted:
            left_out += bool(undecided)
            continue
        health = account.profile.health.status.value if account.profile.health else NOT_SET
        for one in undecided:
            value = one.value_per_year
            currency = (value.currency if value else None) or firm.policy.currency
            key = (_quarter(one, as_of), health, currency)
            cells[key].append((f"{account.id}: {one.id}", value.amount if value else None))
    rows = (_row(key, found) for key, found in sorted(cells.items()))
    return MoneyAtRisk(tuple(rows), left_out)


def _row(key: tuple[str, str, str], found: list[tuple[str, float | None]]) -> Renewals:
    known = [amount for _, amount in found if amount is not None]
    return Renewals(*key, sum(known), tuple(name for name, _ in found), len(found) - len(known))


def _is_undecided(one: Agreement) -> bool:
    return one.ends_on is not None and not (one.renewal and one.renewal.decided_on)


def _quarter(one: Agreement, as_of: date) -> str:
    """The quarter by which to decide; what should have been decided already stands in this one."""
    decide_by = max(days_after(one.ends_on or as_of, -(one.notice_days or 0)), as_of)
    return f"{decide_by.year}-Q{(decide_by.month + 2) // 3}"
