"""Invoices and refunds: what they were charged, and what they asked back."""

from collections.abc import Iterator

from goodstanding.model.money import Invoice, Refund
from goodstanding.site.account.part import Section, Sitter
from goodstanding.site.marks import stacked
from goodstanding.site.tables import Row, Table, columns
from goodstanding.site.text import Form, joined
from goodstanding.site.words import count, spell_day, title_of

_SHOWN = 8
_TERMS = Form("<p>Invoices go out %s.</p>")


def bills(sitter: Sitter) -> Section | None:
    """How they are billed; invoices and refunds, the newest first."""
    account = sitter.account
    invoices = sorted(account.invoices, key=lambda one: one.id, reverse=True)[:_SHOWN]
    refunds = sorted(account.refunds, key=lambda one: one.id, reverse=True)[:_SHOWN]
    rows = (*(_invoice(one, sitter) for one in invoices), *(_refund(one, sitter) for one in refunds))
    terms = [*_terms(sitter)]
    if not rows and not terms:
        return None
    html = _TERMS(joined(", ", terms)) if terms else joined("", ())
    if rows:
        titles = columns("What", "How it stands", "Record", fixed=["Record"])
        html += Table("Invoices and refunds", titles, rows).__html__()
    return Section("bills", "Invoices and refunds", html)


def _terms(sitter: Sitter) -> Iterator[str]:
    """How often and to whom invoices go, where that was agreed."""
    billing = sitter.account.profile.billing
    if billing is None or sitter.account.profile.is_restricted:
        return
    if billing.every_days:
        yield f"every {count(billing.every_days, 'day')}"
    if billing.stakeholder:
        yield f"to {sitter.theirs(billing.stakeholder)}"
    if billing.prepaid:
        yield "as a report on what was paid in advance"


def _invoice(one: Invoice, sitter: Sitter) -> Row:
    m = sitter.m
    days = [day for day in (one.period.starts_on, one.period.ends_on) if day]
    sent = "sent " + m.day(one.sent_on, True) if one.sent_on else m.chip("not sent yet", "soon")
    link = m.out(one.link, "the invoice") if one.link else None
    facts = [
        one.called_on and "spoken about " + m.day(one.called_on, True),
        "rates compared" if one.rates_checked else None,
    ]
    what = stacked(title_of(one.kind.value), m.dim(" to ".join(map(spell_day, days))), link)
    unchecked = m.chip("rates not compared", "soon") if one.rates_checked is False else None
    return Row((what, stacked(sent, m.parts(facts), unchecked), m.edit(one.file, "Edit")))


def _refund(refund: Refund, sitter: Sitter) -> Row:
    m = sitter.m
    offered = [one.what for one in refund.alternatives]
    what = stacked(
        "Refund asked for " + m.day(refund.dated_on, True),
        m.said(refund.event, restricted=refund.is_restricted),
    )
    if refund.refunded_on:
        state = stacked("paid back " + m.day(refund.refunded_on, True))
    elif refund.declined_on:
        state = stacked("offer declined " + m.day(refund.declined_on, True), m.chip("to pay", "soon"))
    else:
        state = m.chip("offered" if refund.alternatives else "nothing offered yet", "soon")
    instead = None if refund.is_restricted or not offered else m.dim("offered instead: " + ", ".join(offered))
    return Row((what, stacked(state, instead), m.edit(refund.file, "Edit")))
