"""Agreements, bills and the people who work for them."""

from goodstanding.model.profile import Agreement
from goodstanding.model.staffing import Change
from goodstanding.site.account.part import Section, Sitter
from goodstanding.site.marks import stacked
from goodstanding.site.portfolio import notice_by
from goodstanding.site.states import Said, Told
from goodstanding.site.tables import Row, Table, by_day, columns
from goodstanding.site.words import spell_day, spell_money, spell_number, title_of

_BILLS_SHOWN = 8


def agreements(sitter: Sitter) -> Section | None:
    """What was signed, until when, and how far the renewal is."""
    profile = sitter.account.profile
    if not profile.agreements or profile.is_restricted:
        return None
    ordered = sorted(profile.agreements, key=lambda one: (one.ends_on is None, one.ends_on, one.id))
    rows = [(one, _renewal(one, sitter), notice_by(one)) for one in ordered]
    money = _money(sitter)
    return Section(
        "agreements", "Agreements and renewal", sitter.draw("agreements.html", rows=rows, money=money)
    )


def _money(sitter: Sitter) -> object:
    return lambda money: spell_money(money, sitter.ledger.firm)


def _renewal(agreement: Agreement, sitter: Sitter) -> Said:
    renewal = agreement.renewal
    if renewal and renewal.decided_on:
        decision = f": {renewal.decision}" if renewal.decision else ""
        return Said(f"decided {spell_day(renewal.decided_on)}{decision}", Told.GOOD)
    if agreement.ends_on is None:
        return Said("runs until given notice", Told.QUIET)
    if agreement.ends_on < sitter.as_of:
        return Said("has ended", Told.BAD)
    if renewal and renewal.talked_on:
        return Said(f"talked about {spell_day(renewal.talked_on)}", Told.WATCH)
    return Said("not talked about yet", Told.QUIET)


def assignments(sitter: Sitter) -> Section | None:
    """Who of us works for them: now and to come, then the last who did."""
    m, as_of = sitter.m, sitter.as_of
    ordered = sorted(sitter.account.assignments, key=lambda one: (one.is_over(as_of), one.starts_on, one.id))
    rows = []
    for one in ordered[: _BILLS_SHOWN * 2]:
        ends = one.ends_on
        state = "over" if one.is_over(as_of) else "now" if one.holds_on(as_of) else "to come"
        consent = (
            "asked " + m.time(one.consent.called_on, True) if one.consent and one.consent.called_on else None
        )
        project = sitter.account.project(one.project)
        cells = (
            stacked(
                m.person(one.person),
                project and m.dim(m.said(project.name, restricted=project.is_restricted)),
            ),
            stacked(
                m.chip(state, "fine" if state == "now" else "quiet"),
                m.dim("tentative" if one.tentative else None),
                m.dim(consent),
            ),
            by_day(one.starts_on, m.time(one.starts_on, True)),
            by_day(ends, m.time(ends, True) if ends else "open"),
            "" if one.days_per_week is None else spell_number(one.days_per_week),
            m.edit(one.file, "Edit"),
        )
        rows.append(Row(cells))
    if not rows:
        return None
    titles = columns(
        "Who", "State", "From", "Until", "Days a week", "Record", figures=["Days a week"], fixed=["Record"]
    )
    html = Table("People on the account", titles, tuple(rows)).__html__()
    return Section("assignments", "People on the account", html)


def changes(sitter: Sitter) -> Section | None:
    """Changes in people, rates and scope, and whether the client has heard."""
    rows = tuple(_change(one, sitter) for one in sorted(sitter.account.changes, key=_newest, reverse=True))
    if not rows:
        return None
    titles = columns("What changes", "From when", "Client told", "Record", fixed=["Record"])
    return Section("changes", "Changes", Table("Changes", titles, rows).__html__())


def _newest(one: Change) -> str:
    return one.id


def _change(one: Change, sitter: Sitter) -> Row:
    m, firm = sitter.m, sitter.ledger.firm
    rates = " to ".join(spell_money(rate, firm) for rate in (one.old_rate, one.new_rate) if rate)
    who = sitter.ledger.names.person(one.person) if one.person else None
    told = []
    if one.called_on:
        told.append("called " + m.time(one.called_on, True))
    if one.told_on:
        told.append("told " + m.time(one.told_on, True))
    if one.confirmed_in_writing_on:
        told.append("in writing " + m.time(one.confirmed_in_writing_on, True))
    cells = (
        stacked(
            title_of(one.kind.value),
            m.parts([who, rates]) if not one.is_restricted else None,
            m.said(one.what, restricted=one.is_restricted),
            m.dim(m.said(one.plan)) if one.plan else None,
        ),
        by_day(one.effective_on, m.time(one.effective_on, True)),
        stacked(*told)
        if told
        else m.chip("not yet", "soon" if one.effective_on >= sitter.as_of else "overdue"),
        m.edit(one.file, "Edit"),
    )
    return Row(cells)


def bills(sitter: Sitter) -> Section | None:
    """Invoices and refunds, the newest first."""
    m, account = sitter.m, sitter.account
    rows = []
    for one in sorted(account.invoices, key=lambda one: one.id, reverse=True)[:_BILLS_SHOWN]:
        days = [day for day in (one.period.starts_on, one.period.ends_on) if day]
        sent = "sent " + m.time(one.sent_on, True) if one.sent_on else m.chip("not sent yet", "soon")
        what = stacked(title_of(one.kind.value), m.dim(" to ".join(map(spell_day, days))))
        rows.append(Row((what, sent, m.edit(one.file, "Edit"))))
    for refund in sorted(account.refunds, key=lambda one: one.id, reverse=True)[:_BILLS_SHOWN]:
        offered = [one.what for one in refund.alternatives]
        what = stacked(
            "Refund asked for " + m.time(refund.dated_on, True),
            m.said(refund.event, restricted=refund.is_restricted),
        )
        if refund.refunded_on:
            state = stacked("paid back " + m.time(refund.refunded_on, True))
        elif refund.declined_on:
            state = stacked("offer declined " + m.time(refund.declined_on, True), m.chip("to pay", "soon"))
        else:
            state = m.chip("offered" if refund.alternatives else "nothing offered yet", "soon")
        instead = (
            None if refund.is_restricted or not offered else m.dim("offered instead: " + ", ".join(offered))
        )
        rows.append(Row((what, stacked(state, instead), m.edit(refund.file, "Edit"))))
    if not rows:
        return None
    titles = columns("What", "How it stands", "Record", fixed=["Record"])
    return Section(
        "bills", "Invoices and refunds", Table("Invoices and refunds", titles, tuple(rows)).__html__()
    )
