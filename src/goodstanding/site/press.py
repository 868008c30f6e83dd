"""The press: turns templates and views into bodies of pages."""

from collections.abc import Mapping
from datetime import date
from functools import cache

import jinja2
from markupsafe import Markup

from goodstanding.site import text, words
from goodstanding.site.edition import Edition
from goodstanding.site.page import Links


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
        "handoff_kind": words.handoff_kind,
        "count": words.count,
        "sentence": words.sentence,
    }
    environment.globals |= {
        "BANDS": words.BANDS,
        "STATES": words.STATES,
        "GROUPS": words.GROUPS,
        "next_step": words.next_step,
        "interval": words.interval,
    }
    return environment


def render(template: str, edition: Edition, url: str, view: Mapping[str, object]) -> Markup:
    """The body that a template makes of a view, with addresses as seen from `url`."""
    links = Links(url, edition.known, edition.index)
    page = _environment().get_template(template)
    made = page.render(edition=edition, links=links, soon_days=_soon_days(edition), **view)
    return Markup(made)  # noqa: S704 - the template has escaped every value


def _soon_days(edition: Edition) -> Mapping[str, int]:
    rows = edition.numbers.clocks if edition.numbers else {}
    return {id_: row.soon_days for id_, row in rows.items()}


def days_between(first: date, last: date) -> int:
    """How many days lie from the first to the last."""
    return (last - first).days
