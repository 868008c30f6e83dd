"""Everything from nothing: sets up, checks the book, says who needs attention, shows the site.

    python3 scripts/start.py [--no-serve] [--port N]

Needs Python 3.11 or newer and git. An older Python can still read this file, and is told so.
"""

import argparse
import socket
import subprocess
import sys

import needs

HOST = "127.0.0.1"
PORTS_TRIED = 100


def options() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description="Set up, check the book and show its site.")
    parser.add_argument("--no-serve", action="store_true", help="stop after building the site")
    parser.add_argument(
        "--port", type=int, default=8000, help="where to serve (default 8000; the next free one)"
    )
    return parser.parse_args()


def free_port(first: int) -> int:
    """The first port from that one on which nothing else serves; that one itself if there is none."""
    for port in range(first, min(first + PORTS_TRIED, 65536)):
        with socket.socket() as trying:
            if sys.platform != "win32":
                # A port that was left a moment ago is free.
                trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trying.bind((HOST, port))
            except OSError:
                continue
            return port
    return first


def main() -> int:
    """Runs the steps in order; the exit code is the worst of checking and building."""
    asked = options()
    needs.insist()
    # Only now: an older Python would trip over the newer forms in there.
    import setup_venv

    environment = setup_venv.ready("run")

    def standing(title: str, *words: str) -> int:
        print("\n== " + title, flush=True)
        command = [str(environment.program("standing")), *words]
        return subprocess.call(command, cwd=environment.root, env=setup_venv.environ())

    worst = standing("The book", "check")
    worst = max(worst, standing("Who needs attention", "due"))
    worst = max(worst, standing("The site", "build"))
    if asked.no_serve:
        return worst
    port = free_port(asked.port)
    title = f"The site at http://{HOST}:{port}/, until you press Ctrl-C"
    try:
        return standing(title, "serve", "--port", str(port))
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
