"""How the generator is started: its command line and environment. Starting it is left to others."""

import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

from goodstanding import resources
from goodstanding.errors import SourceError, UsageError
from goodstanding.immutable import Value

CONFIG = "mkdocs.yml"
# What every site of ours holds: a folder without it is not ours to empty.
_SIGN = Path("assets") / "standing.css"


class Publication(Value, frozen=True):
    """A command, and what its environment needs beside the occasion's own."""

    command: tuple[str, ...]
    environ: dict[str, str]


def build_site(
    root: Path, out: Path, as_of: date, *, config: Path | None = None, generator: str = "mkdocs"
) -> Publication:
    """Building the site of the book at `root` into `out`; any warning fails.

    The generator empties `out` first, so a folder that holds something else is refused.
    """
    if fault := fault_of_out(out):
        raise UsageError(fault)
    settings = config or config_of(root)
    words = ["build", "--strict", "--config-file", str(settings), "--site-dir", str(out)]
    return Publication((sys.executable, "-m", generator, *words), _environ(as_of))


def serve_site(
    root: Path, address: str, as_of: date, *, config: Path | None = None, generator: str = "mkdocs"
) -> Publication:
    """Serving the site of the book at `root` while people work on it; a warning must not end it."""
    settings = config or config_of(root)
    words = ["serve", "--no-strict", "--config-file", str(settings), "--dev-addr", address]
    return Publication((sys.executable, "-m", generator, *words), _environ(as_of))


def config_of(root: Path) -> Path:
    """The book's own settings for its site, else the product's."""
    shipped = resources.folder("docs").parent / CONFIG
    for path in (root / CONFIG, shipped):
        if path.is_file():
            return path
    raise SourceError(
        f"there is no {CONFIG} in {root}, and this installation brings none: "
        "write one, or use 'standing pages' for plain pages"
    )


def fault_of_out(out: Path) -> str | None:
    """Why a site must not be written there, or None: only an empty folder or an older site may go."""
    if not out.exists() or (out / _SIGN).is_file():
        return None
    if not out.is_dir():
        return f"{out} is a file: name a folder"
    if any(out.iterdir()):
        return f"{out} holds something that is no site of ours, and would be emptied: name another"
    return None


def _environ(as_of: date) -> dict[str, str]:
    day = datetime.combine(as_of, time(), UTC)
    return {
        # The same book and day give the same bytes, whenever they are made.
        "SOURCE_DATE_EPOCH": str(int(day.timestamp())),
        # The theme's word about its own future is not for those who keep accounts.
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
    }
