"""Starts the site generator on an occasion, and writes pages without one."""

import signal
import subprocess
import sys
from pathlib import Path

from goodstanding import resources
from goodstanding.errors import SourceError
from goodstanding.occasion import Occasion

CONFIG = "mkdocs.yml"
TERMINATED = 143


def run_generator(
    occasion: Occasion, verb: str, *, out: str | None = None, address: str | None = None
) -> int:
    """The exit code of `mkdocs build` or `mkdocs serve` on that occasion; a warning is a failure."""
    words = [sys.executable, "-m", "mkdocs", verb, "--strict", "-f", str(config_of(occasion.root))]
    if verb == "build":
        words += ["--site-dir", str(Path(out).absolute() if out else occasion.root / "site")]
    if address:
        words += ["--dev-addr", address]
    # The theme's word about its own future is not for those who keep accounts.
    environ = {**occasion.environ(), "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(words, cwd=occasion.root, env=environ) as generator:
        code = _wait(generator)
    if code:
        raise SourceError(f"the site could not be made: mkdocs {verb} ended with {code}, see above")
    return 0


def _wait(generator: "subprocess.Popen[bytes]") -> int:
    """The generator's exit code; it never outlives us."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    try:
        return generator.wait()
    except KeyboardInterrupt:
        # The generator hears Ctrl-C as well and tidies up by itself; this is how serving ends.
        generator.wait()
        return 0
    finally:
        signal.signal(signal.SIGTERM, before)
        if generator.poll() is None:
            generator.terminate()


def config_of(root: Path) -> Path:
    """The book's own settings for its site, else the product's."""
    own = root / CONFIG
    shipped = resources.folder("docs/playbook").parents[1] / CONFIG
    for path in (own, shipped):
        if path.is_file():
            return path
    raise SourceError(
        f"there is no {CONFIG} in {root}, and this installation brings none: "
        "write one, or use 'standing pages' for plain pages"
    )
