"""The book month by month: five drawings, every figure in a table, and a line for each account."""

from markupsafe import Markup

from goodstanding.history.tally import Tally
from goodstanding.immutable import replace
from goodstanding.site.edition import Edition
from goodstanding.site.ledger import Ledger
from goodstanding.site.marks import Marks, stacked
from goodstanding.site.page import Heading, SitePage
from goodstanding.site.past.bygone import Basis, Bygone
from goodstanding.site.past.commits import commit_link
from goodstanding.site.past.figures import Told, figures
from goodstanding.site.past.small import account_table, figure_tables, load_table
from goodstanding.site.press import marks_for, render
from goodstanding.site.tables import Cell, Row, Table, columns
from goodstanding.site.words import count, spell_number, spell_percent

_TITLES = ("Month-end", "Overdue", "Accounts", "Records said", "Promises kept", "Heaviest load")


def history_page(edition: Edition, ledger: Ledger) -> SitePage:
    """The page of the month-ends; where the past cannot be known it says so and draws nothing."""
    m, past = marks_for(edition, "history/"), ledger.past
    told = [
        Told(month, past.kept.get(month.day, Tally({})), past.late.get(month.day)) for month in past.months
    ]
    drawn = figures(told)
    view = {
        "gap": past.gap,
        "by_records": past.basis is Basis.RECORDS,
        "figures": drawn,
        "table": _table(told, past, m),
        "accounts": account_table(told, ledger, m),
        "account_figures": figure_tables(told, ledger, m),
        "loads": load_table(told, ledger, m),
        "unjudged": [one.day for one in told if not one.month.is_judged],
        "unread": [one for one in told if one.month.unread],
    }
    body = render("past/history.html", edition, "history/", view)
    headings = [Heading(one.id, one.title) for one in drawn]
    if told:
        headings.append(Heading("figures", "All figures"))
    for part, title in (("accounts", "Each account"), ("loads", "Each manager's load")):
        if view[part]:
            headings.append(Heading(part, title))
    return replace(history_announced(), body=body, headings=tuple(headings))


def history_announced() -> SitePage:
    """What is known of the page before it is made: all but its body and its headings."""
    words = "history month by month trend overdue evidence promises load charts"
    body = Markup('<h1 id="history"></h1>')
    return SitePage("history.md", "Month by month", body, (), words, wide=True)


def _table(told: list[Told], past: Bygone, m: Marks) -> Table:
    """The figures, the newest first; what a drawing leaves out for want of a figure stands as a dash."""
    late, unread = past.basis is Basis.HISTORY, any(one.month.unread for one in told)
    titles = [*_TITLES, *(["Written later"] if late else []), *(["Not read"] if unread else [])]
    rows = tuple(
        Row(
            (
                *_cells(one, m),
                *([_late(one)] if late else []),
                *([_figure(one.month.unread)] if unread else []),
            )
        )
        for one in reversed(told)
    )
    return Table(
        "The book at the end of each month",
        columns(*titles, figures=titles[1:]),
        rows,
        "months",
        css="gs-weeks",
        can_filter=False,
    )


def _cells(one: Told, m: Marks) -> tuple[object, ...]:
    month = one.month
    day = stacked(m.time(one.day, True), commit_link(m.edition, month.commit) if month.commit else None)
    if not month.is_judged:
        return (day, *(Cell("-", "") for _ in _TITLES[1:]))
    return (
        day,
        _figure(month.overdue),
        _figure(len(month.accounts)),
        _figure(one.whole),
        _kept(one.kept),
        _figure(one.heaviest),
    )


def _figure(value: float | None) -> Cell:
    return Cell("-", "") if value is None else Cell(spell_number(value), str(value))


def _kept(tally: Tally) -> Cell:
    if not tally.due:
        return Cell("-", "")
    share = "" if tally.share is None else f" ({spell_percent(tally.share)})"
    return Cell(f"{tally.kept} of {tally.due}{share}", str(tally.share or 0))


def _late(one: Told) -> Cell:
    if one.late is None or not one.late.records:
        return Cell("-", "")
    return Cell(f"{one.late.late} of {count(one.late.records, 'record')}", str(one.late.late))
