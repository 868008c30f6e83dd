"""All pages of an edition."""

import re
from collections.abc import Callable, Container, Iterable, Iterator

from goodstanding.kinds import KINDS
from goodstanding.site.account.page import account_page
from goodstanding.site.calendar import calendar_page
from goodstanding.site.documents.page import document_page, documents
from goodstanding.site.edition import Edition
from goodstanding.site.forms.page import write_page
from goodstanding.site.ledger import Ledger
from goodstanding.site.lists.escalations import escalations_page
from goodstanding.site.lists.exceptions import exceptions_page
from goodstanding.site.lists.gaps import gaps_page
from goodstanding.site.lists.load import load_page
from goodstanding.site.lists.pipeline import pipeline_page
from goodstanding.site.lists.problems import problems_page
from goodstanding.site.lists.promises import promises_page
from goodstanding.site.lists.transitions import transitions_page
from goodstanding.site.overdue import overdue_page
from goodstanding.site.page import SitePage, url_of
from goodstanding.site.past.history_page import history_page
from goodstanding.site.past.track_record import track_record_page
from goodstanding.site.people import people_page, person_page
from goodstanding.site.portfolio import board_page, portfolio_page
from goodstanding.site.reference import kind_page, records_page
from goodstanding.site.rulebook import clocks_page, rules_page
from goodstanding.site.week import week_page
from goodstanding.writing.spelling import speaking

# A path comes from names of folders: nothing but these characters may lead to a file we write.
_PATH = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/){0,2}[a-z0-9]+(?:-[a-z0-9]+)*\.md")

# The pages about the whole book, in the order in which they are made.
_WHOLE: dict[str, Callable[[Edition, Ledger], SitePage]] = {
    "index.md": week_page,
    "overdue.md": overdue_page,
    "accounts/index.md": portfolio_page,
    "board.md": board_page,
    "promises.md": promises_page,
    "track-record.md": track_record_page,
    "history.md": history_page,
    "pipeline.md": pipeline_page,
    "transitions.md": transitions_page,
    "escalations.md": escalations_page,
    "exceptions.md": exceptions_page,
    "load.md": load_page,
    "gaps.md": gaps_page,
    "problems.md": problems_page,
    "calendar.md": calendar_page,
    "people/index.md": people_page,
}
# It tells how every account stood at the end of every month: found out with the pages of accounts.
PAST = "history.md"
# The first page of the reference.
RECORDS = "records/index.md"
WHOLE = tuple(path for path in _WHOLE if path != PAST)
_OF_EACH = ("people/", "accounts/", "documents/", "write/")


def paths(edition: Edition) -> list[str]:
    """The paths of all pages that `make_pages` gives, in order."""
    found = []
    if edition.ledger is not None:
        found += [*_WHOLE]
        found += [f"people/{id_}.md" for id_ in _people(edition.ledger)]
        found += [f"accounts/{id_}.md" for id_ in edition.ledger.accounts]
        found += [one.path for one in documents(edition.ledger)]
        found += [f"write/{id_}.md" for id_ in edition.ledger.accounts]
    found += [RECORDS, *(f"records/{name}.md" for name in KINDS)]
    found += ["rules/index.md", "clocks/index.md"]
    return [path for path in found if _PATH.fullmatch(path)]


def _people(ledger: Ledger) -> list[str]:
    return sorted(ledger.firm.people) if ledger.firm else []


def urls(edition: Edition) -> list[str]:
    """The addresses of all pages that `make_pages` gives."""
    return [url_of(path) for path in paths(edition)]


def in_nav(path: str) -> bool:
    """Whether a page of that path stands in the navigation; those of each account and person do not."""
    return path.endswith("/index.md") or not path.startswith(_OF_EACH)


def make_pages(edition: Edition) -> Iterator[SitePage]:
    """Every page of the edition; hand-written pages are not among them."""
    ledger = edition.ledger
    if ledger is not None:
        yield from pages_of_whole(edition, _WHOLE)
        yield from pages_of_people(edition)
        yield from pages_of_accounts(edition, ledger.accounts)
    yield from pages_of_reference(edition)


def pages_of_whole(edition: Edition, wanted: Iterable[str] = WHOLE) -> Iterator[SitePage]:
    """The pages about the whole book at these paths."""
    ledger = edition.ledger
    if ledger is not None:
        yield from _told(edition, (_WHOLE[path](edition, ledger) for path in wanted))


def pages_of_people(edition: Edition, without: Container[str] = ()) -> Iterator[SitePage]:
    """The page of each of us, but for those whose paths are in `without`."""
    ledger = edition.ledger
    if ledger is not None and ledger.firm is not None:
        people = ledger.firm.people
        wanted = (id_ for id_ in _people(ledger) if f"people/{id_}.md" not in without)
        yield from _told(edition, (person_page(edition, ledger, people[id_]) for id_ in wanted))


def pages_of_accounts(edition: Edition, ids: Iterable[str]) -> Iterator[SitePage]:
    """The pages about each of these accounts alone: itself, its documents, its forms."""
    ledger = edition.ledger
    if ledger is not None:
        yield from _told(edition, _of_accounts(edition, ledger, [*ids]))


def pages_of_reference(edition: Edition) -> Iterator[SitePage]:
    """The pages that tell how records, rules and clocks are."""
    yield from _told(edition, _reference(edition))


def _told(edition: Edition, pages: Iterator[SitePage]) -> Iterator[SitePage]:
    """The pages, made in the manner of the policy's place."""
    while True:
        with speaking(edition.locale):
            page = next(pages, None)
        if page is None:
            return
        if _PATH.fullmatch(page.path):
            yield page


def _of_accounts(edition: Edition, ledger: Ledger, ids: list[str]) -> Iterator[SitePage]:
    for id_ in ids:
        yield account_page(edition, ledger, id_)
    for one in documents(ledger, ids):
        yield document_page(edition, ledger, one)
    for id_ in ids:
        yield write_page(edition, ledger, id_)


def _reference(edition: Edition) -> Iterator[SitePage]:
    yield records_page(edition)
    for kind in KINDS.values():
        yield kind_page(edition, kind)
    yield rules_page(edition)
    yield clocks_page(edition)
