"""A page of tables over all accounts."""

from collections.abc import Sequence

from goodstanding.immutable import Value
from goodstanding.site.edition import Edition
from goodstanding.site.page import Heading, SitePage, url_of
from goodstanding.site.press import render
from goodstanding.site.tables import Table


class Part(Value, frozen=True):
    """One table with its heading, and what is said where it is empty (`good` news or not)."""

    id: str
    title: str
    table: Table
    empty: str
    explain: str = ""
    good: bool = False


class Sheet(Value, frozen=True):
    """What such a page is called, what it says first, and by which words search finds it."""

    path: str
    title: str
    lead: str
    words: str


def sheet_page(edition: Edition, sheet: Sheet, parts: Sequence[Part]) -> SitePage:
    """The page of those tables."""
    url = url_of(sheet.path)
    view = {
        "anchor": sheet.path.removesuffix(".md"),
        "title": sheet.title,
        "lead": sheet.lead,
        "parts": parts,
        # Empty tables alone would praise a book in which nothing is written yet.
        "is_empty": not (edition.standing and edition.standing.accounts),
    }
    body = render("sheet.html", edition, url, view)
    headings = tuple(Heading(part.id, part.title) for part in parts)
    return SitePage(sheet.path, sheet.title, body, headings, sheet.words, wide=True)
