"""The first page: what each of us should take up this week."""

from goodstanding.duty import Band
from goodstanding.finding import Severity
from goodstanding.site.cards import desks
from goodstanding.site.edition import Edition
from goodstanding.site.names import Names
from goodstanding.site.page import Heading, SitePage
from goodstanding.site.press import render


def week_page(edition: Edition) -> SitePage:
    """This week: everyone's cards in the order to take them, and what turns due next."""
    book, standing = edition.book, edition.standing
    if book is None or standing is None:
        raise ValueError("a public edition has no week")
    names = Names(book)
    named = {duty.owner: names.person(duty.owner) for duty in standing.duties}
    all_desks = desks(standing.duties, book, named)
    tally = {band.value: standing.count_band(band) for band in Band}
    tally |= {"accounts": len(book.accounts), "errors": standing.count(Severity.ERROR)}
    people = sorted(book.firm.people) if book.firm else []
    view = {
        "first_steps": not standing.accounts,
        "anyone": people[0] if people else None,
        "desks": all_desks,
        "tally": tally,
        "account_name": names.account,
    }
    headings = tuple(Heading(desk.anchor, desk.name) for desk in all_desks)
    if not standing.accounts:
        headings = (Heading("first-steps", "Begin here"),)
    words = " ".join(["week today due next owner", *(desk.name for desk in all_desks)])
    return SitePage(
        "index.md", "This week", render("week.html", edition, "", view), headings, words, wide=True
    )
