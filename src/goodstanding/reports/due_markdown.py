"""The weekly scan as Markdown, for a digest or an issue."""

from collections.abc import Iterator

from goodstanding.reports.cards import Card, Pile, by_owner, by_week
from goodstanding.reports.check_text import account_name, said_of
from goodstanding.reports.due_text import Scan, week_title
from goodstanding.reports.forecast import forecast, forecast_markdown
from goodstanding.reports.markdown_report import LARGEST, fitted, opening
from goodstanding.reports.markup import head, quiet, row
from goodstanding.reports.report import Report
from goodstanding.reports.words import lateness, state_word, titled


def render_due_markdown(report: Report, scan: Scan) -> str:
    """The scan: one table for each owner, or for each week."""
    rows = list(opening(report))
    for title, pile in _piles(report, scan):
        rows += [f"### {quiet(title)}", "", *head("When", "Due", "Account", "What", "Owner", "Why")]
        rows += [_card_row(report, card) for card in pile.cards]
        rows.append("")
    if scan.by_week:
        seen = forecast(report.duties, report.standing.as_of, scan.until_on, scan.most_a_week, scan.away)
        rows += forecast_markdown(seen)
    return fitted([*rows, *_apart(report)], LARGEST)


def _piles(report: Report, scan: Scan) -> Iterator[tuple[str, Pile]]:
    if not scan.by_week:
        yield from ((pile.title, pile) for pile in by_owner(report.duties))
        return
    as_of = report.standing.as_of
    for monday, pile in by_week(report.duties):
        yield week_title(monday, as_of), pile


def _card_row(report: Report, card: Card) -> str:
    first = card.first
    agenda = [(quiet(titled(shown.duty.clock)), quiet(said_of(shown.duty))) for shown in card.duties]
    return row(
        lateness(first, report.standing.as_of),
        first.due_on.isoformat(),
        quiet(account_name(report, first.account)),
        "<br>".join(clock for clock, _ in agenda),
        quiet(first.owner),
        "<br>".join(why for _, why in agenda),
    )


def _apart(report: Report) -> Iterator[str]:
    apart = [shown.duty for shown in report.duties if not shown.duty.is_open]
    if apart:
        yield from ("### Put off or excepted", "", *head("State", "Due", "Account", "What", "Why"))
    for duty in apart:
        account = quiet(account_name(report, duty.account))
        due = duty.due_on.isoformat()
        yield row(state_word(duty), due, account, quiet(titled(duty.clock)), quiet(duty.why))
