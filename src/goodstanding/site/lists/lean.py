"""What rests on too few: clients on one person, projects that nobody leads, renewals nobody decided."""

from pathlib import PurePosixPath

from goodstanding.model.profile import Agreement
from goodstanding.model.record import Money
from goodstanding.reports.shown import ShownFinding
from goodstanding.reports.words import counted
from goodstanding.site.ledger import Ledger
from goodstanding.site.lists.sheet import Part
from goodstanding.site.marks import Marks, some, stacked
from goodstanding.site.states import health_of
from goodstanding.site.tables import Cell, Row, Table, by_day, columns
from goodstanding.site.words import spell_money, told
from goodstanding.standing.portfolio import money_at_risk, without_tech_lead
from goodstanding.standing.portfolio.gaps import Leaderless
from goodstanding.standing.portfolio.money import MoneyAtRisk, Renewals

# Whom a client would miss, or who would miss them: what matters as soon as one person is gone.
_RULES = {
    "manager-no-deputy": "No deputy",
    "stakeholder-single": "One person at the client",
    "account-on-too-few": "Known by one of us",
}


def hanging(ledger: Ledger, m: Marks) -> Part:
    """The clients that one person leaving would put at risk."""
    order = [*_RULES]
    found = [one for one in ledger.report.findings if one.finding.rule in _RULES and not one.finding.waived]
    found.sort(key=lambda one: (order.index(one.finding.rule), one.finding.place.file))
    rows = tuple(Row(*_hanging(one, ledger, m)) for one in found)
    titles = columns("What", "Account", "Manager", "In words", "Record")
    table = Table("What hangs on one person", titles, rows, facets=("What", "Manager"))
    return Part("hangs", "What hangs on one person", table, "No client hangs on one person.", good=True)


def _hanging(
    shown: ShownFinding, ledger: Ledger, m: Marks
) -> tuple[tuple[object, ...], tuple[tuple[str], tuple[str]]]:
    """The cells of a finding, and what it is chosen by; one on a manager is about their accounts."""
    finding = shown.finding
    account = ledger.accounts.get(finding.account or "")
    manager = account.profile.account_manager if account else PurePosixPath(finding.place.file).stem
    what, name = _RULES[finding.rule], ledger.names.person(manager)
    whose = m.account(account.id) if account else m.a(f"people/{manager}/#accounts", f"Accounts of {name}")
    cells = (
        m.a(finding.url, what),
        whose,
        Cell(m.person(manager), name),
        told(finding.message),
        m.place(shown),
    )
    return cells, ((what,), (name,))


def leaderless(ledger: Ledger, m: Marks) -> Part:
    """The projects that name no tech lead."""
    found = without_tech_lead(ledger.accounts.values(), ledger.as_of)
    titles = columns(*("Project", "Account", "How it stands", "Begins", "Project manager", "Record"))
    table = Table(
        "Projects without a tech lead",
        titles,
        tuple(Row(_cells(one, ledger, m)) for one in found),
    )
    title = "Projects without a tech lead"
    return Part("tech-lead", title, table, "Every project has a tech lead.", good=True)


def _cells(one: Leaderless, ledger: Ledger, m: Marks) -> tuple[object, ...]:
    project = ledger.accounts[one.account].project(one.project)
    name = m.said(project.name or project.id, restricted=project.is_restricted) if project else one.project
    size = f"{one.size.value} project" if one.size else None
    return (
        stacked(name, m.dim(size)),
        m.account(one.account),
        m.chip("underway", "soon") if one.is_underway else m.chip("planned"),
        by_day(one.starts_on, m.time(one.starts_on, True) if one.starts_on else "not planned yet"),
        Cell(m.person(one.manager), ledger.names.person(one.manager)),
        m.edit(project.file, "Edit") if project else "",
    )


def renewals(ledger: Ledger, m: Marks) -> Part:
    """What clients have to decide on, by quarter and health."""
    money = MoneyAtRisk(())
    if ledger.firm:
        money = money_at_risk(ledger.accounts.values(), ledger.firm, ledger.as_of)
    titles = columns(
        *("Decide in", "Health", "A year", "Agreements", "Whose"), figures=["A year", "Agreements"]
    )
    rows = tuple(Row(_renewal(one, ledger, m)) for one in money.rows)
    table = Table("Renewals to decide", titles, rows, facets=("Health",))
    explain = "Agreements that end, and nobody has written down what follows; by the last day of notice."
    if money.left_out:
        explain += f" {counted(money.left_out, 'client')} in confidence left out."
    empty = "No renewal waits for a decision."
    if money.left_out:
        empty = f"Only renewals of clients in confidence wait for a decision: {money.left_out}."
    return Part("renewals", "Renewals to decide", table, empty, explain if rows else "", good=True)


def _renewal(one: Renewals, ledger: Ledger, m: Marks) -> tuple[object, ...]:
    pairs = [name.split(": ", 1) for name in one.agreements]
    year, quarter = one.quarter.split("-")
    health = health_of(ledger.accounts[pairs[0][0]])
    known = one.unvalued < len(one.agreements)
    worth = spell_money(Money(amount=one.per_year, currency=one.currency), ledger.firm) if known else ""
    unvalued = m.dim(f"{one.unvalued} without a value") if one.unvalued else None
    whose = [m.account(id_) + " " + m.dim(_what(id_, agreement, ledger, m)) for id_, agreement in pairs]
    return (
        Cell(f"{quarter} {year}", one.quarter),
        m.chip(health.word, health.tone),
        Cell(stacked(worth, unvalued), f"{one.per_year:.2f}"),
        Cell(len(pairs), str(len(pairs))),
        some(whose, m, "accounts/"),
    )


def _what(account: str, agreement: str, ledger: Ledger, m: Marks) -> object:
    found: list[Agreement] = [
        one for one in ledger.accounts[account].profile.agreements if one.id == agreement
    ]
    return "(" + m.said(found[0].what) + ")" if found and found[0].what else ""
