"""The site's search learns of pages that the generator never saw.

The generator reads one page of a kind, the model; what its search says of that is said of every page
of the kind, with the page's own words. So it does not matter how a search writes its entries down.
"""

import html
import json
from collections.abc import Iterable, Iterator
from typing import Any

from goodstanding.site.carry import TITLE, first_id
from goodstanding.site.page import SitePage
from goodstanding.site.shell import FIRST, WORDS, model_path, models

Entry = dict[str, Any]


def with_pages(index: str, pages: Iterable[SitePage]) -> str:
    """The text of a search index with these pages in place of their models."""
    told = json.loads(index)
    found = [*pages]
    about = _about_models(told["docs"], found)
    of_models = {id(entry) for entries in about.values() for entry in entries}
    kept = [entry for entry in told["docs"] if id(entry) not in of_models]
    new = [entry for page in found for entry in entries_of(page, about[model_path(page)])]
    return json.dumps({**told, "docs": kept + new}, separators=(",", ":"))


def _about_models(entries: list[Entry], pages: list[SitePage]) -> dict[str, list[Entry]]:
    urls = {path: model.url for path, model in models(tuple(page.path for page in pages)).items()}
    return {
        path: [entry for entry in entries if entry["location"].startswith(url)] for path, url in urls.items()
    }


def entries_of(page: SitePage, about_model: Iterable[Entry]) -> Iterator[Entry]:
    """What search is told of a page, in the manner in which it was told of the model."""
    for entry in about_model:
        text = entry["text"]
        if text.startswith("<p>"):
            title, words = html.escape(page.title, quote=False), html.escape(page.search, quote=False)
            text = text if words else text.replace(f"<p>{WORDS}</p>", "")
        else:
            title, words = page.title, page.search
        hash_ = entry["location"].partition("#")[2].replace(FIRST, first_id(page))
        yield {
            **entry,
            "location": f"{page.url}#{hash_}" if hash_ else page.url,
            "title": entry["title"].replace(TITLE, title),
            "text": text.replace(TITLE, title).replace(WORDS, words).strip(),
        }
