"""The only two ways by which record text reaches a page: escaped, or as sanitised Markdown.

Records are written by many hands and some of their words come from outside: nothing in them may
become markup, load anything from elsewhere or run.
"""

import re
from functools import lru_cache

import markdown  # type: ignore[import-untyped]  # its types are a package of their own
import nh3
from markupsafe import Markup
from markupsafe import escape as _escape

# Images are left out on purpose: each would be a request to another host.
_TAGS = {"p", "br", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "a", "hr"}
_ATTRIBUTES = {"a": {"href"}}
_SCHEMES = {"https", "http", "mailto"}
_REL = "noopener noreferrer nofollow"
# A heading inside a record would break the outline of the page around it.
_HEADING = re.compile(r"<(/?)h[1-6]>")
_PLAIN = re.compile(r"[^*_`#\[\]<>!\\|~\n\-+=:&]*")
# Markdown is read recursively and slowly where it is absurdly nested or long.
_LONGEST = 20_000
_DEEPEST = 30
_NESTING = re.compile(rf"(?:[>\[(*_] *){{{_DEEPEST}}}")


def escape(value: object) -> Markup:
    """Any value as text on a page; what already is markup of ours stays as it is."""
    return _escape(value)


@lru_cache(maxsize=4096)
def render_markdown(text: str) -> Markup:
    """A record's free text, of which only harmless markup is kept."""
    if _PLAIN.fullmatch(text):
        return Markup("<p>") + escape(text) + Markup("</p>")
    if len(text) > _LONGEST or _NESTING.search(text):
        return Markup("<pre>") + escape(text) + Markup("</pre>")
    html = markdown.markdown(text, extensions=["sane_lists"], output_format="html")
    html = _HEADING.sub(lambda tag: "</strong></p>" if tag[1] else "<p><strong>", html)
    clean = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=_REL)
    return Markup(clean)  # noqa: S704 - nh3 has just removed what is not on the list


def render_line(text: str) -> Markup:
    """A record's free text in the middle of a line: Markdown without the paragraph around it."""
    html = render_markdown(text)
    if html.count("<p>") == 1 and html.startswith("<p>") and html.endswith("</p>"):
        return html[3:-4]
    return html


def plain(html: str) -> str:
    """The words of a piece of markup, for places that hold no markup."""
    return Markup(html).striptags()  # noqa: S704 - read, not written
