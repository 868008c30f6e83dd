"""What a preview remembers of hand-written pages: after a change of a record they are as before."""

from dataclasses import dataclass, field
from typing import Any

# The template of pages that are as they were: it holds next to nothing.
NO_THEME = "standing-no-theme.html"
# What a generator makes of a page's Markdown beside its body.
_READ = ("toc", "_title_from_render", "present_anchor_ids", "links_to_anchors")


@dataclass
class Kept:
    """A hand-written page as it was read and drawn before.

    `read` is what the generator read of it, in the generator's own words; `filled` is its body with
    the policy's numbers, `output` the finished page.
    """

    markdown: str
    html: str
    read: dict[str, Any]
    filled: str = ""
    output: str = ""
    nav: str = ""


@dataclass
class Memory:
    """The pages by path, and those of this build that are as before."""

    kept: dict[str, Kept] = field(default_factory=dict)
    nav: str = ""
    unchanged: set[str] = field(default_factory=set)

    def begin(self, nav: object) -> None:
        """A new build, with that navigation."""
        self.nav = repr(nav)
        self.unchanged.clear()

    def known(self, path: str, markdown: str) -> Kept | None:
        """The page as it was read before, where nobody has changed it since."""
        found = self.kept.get(path)
        return found if found and found.markdown == markdown else None

    def keep(self, path: str, markdown: str, html: str, page: object) -> None:
        """Remembers what the generator read of a page, unless it is known."""
        if self.known(path, markdown) is None:
            read = {name: getattr(page, name, None) for name in _READ}
            self.kept[path] = Kept(markdown, html, read)

    def is_as_before(self, path: str, filled: str) -> bool:
        """Whether nothing on the finished page would differ; notes it for the end of the build."""
        found = self.kept[path]
        if found.output and found.filled == filled and found.nav == self.nav:
            self.unchanged.add(path)
            return True
        found.filled, found.nav, found.output = filled, self.nav, ""
        return False


def restore(page: Any, kept: Kept, *_: object) -> None:
    """Gives the generator's page what was read of it before, in place of reading it again."""
    page.content = kept.html
    for name, value in kept.read.items():
        setattr(page, name, value)
