"""The engine's pages as files that need no generator and no server."""

from collections.abc import Iterator

from goodstanding import resources
from goodstanding.immutable import replace
from goodstanding.site.edition import Edition
from goodstanding.site.files import make_files
from goodstanding.site.page import SitePage
from goodstanding.site.pages import make_pages, urls
from goodstanding.site.press import render
from goodstanding.site.security import policy_for

_INDEX = "index.html"
_ASSETS = ("standing.css", "standing.js")
_MENU = (
    ("", "This week"),
    ("overdue/", "Overdue"),
    ("accounts/", "Accounts"),
    ("people/", "People"),
    ("calendar/", "Calendar"),
    ("rules/", "Rules"),
    ("clocks/", "Clocks"),
    ("records/", "Records"),
)


def standalone(edition: Edition) -> Iterator[tuple[str, str]]:
    """Every file by its path below the chosen folder: pages, stylesheet and script."""
    top = resources.folder("docs") / "assets"
    for asset in (*(top / name for name in _ASSETS), *sorted((top / "forms").rglob("*"))):
        if asset.is_file():
            yield f"assets/{asset.relative_to(top).as_posix()}", asset.read_text(encoding="utf-8")
    # Without a server a folder's address leads to a list of files: name the page itself.
    for file in make_files(edition):
        yield file.path, file.data.decode()
    whole = replace(edition, known=frozenset(urls(edition)), index=_INDEX)
    for page in make_pages(whole):
        yield page.url + _INDEX, document(whole, page)


def document(edition: Edition, page: SitePage) -> str:
    """One page as a whole HTML document."""
    view = {"page": page, "menu": _MENU, "policy": policy_for("")}
    return str(render("standalone.html", edition, page.url, view))
