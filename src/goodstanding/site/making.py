"""The pages and files of an edition while they are being made: what is at hand, and what still comes.

The pages of accounts and people are made in copies of the process, while this one makes those about the
whole book and the generator reads what is written by hand. Whoever asks for the rest waits.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from goodstanding.site.beside import beside, can_be_beside
from goodstanding.site.edition import Edition
from goodstanding.site.files import files_of_accounts, files_of_whole
from goodstanding.site.page import SiteFile, SitePage
from goodstanding.site.pages import (
    PAST,
    RECORDS,
    pages_of_accounts,
    pages_of_people,
    pages_of_reference,
    pages_of_whole,
    paths,
)
from goodstanding.site.past.history_page import history_announced
from goodstanding.standing import sharing
from goodstanding.standing.months_now import Course


class Share(NamedTuple):
    """What was made of some accounts, and how these stood at the end of each month."""

    pages: list[SitePage]
    files: list[SiteFile]
    courses: Mapping[str, Course]


class Held(NamedTuple):
    """What is taken as it is: all of some accounts, and pages and files that tell of none but these."""

    shares: Mapping[str, Share]
    pages: Mapping[str, SitePage]
    files: Mapping[str, SiteFile]


Rest = tuple[list[SitePage], list[SiteFile]]

NOTHING = Held({}, {}, {})


class Making:
    """The pages of an edition by path, and its files; `paths` names all pages in order."""

    def __init__(self, paths: Iterable[str], pages: Iterable[SitePage], comes: Callable[[], Rest]) -> None:
        """`pages` are those at hand, `comes` gives all others and the files."""
        self.paths = tuple(paths)
        self._all = frozenset(self.paths)
        self._pages = _by_path(pages)
        self._comes: Callable[[], Rest] | None = comes
        self._files: list[SiteFile] = []

    def get(self, path: str) -> SitePage | None:
        """The page at that path, if the edition has one."""
        if path in self._all and path not in self._pages:
            self._wait()
        return self._pages.get(path)

    def announced(self, path: str) -> SitePage | None:
        """What can be said of a page in the navigation without waiting for its body."""
        is_to_come = path == PAST and path in self._all and path not in self._pages
        return history_announced() if is_to_come else self.get(path)

    def pages(self) -> list[SitePage]:
        """All pages in order."""
        self._wait()
        return [self._pages[path] for path in self.paths]

    def files(self) -> list[SiteFile]:
        """The files beside the pages."""
        self._wait()
        return self._files

    def _wait(self) -> None:
        if self._comes:
            comes, self._comes = self._comes, None
            pages, self._files = comes()
            self._pages |= _by_path(pages)


def begin(edition: Edition, workers: int = 1, held: Held = NOTHING) -> Making:
    """Begins to make an edition; with several workers the pages of accounts in processes of their own."""
    if workers > 1:
        _look_up(edition)
    begun = [beside(one) if workers > 1 else one for one in _work(edition, workers, held.shares)]
    first = [*pages_of_whole(edition), *held.pages.values()]
    if RECORDS not in held.pages:
        first += pages_of_reference(edition)

    def rest() -> Rest:
        shares = [*held.shares.values(), *(answer() for answer in begun)]
        people = pages_of_people(edition, held.pages)
        pages = [*people, *(page for share in shares for page in share.pages)]
        files = [*files_of_whole(edition, held.files), *held.files.values()]
        files += (file for share in shares for file in share.files)
        for share in shares:
            _take(edition, share.courses)
        return [*pages, *pages_of_whole(edition, [PAST])], files

    return Making(paths(edition), first, rest)


def _work(edition: Edition, workers: int, held: Mapping[str, Share]) -> list[Callable[[], Share]]:
    accounts = [id_ for id_ in (edition.ledger.accounts if edition.ledger else ()) if id_ not in held]
    dealt = (accounts[number::workers] for number in range(workers))
    return [partial(make_share, edition, share) for share in dealt]


def _take(edition: Edition, courses: Mapping[str, Course]) -> None:
    if edition.ledger and edition.ledger.past.history is None:
        edition.ledger.past.courses.take(courses)


def ready(pages: Iterable[SitePage]) -> Making:
    """Pages that are all there, and no files."""
    made = [*pages]
    return Making([page.path for page in made], made, lambda: ([], []))


def workers_for(edition: Edition) -> int:
    """How many processes the pages of that edition are worth, on this machine."""
    if edition.ledger is None or not can_be_beside():
        return 1
    return sharing.workers_for(len(edition.ledger.accounts))


def make_share(edition: Edition, ids: Sequence[str]) -> Share:
    """The pages and files of some accounts."""
    pages, files = [*pages_of_accounts(edition, ids)], [*files_of_accounts(edition, ids)]
    courses = edition.ledger.past.courses.found() if edition.ledger else {}
    return Share(pages, files, {id_: courses[id_] for id_ in ids if id_ in courses})


def _look_up(edition: Edition) -> None:
    """What every process asks for: it is found out once, before they part."""
    if edition.ledger:
        past = edition.ledger.past
        _ = edition.ledger.accounts, edition.ledger.names, past.promises_of, past.acceptances
        _ = past.courses.firms if past.history is None else past.months


def _by_path(pages: Iterable[SitePage]) -> dict[str, SitePage]:
    return {page.path: page for page in pages}
