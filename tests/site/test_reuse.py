"""Pages of an earlier edition are taken again only where none of their words would differ."""

from collections.abc import Callable

import pytest
from tests.site.editions import edition_of
from tests.worlds import World

from goodstanding.site.edition import Edition
from goodstanding.site.making import Held, begin
from goodstanding.site.reuse import account_of, held_of, same_accounts


def world() -> World:
    return World().account().account("birch").contact("2026-05-20").contact("2026-05-21", "birch")


def kept_of(before: Edition, now: Edition) -> tuple[set[str], bool]:
    """The accounts of which all was taken again, and whether everything is as if made anew."""
    kept, alike = held_and_alike(before, now)
    return {*kept.shares}, alike


def held_and_alike(before: Edition, now: Edition) -> tuple[Held, bool]:
    """What was taken again, and whether everything is as if made anew."""
    kept = held_of(begin(before), before, now)
    taken, anew = begin(now, held=kept), begin(now)
    same_files = {file.path: file.data for file in taken.files()} == {
        file.path: file.data for file in anew.files()
    }
    return kept, taken.pages() == anew.pages() and same_files


def test_only_the_account_that_changed_is_made_anew() -> None:
    before = edition_of(world().source())
    now = edition_of(world().account("birch", context="A mill").source())
    assert kept_of(before, now) == ({"acme"}, True)


def test_a_change_of_the_firm_makes_all_anew() -> None:
    before = edition_of(world().source())
    now = edition_of(world().person("ann", name="Ann Abbot").source())
    assert kept_of(before, now) == (set(), True)


def test_another_day_makes_all_anew() -> None:
    source = world().source()
    before, now = edition_of(source), edition_of(source, "2026-06-02")
    assert kept_of(before, now) == (set(), True)


def test_nothing_is_held_of_a_book_that_cannot_be_judged() -> None:
    good = edition_of(world().source())
    bad = edition_of(world().raw("accounts/_policy.yml", b"nonsense").source())
    assert same_accounts(good, bad) == frozenset()


def test_a_page_tells_of_one_account_or_of_more() -> None:
    assert account_of("accounts/acme.md") == "acme"
    assert account_of("documents/acme/meeting-brief.md") == "acme"
    assert account_of("write/acme.json") == "acme"
    assert account_of("write/forms/contact.json") is None
    assert account_of("accounts/index.md") is None
    assert account_of("overdue.md") is None


def two_desks() -> World:
    """Ann and Ben look after a client each; Cas is of the firm, and nothing to do with either."""
    book = World().account().account("birch", account_manager="ben")
    for id_ in ("ben", "cas"):
        book.person(id_, name=f"{id_.title()} Bold", roles=["account_manager"])
    book.contact("2026-05-20").contact("2026-05-21", "birch")
    promise = {"what": "Send the plan", "to": "sue", "due_on": "2026-05-28"}
    return book.put("birch/commitments/2026-05-04-plan", promise).put(
        "acme/commitments/2026-05-04-p", promise
    )


# What is edited, and whose pages tell of it: before or after.
EDITS: dict[str, tuple[Callable[[World], World], set[str]]] = {
    "words": (lambda book: book.account("birch", account_manager="ben", context="A mill"), {"ben"}),
    "a name": (lambda book: book.account("birch", account_manager="ben", name="Birch & Sons"), {"ben"}),
    "another manager": (lambda book: book.account("birch", account_manager="ann"), {"ann", "ben"}),
    "a deputy": (lambda book: book.account("birch", account_manager="ben", deputy="cas"), {"ben", "cas"}),
    "a promise of somebody": (
        lambda book: book.put(
            "birch/commitments/2026-05-05-x",
            {"what": "Call", "to": "sue", "due_on": "2026-05-29", "owner": "cas"},
        ),
        {"ben", "cas"},
    ),
    "a talk": (lambda book: book.contact("2026-05-30", "birch"), {"ben"}),
    "a promise kept": (
        lambda book: book.put(
            "birch/commitments/2026-05-04-plan",
            {"what": "Send the plan", "to": "sue", "due_on": "2026-05-28", "done_on": "2026-05-27"},
        ),
        {"ben"},
    ),
    "a place in a team": (
        lambda book: book.put(
            "birch/assignments/cas-x", {"person": "cas", "starts_on": "2026-05-01", "days_per_week": 2}
        ),
        {"ben", "cas"},
    ),
}


@pytest.mark.parametrize("edit", EDITS)
def test_whom_an_account_names_is_made_anew_and_nobody_else(edit: str) -> None:
    change, touched = EDITS[edit]
    kept, alike = held_and_alike(edition_of(two_desks().source()), edition_of(change(two_desks()).source()))
    assert alike
    assert {*kept.shares} == {"acme"}
    assert {id_ for id_ in ("ann", "ben", "cas") if f"people/{id_}.md" not in kept.pages} == touched
    assert "calendar/accounts/acme.ics" in kept.files
    assert "calendar/accounts/birch.ics" not in kept.files
    assert "clocks/index.md" in kept.pages
