"""The weekly scan as people read it: who owes what to whom, by owner or by week."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from goodstanding.dates import days_after
from goodstanding.finding import Severity
from goodstanding.immutable import Value
from goodstanding.reports.cards import CARDS_SHOWN, Card, Pile, by_owner, by_week, monday_of
from goodstanding.reports.check_text import COLUMNS, account_name, edit_at, unread_lines
from goodstanding.reports.forecast import Absence, forecast, forecast_lines
from goodstanding.reports.heading import duty_counts, first_steps, judged, opening
from goodstanding.reports.lines import EMPTY, Line, Piece, Tone, line, paragraph
from goodstanding.reports.report import Report
from goodstanding.reports.shown import ShownDuty
from goodstanding.reports.visible import padded
from goodstanding.reports.words import counted, lateness, state_word, titled

_WHEN = 13


class Scan(Value, frozen=True):
    """How the scan was asked for: the last day shown, and whether by week or all of one owner's.

    `most_a_week` is what one person can do in a week, None where the policy does not say; `away` are
    the days on which somebody is away.
    """

    until_on: date
    by_week: bool = False
    show_all: bool = False
    most_a_week: int | None = None
    away: tuple[Absence, ...] = ()


def render_due(report: Report, scan: Scan, columns: int = COLUMNS) -> list[Line]:
    """The whole scan, one list of lines."""
    lines = list(opening(report, columns))
    open_duties = [shown for shown in report.duties if shown.duty.is_open]
    if scan.by_week:
        lines += _weeks(report, open_duties, columns)
        as_of = report.standing.as_of
        lines += forecast_lines(forecast(open_duties, as_of, scan.until_on, scan.most_a_week, scan.away))
    else:
        for pile in by_owner(open_duties):
            lines += [EMPTY, _owner(pile), *_cards(report, pile, scan, columns)]
    lines += _apart(report, columns)
    return [*lines, EMPTY, *first_steps(report, columns), *_closing(report, scan)]


def _owner(pile: Pile) -> Line:
    near = len(pile.cards) - pile.overdue
    parts = [f"{pile.overdue} overdue"] if pile.overdue else []
    parts += [f"{near} coming up"] if near else []
    return line(Piece(pile.title, Tone.HEADING), f"  ({', '.join(parts)})")


def _cards(report: Report, pile: Pile, scan: Scan, columns: int) -> Iterator[Line]:
    most = len(pile.cards) if scan.show_all else CARDS_SHOWN
    yield from _listed(report, pile.cards[:most], columns)
    more = len(pile.cards) - most
    if more > 0:
        yield line(f"  and {more} more: ", Piece(f"standing due --manager {pile.title}", Tone.FAINT))


def _listed(report: Report, cards: Iterable[Card], columns: int, *, owner: bool = False) -> Iterator[Line]:
    told: set[str | None] = set()
    for card in cards:
        yield from card_lines(report, card, columns, owner=owner)
        yield from unread_lines(report, card.first.account, _WHEN + 4, told)


def card_lines(report: Report, card: Card, columns: int, *, owner: bool = False) -> Iterator[Line]:
    """One card: how late, the account and what; then the reason of each duty on it."""
    first = card.first
    when = padded(lateness(first, report.standing.as_of), _WHEN)
    tone = Tone.WARNING if first.is_overdue else Tone.PLAIN
    clocks = list(dict.fromkeys(titled(shown.duty.clock) for shown in card.duties))
    booked = f", booked for {first.booked_on.isoformat()}" if first.booked_on else ""
    who = f", {first.owner}" if owner else ""
    text = f"{account_name(report, first.account)}: {' and '.join(clocks)}{booked}{who}"
    yield line("  ", Piece(when, tone), f"  {first.due_on.isoformat()}  {text}")
    for file, members in groupby(card.duties, key=edit_at):
        for shown in members:
            lead = "" if len(card.duties) == 1 else f"{shown.duty.clock}: "
            yield from paragraph(lead + shown.duty.why, _WHEN + 4, columns)
        yield line(" " * (_WHEN + 4), Piece(file, Tone.FAINT))


def _weeks(report: Report, duties: list[ShownDuty], columns: int) -> Iterator[Line]:
    as_of = report.standing.as_of
    late = [shown for shown in duties if shown.duty.due_on < as_of]
    if late:
        yield from (EMPTY, line(Piece("Earlier", Tone.HEADING)))
        for pile in by_owner(late):
            yield from _listed(report, pile.cards, columns, owner=True)
    for monday, pile in by_week(shown for shown in duties if shown.duty.due_on >= as_of):
        yield from (EMPTY, line(Piece(week_title(monday, as_of), Tone.HEADING)))
        yield from _listed(report, pile.cards, columns, owner=True)


def week_title(monday: date, as_of: date) -> str:
    """`This week, 2026-06-01 to 2026-06-07`, or `Week of ...`."""
    sunday = days_after(monday, 6)
    name = "This week" if monday == monday_of(as_of) else "Week"
    return f"{name}, {monday.isoformat()} to {sunday.isoformat()}"


def _apart(report: Report, columns: int) -> Iterator[Line]:
    apart = [shown for shown in report.duties if not shown.duty.is_open]
    if apart:
        yield from (EMPTY, line(Piece("Put off or excepted", Tone.HEADING)))
    for shown in apart:
        duty = shown.duty
        word = padded(state_word(duty), _WHEN)
        account = account_name(report, duty.account)
        text = f"  {duty.due_on.isoformat()}  {account}: {titled(duty.clock)}, {duty.owner}"
        yield line("  ", Piece(word, Tone.FAINT), text)
        yield from paragraph(duty.why, _WHEN + 4, columns, Tone.FAINT)


def _closing(report: Report, scan: Scan) -> Iterable[Line]:
    if report.standing.judged:
        yield line(f"{duty_counts(report)} (up to {scan.until_on.isoformat()})")
    errors = report.standing.count(Severity.ERROR)
    if errors:
        text = f"{counted(errors, 'error')} in the records: run standing check"
        yield line(Piece(text, Tone.ERROR))
    yield line(Piece(judged(report), Tone.FAINT))
