"""What each of us owes this week, as the text of an issue: short enough to be read, and to be taken."""

from collections.abc import Iterator

from goodstanding.reports.cards import CARDS_SHOWN, Card, Pile, by_owner
from goodstanding.reports.check_text import account_name, said_of
from goodstanding.reports.markdown_report import fitted, opening
from goodstanding.reports.markup import head, quiet, row
from goodstanding.reports.report import Report
from goodstanding.reports.words import counted, lateness, titled

# GitHub takes 65,536 characters for an issue.
LARGEST = 60_000


def render_digest(report: Report) -> str:
    """The duties shown, one table for each owner: the first of them, and how many more there are."""
    rows = list(opening(report))
    for pile in by_owner(report.duties):
        rows += _pile(report, pile)
    return fitted(rows, LARGEST)


def _pile(report: Report, pile: Pile) -> Iterator[str]:
    soon = len(pile.cards) - pile.overdue
    yield from (f"### {quiet(pile.title)}: {pile.overdue} late, {soon} to come", "")
    yield from head("When", "Account", "What", "Why")
    yield from (_card_row(report, card) for card in pile.cards[:CARDS_SHOWN])
    yield ""
    if (more := len(pile.cards) - CARDS_SHOWN) > 0:
        yield from (f"and {counted(more, 'more', 'more')}: standing due --manager {quiet(pile.title)}", "")


def _card_row(report: Report, card: Card) -> str:
    first = card.first
    # What is due first gives the reason; the others are named.
    others = [shown.duty.clock for shown in card.agenda if shown.duty.clock != first.clock]
    also = f"; also {', '.join(map(quiet, dict.fromkeys(others)))}" if others else ""
    return row(
        lateness(first, report.standing.as_of),
        quiet(account_name(report, first.account)),
        quiet(titled(first.clock)) + also,
        quiet(said_of(first)),
    )
