"""The longest page of the sample at a telephone: its links to edit, and the way from part to part."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.conftest import serve
from tests.browser.readable import faults_of
from tests.browser.tabs import opened
from tests.site.building import FORGE

pytestmark = pytest.mark.browser

WAY = "accounts/saltmarsh-housing/"


@pytest.fixture(scope="module")
def kept_at_a_forge(browser: Browser, forge_site: Path) -> Iterator[str]:
    """The address of the site of a book that is kept at a forge."""
    assert browser.is_connected()
    yield from serve(forge_site)


@pytest.mark.parametrize(("screen", "scheme"), [("desktop", "light"), ("phone", "dark")])
def test_the_page_with_its_links_to_edit_is_readable_by_everyone(
    browser: Browser, kept_at_a_forge: str, screen: str, scheme: str
) -> None:
    with opened(browser, kept_at_a_forge, WAY, screen, scheme) as (page, wrong):
        if screen == "phone":
            page.get_by_text("On this page").press("Enter")
        link = page.get_by_role("link", name="Edit 2026-05-15-hours-table", exact=True)
        assert str(link.first.get_attribute("href")).startswith(f"{FORGE}/edit/main/accounts/")
        assert link.first.bounding_box()["width"] < 60  # type: ignore[index]  # it is on the page
        assert not faults_of(page)
        assert not wrong
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, "the page scrolls sideways"


def test_on_a_telephone_the_parts_are_one_key_away(browser: Browser, kept_at_a_forge: str) -> None:
    with opened(browser, kept_at_a_forge, WAY, "phone") as (page, wrong):
        part = page.get_by_role("navigation", name="Table of contents").get_by_role("link", name="Promises")
        assert not part.is_visible()
        page.get_by_text("On this page").press("Enter")
        assert part.is_visible()
        part.press("Enter")
        page.wait_for_function("location.hash === '#promises'")
        assert page.locator("#promises").bounding_box()["y"] < 200  # type: ignore[index]  # it is there
        assert not wrong


def test_where_there_is_room_the_parts_stand_beside_the_page(browser: Browser, kept_at_a_forge: str) -> None:
    with opened(browser, kept_at_a_forge, WAY) as (page, _):
        part = page.get_by_role("navigation", name="Table of contents").get_by_role("link", name="Promises")
        assert part.is_visible()
        assert not page.get_by_text("On this page").is_visible()
