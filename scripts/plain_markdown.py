"""The site as Markdown of the same content, for measuring beside it."""

import re
import shutil
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from goodstanding.immutable import replace
from goodstanding.occasion import Asked, Machine, load_occasion
from goodstanding.site.edition import Profile, load_edition
from goodstanding.site.pages import make_pages, urls

_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
# What stands on lines of its own; everything else goes on in the line.
_BLOCKS = {"p", "div", "section", "dl", "dt", "dd", "ul", "ol", "figure", "figcaption", "details", "summary"}
_SILENT = {"script", "style", "svg"}
_MEANINGFUL = re.compile(r"([\\`*_\[\]<>|#])")
_BLANKS = re.compile(r"\s+")


AS_OF = date(2026, 6, 1)
# Pages of the engine that stand in the navigation, as in our own site.
_LISTED = re.compile(r"[a-z-]+\.md|(?:accounts|people|rules|clocks|records)/index\.md|records/[a-z-]+\.md")


class Content(NamedTuple):
    """How many pages were written, and their bytes."""

    pages: int
    size: int


def write_static(book: Path, out: Path, house: Path) -> Content:
    """Writes the whole internal site of a book as Markdown to `out`, with settings to build it."""
    occasion = load_occasion(Asked(root=str(book)), Machine(folder=book))
    edition = load_edition(occasion.source, AS_OF, Profile.INTERNAL)
    docs = out / "docs"
    shutil.copytree(house / "docs", docs)
    pages = size = 0
    for page in make_pages(replace(edition, known=frozenset(urls(edition)))):
        path = docs / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_text(markdown_of(page.body), encoding="utf-8")
        pages += 1
    nav = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    made = ("accounts/", "people/", "documents/", "write/")
    listed = [one for one in nav if _LISTED.fullmatch(one) or not one.startswith(made)]
    settings = (house / "mkdocs.yml").read_text(encoding="utf-8")
    hooks = settings.index("hooks:")
    settings = settings[:hooks] + settings[settings.index("theme:", hooks) :]
    lines = ["nav:", *(f"  - {one}" for one in listed), "validation:", "  omitted_files: ignore", ""]
    settings = settings[: settings.index("validation:")].replace("strict: true", "strict: false")
    (out / "mkdocs.yml").write_text(settings + "\n".join(lines), encoding="utf-8")
    return Content(pages, size)


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.line = ""
        self.row: list[str] | None = None
        self.is_first_row = False
        self.silent = 0
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in _SILENT
        if tag in _HEADINGS:
            self.end_line()
            self.line = _HEADINGS[tag] + " "
        elif tag == "li":
            self.end_line()
            self.line = "- "
        elif tag in _BLOCKS and self.row is None:
            self.end_line()
            self.lines.append("")
        elif tag == "table":
            self.end_line()
            self.lines.append("")
            self.is_first_row = True
        elif tag == "tr":
            self.row = []
            self.line = ""
        elif tag == "a":
            self.links.append(dict(attrs).get("href") or "")
            self.line += "["

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in _SILENT
        if tag in _HEADINGS:
            self.end_line()
            self.lines.append("")
        elif tag in {"li", *_BLOCKS} and self.row is None:
            self.end_line()
        elif tag in {"td", "th"} and self.row is not None:
            self.row.append(self.line.strip())
            self.line = ""
        elif tag == "tr":
            self._end_row()
        elif tag == "a" and self.links:
            self.line += f"]({self._target(self.links.pop())})"

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.line += _MEANINGFUL.sub(r"\\\1", _BLANKS.sub(" ", data))

    def _end_row(self) -> None:
        cells, self.row, self.line = self.row or [], None, ""
        self.lines.append("| " + " | ".join(cells) + " |")
        if self.is_first_row:
            self.lines.append("|" + " --- |" * len(cells))
            self.is_first_row = False

    def end_line(self) -> None:
        """Lays down what was gathered, as a line of its own."""
        if self.line.strip():
            self.lines.append(self.line.strip())
        self.line = ""

    @staticmethod
    def _target(href: str) -> str:
        """Links among pages lead to files, as somebody would write them; the rest stay as they are."""
        return href if ":" in href else "#"


def markdown_of(html: str) -> str:
    """The words, headings, lists, tables and links of a body as Markdown."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    writer.end_line()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(writer.lines)).strip() + "\n"
