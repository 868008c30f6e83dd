"""Ten questions of a Monday morning, answered by somebody who is given only the site, within two clicks.

Each begins on the site's first page and follows links by the words on them; nothing is typed and no
address is known. The answer has to be in sight where the last click leads.
"""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page
from tests.browser.tabs import opened

pytestmark = pytest.mark.browser
MOST_CLICKS = 2


@dataclass(frozen=True)
class Question:
    """A question, the links that lead to its answer, the place it stands in, and words of it."""

    asked: str
    clicks: tuple[str, ...]
    place: str
    words: tuple[str, ...]


QUESTIONS = (
    Question(
        "I am Ines. What should I do first?",
        ("Ines Calloway",),
        "section[aria-labelledby=of-ines-calloway] .gs-card",
        ("late", "Next:"),
    ),
    Question(
        "What is overdue for longest, and who owes it?",
        ("Overdue",),
        "#overdue-table tbody tr:has-text('Health to renew')",
        ("Northgate Clinics", "Tom Adeyemi", "24 Apr 2026", "38"),
    ),
    Question(
        "What is going on with Saltmarsh Housing, and what happens next?",
        ("Accounts", "Escalations"),
        "tr:has-text('Leonie leaves on 30 June')",
        ("Saltmarsh Housing", "Ruth and Yusuf meet Farid and Leonie", "4 Jun 2026"),
    ),
    Question(
        "When did we last really talk with Fernhill Seeds, who have gone quiet?",
        ("Accounts", "Fernhill Seeds"),
        "dl.gs-facts div:has(dt:text-is('Last two-way'))",
        ("19 February 2026",),
    ),
    Question(
        "What have we promised Farid by Friday?",
        ("Accounts", "Saltmarsh Housing"),
        "#promise-2026-05-15-hours-table",
        ("Hours by deliverable since March", "Farid Osei", "5 Jun 2026"),
    ),
    Question(
        "By when must we decide on the renewal with Harbour Lights?",
        ("Accounts",),
        "#accounts-table tr:has-text('Harbour Lights')",
        ("decide by", "1 Aug 2026"),
    ),
    Question(
        "Tom goes away in June. When, and who stands in?",
        ("People",),
        "#people-table tr:has-text('_people/tom-adeyemi.yml')",
        ("15 Jun 2026", "19 Jun 2026", "Ines Calloway", "stands in"),
    ),
    Question(
        "Why did New Work send the gift finder back?",
        ("Accounts", "Pipeline"),
        "tr:has-text('handoffs/2026-05-11-gift-finder.yml')",
        ("returned", "who keeps the toys' ages and prices up to date"),
    ),
    Question(
        "What is still to do before the timetable project is really over?",
        ("Accounts", "Transitions"),
        "tr:has-text('Live timetable')",
        ("look back with the client", "go through the backlog"),
    ),
    Question(
        "A promise will not hold. What do I do, today?",
        ("Playbook", "Promises"),
        "article",
        ("The first day on which you know is the day to tell",),
    ),
)


def test_there_are_ten_and_each_takes_two_clicks_at_most() -> None:
    assert len(QUESTIONS) == 10
    assert all(len(question.clicks) <= MOST_CLICKS for question in QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.asked)
def test_the_site_answers(browser: Browser, address: str, question: Question) -> None:
    with opened(browser, address, "") as (page, wrong):
        for words in question.clicks:
            link_of(page, words).click()
            page.wait_for_load_state("load")
        answer = page.locator(question.place).first
        answer.wait_for()
        said = re.sub(r"\s+", " ", answer.inner_text())
        for words in question.words:
            assert words in said, said
        assert not wrong


def link_of(page: Page, words: str) -> Locator:
    """The first link in sight that bears these words."""
    links = page.get_by_role("link", name=words, exact=True).filter(visible=True)
    if links.count() == 0:
        links = page.get_by_role("link", name=re.compile(rf"^{re.escape(words)}\b")).filter(visible=True)
    return links.first
