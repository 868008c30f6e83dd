"""All pages of an edition."""

import re
from collections.abc import Iterator

from goodstanding.kinds import KINDS
from goodstanding.site.account import account_page
from goodstanding.site.edition import Edition
from goodstanding.site.lists import accounts_page, overdue_page, problems_page
from goodstanding.site.page import SitePage, url_of
from goodstanding.site.reference import kind_page, records_page
from goodstanding.site.rulebook import clocks_page, rules_page
from goodstanding.site.week import week_page

# A path comes from names of folders: nothing but these characters may lead to a file we write.
_PATH = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)?[a-z0-9]+(?:-[a-z0-9]+)*\.md")


def paths(edition: Edition) -> list[str]:
    """The paths of all pages that `make_pages` gives, in order."""
    found = []
    if edition.book is not None:
        found += ["index.md", "overdue.md", "accounts/index.md", "problems.md"]
        found += [f"accounts/{id_}.md" for id_ in sorted(edition.book.accounts)]
    found += ["records/index.md", *(f"records/{name}.md" for name in KINDS)]
    found += ["rules/index.md", "clocks/index.md"]
    return [path for path in found if _PATH.fullmatch(path)]


def urls(edition: Edition) -> list[str]:
    """The addresses of all pages that `make_pages` gives."""
    return [url_of(path) for path in paths(edition)]


def make_pages(edition: Edition) -> Iterator[SitePage]:
    """Every page of the edition; hand-written pages are not among them."""
    allowed = frozenset(paths(edition))
    for page in _pages(edition):
        if page.path in allowed:
            yield page


def _pages(edition: Edition) -> Iterator[SitePage]:
    book, standing = edition.book, edition.standing
    if book is not None and standing is not None:
        yield week_page(edition)
        yield overdue_page(edition, book, standing)
        yield accounts_page(edition, book, standing)
        yield problems_page(edition, book, standing)
        for id_ in sorted(book.accounts):
            yield account_page(edition, book, standing, id_)
    yield records_page(edition)
    for kind in KINDS.values():
        yield kind_page(edition, kind)
    yield rules_page(edition)
    yield clocks_page(edition)
