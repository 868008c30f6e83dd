"""The site's pages as files that any generator, or none, can show."""

from dataclasses import replace

from goodstanding import resources
from goodstanding.cli.files import write_all
from goodstanding.occasion import Occasion
from goodstanding.site.edition import Profile, load_edition
from goodstanding.site.page import Links, SitePage
from goodstanding.site.pages import make_pages, urls
from goodstanding.site.security import protect
from goodstanding.site.text import escape

_INDEX = "index.html"
_STYLES = "assets/standing.css"


def write_pages(occasion: Occasion, out: str) -> int:
    """Writes the pages of the occasion below that folder; gives how many."""
    edition = load_edition(occasion.source, occasion.as_of, Profile(occasion.profile))
    # Without a server a folder's address leads to a list of files: name the page itself.
    edition = replace(edition, known=frozenset(urls(edition)), index=_INDEX)
    styles = resources.folder("docs/assets") / "standing.css"
    texts = {_STYLES: styles.read_text(encoding="utf-8")} if styles.is_file() else {}
    pages = {page.url + _INDEX: _document(page, styled=bool(texts)) for page in make_pages(edition)}
    write_all(out, {**texts, **pages})
    return len(pages)


def _document(page: SitePage, *, styled: bool) -> str:
    link = Links(page.url, frozenset()).asset(_STYLES)
    sheet = f'<link rel="stylesheet" href="{link}">' if styled else ""
    html = (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(page.title)}</title>{sheet}</head>\n"
        f"<body><main>\n{page.body}\n</main></body></html>\n"
    )
    return protect(html)
