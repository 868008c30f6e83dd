"""Transitions: what ended, and what still has to be brought home."""

from datetime import date

from goodstanding.model.account import Account
from goodstanding.model.modes import is_in_transition, open_after
from goodstanding.model.work import Project
from goodstanding.site.edition import Edition
from goodstanding.site.ledger import Ledger
from goodstanding.site.lists.sheet import Part, Sheet, sheet_page
from goodstanding.site.marks import Marks, listed, stacked
from goodstanding.site.page import SitePage
from goodstanding.site.past.acceptance import proof_of
from goodstanding.site.press import marks_for
from goodstanding.site.states import handoff_missing, handoff_state
from goodstanding.site.tables import Row, Table, by_day, columns
from goodstanding.site.words import handoff_kind

SHEET = Sheet(
    "transitions.md",
    "Transitions",
    "Between two states things get lost: projects that end, managers that change, clients that left.",
    "transitions wrap-up project end handover account manager left",
)
OPEN_WORDS = {
    "wrap_up.review": "look back with the client",
    "wrap_up.backlog": "go through the backlog",
    "wrap_up.rhythm_resumed_on": "take up the usual rhythm",
    "roadmap_reviewed_on": "look at the roadmap",
    "stakeholders_checked_on": "look at the stakeholders",
    "health.set_on": "say anew how the account stands",
}


def transitions_page(edition: Edition, ledger: Ledger) -> SitePage:
    """Projects to bring home, responsibility that passes, and accounts that ended."""
    m = marks_for(edition, "transitions/")
    parts = (
        Part(
            "projects",
            "Projects to bring home",
            _projects(ledger, m),
            "No project waits to be brought home.",
            good=True,
        ),
        Part(
            "handovers",
            "Responsibility that passes",
            _handovers(ledger, m),
            "Nobody is handing an account or a place in a team to anybody.",
        ),
        Part("ended", "Accounts that ended", _ended(ledger, m), "Nobody has left us.", good=True),
    )
    return sheet_page(edition, SHEET, parts)


def _projects(ledger: Ledger, m: Marks) -> Table:
    rows = [
        _project(account, project, m)
        for account in ledger.by_name
        for project in account.projects
        if is_in_transition(account, project)
    ]
    titles = columns("Project", "Account", "Ends or ended", "Project manager", "Still to do", "Record")
    return Table("Projects to bring home", titles, tuple(rows))


def _project(account: Account, project: Project, m: Marks) -> Row:
    ends_on = project.ended_on or project.planned_end_on
    left = open_after(account, project) if project.ended_on else ["wrap_up.review", "wrap_up.backlog"]
    ended = "ended" if project.ended_on else "planned"
    cells = (
        m.said(project.name, restricted=project.is_restricted),
        m.account(account.id),
        by_day(ends_on, stacked(m.time(ends_on, True), m.dim(ended)) if ends_on else ""),
        m.person(project.project_manager),
        listed(OPEN_WORDS[one] for one in left),
        m.edit(project.file, "Edit"),
    )
    return Row(cells)


def _handovers(ledger: Ledger, m: Marks) -> Table:
    rows = []
    for account in ledger.by_name:
        for one in account.handoffs:
            is_over = one.dropped_on or (one.accepted and (one.effective_on or date.min) <= ledger.as_of)
            if one.kind.value == "new_work" or is_over:
                continue
            said, missing = handoff_state(one), handoff_missing(one, ledger.firm)
            told = m.time(one.client_told_on, True) if one.client_told_on else "not yet"
            cells = (
                handoff_kind(one.kind.value),
                m.account(account.id),
                stacked(
                    m.person(one.from_ or account.manager_on(one.dated_on)),
                    m.dim("to") + " " + m.person(one.to),
                ),
                stacked(
                    m.chip(said.word, said.tone),
                    m.dim(proof_of(account, one, ledger, m)),
                    m.dim(missing and "missing: " + ", ".join(missing)),
                ),
                by_day(one.effective_on, m.time(one.effective_on, True) if one.effective_on else ""),
                by_day(one.client_told_on, told),
                m.edit(one.file, "Edit"),
            )
            rows.append(Row(cells))
    titles = columns("Handoff", "Account", "From and to", "How far", "From when", "Client told", "Record")
    return Table("Responsibility that passes", titles, tuple(rows))


def _ended(ledger: Ledger, m: Marks) -> Table:
    rows = []
    for account in ledger.by_name:
        ended = account.profile.ended
        if ended and ended.ended_on:
            restricted = account.profile.is_restricted
            cells = (
                m.account(account.id),
                by_day(ended.ended_on, m.time(ended.ended_on, True)),
                m.said(ended.why, restricted=restricted),
                m.said(ended.learned) if ended.learned else m.dim("not written down yet"),
                m.edit(account.profile.file, "Edit"),
            )
            rows.append(Row(cells))
    return Table(
        "Accounts that ended", columns("Account", "Ended", "Why", "What we learned", "Record"), tuple(rows)
    )
