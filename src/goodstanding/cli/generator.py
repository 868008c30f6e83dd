"""Starts the site generator on an occasion, and writes pages without one."""

import signal
import subprocess
import sys
from pathlib import Path

from goodstanding.errors import SourceError
from goodstanding.occasion import Occasion
from goodstanding.site.publish import build_site, serve_site

TERMINATED = 143


def run_generator(
    occasion: Occasion, verb: str, *, out: str | None = None, address: str | None = None
) -> int:
    """The exit code of building or, with an address, serving the site on that occasion."""
    root, as_of = occasion.root, occasion.as_of
    if address:
        made = serve_site(root, address, as_of)
    else:
        made = build_site(root, Path(out).absolute() if out else root / "site", as_of)
    environ = {**occasion.environ(), **made.environ}
    with subprocess.Popen(made.command, cwd=root, env=environ) as generator:
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
