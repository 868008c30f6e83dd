"""What looks at an account or the firm as a whole never tells what is kept in confidence."""

from datetime import date

import pytest
from tests.restricted.canaries import aviary, seen_in

from goodstanding.book import load_book
from goodstanding.reports.lines import to_text
from goodstanding.reports.picture import picture_lines
from goodstanding.reports.portfolio import portfolio_sheets, reassign_sheets
from goodstanding.reports.sheet import render_plain, sheet_lines
from goodstanding.reports.silence import silence_lines
from goodstanding.standing import silent
from goodstanding.standing.evidence import picture_of
from goodstanding.standing.portfolio import portfolio_of, reassignment

DAYS = [date(2026, 2, 1), date(2026, 5, 10), date(2026, 11, 30)]


@pytest.mark.parametrize("as_of", DAYS, ids=str)
def test_no_text_reaches_what_is_said_of_an_account_or_the_firm(as_of: date) -> None:
    world, canaries = aviary()
    source = world.source()
    book = load_book(source)
    assert book.firm is not None
    firm, said = book.firm, []
    for account in book.accounts.values():
        said.append(to_text(silence_lines(silent(account, firm, as_of), source, 110)))
        said.append(to_text(picture_lines(picture_of(account, firm, as_of), source, 110)))
    people = sorted(firm.people)
    for person in (None, *people):
        found = portfolio_of(book.accounts.values(), firm, as_of, person)
        said += [to_text(sheet_lines(portfolio_sheets(found))), render_plain(found)]
    moved = reassignment(book.accounts.values(), firm, people[0], people[1], as_of)
    said += [to_text(sheet_lines(reassign_sheets(moved))), render_plain(moved)]

    assert len("".join(said)) > 1000
    assert seen_in(said, canaries) == []
