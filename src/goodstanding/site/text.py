"""The only two ways by which record text reaches a page: escaped, or as sanitised Markdown.

Records are written by many hands and some of their words come from outside: nothing in them may
become markup, load anything from elsewhere or run.
"""

import html
import re
from collections.abc import Iterable
from functools import lru_cache

import markdown  # type: ignore[import-untyped]  # its types are a package of their own
import nh3
from markupsafe import Markup
from markupsafe import escape as _escape

# Images are left out on purpose: each would be a request to another host.
_TAGS = {"p", "br", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "a", "hr"}
_ATTRIBUTES = {"a": {"href"}}
# A document is a whole text with parts of its own, and a table or two.
_DOCUMENT_TAGS = _TAGS | {"h1", "h2", "h3", "table", "thead", "tbody", "tr", "th", "td"}
_SCHEMES = {"https", "http", "mailto"}
_REL = "noopener noreferrer nofollow"
# A heading inside a record would break the outline of the page around it.
_HEADING = re.compile(r"<(/?)h[1-6]>")
_PLAIN = re.compile(r"[^*_`#\[\]<>!\\|~\n\-+=:&]*")
# Markdown is read recursively and slowly where it is absurdly nested or long.
_LONGEST = 20_000
_DEEPEST = 30
_NESTING = re.compile(rf"(?:[>\[(*_] *){{{_DEEPEST}}}")


class Form:
    """A piece of our own markup with places (`%s`) for texts, each escaped as it comes in.

    The same as `Markup(...) % texts`, several times as fast: a large book fills millions of places.
    """

    __slots__ = ("_first", "_rest")

    def __init__(self, ours: str) -> None:
        self._first, *self._rest = ours.split("%s")

    def __call__(self, *texts: object) -> Markup:
        """The piece with those texts in its places."""
        parts = [self._first]
        for text, piece in zip(texts, self._rest, strict=True):
            parts += (escaped(text), piece)
        return Markup("".join(parts))  # noqa: S704 - our own markup around escaped texts


def escaped(value: object) -> str:
    """A value as text of a page; what already is markup of ours stays as it is."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]  # it is text, known to be safe
    if kind is str:
        return html.escape(value)  # type: ignore[arg-type]  # just looked
    return _escape(value)


def joined(between: str, parts: Iterable[object]) -> Markup:
    """The parts, escaped, with our own markup between them."""
    return Markup(between.join(map(escaped, parts)))  # noqa: S704 - see Form


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
    made = markdown.markdown(text, extensions=["sane_lists"], output_format="html")
    made = _HEADING.sub(lambda tag: "</strong></p>" if tag[1] else "<p><strong>", made)
    clean = nh3.clean(made, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=_REL)
    return Markup(clean)  # noqa: S704 - nh3 has just removed what is not on the list


def render_document(text: str) -> Markup:
    """A whole text with headings and tables, of which only harmless markup is kept.

    The first line is its title; a later heading of that weight becomes a part.
    """
    if _NESTING.search(text):
        return Markup("<pre>") + escape(text) + Markup("</pre>")
    made = markdown.markdown(text, extensions=["sane_lists", "tables"], output_format="html")
    clean = nh3.clean(made, tags=_DOCUMENT_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=_REL)
    first, end, rest = clean.partition("</h1>")
    rest = rest.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    return Markup(first + end + rest)  # noqa: S704 - nh3 has just removed what is not on the list


def render_line(text: str) -> Markup:
    """A record's free text in the middle of a line: Markdown without the paragraph around it.

    What is markup of ours already stays as it is.
    """
    if isinstance(text, Markup):
        return text
    made = render_markdown(text)
    if made.count("<p>") == 1 and made.startswith("<p>") and made.endswith("</p>"):
        return made[3:-4]
    return made


def plain(marked_up: str) -> str:
    """The words of a piece of markup, for places that hold no markup."""
    return Markup(marked_up).striptags()  # noqa: S704 - read, not written


def is_web_address(address: str) -> bool:
    """Whether an address of a record may become a link."""
    return address.startswith(("https://", "http://"))
