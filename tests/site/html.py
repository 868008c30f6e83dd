"""What a browser would make of a page, for tests."""

from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

_LOADS = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "link": "href",
    "source": "src",
    "object": "data",
    "embed": "src",
    "video": "src",
    "audio": "src",
}
# A link of these kinds only points; the browser fetches nothing for it.
_POINTS = {"canonical", "prev", "next", "alternate", "edit"}


@dataclass
class Seen(HTMLParser):
    """The elements of a page."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    text: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = {name: value or "" for name, value in attrs}
        self.tags.append((tag, kept))
        self.ids.update(kept[name] for name in ("id", "name") if name in kept)

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    @property
    def links(self) -> list[str]:
        """Where links lead."""
        return [attrs["href"] for tag, attrs in self.tags if tag == "a" and "href" in attrs]

    @property
    def loads(self) -> list[str]:
        """What the browser fetches by itself."""
        return [
            attrs[_LOADS[tag]]
            for tag, attrs in self.tags
            if attrs.get(_LOADS.get(tag, "")) and attrs.get("rel") not in _POINTS
        ]

    @property
    def words(self) -> str:
        """All text of the page."""
        return "".join(self.text)


# The pages of a whole site: several tests look through each of them.
@lru_cache(maxsize=400)
def see(html: str) -> Seen:
    """The page as a browser reads it."""
    seen = Seen()
    seen.feed(html)
    seen.close()
    return seen


def pages_of(site: Path) -> dict[str, Seen]:
    """Every page of a built site by its path."""
    ways = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    return {way: page_of(site, way) for way in ways}


def page_of(site: Path, way: str) -> Seen:
    """One page of a built site."""
    return see((site / way).read_text(encoding="utf-8"))
