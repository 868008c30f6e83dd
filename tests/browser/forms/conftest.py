"""A page for writing, opened as an account manager would, at whatever host a test names."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from msgspec.structs import asdict
from playwright.sync_api import Browser, Page, Route

from goodstanding.site.forms.host import host_of

GITHUB = "https://github.com/quill/book/edit/main/"
GITLAB = "https://gitlab.com/quill/book/-/edit/main/"
Opened = Callable[..., AbstractContextManager[Page]]


def kept_at(base: str) -> Callable[[Route], None]:
    """Tells the page that its book is kept there."""
    host = host_of(base)
    assert host is not None

    def answer(route: Route) -> None:
        known = route.fetch().json()
        told = asdict(host)
        known |= {
            "edit": base,
            "host": {"name": told["name"], "new": told["new"], "takes": told["takes_text"]},
        }
        route.fulfill(json=known)

    return answer


@pytest.fixture(scope="session")
def writing(browser: Browser, address: str) -> Opened:
    """Opens the page for writing of an account; anything wrong on it fails the test."""
    tabs: dict[str, tuple[Page, list[str]]] = {}

    def tab_of(context: dict[str, Any]) -> tuple[Page, list[str]]:
        """A tab of that kind, kept open from test to test."""
        if repr(context) not in tabs:
            page = browser.new_context(**context).new_page()
            wrong: list[str] = []
            page.on("console", lambda one: wrong.append(one.text) if one.type != "log" else None)
            page.on("pageerror", lambda one: wrong.append(str(one)))
            page.on("request", lambda one: wrong.append(one.url) if is_foreign(one.url, address) else None)
            tabs[repr(context)] = page, wrong
        return tabs[repr(context)]

    @contextmanager
    def opened(account: str, way: str = "", host: str = "", **context: Any) -> Iterator[Page]:
        page, wrong = tab_of(context)
        page.unroute_all()
        # An address that differs in its anchor alone would not be loaded anew.
        page.goto("about:blank")
        wrong.clear()
        if host:
            page.route(f"**/write/{account}.json", kept_at(host))
        page.goto(f"{address}write/{account}/{way}")
        if way:
            page.locator("#gf h3").first.wait_for()
        yield page
        assert not wrong

    return opened


def is_foreign(url: str, address: str) -> bool:
    """Whether a request goes to another host."""
    return not url.startswith((address, "data:", "blob:"))
