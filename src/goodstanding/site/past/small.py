"""The months in small: a line for each account and for the load of each manager, all on the same scales."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from goodstanding.history.tally import Tally
from goodstanding.immutable import Value
from goodstanding.site.ledger import Ledger
from goodstanding.site.marks import Marks
from goodstanding.site.past.figures import Told
from goodstanding.site.past.spark import spark
from goodstanding.site.tables import Cell, Column, Row, Table, columns
from goodstanding.site.text import Form
from goodstanding.site.words import spell_number, spell_short

# One point is no line.
_WORTH_A_LINE = 2
_LOWEST_TOP = 4.0
# A table of more rows nobody reads; the title of each line has its figures too.
_FIGURES_SHOWN = 60
_LINE = Form("%s <strong>%s</strong>")
_ALONE = Form("<strong>%s</strong>")
Values = list[tuple[date, float]]


class _Paper(Value, frozen=True):
    """What all lines of one column share: the days, and where the scale ends."""

    span: tuple[date, date]
    top: float = 100.0

    def cell(self, what: str, values: Values, now: str) -> Cell:
        """The line with the newest figure beside it, and that alone where there is no line to draw."""
        if len(values) < _WORTH_A_LINE:
            return Cell(_ALONE(now) if now else "-", f"{values[-1][1]:g}" if values else "")
        said = f"{what}, month-ends from {spell_short(values[0][0])} to {spell_short(values[-1][0])}"
        line = spark(values, top=self.top, span=self.span, said=said)
        return Cell(_LINE(line, now), f"{values[-1][1]:g}")


def account_table(told: Sequence[Told], ledger: Ledger, m: Marks) -> Table:
    """Overdue, evidence and promises of every account that is in the book today, by name."""
    months = [one for one in told if one.month.is_judged]
    if not months:
        return Table("Each account month by month", (), ())
    span = (months[0].day, months[-1].day)
    highest = max((own.overdue for one in months for own in one.month.accounts.values()), default=0)
    late, of_100 = _Paper(span, max(_LOWEST_TOP, highest)), _Paper(span)
    rows = []
    for account in ledger.by_name:
        overdue, whole = _of(account.id, months)
        kept = ledger.past.kept_of.get(account.id, {})
        if not overdue:
            continue
        name = ledger.names.account(account.id)
        cells = (
            Cell(m.account(account.id), name),
            late.cell(f"Overdue of {name}", overdue, spell_number(overdue[-1][1])),
            of_100.cell(
                f"What the records said of {name}", whole, spell_number(whole[-1][1]) if whole else ""
            ),
            of_100.cell(f"Percent of promises kept of {name}", _shares(kept, months), _ended(kept, span[1])),
        )
        rows.append(Row(cells, anchor=f"of-{account.id}"))
    titles = columns("Account", "Overdue", "Records said", "Promises kept")
    return Table("Each account month by month", titles, tuple(rows), "account-months", css="gs-sparks")


def _of(account: str, months: Sequence[Told]) -> tuple[Values, Values]:
    """What was overdue of one account at each month-end, and what the records said where they said enough."""
    at = [(one.day, own) for one in months if (own := one.month.accounts.get(account))]
    overdue = [(day, float(own.overdue)) for day, own in at]
    return overdue, [(day, float(own.whole)) for day, own in at if own.whole is not None]


def _shares(kept: Mapping[date, Tally], months: Sequence[Told]) -> Values:
    tallies = ((one.day, kept.get(one.day)) for one in months)
    return [(day, round(100 * tally.share)) for day, tally in tallies if tally and tally.share is not None]


def _ended(kept: Mapping[date, Tally], last: date) -> str:
    tally = kept.get(last)
    return f"{tally.kept} of {tally.due}" if tally else ""


def figure_tables(told: Sequence[Told], ledger: Ledger, m: Marks) -> list[Table]:
    """The figures behind the lines, an account a row and a month a column; none for very many accounts."""
    months = [one for one in told if one.month.is_judged]
    own = [(one, _of(one.id, months)) for one in ledger.by_name]
    shown = [(account, values) for account, values in own if values[0]]
    if not 0 < len(shown) <= _FIGURES_SHOWN:
        return []
    days = [one.day for one in months]
    titles = (Column("Account"), *(Column(spell_short(day), is_figure=True) for day in days))
    return [
        Table(
            label,
            titles,
            tuple(
                _figures(ledger.names.account(one.id), m.account(one.id), values[part], days)
                for one, values in shown
            ),
            css="gs-weeks",
            can_filter=False,
        )
        for part, label in enumerate(("Overdue by account", "What the records said by account"))
    ]


def _figures(name: str, link: object, values: Values, days: Sequence[date]) -> Row:
    known = dict(values)
    figures = (spell_number(known[day]) if day in known else "" for day in days)
    return Row((Cell(link, name), *(Cell(figure, figure) for figure in figures)))


def load_table(told: Sequence[Told], ledger: Ledger, m: Marks) -> Table:
    """What each of us who is still here carried, by name: it is for planning, and nobody is ranked by it."""
    months = [one for one in told if one.month.is_judged]
    carried: dict[str, Values] = defaultdict(list)
    for one in months:
        for person, weight in one.month.carried.items():
            carried[person].append((one.day, weight))
    people = ledger.firm.people if ledger.firm else {}
    here = [id_ for id_ in carried if id_ in people and not people[id_].left_on]
    if not here:
        return Table("Load of each manager month by month", (), ())
    caps = [float(one.month.cap) for one in months if one.month.cap is not None]
    highest = max([*caps, *(weight for id_ in here for _, weight in carried[id_])])
    paper = _Paper((months[0].day, months[-1].day), max(_LOWEST_TOP, highest))
    rows = [
        Row(
            (
                Cell(m.person(id_), ledger.names.person(id_)),
                paper.cell(
                    f"Load of {ledger.names.person(id_)}", carried[id_], _weight(carried[id_], months[-1])
                ),
            )
        )
        for id_ in sorted(here, key=lambda id_: (ledger.names.person(id_).casefold(), id_))
    ]
    titles = (Column("Manager"), Column("Load", is_fixed=True))
    return Table(
        "Load of each manager month by month", titles, tuple(rows), "load-months", css="gs-sparks gs-narrow"
    )


def _weight(values: Values, last: Told) -> str:
    day, weight = values[-1]
    if day != last.day:
        return f"until {spell_short(day)}"
    cap = last.month.cap
    return spell_number(weight) + (f" of {spell_number(cap)}" if cap is not None else "")
