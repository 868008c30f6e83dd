"""The pages and files of an edition while they are being made: what is at hand, and what still comes.

The pages of each account and person, and the files, are made in a copy of the process while this one
makes those about the whole book, and the generator reads what is written by hand. Whoever asks for
one that is not there yet waits.
"""

from collections.abc import Callable, Iterable, Mapping

from goodstanding.site.beside import beside, can_be_beside
from goodstanding.site.edition import Edition
from goodstanding.site.files import make_files
from goodstanding.site.page import SiteFile, SitePage
from goodstanding.site.pages import Part, make_part, paths
from goodstanding.standing import sharing

Rest = tuple[list[SitePage], list[SiteFile]]

_NONE: Mapping[str, SitePage] = {}


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


def begin(edition: Edition, workers: int = 1, holding: Mapping[str, SitePage] = _NONE) -> Making:
    """Begins to make an edition; with two workers half of it in a process of its own.

    Pages in `holding`, by path, are taken as they are.
    """

    def rest() -> Rest:
        return [*make_part(edition, Part.EACH, holding)], [*make_files(edition)]

    if workers > 1:
        _look_up(edition)
    comes = beside(rest) if workers > 1 else rest
    pages = [*make_part(edition, Part.WHOLE), *make_part(edition, Part.REFERENCE)]
    return Making(paths(edition), pages, comes)


def ready(pages: Iterable[SitePage]) -> Making:
    """Pages that are all there, and no files."""
    made = [*pages]
    return Making([page.path for page in made], made, lambda: ([], []))


def workers_for(edition: Edition) -> int:
    """How many processes the pages of that edition are worth, on this machine."""
    if edition.ledger is None or not can_be_beside():
        return 1
    return sharing.workers_for(len(edition.ledger.accounts))


def _look_up(edition: Edition) -> None:
    """What both processes ask for: it is found out once, before they part."""
    if edition.ledger:
        _ = edition.ledger.accounts, edition.ledger.names, edition.ledger.past.promises_of


def _by_path(pages: Iterable[SitePage]) -> dict[str, SitePage]:
    return {page.path: page for page in pages}
