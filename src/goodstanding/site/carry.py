"""What any generator needs to carry our pages: placeholders, navigation, addresses for editing."""

import posixpath
import re
from collections.abc import Container, Iterable
from pathlib import Path
from typing import TypedDict
from urllib.parse import urljoin

from markupsafe import Markup

from goodstanding import resources
from goodstanding.immutable import replace
from goodstanding.site.modes import RUNNING
from goodstanding.site.page import SitePage
from goodstanding.site.security import policy_for, protect
from goodstanding.site.text import escape
from goodstanding.site.theme import mend, squeezed, with_jump
from goodstanding.site.views import VIEWS

_OPEN, _CLOSE = "<!--standing:body-->", "<!--/standing:body-->"
_BODY = re.compile(re.escape(_OPEN) + ".*?" + re.escape(_CLOSE), re.DOTALL)
_FIRST_ID = re.compile(r'<h1 id="([^"]*)"')
# What stands for the title of a page outside the navigation until it is finished.
TITLE = "standing-title-of-this-page"
# The order of the site's parts; folders give their pages by name, the index first.
_PARTS = (
    ("This week", "index.md"),
    ("Overdue", "overdue.md"),
    ("Accounts", "accounts/"),
    ("People", "people/index.md"),
    ("Calendar", "calendar.md"),
    ("Playbook", "playbook/"),
    ("Rules", "rules/"),
    ("Clocks", "clocks/"),
    ("Records", "records/"),
    ("Commands", "commands.md"),
    ("Guide", "guide/"),
)
# Chapters stand in the order in which they are learned, guides in that in which they are needed.
_ORDER = (
    *("account-manager", "modes", "rhythm", "reviews", "commitments", "communication", "opportunities"),
    *(
        "handoffs",
        "escalation",
        "value",
        "people",
        "money",
        "projects",
        "load",
        "words",
        "privacy",
        "records",
        "history",
    ),
    *(
        "templates",
        "first-day",
        "first-week",
        "tour",
        "keeping-records",
        "writing-in-the-browser",
        "spreadsheet",
        "reviewing",
    ),
)
# The chapter that has pages of its own below it, one for each mode.
_MODES = "playbook/modes.md"
# How much a hit weighs in the site's search: a question of daily practice is answered by a chapter.
_WEIGHTS = (("playbook/", 6.0), ("guide/", 3.0), ("messages.md", 0.2), ("design.md", 0.1), ("laws.md", 0.1))
# The first page where there is none of the engine's: written by hand, for anyone.
_START = "Start"
# What those want to know who change the project; it ends the guide.
_BEHIND = ("design.md", "laws.md")

NavItem = str | dict[str, "str | list[NavItem]"]


class MenuEntry(TypedDict):
    """One heading in a table of contents."""

    level: int
    id: str
    name: str
    children: list["MenuEntry"]


def placeholder(page: SitePage) -> str:
    """What stands in for a page's body until it is finished: its title and its words for search."""
    heading = f'<h1 id="{first_id(page)}">{escape(page.title)}</h1>'
    return f"{_OPEN}{heading}<p>{escape(page.search)}</p>{_CLOSE}"


def title_for(page: SitePage) -> str:
    """What the generator may know of a page's title.

    Themes print titles in many places, and not all of them escape. Pages outside the navigation
    are named by records, so their title comes in only when the page is finished.
    """
    return str(escape(page.title)) if page.in_nav else TITLE


def placeholder_body(page: SitePage) -> SitePage:
    """The page with nothing in it but the places that `splice` fills."""
    empty = Markup(_OPEN + _CLOSE)  # noqa: S704 - our own two comments
    return replace(page, title=TITLE, body=empty)


def splice(html: str, page: SitePage) -> str:
    """The finished page with body and title in the places kept for them."""
    whole = _BODY.sub(lambda _: page.body, html, count=1)
    return whole.replace(TITLE, escape(page.title))


def finish(html: str, page: SitePage | None = None, *, live: bool = False) -> str:
    """A page of the generator's, with ours in it, closed against all it was not built with.

    What may run is settled before anything of a record comes in: a script that got there by a
    record would have no leave to run.
    """
    html = mend(html)
    if page is None:
        return protect(html, policy_for(html, live=live))
    html = squeezed(html if page.in_nav else with_jump(html))
    policy = policy_for(_BODY.sub("", html), live=live)
    return protect(splice(html, page), policy)


def first_id(page: SitePage) -> str:
    """The anchor of the page's own heading."""
    found = _FIRST_ID.search(page.body)
    return found[1] if found else "top"


def menu(page: SitePage) -> list[MenuEntry]:
    """The page's table of contents: its title, and its headings below."""
    below: list[MenuEntry] = [
        {"level": one.level, "id": one.id, "name": str(escape(one.title)), "children": []}
        for one in page.headings
    ]
    title = title_for(page)
    return [{"level": 1, "id": first_id(page), "name": title, "children": below}]


def search_weight(path: str) -> float:
    """How much a hit on that page weighs beside others, for the site's search."""
    return next((weight for place, weight in _WEIGHTS if path.startswith(place)), 1.0)


def plain_url(url: str) -> str:
    """A page's address as ours are written: the front page's is empty."""
    return "" if url in {".", "./"} else url


def schemas_folder() -> Path:
    """Where the schemas lie that the reference pages are made from; a preview watches it."""
    return resources.folder("schemas")


def nav_of(paths: Iterable[str], made: Container[str]) -> list[NavItem]:
    """The navigation: our parts in their order, each with the pages that are there.

    `made` are those of them that the engine makes.
    """
    present = sorted(paths)
    nav: list[NavItem] = []
    for title, place in _PARTS:
        if place.endswith("/"):
            inside = _inside(place, present)
            if inside:
                nav.append({title: inside})
        elif place in present:
            nav.append({_START if place == "index.md" and place not in made else title: place})
    return nav


def _inside(place: str, present: list[str]) -> list[NavItem]:
    known = sorted(present, key=_rank) if place in {"playbook/", "guide/"} else present
    below = (path for path in known if posixpath.dirname(path) + "/" == place)
    inside: list[NavItem] = [path for path in below if path != place + "index.md"]
    index = place + "index.md"
    if place == "accounts/":
        inside += [view.path for view in VIEWS if view.path in present and view.path != index]
    if _MODES in inside:
        inside[inside.index(_MODES)] = _modes(present)
    if place == "guide/":
        inside += [path for path in present if path in _BEHIND]
    return [index, *inside] if index in present else inside


def _modes(present: list[str]) -> NavItem:
    """The chapter on modes with the page of each mode below it."""
    ways = (f"playbook/modes/{one.page}.md" for one in RUNNING.values())
    below: list[NavItem] = [path for path in ways if path in present]
    return {"Modes": [{"The five modes": _MODES}, *below]} if below else _MODES


def _rank(path: str) -> tuple[int, str]:
    name = posixpath.basename(path).removesuffix(".md")
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER)), path


def edit_base(repo_url: str, edit_uri: str) -> tuple[str | None, str | None]:
    """The addresses before a page's path and before a record's, or None where there is no forge."""
    if not repo_url:
        return None, None
    pages = urljoin(repo_url.rstrip("/") + "/", edit_uri)
    if not pages.startswith(("https://", "http://")):
        return None, None
    return pages, pages.removesuffix("docs/")
