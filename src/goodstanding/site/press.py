"""The press: turns templates and views into bodies of pages."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from goodstanding.reports.words import unread_note
from goodstanding.site import limits, marks, text, words
from goodstanding.site.edition import Edition
from goodstanding.site.page import Links, url_of
from goodstanding.site.views import VIEWS


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("goodstanding.site"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "md": text.render_markdown,
        "mdline": text.render_line,
        "day": words.spell_day,
        "weekday": words.spell_weekday,
        "shortday": words.spell_short,
        "title_of": words.title_of,
        "mode": words.mode_word,
        "count": words.count,
        "sentence": words.sentence,
        "told": words.told,
        "number": words.spell_number,
        "unread_note": unread_note,
    }
    environment.globals |= {
        "VIEWS": [(url_of(view.path), view.title) for view in VIEWS],
        "next_step": words.next_step,
        "interval": words.interval,
        "how_often": limits.how_often,
        "stacked": marks.stacked,
        "listed": marks.listed,
    }
    return environment


def keep_compiled(folder: Path) -> jinja2.BytecodeCache | None:
    """Keeps compiled templates in that folder, ours from now on; gives the place for a theme's as well.

    None where nothing can be kept. Compiling them takes a tenth of a small site's build.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    if not os.access(folder, os.W_OK):
        return None
    kept = jinja2.FileSystemBytecodeCache(str(folder))
    _environment().bytecode_cache = kept
    return kept


def marks_for(edition: Edition, url: str) -> marks.Marks:
    """The marks of the page at that address."""
    rows = edition.numbers.clocks if edition.numbers else {}
    links = Links(url, edition.known, edition.index)
    return marks.Marks(edition, links, {id_: row.soon_days for id_, row in rows.items()})


def render(template: str, edition: Edition, url: str, view: Mapping[str, object]) -> Markup:
    """The body that a template makes of a view, with addresses as seen from `url`."""
    m = marks_for(edition, url)
    page = _environment().get_template(template)
    made = page.render(edition=edition, links=m.links, m=m, **view)
    return Markup(made)  # noqa: S704 - the template has escaped every value
