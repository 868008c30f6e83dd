"""Escalations and concerns: what clients are not content with, and where it stands."""

from datetime import timedelta

from goodstanding.model.account import Account
from goodstanding.model.trouble import Concern, Escalation, Signal
from goodstanding.site.edition import Edition
from goodstanding.site.ledger import Ledger
from goodstanding.site.lists.sheet import Part, Sheet, sheet_page
from goodstanding.site.marks import Marks, stacked
from goodstanding.site.page import SitePage
from goodstanding.site.press import marks_for
from goodstanding.site.states import concern_state, escalation_state, escalation_to
from goodstanding.site.tables import Row, Table, by_day, columns
from goodstanding.site.words import title_of

SHEET = Sheet(
    "escalations.md",
    "Escalations",
    "What clients are not content with. The owner of an escalation is always the account manager.",
    "escalations concerns complaints signals unhappy",
)
_YEAR = timedelta(days=365)


def escalations_page(edition: Edition, ledger: Ledger) -> SitePage:
    """Open escalations, concerns and signals; then what was resolved in the last year."""
    m = marks_for(edition, "escalations/")
    escalations = [(account, one) for account in ledger.by_name for one in account.escalations]
    concerns = [(account, one) for account in ledger.by_name for one in account.concerns]
    signals = [(a, one) for a in ledger.by_name for one in a.signals if not one.is_assessed]
    since = ledger.as_of - _YEAR
    parts = (
        Part(
            "escalations-open",
            "Open escalations",
            _escalations("Open escalations", [p for p in escalations if p[1].is_open], ledger, m),
            "No escalation is open.",
            good=True,
        ),
        Part(
            "concerns-open",
            "Open concerns",
            _concerns("Open concerns", [p for p in concerns if p[1].is_open], ledger, m),
            "No concern is open.",
            good=True,
        ),
        Part(
            "signals",
            "Signals to assess",
            _signals(signals, m),
            "Every signal has been looked at.",
            good=True,
        ),
        Part(
            "resolved",
            "Resolved escalations of the last twelve months",
            _escalations(
                "Resolved escalations",
                [p for p in escalations if p[1].resolved_on and p[1].resolved_on >= since],
                ledger,
                m,
            ),
            "None.",
        ),
        Part(
            "concerns-resolved",
            "Resolved concerns of the last twelve months",
            _concerns(
                "Resolved concerns",
                [p for p in concerns if p[1].resolved_on and p[1].resolved_on >= since],
                ledger,
                m,
            ),
            "None.",
        ),
    )
    return sheet_page(edition, SHEET, parts)


def _escalations(label: str, pairs: list[tuple[Account, Escalation]], ledger: Ledger, m: Marks) -> Table:
    titles = columns("Escalation", "Account", "Raised", "Goes to", "How it stands", "Next action", "Record")
    rows = []
    for account, one in pairs:
        said = escalation_state(one)
        triggers = ", ".join(title_of(trigger.value) for trigger in one.triggers)
        cells = (
            stacked(m.said(one.summary, restricted=one.is_restricted), m.dim(triggers)),
            m.account(account.id),
            by_day(one.dated_on, m.time(one.dated_on, True)),
            stacked(*map(m.person, escalation_to(one, ledger.firm))),
            stacked(
                m.chip(said.word, said.tone),
                m.parts([one.severity and one.severity.value]),
                m.dim("last update " + m.time(one.updated_on, True)) if one.updated_on else None,
            ),
            _action(one, m),
            m.edit(one.file, "Edit"),
        )
        manager = ledger.names.person(account.profile.account_manager)
        rows.append(Row(cells, ((manager,),)))
    return Table(label, titles, tuple(rows), facets=("Account manager",))


def _concerns(label: str, pairs: list[tuple[Account, Concern]], ledger: Ledger, m: Marks) -> Table:
    titles = columns("Concern", "Account", "Raised", "How it stands", "Next action", "Record")
    rows = []
    for account, one in pairs:
        said = concern_state(one)
        by = ledger.names.stakeholder(account, one.raised_by) if one.raised_by else None
        cells = (
            stacked(m.said(one.what, restricted=one.is_restricted), m.dim(by and f"raised by {by}")),
            m.account(account.id),
            by_day(one.dated_on, m.time(one.dated_on, True)),
            stacked(m.chip(said.word, said.tone), m.dim(m.said(one.outcome))),
            _action(one, m),
            m.edit(one.file, "Edit"),
        )
        manager = ledger.names.person(account.profile.account_manager)
        rows.append(Row(cells, ((manager,),)))
    return Table(label, titles, tuple(rows), facets=("Account manager",))


def _action(one: Escalation | Concern, m: Marks) -> object:
    due = one.next_action_due_on
    if not one.is_action_open or due is None:
        return by_day(None, "")
    return by_day(
        due, stacked(m.said(one.next_action, restricted=one.is_restricted), m.dim("by " + m.time(due, True)))
    )


def _signals(pairs: list[tuple[Account, Signal]], m: Marks) -> Table:
    rows = tuple(
        Row(
            (
                stacked(m.said(one.note, restricted=one.is_restricted), m.dim(title_of(one.kind.value))),
                m.account(account.id),
                by_day(one.dated_on, m.time(one.dated_on, True)),
                m.edit(one.file, "Edit"),
            )
        )
        for account, one in pairs
    )
    return Table("Signals to assess", columns("Signal", "Account", "Came in", "Record"), rows)
