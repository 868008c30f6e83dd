"""After an edit a preview makes and writes what differs, or says that all has to be built."""

from tests.site.editions import edition_of
from tests.worlds import World

from goodstanding.immutable import replace
from goodstanding.site.carry import placeholder
from goodstanding.site.edition import Edition
from goodstanding.site.making import begin
from goodstanding.site.renewal import Shown, renew
from goodstanding.site.shell import Shells, models


def world() -> World:
    return World().account().account("birch").contact("2026-05-20").contact("2026-05-21", "birch")


def shown(edition: Edition) -> Shown:
    """A preview of that edition, in a theme that adds nothing."""
    making, shells = begin(edition), Shells()
    listed = (page for page in making.pages() if page.in_nav)
    for page in (*listed, *models(making.paths).values()):
        shells.draw(f"<html><head></head>{placeholder(page)}</html>", page)
    return Shown(edition, making, shells, {})


def test_of_an_edit_only_the_account_and_the_lists_are_written() -> None:
    now = edition_of(world().account("birch", context="A mill").source())
    renewal = renew(shown(edition_of(world().source())), now)
    assert renewal is not None
    assert b"A mill" in renewal.changed["accounts/birch/index.html"]
    assert not [path for path in renewal.changed if "acme" in path]
    assert not renewal.gone
    assert renewal.shown.making.pages() == begin(now).pages()


def test_an_account_that_is_gone_is_taken_away() -> None:
    before = edition_of(world().source())
    now = edition_of(World().account().contact("2026-05-20").source())
    renewal = renew(shown(before), now)
    assert renewal is not None
    assert "accounts/birch/index.html" in renewal.gone


def test_another_profile_is_built_whole() -> None:
    before = edition_of(world().source())
    assert renew(shown(before), replace(before, sample=not before.sample)) is None
