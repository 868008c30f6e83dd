"""`standing show`: one account, for the person who is about to talk with the client."""

from typing import TYPE_CHECKING, NamedTuple

import click

from goodstanding.cli.completion import complete_accounts
from goodstanding.cli.options import end_with, with_occasion

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from goodstanding.book import Book
    from goodstanding.occasion import Occasion
    from goodstanding.records.source import Source
    from goodstanding.reports.account_text import Subject
    from goodstanding.reports.lines import Line
    from goodstanding.reports.report import Report


class Page(NamedTuple):
    """What an account's page is made from."""

    report: "Report"
    subject: "Subject | None"
    account: str
    columns: int
    source: "Source"


@click.command()
@click.argument("account", shell_complete=complete_accounts)
@click.option("--why", is_flag=True, help="Derive every duty: each day and where it comes from.")
@click.option("--quiet", is_flag=True, help="Say of every clock that asks for nothing why not.")
@with_occasion
def show(load: "Callable[[], Occasion]", account: str, *, why: bool, quiet: bool) -> None:
    """Show one ACCOUNT: who looks after it, what is wrong, what is owed, what is open.

    The last try and the last conversation are told apart: a call that nobody answered is none.
    """
    from goodstanding.book import load_book
    from goodstanding.cli import terminal
    from goodstanding.cli.narrowing import known_account
    from goodstanding.errors import UsageError
    from goodstanding.occasion import pasts_of
    from goodstanding.reports.report import build_report
    from goodstanding.reports.scope import Scope
    from goodstanding.standing import stand

    if why and quiet:
        raise UsageError("say --why or --quiet, not both")
    occasion = load()
    known_account(occasion.source, account)
    book = load_book(occasion.source)
    standing = stand(book, occasion.as_of, pasts_of(occasion))
    report = build_report(standing, occasion.source, Scope(account=account))
    subject = _subject(book, report, account, occasion.source)
    page = Page(report, subject, account, terminal.columns(), occasion.source)
    terminal.say_lines(_silence(page) if quiet else _account(page, why=why))
    end_with(0 if standing.judged else 1)


def _subject(book: "Book", report: "Report", account: str, source: "Source") -> "Subject | None":
    from goodstanding.reports.account_text import Subject

    built = book.accounts.get(account)
    if built is None or book.firm is None:
        return None
    as_of: date = report.standing.as_of
    modes = report.standing.accounts[account].modes
    return Subject(built.as_known(as_of), built, book.firm, source, modes)


def _account(page: Page, *, why: bool) -> "list[Line]":
    from goodstanding.reports.account_text import render_account

    satisfied = _sections("What satisfies it", page.source) if why else None
    return render_account(page.report, page.subject, page.account, page.columns, satisfied)


def _silence(page: Page) -> "list[Line]":
    from goodstanding.reports.account_text import render_header
    from goodstanding.reports.silence import silence_lines
    from goodstanding.standing import silent

    report, subject = page.report, page.subject
    lines = render_header(report, subject, page.account, page.columns)
    if subject:
        silences = silent(subject.written, subject.firm, report.standing.as_of)
        lines += silence_lines(silences, page.source, page.columns)
    return lines


def _sections(title: str, source: "Source") -> dict[str, str]:
    """That paragraph of every clock's page, with the book's own numbers."""
    from goodstanding import resources
    from goodstanding.cli.policy_rows import policy_rows
    from goodstanding.reports.manual import pages_in, section

    rows = policy_rows(source)
    pages = pages_in(resources.folder("docs/clocks"))
    return {id_: section(path.read_text(encoding="utf-8"), title, rows) for id_, path in pages.items()}
