"""Takes the pictures of the site that README and the guide show.

    python3 scripts/screens.py

Needs the test environment and chromium; builds the internal site of the sample book.
"""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "assets" / "screens"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"]


class Shot(NamedTuple):
    """One picture: its name, the page, the size of the screen and the colours."""

    name: str
    way: str
    width: int
    height: int
    scheme: str = "light"


SHOTS = (
    Shot("this-week", "", 1280, 1380),
    Shot("overdue", "overdue/", 1280, 680, "dark"),
    Shot("portfolio", "accounts/", 1280, 760),
    Shot("board", "board/", 1280, 760, "dark"),
    Shot("account", "accounts/saltmarsh-housing/", 1280, 900),
    Shot("document", "documents/saltmarsh-housing/meeting-brief/", 1280, 760),
    Shot("month-by-month", "history/", 1280, 1040, "dark"),
    Shot("account-phone", "accounts/northgate-clinics/", 390, 760),
)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without telling about each."""

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def build(site: Path) -> None:
    """The internal site of the sample book."""
    command = [sys.executable, "-m", "goodstanding", "build", "--profile", "internal"]
    command += ["--root", str(ROOT), "--out", str(site)]
    # As a firm has it whose book is kept at a host: with links to edit each record.
    told = {"STANDING_REPO_URL": "https://forge.example/us/book", "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, check=True, env={**os.environ, **told})


def take(browser: Browser, address: str, shot: Shot) -> None:
    """One picture, in few colours so that the file stays small."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme="dark" if shot.scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(address + shot.way)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=OUT / f"{shot.name}.png")
    context.close()
    print(f"{shot.name}.png")


def main() -> int:
    """Builds, looks, and writes the pictures."""
    path = shutil.which("chromium")
    if path is None:
        print("there is no chromium on this machine: the pictures stay as they are")
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build(site)
        handler = functools.partial(Quiet, directory=str(site))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            with sync_playwright() as play:
                browser = play.chromium.launch(executable_path=path, args=FLAGS)
                for shot in SHOTS:
                    take(browser, f"http://127.0.0.1:{server.server_port}/", shot)
                browser.close()
            server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
