"""The pipeline: opportunities and handoffs, each with what is missing."""

from datetime import date, timedelta

from goodstanding.model.account import Account
from goodstanding.model.handoff import Handoff
from goodstanding.model.work import Opportunity
from goodstanding.site.edition import Edition
from goodstanding.site.ledger import Ledger
from goodstanding.site.lists.sheet import Part, Sheet, sheet_page
from goodstanding.site.marks import Marks, stacked
from goodstanding.site.page import SitePage
from goodstanding.site.press import marks_for
from goodstanding.site.states import handoff_missing, handoff_state, opportunity_state
from goodstanding.site.tables import Cell, Row, Table, by_day, columns
from goodstanding.site.words import handoff_kind, spell_money, title_of

SHEET = Sheet(
    "pipeline.md",
    "Pipeline",
    "What clients may want from us, who has it now, and what is still missing before it can go on.",
    "pipeline opportunities handoffs new work routed missing",
)
_YEAR = timedelta(days=365)


def pipeline_page(edition: Edition, ledger: Ledger) -> SitePage:
    """Opportunities that are open, handoffs under way, and what was closed in the last year."""
    m = marks_for(edition, "pipeline/")
    found = [(account, one) for account in ledger.by_name for one in account.opportunities]
    is_open = [pair for pair in found if not pair[1].closed]
    closed = [pair for pair in found if (day := _closed_on(pair[1])) and day >= ledger.as_of - _YEAR]
    handed = [
        (account, one)
        for account in ledger.by_name
        for one in account.handoffs
        if not one.accepted and not one.dropped_on
    ]
    parts = (
        Part(
            "opportunities",
            "Opportunities",
            _opportunities("Open opportunities", is_open, ledger, m),
            "No opportunity is open. A good talk often brings one.",
        ),
        Part("handoffs", "Handoffs under way", _handoffs(handed, ledger, m), "No handoff is under way."),
        Part(
            "closed",
            "Closed in the last twelve months",
            _opportunities("Closed opportunities", closed, ledger, m),
            "None yet.",
        ),
    )
    return sheet_page(edition, SHEET, parts)


def _closed_on(one: Opportunity) -> date | None:
    return one.closed.closed_on if one.closed else None


def _opportunities(label: str, pairs: list[tuple[Account, Opportunity]], ledger: Ledger, m: Marks) -> Table:
    titles = columns(
        "Opportunity", "Account", "Since", "How far", "Expected", "Worth", "Record", figures=["Worth"]
    )
    rows = tuple(_opportunity(account, one, ledger, m) for account, one in pairs)
    return Table(label, titles, rows, facets=("Account manager", "How far", "Heat"))


def _opportunity(account: Account, one: Opportunity, ledger: Ledger, m: Marks) -> Row:
    said, manager = opportunity_state(one), ledger.names.person(account.profile.account_manager)
    heat = one.heat.value if one.heat else "not said"
    news = max((item.date_on for item in one.news), default=None)
    expected = one.expected_close_on
    shown = [m.chip(said.word, said.tone), m.parts([one.heat and one.heat.value])]
    if news:
        shown.append(m.dim("last news " + m.time(news, True)))
    if one.closed and not one.is_restricted:
        shown.append(m.dim(m.said(one.closed.reason)))
    worth = one.value if one.value and not one.is_restricted else None
    cells = (
        stacked(
            m.said(one.title, restricted=one.is_restricted),
            m.parts([one.source and title_of(one.source.value)]),
        ),
        m.account(account.id),
        by_day(one.dated_on, m.time(one.dated_on, True)),
        stacked(*shown),
        by_day(expected, m.time(expected, True) if expected else ""),
        Cell(spell_money(worth, ledger.firm), f"{worth.amount:015.2f}") if worth else Cell("", ""),
        m.edit(one.file, "Edit"),
    )
    return Row(cells, ((manager,), (said.word,), (heat,)))


def _handoffs(pairs: list[tuple[Account, Handoff]], ledger: Ledger, m: Marks) -> Table:
    titles = columns("Handoff", "Account", "From", "To", "How far", "Still missing", "Record")
    rows = tuple(_handoff(account, one, ledger, m) for account, one in pairs)
    return Table("Handoffs under way", titles, rows, facets=("To", "How far"))


def _handoff(account: Account, one: Handoff, ledger: Ledger, m: Marks) -> Row:
    said, missing = handoff_state(one), handoff_missing(one, ledger.firm)
    sent = m.time(one.submitted_on, True) if one.submitted_on else None
    sender = one.from_ or account.manager_on(one.dated_on)
    returned = one.returned.reason if one.returned and not one.is_restricted else None
    cells = (
        stacked(handoff_kind(one.kind.value), m.dim(m.time(one.dated_on, True))),
        m.account(account.id),
        m.person(sender),
        m.person(one.to),
        stacked(m.chip(said.word, said.tone), m.dim(sent and "submitted " + sent), m.dim(m.said(returned))),
        ", ".join(missing) if missing else "nothing",
        m.edit(one.file, "Edit"),
    )
    return Row(cells, ((ledger.names.person(one.to),), (said.word,)))
