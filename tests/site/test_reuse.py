"""Pages of an earlier edition are taken again only where none of their words would differ."""

from tests.site.editions import edition_of
from tests.worlds import World

from goodstanding.site.edition import Edition
from goodstanding.site.making import begin
from goodstanding.site.reuse import account_of, holding, same_accounts


def world() -> World:
    return World().account().account("birch").contact("2026-05-20").contact("2026-05-21", "birch")


def kept_of(before: Edition, now: Edition) -> tuple[set[str], bool]:
    """The accounts of which all was taken again, and whether everything is as if made anew."""
    kept = holding(begin(before), before, now)
    taken, anew = begin(now, holding=kept), begin(now)
    same_files = {file.path: file.data for file in taken.files()} == {
        file.path: file.data for file in anew.files()
    }
    return {*kept}, taken.pages() == anew.pages() and same_files


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
