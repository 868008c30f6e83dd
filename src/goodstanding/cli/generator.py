"""Starts the site generator on an occasion, and writes pages without one."""

import signal
import socket
import subprocess
import sys
from pathlib import Path

from goodstanding.errors import SourceError
from goodstanding.occasion import Occasion
from goodstanding.site.publish import build_site, serve_site

TERMINATED = 143
LAST_PORT = 65535
WINDOWS = "win32"


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


def insist_on_port(host: str, port: int) -> None:
    """Refuses a port that cannot be served on, and says which one can; raises SourceError."""
    if is_free(host, port):
        return
    later = (other for other in range(port + 1, LAST_PORT + 1) if is_free(host, other))
    other = next(later, None)
    advice = f"say --port {other}" if other else "say another one with --port"
    raise SourceError(f"port {port} is in use on this machine: {advice}")


def is_free(host: str, port: int) -> bool:
    """Whether a server may be started there."""
    with socket.socket() as trying:
        # As the server does it: a port that was left a moment ago is free. On Windows the same word
        # would let two servers share one port.
        if sys.platform != WINDOWS:
            trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trying.bind((host, port))
        except OSError:
            return False
    return True


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
