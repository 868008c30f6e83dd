"""A page of the site, free of any generator."""

import posixpath

from markupsafe import Markup

from goodstanding.immutable import Value


class Heading(Value, frozen=True):
    """A heading that the page's table of contents lists; `title` is plain text."""

    id: str
    title: str
    level: int = 2


class SitePage(Value, frozen=True):
    """One page: where it stands, its name, its body, its headings and what search finds it by.

    `path` is as of a Markdown file (`accounts/acme.md`), `title` and `search` are plain text,
    `body` is HTML and begins with the page's own first heading. A `wide` page is all table or
    cards and wants the room of the lists beside it.
    """

    path: str
    title: str
    body: Markup
    headings: tuple[Heading, ...] = ()
    search: str = ""
    in_nav: bool = True
    wide: bool = False

    @property
    def without(self) -> tuple[str, ...]:
        """The lists beside the page that it does without: other pages, its own headings."""
        if self.wide:
            return ("navigation", "toc")
        return () if self.in_nav else ("navigation",)

    @property
    def url(self) -> str:
        """Its address from the root of the site: `accounts/acme/`."""
        return url_of(self.path)

    @property
    def file(self) -> str:
        """Its file from the root of the site: `accounts/acme/index.html`."""
        return self.url + "index.html"


class SiteFile(Value, frozen=True):
    """A file that comes with the pages: its path from the root of the site, and its bytes."""

    path: str
    data: bytes


def url_of(path: str) -> str:
    """The address of a Markdown file's page from the root of the site; "" is the front page."""
    stem = path.removesuffix(".md")
    folder, name = posixpath.split(stem)
    if name == "index":
        return f"{folder}/" if folder else ""
    return f"{stem}/"


class Links(Value, frozen=True):
    """Addresses as seen from one page. What is not `known` gets no link.

    `index` is added to every folder's address, for pages that are opened without a server.
    """

    here: str
    known: frozenset[str]
    index: str = ""

    def to(self, url: str) -> str | None:
        """The relative address of a page of the site, or None where there is no such page."""
        base, hash_, anchor = url.partition("#")
        if base not in self.known:
            return None
        if base == self.here and anchor:
            return f"#{anchor}"
        return f"{self._up}{base}{self.index}{hash_}{anchor}" or "./"

    @property
    def _up(self) -> str:
        """The way from here to the root of the site."""
        return "../" * self.here.count("/")

    def asset(self, path: str) -> str:
        """The relative address of a file that comes with the site."""
        return self._up + path
