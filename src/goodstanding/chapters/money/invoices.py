"""Invoices: sent in time, at the rates that were agreed, and no day charged twice."""

from collections.abc import Iterator
from datetime import date

from goodstanding.dates import Stretch, join_stretches
from goodstanding.duty import Clock, Duty, Group
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.money import Invoice
from goodstanding.model.origin import last_of
from goodstanding.model.rates import agrees, is_agreed
from goodstanding.model.record import Money
from goodstanding.model.stretches import holding
from goodstanding.model.timing import Desk
from goodstanding.model.work import Pricing

MODULE = "invoicing"

INVOICE = Clock(
    "invoice",
    Group.MONEY,
    "Send the invoice, or the report on what is used up, and set its sent_on.",
    title="Invoice",
    module=MODULE,
    applies="clients with a project underway that is charged by the hour, or against a sum paid beforehand",
)
OVERLAP = Rule("invoice-overlap", Severity.ERROR, module=MODULE)
RATE_DIFFERS = Rule("invoice-rate-differs", Severity.ERROR, module=MODULE)


def invoice(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """While work by the hour or on a prepaid sum goes on, the client hears regularly what it costs."""
    stretch = holding(_charged(account), as_of)
    if stretch is None:
        return
    sent = [(one.sent_on, one.record) for one in account.invoices]
    desk, billing = Desk(account, firm, as_of), account.profile.billing
    agreed = account.profile.rhythm.get(INVOICE.id)
    own = billing.every_days if billing and not (agreed and agreed.every_days) else None
    yield from desk.recurring(
        INVOICE,
        account.profile,
        began=(stretch.began_on, "the work began"),
        last=last_of(sent, "the last invoice or report"),
        every=(own, "the account's billing") if own else None,
    )


def _charged(account: Account) -> tuple[Stretch, ...]:
    """The unbroken stretches of work that is charged as it is done, or against a sum paid beforehand."""
    prepaid = bool(account.profile.billing and account.profile.billing.prepaid)
    return join_stretches(
        Stretch(one.mobilised_on, one.over_on)
        for one in account.projects
        if one.mobilised_on and (prepaid or one.pricing is Pricing.TIME_AND_MATERIALS)
    )


def overlap(account: Account, firm: Firm) -> Iterator[Finding]:
    """Invoices of which an earlier one charges the same days already."""
    earlier: list[Invoice] = []
    for one in sorted(account.invoices, key=lambda one: (*_days(one), one.id)):
        same = [other for other in earlier if _is_alike(other, one) and _days(one)[0] <= _days(other)[1]]
        if same:
            first = same[0]
            yield OVERLAP.at(
                one,
                ("period", "starts_on"),
                f"{first.id} already covers {first.period.starts_on} to {first.period.ends_on}: "
                "mend the period of one of them, or name the 'project' if they are for different ones",
            )
        earlier.append(one)


def _is_alike(one: Invoice, other: Invoice) -> bool:
    return (one.kind, one.project) == (other.kind, other.project)


def _days(one: Invoice) -> tuple[date, date]:
    return one.period.starts_on or date.min, one.period.ends_on or date.max


def rate_differs(account: Account, firm: Firm) -> Iterator[Finding]:
    """Invoices that charge another rate than was agreed for their days."""
    currency = firm.policy.currency
    for one in account.invoices:
        if one.is_restricted:
            continue
        for place, charged in enumerate(one.rates):
            if charged.rate is None or not is_agreed(account, charged.what):
                continue
            if not agrees(account, charged.what, charged.rate, one.period, currency):
                yield RATE_DIFFERS.at(
                    one,
                    ("rates", place, "rate"),
                    f"{_spelt(charged.rate, currency)} for '{charged.what}' is not what was agreed for these "
                    "days: mend the invoice, or add the new rate to the agreement in account.yml",
                )


def _spelt(money: Money, currency: str) -> str:
    return f"{money.amount:g} {money.currency or currency}"
