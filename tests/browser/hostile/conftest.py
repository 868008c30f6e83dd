"""The site of the hostile book, built once, and a tab that notices whatever runs on it."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page
from tests.browser.conftest import serve
from tests.browser.hostile.book import ATTACKS, hostile_book
from tests.browser.tabs import is_foreign
from tests.site.building import build
from tests.site.once import made_once

# Kept at a host: the edit links and commits of the pages are there, too.
HOST = {"STANDING_REPO_URL": "https://github.com/quill/book", "STANDING_EDIT_URI": "edit/main/docs/"}

WATCH = """
window.ran = []
window.gsRan = (what) => window.ran.push(`ran ${what}`)
for (const name of ["alert", "confirm", "prompt", "open", "print"])
  window[name] = () => window.ran.push(name)
document.addEventListener("securitypolicyviolation", (one) =>
  window.ran.push(`policy: ${one.effectiveDirective} ${one.blockedURI} ${one.sample}`))
"""


@dataclass
class Watched:
    """A tab under watch, and everything that should not have happened in it."""

    page: Page
    address: str
    wrong: list[str] = field(default_factory=list)

    def happened(self) -> list[str]:
        """What ran, was refused by the policy, was asked of another host, or was complained about."""
        return self.wrong or list(self.page.evaluate("window.ran.splice(0)"))


Look = Callable[[str], AbstractContextManager[Watched]]


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished site of a book in git whose every text, file name and author is an attack."""
    return made_once(tmp_path_factory, "hostile", _made) / "site"


def _made(place: Path) -> str | None:
    root = place / "book"
    for path, data in hostile_book().contents.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    author = ["-c", "user.name=\"'><img src=x onerror=gsRan(40)>", "-c", "user.email=x@x.example"]
    day = {"GIT_AUTHOR_DATE": "2026-05-29T10:00:00", "GIT_COMMITTER_DATE": "2026-05-29T10:00:00"}
    for words in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", ATTACKS["elements"]]):
        subprocess.run(["git", *author, *words], cwd=root, check=True, env={**os.environ, **day})
    done = build(place / "site", "internal", root=root, environ=HOST)
    return done.stdout + done.stderr if done.returncode else None


@pytest.fixture(scope="session")
def hostile_address(hostile_site: Path, browser: Browser) -> Iterator[str]:
    """Where that site is served."""
    assert browser.is_connected()
    yield from serve(hostile_site)


@pytest.fixture(scope="session")
def look(browser: Browser, hostile_address: str) -> Look:
    """Opens a page of that site in the watched tab."""
    tab = watched(browser, hostile_address)

    @contextmanager
    def looking(way: str) -> Iterator[Watched]:
        # An address that differs in its anchor alone would not be loaded anew.
        tab.page.goto("about:blank")
        tab.wrong.clear()
        tab.page.goto(hostile_address + way, wait_until="load")
        yield tab

    return looking


def watched(browser: Browser, address: str) -> Watched:
    """A tab of its own under watch."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(10_000)
    tab = Watched(page, address)

    def asked(dialog: Dialog) -> None:
        tab.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.add_init_script(WATCH)
    page.on("dialog", asked)
    page.on("console", lambda one: tab.wrong.append(one.text) if one.type != "log" else None)
    page.on("pageerror", lambda one: tab.wrong.append(str(one)))
    page.on("popup", lambda one: tab.wrong.append(f"window: {one.url}"))
    page.on("request", lambda one: tab.wrong.append(one.url) if is_foreign(one.url, address) else None)
    return tab
