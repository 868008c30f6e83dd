"""Twenty questions of daily practice, typed into the site's own search: the answer is among the first."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.playbook.test_questions import QUESTIONS, Question

pytestmark = pytest.mark.browser
FIRST_PAGES = 4
# Whether a page is among the first that the search names.
AMONG_THE_FIRST = """([page, most]) => {
  const hits = [...document.querySelectorAll(".md-search-result__item > a.md-search-result__link")]
  const pages = new Set(hits.map(hit => new URL(hit.href).pathname.replace(/^\\/|\\/$/g, "")))
  return [...pages].slice(0, most).includes(page)
}"""


@pytest.fixture(scope="module")
def search(browser: Browser, address: str) -> Iterator[Page]:
    """The front page with its search opened."""
    page = browser.new_page()
    page.set_default_timeout(10_000)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    yield page
    page.close()


def ask(page: Page, typed: str) -> None:
    page.fill(".md-search__input", typed)
    # The search listens for a key that was let go.
    page.keyboard.press("Shift")


def ask_for_nothing(page: Page) -> None:
    """Leaves no hit of an earlier question."""
    ask(page, "xylophone")
    page.locator(".md-search-result__meta", has_text="No matching documents").wait_for()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.typed)
def test_one_search_finds_the_answer(search: Page, question: Question) -> None:
    ask_for_nothing(search)
    ask(search, question.typed)
    search.wait_for_function(AMONG_THE_FIRST, arg=[question.page, FIRST_PAGES])
