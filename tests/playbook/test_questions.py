"""Twenty questions of daily practice: each is answered within two clicks.

That one search finds each answer as well is tried with the site's own search, in a browser.
"""

import posixpath
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from tests.site.html import Seen, pages_of

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Question:
    """A question, what a person would type into the search, and where the answer stands in which words."""

    asked: str
    typed: str
    page: str
    answer: str


QUESTIONS = (
    Question(
        "I promised something for Friday and it will not be ready. What now?",
        "promise will not hold tell",
        "playbook/commitments",
        "The first day on which you know is the day to tell, even without a solution.",
    ),
    Question(
        "May I promise something new while the last miss is not talked through?",
        "before you promise again",
        "playbook/commitments",
        "A promise made before that question is answered asks for trust on credit.",
    ),
    Question(
        "How often should I speak with a client when nothing is going on?",
        "how often should we talk",
        "playbook/rhythm",
        "Have a conversation that is not about a task.",
    ),
    Question(
        "The client is angry. Do I have to tell the delivery lead?",
        "concern or escalation",
        "playbook/escalation",
        "If you ask yourself whether it is one, it is.",
    ),
    Question(
        "How much may I give away to put something right?",
        "what may I decide alone",
        "playbook/escalation",
        "up to which sum an account manager may decide alone",
    ),
    Question(
        "A client asks for something small. Support, or a project?",
        "small request or a project",
        "playbook/opportunities",
        "or more than 10 hours of work, is a project",
    ),
    Question(
        "What does New Work need from me?",
        "what does new work need",
        "playbook/opportunities",
        "For New Work, gather the five things before you hand over",
    ),
    Question(
        "The client will not say what they can spend. Is my handoff complete?",
        "handoff complete would not say",
        "playbook/handoffs",
        "are honest answers",
    ),
    Question(
        "I take over an account from a colleague. What moves?",
        "account manager leaves everything moves",
        "playbook/handoffs",
        "open promises get a new owner, planned talks a new host",
    ),
    Question(
        "A developer told me that she is leaving. Who tells the client, and when?",
        "developer leaves client",
        "playbook/people",
        "The client hears it from the account manager, by voice, before anybody else tells them",
    ),
    Question(
        "Can I book somebody for half a day?",
        "at least one day at a time",
        "playbook/people",
        "Half a day here and half a day there",
    ),
    Question(
        "Our rate goes up in July. What must have happened before?",
        "rate changes inform",
        "playbook/money",
        "before the first day on which it counts",
    ),
    Question(
        "The course was cancelled. Do I pay the money back?",
        "event refunds",
        "playbook/money",
        "Offer something as good first",
    ),
    Question(
        "What happens when the warranty ends?",
        "warranty ends time materials",
        "playbook/money",
        "the next hour costs money again",
    ),
    Question(
        "The project is over. What is left to do, and by when?",
        "end of a project",
        "playbook/projects",
        "within 28 days after the end",
    ),
    Question(
        "What goes into the annual review?",
        "annual review parts",
        "playbook/reviews",
        "what we delivered, what support was needed, what we recommend, what we plan together",
    ),
    Question(
        "How do I say in an e-mail that something cannot be done?",
        "avoid negative terms",
        "playbook/words",
        "Say what is the case, what happens next, and by when.",
    ),
    Question(
        "A former contact wants to be forgotten.",
        "asks to be forgotten",
        "playbook/privacy",
        "Take the person out of the book",
    ),
    Question(
        "I am away for two weeks. Who gets my duties?",
        "away stands in cover",
        "playbook/load",
        "What falls due in between goes to them by itself.",
    ),
    Question(
        "I have never used git. How do I write down a call?",
        "write down a conversation",
        "guide/first-day",
        "One sentence is enough",
    ),
)


@cache
def seen(site: Path) -> dict[str, Seen]:
    return pages_of(site)


def words_of(page: Seen) -> str:
    return " ".join(page.words.split())


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.page + ": " + one.typed)
def test_the_answer_stands_where_it_should(playbook: Path, question: Question) -> None:
    assert question.answer in words_of(seen(playbook)[f"{question.page}/index.html"])


def linked(site: Path, page: str) -> set[str]:
    """The pages one click away."""
    here = posixpath.dirname(page)
    links = (link.partition("#")[0] for link in seen(site)[page].links if "://" not in link)
    ways = (posixpath.normpath(posixpath.join(here, link, "index.html")) for link in links if link)
    return {way for way in ways if way in seen(site)}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.page + ": " + one.typed)
def test_it_is_two_clicks_away(playbook: Path, question: Question) -> None:
    first = linked(playbook, "index.html")
    second = {page for one in first for page in linked(playbook, one)}
    assert f"{question.page}/index.html" in first | second


def test_there_are_twenty_and_no_two_alike() -> None:
    assert len({one.asked for one in QUESTIONS}) == len({one.answer for one in QUESTIONS}) == 20
