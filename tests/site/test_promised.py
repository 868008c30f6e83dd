"""From any list a promise is one click away from where it stands on its account's page."""

from typing import Any

import pytest
from tests.site.editions import edition_of, pages_by_path
from tests.site.html import Seen, see
from tests.worlds import World

LATE = {"to": "sue", "due_on": "2026-05-20"}
ANCHOR = "accounts/acme/#promise-2026-05-04-draft"


def world(what: str = "Send the draft", **fields: Any) -> World:
    return World().account().put("acme/commitments/2026-05-04-draft", {**LATE, "what": what, **fields})


def seen(book: World, path: str) -> Seen:
    """A page of the book."""
    return see(pages_by_path(edition_of(book.source()))[path].body)


@pytest.mark.parametrize("path", ["index.md", "overdue.md", "promises.md", "people/ann.md"])
def test_a_promise_in_a_list_leads_to_its_place(path: str) -> None:
    links = {link.replace("../", "") for link in seen(world(), path).links}
    assert ANCHOR in links
    assert "promise-2026-05-04-draft" in seen(world(), "accounts/acme.md").ids


def test_a_duty_on_the_account_s_page_leads_down_to_the_promise() -> None:
    assert "#promise-2026-05-04-draft" in seen(world(), "accounts/acme.md").links


def test_a_link_in_the_words_of_a_promise_is_none_within_the_link() -> None:
    page = seen(world("Send **now** [the draft](https://files.example/draft)"), "promises.md")
    assert "Send now the draft" in page.words
    assert not [link for link in page.links if "files.example" in link]
    assert f"../{ANCHOR}" in page.links


@pytest.mark.parametrize("path", ["index.md", "overdue.md", "promises.md"])
def test_what_is_restricted_leads_nowhere_and_is_not_told(path: str) -> None:
    page = seen(world(visibility="restricted"), path)
    assert not [link for link in page.links if "#promise" in link]
    assert "Send the draft" not in page.words


def test_of_many_promises_the_oldest_lead_to_the_part() -> None:
    book = World().account()
    for number in range(17):
        name = f"acme/commitments/2026-01-{number + 1:02}-p"
        book.put(name, {"what": "x", "to": "sue", "due_on": "2026-02-01", "done_on": "2026-01-31"})
    links, ids = seen(book, "promises.md").links, seen(book, "accounts/acme.md").ids
    assert "../accounts/acme/#promise-2026-01-17-p" in links
    assert "../accounts/acme/#promise-2026-01-02-p" not in links
    assert "../accounts/acme/#promises" in links
    led = {link.partition("#")[2] for link in links if link.startswith("../accounts/acme/#")}
    assert led <= ids
