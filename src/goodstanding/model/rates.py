"""Rates as agreed with a client, and from when until when each holds."""

from collections.abc import Iterator
from datetime import date

from goodstanding.dates import days_after
from goodstanding.model.account import Account
from goodstanding.model.profile import AgreedRate, Agreement
from goodstanding.model.record import Money, Period


def is_agreed(account: Account, what: str) -> bool:
    """Whether any rate was ever agreed for that kind of work."""
    return any(_is_for(rate, what) for one in account.profile.agreements for rate in one.rates)


def agrees(account: Account, what: str, charged: Money, period: Period, currency: str) -> bool:
    """Whether a rate in force on some day of the period equals the charged one.

    `currency` is that of amounts which name none.
    """
    first, last = period.starts_on or date.min, period.ends_on or date.max
    return any(
        from_on <= last and first <= until_on and _same(rate, charged, currency)
        for agreement in account.profile.agreements
        for rate, from_on, until_on in _in_force(agreement, what, charged.currency or currency, currency)
    )


def _in_force(
    agreement: Agreement, what: str, wanted: str, currency: str
) -> Iterator[tuple[Money, date, date]]:
    """The agreement's rates in a currency with their first and last days; each holds until the next."""
    begins, ends = agreement.starts_on or date.min, agreement.ends_on or date.max
    rates = sorted(
        (one.from_on or begins, place, one.rate)
        for place, one in enumerate(agreement.rates)
        if one.rate and _is_for(one, what) and (one.rate.currency or currency) == wanted
    )
    for number, (from_on, _, rate) in enumerate(rates):
        later = [start for start, _, _ in rates[number + 1 :]]
        # Of the rates named for days before the agreement the last one holds when it begins.
        yield rate, max(from_on, begins), min(days_after(later[0], -1), ends) if later else ends


def _is_for(rate: AgreedRate, what: str) -> bool:
    return rate.what.strip().casefold() == what.strip().casefold()


def _same(one: Money, other: Money, currency: str) -> bool:
    return (one.amount, one.currency or currency) == (other.amount, other.currency or currency)
