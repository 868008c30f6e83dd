"""Load and forecast: what each manager carries, what is coming, and where it would break."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from markupsafe import Markup

from goodstanding.duty import NOBODY
from goodstanding.model.firm import Firm
from goodstanding.model.profile import Size
from goodstanding.reports.cards import monday_of
from goodstanding.reports.forecast import Absence, Forecast, forecast
from goodstanding.site.edition import Edition
from goodstanding.site.ledger import Ledger
from goodstanding.site.lists.lean import hanging, leaderless, renewals
from goodstanding.site.lists.sheet import Part, Sheet, sheet_page
from goodstanding.site.marks import Marks, some, stacked
from goodstanding.site.page import SitePage
from goodstanding.site.people import WEEKS
from goodstanding.site.press import marks_for
from goodstanding.site.tables import Cell, Column, Row, Table, by_day, columns
from goodstanding.site.text import Form
from goodstanding.site.words import count, sentence, spell_day_of_year, spell_number
from goodstanding.standing.portfolio import Load, loads

SHEET = Sheet(
    "load.md",
    "Load and forecast",
    "Whether each of us can carry what is theirs: today, in the coming weeks, and when somebody is away.",
    "load forecast capacity weight cover deputies collisions absences renewals tech lead",
)
_TOO_MANY = Form("<strong>%s</strong>")


class _Week(NamedTuple):
    """A cell of the forecast: who, which week, and how much."""

    owner: str
    monday: date
    cards: int


def load_page(edition: Edition, ledger: Ledger) -> SitePage:
    """The load of each manager, the coming weeks, and what rests on too few."""
    m, seen = marks_for(edition, "load/"), forecast_of(ledger)
    parts = (
        Part("load", "What each manager carries", _loads(ledger, m), _nobody(ledger), _weights(ledger.firm)),
        Part(
            "weeks",
            f"The next {WEEKS} weeks",
            _weeks(seen, ledger, m),
            "Nothing is owed to anyone in the coming weeks.",
            _of_weeks(seen),
        ),
        Part("too-much", "Too much at once", _too_much(seen, ledger, m), _bearable(seen), good=True),
        *(hanging(ledger, m), leaderless(ledger, m), renewals(ledger, m)),
    )
    return sheet_page(edition, SHEET, parts)


def forecast_of(ledger: Ledger) -> Forecast:
    """How much falls to whom in each of the coming weeks, this one and all that is late included."""
    until_on = monday_of(ledger.as_of) + timedelta(weeks=WEEKS, days=-1)
    people = ledger.firm.people if ledger.firm else {}
    away = (
        Absence(id_, one.starts_on, one.ends_on, one.cover)
        for id_, person in sorted(people.items())
        for one in person.away
    )
    most = ledger.firm.policy.load.due_per_week if ledger.firm else None
    return forecast(ledger.duties, ledger.as_of, until_on, most, away)


def _nobody(ledger: Ledger) -> str:
    if ledger.firm is None:
        return "The policy cannot be read, so nothing can be weighed."
    return "Nobody manages a current account yet."


def _weights(firm: Firm | None) -> str:
    if firm is None:
        return ""
    weights = firm.policy.load.weights
    told = ", ".join(f"{size.value} {spell_number(weights[size])}" for size in Size if size in weights)
    cap = firm.policy.load.cap
    most = "" if cap is None else f" One of us can carry {spell_number(cap)}."
    return f"An account weighs by its size ({told}).{most}" if told else most.strip()


def _loads(ledger: Ledger, m: Marks) -> Table:
    found = loads(ledger.accounts.values(), ledger.firm, ledger.as_of) if ledger.firm else ()
    titles = columns(
        *("Manager", "Carries", "Accounts", "Without a deputy", "Stands in for", "Away"),
        figures=["Carries"],
    )
    # By name: who carries most is no rank.
    by_name = sorted(found, key=lambda one: (ledger.names.person(one.person).casefold(), one.person))
    rows = tuple(Row(_carried(one, ledger, m), anchor=f"load-{one.person}") for one in by_name)
    return Table("Load by manager", titles, rows, "load-table")


def _carried(one: Load, ledger: Ledger, m: Marks) -> tuple[object, ...]:
    page = f"people/{one.person}/"
    sizes = m.parts(f"{number} {size.value}" for size, number in one.sizes)
    second = m.dim(f"would weigh {spell_number(one.standing_in)} more") if one.deputy_for else None
    alone, backed = [m.account(id_) for id_ in one.uncovered], [m.account(id_) for id_ in one.deputy_for]
    return (
        Cell(m.person(one.person), ledger.names.person(one.person)),
        Cell(_weight(one, m), f"{one.weight:g}"),
        Cell(stacked(m.a(f"{page}#accounts", len(one.accounts)), sizes), str(len(one.accounts))),
        Cell(some(alone, m, f"{page}#accounts"), str(len(alone))),
        Cell(stacked(some(backed, m, f"{page}#deputy"), second), str(len(backed))),
        by_day(one.away[0][0] if one.away else None, stacked(*(_away(times, m) for times in one.away))),
    )


def _weight(one: Load, m: Marks) -> Markup:
    told = spell_number(one.weight)
    if one.cap is not None:
        told += f" of {spell_number(one.cap)}"
    return stacked(told, m.chip("too much", "overdue") if one.is_over else None)


def _away(times: tuple[date, date, str | None], m: Marks) -> Markup:
    first, last, cover = times
    days = m.time(first, True) + " to " + m.time(last, True)
    covers = m.dim(m.person(cover) + " stands in") if cover else m.chip("nobody stands in", "soon")
    return stacked(days, covers)


def _of_weeks(seen: Forecast) -> str:
    if not seen.rows:
        return ""
    told = "How many things there are to do: all talks owed to one client in a week are one. What is late is "
    told += "counted with this week. Every figure leads to the desk or the week of whoever does it."
    return told if seen.most is None else f"{told} More than {seen.most} in a week stands in bold."


def _weeks(seen: Forecast, ledger: Ledger, m: Marks) -> Table:
    def order(row: tuple[str, Sequence[int]]) -> tuple[bool, str, str]:
        return row[0] != NOBODY, ledger.names.person(row[0]).casefold(), row[0]

    rows = tuple(
        Row(
            (
                Cell(_who(owner, m), ledger.names.person(owner)),
                *(_figure(_Week(owner, *pair), seen, m) for pair in zip(seen.mondays, counts, strict=True)),
            )
        )
        for owner, counts in sorted(seen.rows, key=order)
    )
    ahead = (Column(spell_day_of_year(monday), is_figure=True) for monday in seen.mondays)
    return Table(
        "Things to do by week", (Column("Who"), *ahead), rows, "weeks-table", css="gs-weeks", can_filter=False
    )


def _figure(week: _Week, seen: Forecast, m: Marks) -> Cell:
    if not week.cards:
        return Cell("", "0")
    # What is late was due before its week: it stands on the desk.
    part = "now" if week.monday == seen.mondays[0] else f"week-{week.monday.isoformat()}"
    link = m.a(f"people/{week.owner}/#{part}", week.cards)
    is_over = seen.most is not None and week.cards > seen.most
    return Cell(_TOO_MANY(link) if is_over else link, str(week.cards))


def _who(owner: str, m: Marks) -> object:
    return "Nobody" if owner == NOBODY else m.person(owner)


def _bearable(seen: Forecast) -> str:
    if seen.most is None:
        return "Nothing falls due while somebody is away. How much a week holds, the policy does not say."
    return "No week is too full, and nothing falls due while somebody is away."


def _too_much(seen: Forecast, ledger: Ledger, m: Marks) -> Table:
    rows = (*_collisions(seen, ledger, m), *_clashes(seen, ledger, m))
    return Table("Too much at once", columns("Who", "When", "What comes together", "What to do"), rows)


def _collisions(seen: Forecast, ledger: Ledger, m: Marks) -> Iterator[Row]:
    for one in seen.collisions:
        yield Row(
            (
                Cell(_who(one.owner, m), ledger.names.person(one.owner)),
                by_day(one.monday, "week of " + m.time(one.monday, True)),
                f"{count(one.cards, 'thing')} to do, more than {seen.most}",
                "Bring some forward, or share them out.",
            )
        )


def _clashes(seen: Forecast, ledger: Ledger, m: Marks) -> Iterator[Row]:
    for one in seen.clashes:
        away = one.absence
        hand = "hand over to " + m.person(away.cover) if away.cover else "name who stands in"
        days = m.time(away.starts_on, True) + " to " + m.time(away.ends_on, True)
        yield Row(
            (
                Cell(_who(away.owner, m), ledger.names.person(away.owner)),
                by_day(away.starts_on, days),
                sentence(f"away, with {count(one.cards, 'thing')} due in that time"),
                "Do what can be done before, and " + hand + ".",
            )
        )
