"""A preview while it runs: after a change of records it is renewed, after any other built anew."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from goodstanding.site.disk import stamp, write_files
from goodstanding.site.edition import Edition
from goodstanding.site.renewal import Shown, renew
from goodstanding.standing.rereading import Rereader


@dataclass
class Serving:
    """What one preview remembers between two edits.

    `places` are folders and files of which a change needs the generator: pages written by hand,
    settings, schemas. `shown` is None as long as nothing whole is shown.
    """

    rereader: Rereader = field(default_factory=Rereader)
    places: Sequence[Path] = ()
    shown: Shown | None = None
    _made_of: str = ""

    def begin(self, places: Sequence[Path]) -> None:
        """A whole build begins, of what lies at these places now."""
        self.places, self.shown, self._made_of = places, None, stamp(places)

    def follow(
        self, site: Path, load: Callable[[], Edition], build_all: Callable[[], None], log: logging.Logger
    ) -> None:
        """Follows a change: the short way where records alone changed, else by building all."""
        try:
            is_done = self._is_whole() and self._renewed(site, load())
        except Exception:
            log.exception("what changed could not be told: all is made anew")
            is_done = False
        if not is_done:
            build_all()

    def _is_whole(self) -> bool:
        return self.shown is not None and stamp(self.places) == self._made_of

    def _renewed(self, site: Path, edition: Edition) -> bool:
        renewal = renew(self.shown, edition) if self.shown else None
        if renewal is None:
            return False
        write_files(site, renewal.changed)
        for path in renewal.gone:
            (site / path).unlink(missing_ok=True)
        self.shown = renewal.shown
        return True
