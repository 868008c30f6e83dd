"""A preview after an edit: what differs is made and written, and nothing else.

The generator can only build all of a site. Where nothing changed but records, its part of every page is
the same as before: each page is kept without what is ours, and what is ours comes in anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from goodstanding.immutable import Value, replace
from goodstanding.site.carry import plain_url
from goodstanding.site.edition import Edition
from goodstanding.site.findable import with_pages
from goodstanding.site.making import Making, begin
from goodstanding.site.markers import fill
from goodstanding.site.page import SitePage, url_of
from goodstanding.site.pages import in_nav, paths, urls
from goodstanding.site.preview import Kept
from goodstanding.site.reuse import held_of
from goodstanding.site.shell import Shells, models

SEARCH = "search/search_index.json"


class Shown(Value, frozen=True):
    """What a preview shows: its edition, its pages, and what the generator gave to each of them.

    `index` is the search index as the generator wrote it, `written` are the hand-written pages by path.
    """

    edition: Edition
    making: Making
    shells: Shells
    written: Mapping[str, Kept]
    index: str | None = None


@dataclass
class Renewal:
    """What is shown after an edit; `changed` are the site's files to write, `gone` those to take away."""

    shown: Shown
    changed: dict[str, bytes] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)


def renew(shown: Shown, edition: Edition) -> Renewal | None:
    """What that edition of the same book changes; None where the generator has to build all anew."""
    before = shown.edition
    if _frame(edition) != _frame(before):
        return None
    by_hand = before.known.difference(urls(before))
    edition = replace(edition, known=by_hand.union(urls(edition)))
    making = begin(edition, held=held_of(shown.making, before, edition))
    renewal = Renewal(replace(shown, edition=edition, making=making))
    pages = [page for page in making.pages() if page != shown.making.get(page.path)]
    if not all(_fits(page, shown.making.get(page.path)) for page in pages):
        return None
    renewal.changed |= {page.file: encoded(shown.shells.fill(page)) for page in pages}
    _take_away(renewal, shown.making)
    _files(renewal, shown.making)
    if shown.index is not None and (renewal.gone or any(not page.in_nav for page in pages)):
        renewal.changed[SEARCH] = search_index(shown.index, making)
    return renewal if _hand_written(renewal) else None


def encoded(html: str) -> bytes:
    """A page as the generator writes it."""
    return html.encode("utf-8", "xmlcharrefreplace")


def search_index(index: str, making: Making) -> bytes:
    """The generator's search index with the pages that it never saw."""
    return with_pages(index, (page for page in making.pages() if not page.in_nav)).encode()


def _frame(edition: Edition) -> tuple[object, ...]:
    """What decides which pages the generator knows, and what its part of them is."""
    found = paths(edition)
    listed = [path for path in found if in_nav(path)]
    return edition.profile, edition.sample, edition.ledger is None, listed, [*models(tuple(found))]


def _fits(page: SitePage, before: SitePage | None) -> bool:
    """Whether the generator's part of a page, its words for search included, is what it was."""
    if not page.in_nav:
        return True
    if before is None or bool(page.headings) != bool(before.headings):
        return False
    return (page.title, page.search) == (before.title, before.search)


def _take_away(renewal: Renewal, before: Making) -> None:
    now = frozenset(renewal.shown.making.paths)
    renewal.gone += [page.file for page in before.pages() if page.path not in now]


def _files(renewal: Renewal, before: Making) -> None:
    old = {file.path: file.data for file in before.files()}
    new = {file.path: file.data for file in renewal.shown.making.files()}
    renewal.changed |= {path: data for path, data in new.items() if old.get(path) != data}
    renewal.gone += sorted(old.keys() - new.keys())


def _hand_written(renewal: Renewal) -> bool:
    """Fills the hand-written pages anew; no where the place of the old text cannot be told."""
    for path, kept in renewal.shown.written.items():
        filled = fill(kept.html, renewal.shown.edition, plain_url(url_of(path))).html
        if filled == kept.filled:
            continue
        if kept.output.count(kept.filled) != 1:
            return False
        kept.output, kept.filled = kept.output.replace(kept.filled, filled), filled
        renewal.changed[url_of(path) + "index.html"] = encoded(kept.output)
    return True
