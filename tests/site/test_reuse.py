"""Pages of an earlier edition are taken again only where none of their words would differ."""

from tests.site.editions import edition_of
from tests.worlds import World

from goodstanding.site.edition import Edition
from goodstanding.site.pages import make_pages
from goodstanding.site.reuse import account_of, made_of, same_accounts


def world() -> World:
    return World().account().account("birch").contact("2026-05-20").contact("2026-05-21", "birch")


def pages_after(before: Edition, now: Edition) -> tuple[set[str], bool]:
    """The paths that were taken again, and whether all pages are as if made anew."""
    holding = made_of(before, make_pages(before)).holding(now)
    return {*holding}, [*make_pages(now, holding=holding)] == [*make_pages(now)]


def test_only_the_account_that_changed_is_made_anew() -> None:
    before = edition_of(world().source())
    now = edition_of(world().account("birch", context="A mill").source())
    taken, as_anew = pages_after(before, now)
    assert {"accounts/acme.md", "write/acme.md"} <= taken
    assert not [path for path in taken if account_of(path) == "birch"]
    assert not [path for path in taken if account_of(path) is None]
    assert as_anew


def test_a_change_of_the_firm_makes_all_anew() -> None:
    before = edition_of(world().source())
    now = edition_of(world().person("ann", name="Ann Abbot").source())
    assert pages_after(before, now) == (set(), True)


def test_another_day_makes_all_anew() -> None:
    source = world().source()
    before, now = edition_of(source), edition_of(source, "2026-06-02")
    assert pages_after(before, now) == (set(), True)


def test_nothing_is_held_of_a_book_that_cannot_be_judged() -> None:
    good = edition_of(world().source())
    bad = edition_of(world().raw("accounts/_policy.yml", b"nonsense").source())
    assert same_accounts(good, bad) == frozenset()


def test_a_page_tells_of_one_account_or_of_more() -> None:
    assert account_of("accounts/acme.md") == "acme"
    assert account_of("documents/acme/meeting-brief.md") == "acme"
    assert account_of("accounts/index.md") is None
    assert account_of("overdue.md") is None
