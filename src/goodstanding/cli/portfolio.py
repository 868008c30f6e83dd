"""`standing portfolio`: the accounts as a whole."""

from typing import TYPE_CHECKING

import click

from goodstanding.cli.options import with_occasion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from goodstanding.book import Book
    from goodstanding.model.account import Account
    from goodstanding.model.firm import Firm
    from goodstanding.occasion import Occasion
    from goodstanding.reports.sheet import Sheet

FORMATS = ("text", "json", "markdown")
_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="For people, for programs, or for a page.",
)


@click.command()
@click.option(
    "--person", metavar="PERSON", help="Only this manager's accounts, and all that rests with them."
)
@_FORMAT
@with_occasion
def portfolio(load: "Callable[[], Occasion]", person: str | None, form: str) -> None:
    """Show the accounts as a whole: load, focus of the week, gaps, renewals, and who would be missed.

    What is kept in confidence is left out of every sum.
    """
    from goodstanding.reports.portfolio import portfolio_sheets
    from goodstanding.standing.portfolio import portfolio_of

    occasion = load()
    book, firm = read_book(occasion)
    if person:
        known_person(firm, person)
    found = portfolio_of(_accounts(book), firm, occasion.as_of, person)
    say_sheets(occasion, book, form, found, portfolio_sheets(found))


def read_book(occasion: "Occasion") -> "tuple[Book, Firm]":
    """The book and its firm, without which nothing can be said."""
    from goodstanding.book import load_book
    from goodstanding.errors import SourceError

    book = load_book(occasion.source)
    if book.firm is None:
        raise SourceError("the policy cannot be read as it is: 'standing check' says what is wrong")
    return book, book.firm


def _accounts(book: "Book") -> "list[Account]":
    return [*book.accounts.values()]


def known_person(firm: "Firm", person: str) -> None:
    """Raises UsageError where the firm has no such person."""
    from goodstanding.cli.narrowing import guess
    from goodstanding.errors import UsageError

    if person not in firm.people:
        raise UsageError(f"there is no person '{person}'{guess(person, firm.people)}")


def say_sheets(
    occasion: "Occasion", book: "Book", form: str, found: object, sheets: "Iterable[Sheet]"
) -> None:
    """Shows tables, or for programs what was found."""
    from goodstanding.cli import terminal
    from goodstanding.reports.lines import Piece, Tone, line
    from goodstanding.reports.sheet import render_plain, sheet_lines, sheet_markdown
    from goodstanding.reports.words import long_day

    if form == "json":
        terminal.say(render_plain(found))
        return
    sample = bool(book.firm and book.firm.policy.sample_as_of_on)
    title = f"{'Sample book, as' if sample else 'As'} of {long_day(occasion.as_of)}"
    unread = sorted(set(book.account_records) - set(book.accounts))
    note = f"left out, since they cannot be read: {', '.join(unread)}" if unread else ""
    if form == "markdown":
        terminal.say(
            "\n".join([f"## {title}", "", *([note, ""] if note else []), *sheet_markdown(sheets)]) + "\n"
        )
        return
    head = [line(Piece(title, Tone.HEADING)), *([line(Piece(note, Tone.ERROR))] if note else [])]
    terminal.say_lines([*head, *sheet_lines(sheets)])
