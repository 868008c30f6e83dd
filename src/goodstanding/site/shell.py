"""The theme's part of a page, made once for all pages of a kind.

Pages that stand in no navigation, as those of accounts, differ in nothing but what is ours: title,
body, table of contents and address. The theme would work out the same header, menu and footer for
each of a thousand; instead it draws one page of a kind, the model, and the others are made from it.
"""

import re
from dataclasses import dataclass, field, replace

from goodstanding.site.carry import finish, first_id, placeholder_body, splice
from goodstanding.site.page import Heading, SitePage
from goodstanding.site.text import escape

# The template of pages that are made from a model: it holds next to nothing.
NO_THEME = "standing-no-theme.html"
_ID, _TITLE = "standing-id-of-a-part", "standing-title-of-a-part"
# An entry of a table of contents; it holds no other.
_ENTRY = re.compile(rf"<li\b(?:(?!<li\b).)*?{_ID}(?:(?!<li\b).)*?</li>", re.DOTALL)

Kind = tuple[str, int, tuple[str, ...], str, bool]


@dataclass(frozen=True, slots=True)
class Shell:
    """A finished page without what is a page's own, and the address that it was drawn for."""

    html: str
    url: str


@dataclass
class Shells:
    """The models of one build by kind of page."""

    _models: dict[Kind, str] = field(default_factory=dict)
    _drawn: dict[Kind, Shell] = field(default_factory=dict)

    def has_model(self, page: SitePage) -> bool:
        """Whether another page is drawn for this one; the first that asks is the model of its kind."""
        if page.in_nav:
            return False
        return self._models.setdefault(_kind(page), page.path) != page.path

    def is_model(self, page: SitePage) -> bool:
        """Whether this page is drawn for all of its kind."""
        return not page.in_nav and self._models.get(_kind(page)) == page.path

    def draw(self, html: str, page: SitePage, *, live: bool = False) -> None:
        """Takes the theme's page of a model, closed against all it was not built with."""
        self._drawn[_kind(page)] = Shell(finish(html, placeholder_body(page), live=live), page.url)

    def fill(self, page: SitePage) -> str:
        """The finished page."""
        shell = self._drawn[_kind(page)]
        html = shell.html.replace(shell.url, page.url)
        if page.headings:
            html = _ENTRY.sub(lambda found: _entries(found[0], page.headings), html)
        return splice(html, page)


def as_model(page: SitePage) -> SitePage:
    """The page with a table of contents that stands for any other."""
    return replace(page, headings=(Heading(_ID, _TITLE),) if page.headings else ())


def _kind(page: SitePage) -> Kind:
    """Pages for which the theme does the same."""
    return (
        page.path.partition("/")[0],
        page.url.count("/"),
        page.without,
        first_id(page),
        bool(page.headings),
    )


def _entries(entry: str, headings: tuple[Heading, ...]) -> str:
    return "".join(entry.replace(_ID, one.id).replace(_TITLE, escape(one.title)) for one in headings)
