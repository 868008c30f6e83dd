"""What was agreed to be otherwise: how old it is, how long it still holds, and who agreed."""

from typing import Any

from tests.site.editions import edition_of, pages_by_path
from tests.site.html import see
from tests.worlds import World

WAIVER = {"rule": "check-in", "reason": "They are at fairs", "until_on": "2026-06-30"}
SNOOZE = {"clock": "annual-review", "until_on": "2026-06-22", "reason": "After the fair"}


def said(book: World) -> str:
    """The words of the list of exceptions, on one line."""
    return " ".join(see(pages_by_path(edition_of(book.source()))["exceptions.md"].body).words.split())


def waived(on: str, book: World | None = None, **fields: Any) -> World:
    world = book or World().account()
    return world.put(f"acme/waivers/{on}-fairs", {**WAIVER, "approved_by": "ben", **fields})


def test_an_exception_is_listed_with_its_age() -> None:
    words = said(waived("2026-05-20"))
    assert "12 days" in words
    assert "renewed" not in words
    assert "by oneself" not in words


def test_an_exception_that_was_renewed_says_how_often() -> None:
    book = waived("2026-01-05", until_on="2026-03-01")
    assert "12 days, renewed 1 time" in said(waived("2026-05-20", book))


def test_an_exception_for_another_record_is_no_renewal() -> None:
    book = waived("2026-01-05", until_on="2026-03-01", record="stakeholders/sue")
    assert "renewed" not in said(waived("2026-05-20", book))


def test_what_one_granted_to_oneself_is_marked() -> None:
    assert "by oneself" in said(waived("2026-05-20", approved_by="ann"))
    assert "by oneself" in said(World().account(snoozes=[{**SNOOZE, "set_by": "ann"}]))


def test_a_delay_says_how_long_it_still_holds_and_who_agreed() -> None:
    words = said(World().account(snoozes=[{**SNOOZE, "set_by": "ben", "asked_by": "ann"}]))
    assert "21 days left" in words
    assert "Ben Bishop asked for by Ann Archer" in words.replace("Bishopasked", "Bishop asked")
    assert "by oneself" not in words


def test_a_delay_that_nobody_agreed_to_is_marked() -> None:
    assert "nobody yet" in said(World().account(snoozes=[SNOOZE]))
