"""The portfolio and a change of manager as tables for people."""

from collections.abc import Iterable, Iterator

from goodstanding.reports.sheet import Sheet
from goodstanding.reports.words import counted
from goodstanding.standing.portfolio import Holding, Load, Portfolio, Reassignment


def portfolio_sheets(portfolio: Portfolio) -> tuple[Sheet, ...]:
    """The whole portfolio, what matters this week first."""
    return (
        Sheet(
            "Focus of the week", ("Manager", "Account"), portfolio.focus, "nobody manages a current account"
        ),
        _load_sheet(portfolio),
        *_gap_sheets(portfolio),
        _top_sheet(portfolio),
        *_money_sheets(portfolio),
        *_continuity_sheets(portfolio),
    )


def _load_sheet(portfolio: Portfolio) -> Sheet:
    heads = ("Manager", "Carries", "Accounts", "Without deputy", "Deputy for", "Away")
    rows = tuple(
        (one.person, _carries(one), _sizes(one), _names(one.uncovered), _names(one.deputy_for), _away(one))
        for one in portfolio.loads
    )
    return Sheet("Load", heads, rows, "nobody manages a current account")


def _carries(load: Load) -> str:
    if load.cap is None:
        return f"{load.weight:g}"
    return f"{load.weight:g} of {load.cap:g}" + (", too much" if load.is_over else "")


def _sizes(load: Load) -> str:
    return ", ".join(f"{count} {size.value}" for size, count in load.sizes)


def _away(load: Load) -> str:
    return "; ".join(f"{first} to {last}, {cover or 'nobody'} covers" for first, last, cover in load.away)


def _names(names: Iterable[str]) -> str:
    return ", ".join(names)


def _gap_sheets(portfolio: Portfolio) -> Iterator[Sheet]:
    rows = tuple(
        (
            one.account,
            one.project,
            one.size.value if one.size else "",
            "underway" if one.is_underway else "planned",
            str(one.starts_on or ""),
            one.manager,
        )
        for one in portfolio.leaderless
    )
    heads = ("Account", "Project", "Size", "State", "Begins", "Project manager")
    yield Sheet("Projects without a tech lead", heads, rows)
    yield Sheet("Only one key stakeholder", ("Account",), tuple((one,) for one in portfolio.one_stakeholder))
    yield Sheet("Only one of us knows them", ("Account",), tuple((one,) for one in portfolio.one_of_ours))


def _top_sheet(portfolio: Portfolio) -> Sheet:
    rows = tuple(
        (
            one.account,
            "yes" if one.is_high_value else "",
            "" if one.per_year is None else f"{one.per_year:,.0f}",
            str(one.last_review_on or "never"),
        )
        for one in portfolio.top
    )
    heads = ("Account", "High value", "Per year", "Last review")
    return Sheet("Top clients for a review", heads, rows, "no client of high value, and no value on record")


def _money_sheets(portfolio: Portfolio) -> Iterator[Sheet]:
    money = portfolio.money
    rows = tuple(
        (
            one.quarter,
            one.health,
            f"{one.per_year:,.0f} {one.currency}",
            _names(one.agreements),
            str(one.unvalued or ""),
        )
        for one in money.rows
    )
    left_out = f" ({counted(money.left_out, 'client')} in confidence left out)" if money.left_out else ""
    heads = ("Decide in", "Health", "Per year", "Agreements", "Without a value")
    yield Sheet(f"Renewals to decide{left_out}", heads, rows)


def _continuity_sheets(portfolio: Portfolio) -> Iterator[Sheet]:
    if len(portfolio.continuity) == 1:
        only = portfolio.continuity[0]
        yield _holdings(f"If {only.person} leaves", only.holdings)
        return
    rows = tuple(
        (one.person, str(len(one.holdings)), _names(one.accounts))
        for one in portfolio.continuity
        if one.holdings
    )
    yield Sheet(
        "If they leave", ("Person", "Things that rest with them", "Clients who would miss them"), rows
    )


def _holdings(title: str, holdings: Iterable[Holding]) -> Sheet:
    rows = tuple((one.account or "the firm", one.what, _place(one)) for one in holdings)
    return Sheet(title, ("Account", "What", "Where"), rows, "nothing rests with them")


def _place(one: Holding) -> str:
    return f"{one.file} {one.place}".rstrip()


def reassign_sheets(change: Reassignment) -> Iterator[Sheet]:
    """What moves account by account, what is missing, and what stays."""
    if change.warnings:
        yield Sheet("Before you begin", ("What",), tuple((one,) for one in change.warnings))
    for move in change.moves:
        rows = tuple(
            (one.what, "name anew" if one.named else "moves along", _place(one)) for one in move.holdings
        )
        yield Sheet(f"{move.account}: what moves", ("What", "How", "Where"), rows, "nothing is left behind")
        yield Sheet(
            f"{move.account}: still missing", ("What",), tuple((one,) for one in move.missing), "nothing"
        )
        if move.acceptance:
            yield Sheet(f"{move.account}: acceptance", ("What",), ((move.acceptance,),))
    if not change.moves:
        yield Sheet("What moves", ("What",), (), f"{change.from_} manages no account")
    yield _holdings(f"Stays with {change.from_} unless somebody changes it", change.elsewhere)
