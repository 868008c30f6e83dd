"""Tabs of the browser, kept open from test to test: one for each screen and scheme of colours."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache

from playwright.sync_api import Browser, Page

SCREENS = {"desktop": (1280, 900), "phone": (390, 844)}


@dataclass
class Tab:
    """A tab, and everything that went wrong on the page it shows."""

    page: Page
    wrong: list[str] = field(default_factory=list)


@cache
def tab_of(browser: Browser, address: str, screen: str, scheme: str) -> Tab:
    """The tab of that screen and scheme; a fresh browser opens it, later pages use it again."""
    width, height = SCREENS[screen]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    tab = Tab(context.new_page())
    tab.page.set_default_timeout(10_000)
    tab.page.on("console", lambda one: tab.wrong.append(one.text) if one.type != "log" else None)
    tab.page.on("pageerror", lambda one: tab.wrong.append(str(one)))
    tab.page.on("request", lambda one: tab.wrong.append(one.url) if is_foreign(one.url, address) else None)
    return tab


def is_foreign(url: str, address: str) -> bool:
    """Whether that address lies outside the site."""
    return not url.startswith((address, "data:", "blob:"))


@contextmanager
def opened(
    browser: Browser, address: str, way: str, screen: str = "desktop", scheme: str = "light"
) -> Iterator[tuple[Page, list[str]]]:
    """A page of the site, and everything that went wrong on it."""
    tab = tab_of(browser, address, screen, scheme)
    # An address that differs in its anchor alone would not be loaded anew.
    tab.page.goto("about:blank")
    tab.wrong.clear()
    tab.page.goto(address + way, wait_until="load")
    tab.page.wait_for_function("document.readyState === 'complete'")
    yield tab.page, tab.wrong
