"""The theme's part of a page, drawn once for all pages of a kind, and kept for the next time.

Pages that stand in no navigation, as those of accounts, differ in nothing but what is ours: title,
body, table of contents and address. The theme draws one page of a kind, the model, which tells of
nothing; those of a thousand accounts are made from it. A page in the navigation is its own model.
"""

import re
from dataclasses import dataclass, field

from markupsafe import Markup

from goodstanding.immutable import Value, replace
from goodstanding.site.carry import TITLE, finish, first_id, placeholder_body, splice
from goodstanding.site.page import Heading, SitePage
from goodstanding.site.text import escape

# Words of a model for which those of a page are put; they are no words of any language.
FIRST, WORDS = "standing-id-of-the-title", "standing-words-of-this-page"
_ID, _PART = "standing-id-of-a-part", "standing-title-of-a-part"
# An entry of a table of contents; it holds no other.
_ENTRY = re.compile(rf"<li\b(?:(?!<li\b).)*?{_ID}(?:(?!<li\b).)*?</li>", re.DOTALL)
_PARTS = (Heading(_ID, _PART),)
_BODY = Markup('<h1 id="standing-id-of-the-title"></h1>')
# No account and no person can have such a name.
_NAME = "_model"
_DEPTHS = {"accounts": 1, "people": 1, "write": 1, "documents": 2}
_WIDE = frozenset(["write"])


class Shell(Value, frozen=True):
    """A finished page without what is a page's own, and the address that it was drawn for."""

    html: str
    url: str


@dataclass
class Shells:
    """The shells of one build, by the model's path."""

    drawn: dict[str, Shell] = field(default_factory=dict)

    def draw(self, html: str, page: SitePage, *, live: bool = False) -> None:
        """Takes the theme's page of a model, closed against all it was not built with."""
        self.drawn[page.path] = Shell(finish(html, placeholder_body(page), live=live), page.url)

    def fill(self, page: SitePage) -> str:
        """The finished page."""
        shell = self.drawn[model_path(page)]
        html = shell.html if page.in_nav else shell.html.replace(shell.url, page.url)
        html = html.replace(FIRST, first_id(page))
        return splice(_ENTRY.sub(lambda found: _entries(found[0], page.headings), html), page)


def models(paths: tuple[str, ...]) -> dict[str, SitePage]:
    """The models by path that pages of these paths outside the navigation need."""
    folders = {path.partition("/")[0] for path in paths if "/" in path and not path.endswith("/index.md")}
    made = (_model(folder) for folder in sorted(folders & _DEPTHS.keys()))
    return {model.path: model for model in made}


def model_path(page: SitePage) -> str:
    """The path of the page that is drawn for this one."""
    return page.path if page.in_nav else _path(page.path.partition("/")[0])


def as_model(page: SitePage) -> SitePage:
    """The page with a table of contents that stands for any other."""
    return replace(page, headings=_PARTS if page.headings else ())


def _model(folder: str) -> SitePage:
    wide = folder in _WIDE
    return SitePage(_path(folder), TITLE, _BODY, _PARTS, WORDS, in_nav=False, wide=wide)


def _path(folder: str) -> str:
    return "/".join([folder, *[_NAME] * _DEPTHS[folder]]) + ".md"


def _entries(entry: str, headings: tuple[Heading, ...]) -> str:
    return "".join(entry.replace(_ID, one.id).replace(_PART, escape(one.title)) for one in headings)
