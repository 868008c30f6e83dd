"""Refunds: something better is offered first; where it is declined, the money goes back at once."""

from collections.abc import Iterator
from datetime import date

from goodstanding.duty import Clock, Duty, Group
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.money import Refund
from goodstanding.model.timing import Desk

MODULE = "refunds"

REFUND = Clock(
    "refund",
    Group.MONEY,
    "Offer something in place of the money and note it under alternatives; "
    "where they declined, pay it back and set refunded_on.",
    title="Refund",
    module=MODULE,
    applies="money that the client asks back and that is not settled",
)
NO_ALTERNATIVE = Rule("refund-no-alternative", Severity.LAPSE, module=MODULE)


def refund(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Money asked back: first an offer, then, where it is declined, the payment."""
    desk = Desk(account, firm, as_of)
    for one in account.refunds:
        if one.is_settled:
            continue
        if one.declined_on:
            yield from _owed(desk, one, "pay_working_days", one.declined_on, "they declined")
        elif one.first_offer_on is None:
            yield from _owed(desk, one, "offer_working_days", one.dated_on, "they asked for it")


def _owed(desk: Desk, one: Refund, limit: str, since: date, because: str) -> Iterator[Duty]:
    days = int(desk.limit(REFUND, limit))
    origin = desk.origin(REFUND, (since, because))
    due_on = desk.firm.week.after(origin.on, days)
    what = "offer" if limit == "offer_working_days" else "payment"
    why = f"{what} within {days} working {'day' if days == 1 else 'days'} of {origin.on} ({origin.because})"
    yield from desk.exact(REFUND, one, due_on, why)


def no_alternative(account: Account, firm: Firm) -> Iterator[Finding]:
    """Money paid back before anything else was offered."""
    for one in account.refunds:
        if one.refunded_on is None:
            continue
        offered_on = one.first_offer_on
        if offered_on is None or offered_on > one.refunded_on:
            yield NO_ALTERNATIVE.at(
                one,
                ("refunded_on",),
                "the money went back before anything else was offered: it stays on record; next time offer "
                "something first, such as another date, and note it under 'alternatives' with its day",
            )
