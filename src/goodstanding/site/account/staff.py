"""Who of us works for them, and what changes for them."""

from collections.abc import Iterator
from datetime import date

from goodstanding.model.staffing import Assignment, Change, Consent
from goodstanding.site.account.part import Section, Sitter, earlier
from goodstanding.site.marks import stacked
from goodstanding.site.tables import Row, Table, by_day, columns
from goodstanding.site.text import joined
from goodstanding.site.words import count, spell_money, spell_number, title_of

_SHOWN = 16
_CHANGES_SHOWN = 8
# Days booked one by one are named as long as somebody can still plan by them.
_BOOKINGS_SHOWN = 3


def assignments(sitter: Sitter) -> Section | None:
    """Who of us works for them: now and to come, then the last who did."""
    as_of = sitter.as_of
    ordered = sorted(sitter.account.assignments, key=lambda one: (one.is_over(as_of), one.starts_on, one.id))
    rows = tuple(_assignment(one, sitter) for one in ordered[:_SHOWN])
    if not rows:
        return None
    titles = columns(
        "Who", "State", "From", "Until", "Days a week", "Record", figures=["Days a week"], fixed=["Record"]
    )
    html = Table("People on the account", titles, rows).__html__()
    return Section("assignments", "People on the account", html)


def _assignment(one: Assignment, sitter: Sitter) -> Row:
    m, as_of = sitter.m, sitter.as_of
    state = "over" if one.is_over(as_of) else "now" if one.holds_on(as_of) else "to come"
    project = sitter.account.project(one.project)
    cells = (
        stacked(
            m.person(one.person),
            project and m.dim(m.said(project.name, restricted=project.is_restricted)),
            m.dim(_bookings(one, sitter)),
        ),
        stacked(
            m.chip(state, "fine" if state == "now" else "quiet"),
            m.dim("tentative" if one.tentative else None),
            *(_consent(one.consent, sitter) if one.consent and not one.is_restricted else ()),
            m.dim("handed over" if one.handoff else None),
        ),
        by_day(one.starts_on, m.time(one.starts_on, True)),
        by_day(one.ends_on, m.time(one.ends_on, True) if one.ends_on else "open"),
        "" if one.days_per_week is None else spell_number(one.days_per_week),
        m.edit(one.file, "Edit"),
    )
    return Row(cells)


def _consent(consent: Consent, sitter: Sitter) -> Iterator[object]:
    """That they were asked; what did not suit them, and what they asked for first."""
    m = sitter.m
    if consent.called_on is None:
        return
    yield m.dim("asked " + m.day(consent.called_on, True))
    doubts = (
        (consent.tech_ok is False, "not at home in the work"),
        (consent.time_ok is False, "the days do not suit"),
        (bool(consent.handover_needed), "wants a handover first"),
    )
    yield from (m.chip(word, "soon") for doubted, word in doubts if doubted)
    if consent.tech_ok and consent.time_ok:
        yield m.dim("work and days suit")


def _bookings(one: Assignment, sitter: Sitter) -> object:
    """The days booked one by one that are still to come."""
    coming = sorted(
        (day for day in one.bookings if day.starts_on >= sitter.as_of), key=lambda day: day.starts_on
    )
    said = [
        sitter.m.day(day.starts_on, True) + (f" ({_days(day.days)})" if day.days is not None else "")
        for day in coming[:_BOOKINGS_SHOWN]
    ]
    return "booked " + joined(", ", said) if said else None


def _days(number: float) -> str:
    return count(int(number), "day") if number.is_integer() else f"{spell_number(number)} days"


def changes(sitter: Sitter) -> Section | None:
    """Changes in people, rates and scope, and whether the client has heard."""
    newest = sorted(sitter.account.changes, key=_newest, reverse=True)
    rows = tuple(_change(one, sitter) for one in newest[:_CHANGES_SHOWN])
    if not rows:
        return None
    titles = columns("What changes", "From when", "Client told", "Record", fixed=["Record"])
    html = Table("Changes", titles, rows).__html__()
    html += earlier(len(newest) - _CHANGES_SHOWN, "earlier change is", "earlier changes are")
    return Section("changes", "Changes", html)


def _newest(one: Change) -> str:
    return one.id


def _change(one: Change, sitter: Sitter) -> Row:
    m = sitter.m
    told = [*_told(one, sitter)]
    cells = (
        stacked(title_of(one.kind.value), *_what(one, sitter)),
        by_day(one.effective_on, m.time(one.effective_on, True)),
        stacked(*told)
        if told
        else m.chip("not yet", "soon" if one.effective_on >= sitter.as_of else "overdue"),
        m.edit(one.file, "Edit"),
    )
    return Row(cells)


def _what(one: Change, sitter: Sitter) -> Iterator[object]:
    """Whom or what it is about, what it takes and costs, the plan and the choices."""
    m, firm = sitter.m, sitter.ledger.firm
    if one.is_restricted:
        yield m.said(None, restricted=True)
        return
    rates = " to ".join(spell_money(rate, firm) for rate in (one.old_rate, one.new_rate) if rate)
    yield m.parts([sitter.ledger.names.person(one.person) if one.person else None, rates])
    yield m.said(one.what)
    price = spell_money(one.price, firm) if one.price else None
    yield m.parts([one.effort and "effort: " + m.said(one.effort), price and f"costs {price}"])
    yield m.dim(m.said(one.plan))
    if one.options:
        yield m.dim("They may choose: ") + joined("; ", map(m.said, one.options))
    if one.handoff:
        yield m.dim("The work is handed over.")


def _told(one: Change, sitter: Sitter) -> Iterator[object]:
    """What happened towards the client, in its order."""
    m = sitter.m
    days: tuple[tuple[str, date | None], ...] = (
        ("called ", one.called_on),
        ("told ", one.told_on),
        ("agreed ", one.agreed_on),
        ("in writing ", one.confirmed_in_writing_on),
    )
    for word, day in days:
        if day:
            who = one.agreed_with if word == "agreed " and not one.is_restricted else None
            yield word + m.day(day, True) + (f" with {sitter.theirs(who)}" if who else "")
