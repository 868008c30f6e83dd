"""Editions and pages of made-up books, for tests."""

from collections.abc import Mapping

from tests.worlds import day

from goodstanding.immutable import replace
from goodstanding.records.source import Source
from goodstanding.site.edition import Edition, Profile, load_edition
from goodstanding.site.page import SitePage
from goodstanding.site.pages import make_pages, urls


def edition_of(source: Source, as_of: str = "2026-06-01", profile: str = "internal") -> Edition:
    """The edition of a book, knowing its own pages and all pages of clocks and rules."""
    edition = load_edition(source, day(as_of), Profile(profile))
    return replace(edition, known=frozenset(urls(edition)))


def pages_by_path(edition: Edition) -> Mapping[str, SitePage]:
    """Its pages by path."""
    return {page.path: page for page in make_pages(edition)}
