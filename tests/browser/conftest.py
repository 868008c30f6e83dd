"""A browser of the machine's own, and the internal site on loopback."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing: a test that fails tells enough."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's chromium."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("there is no chromium on this machine")
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=path, args=[*FLAGS])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def address(browser: Browser, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of the internal site; built only where there is a browser to look at it."""
    assert browser.is_connected()
    yield from serve(request.getfixturevalue("internal_site"))


def serve(site: Path) -> Iterator[str]:
    """Hands out the files of that site on loopback; gives its address."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
