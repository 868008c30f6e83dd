"""What a build has at hand between the moments at which the generator asks; a preview makes many builds."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import BytecodeCache

from goodstanding.immutable import replace
from goodstanding.site.addresses import Addresses
from goodstanding.site.disk import write_files
from goodstanding.site.edition import Edition
from goodstanding.site.making import Making, begin, ready, workers_for
from goodstanding.site.page import SitePage
from goodstanding.site.pages import urls
from goodstanding.site.preview import Memory
from goodstanding.site.renewal import SEARCH, Shown, encoded, search_index
from goodstanding.site.serving import Serving
from goodstanding.site.shell import Shells, models
from goodstanding.site.trouble import trouble_pages


@dataclass
class Run:
    """The edition and its pages, and what a preview remembers from one build to the next."""

    is_preview: bool = False
    folder: Path = field(default_factory=Path)
    root: Path | None = None
    edition: Edition | None = None
    pages: Making = field(default_factory=lambda: ready(()))
    models: dict[str, SitePage] = field(default_factory=dict)
    shells: Shells = field(default_factory=Shells)
    addresses: Addresses = field(default_factory=Addresses)
    serving: Serving = field(default_factory=Serving)
    memory: Memory = field(default_factory=Memory)
    compiled: BytecodeCache | None = None

    def make(self, written: Iterable[str], log: logging.Logger) -> None:
        """Begins the pages of the engine; those written by hand stand at the addresses that are given.

        In a preview a page that tells the fault stands in for all, where they fail.
        """
        try:
            self.pages = self._making(written)
        except Exception:
            if not self.is_preview:
                raise
            log.exception("the pages could not be made")
            self.pages = ready(trouble_pages())
        self.shells, self.models = Shells(), models(self.pages.paths)

    def _making(self, written: Iterable[str]) -> Making:
        edition = self.edition
        if edition is None:
            return ready(trouble_pages())
        self.edition = edition = replace(edition, known=frozenset([*written, *urls(edition)]))
        if not self.is_preview:
            return begin(edition, workers_for(edition))
        # A preview has threads of its own, which no copy of the process would survive.
        making = begin(edition)
        making.pages()
        return making

    def stub(self, path: str) -> SitePage | None:
        """What the generator may know of a page of the engine, or of a model; None of any other page."""
        return self.models.get(path) or self.pages.announced(path)

    def write(self, site: Path) -> None:
        """Writes the pages outside the navigation and the files beside all of them, and tells the search."""
        found = site / SEARCH
        index = found.read_text(encoding="utf-8") if self.models and found.is_file() else None
        apart = (page for page in self.pages.pages() if not page.in_nav)
        write_files(site, {page.file: encoded(self.shells.fill(page)) for page in apart})
        write_files(site, {file.path: file.data for file in self.pages.files()})
        if index is not None:
            write_files(site, {SEARCH: search_index(index, self.pages)})
        if self.is_preview and self.edition is not None:
            self.serving.shown = Shown(self.edition, self.pages, self.shells, self.memory.kept, index)
