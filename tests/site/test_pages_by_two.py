"""Pages that two processes make are those that one makes."""

import os
from pathlib import Path
from typing import NoReturn

import pytest
from markupsafe import Markup
from tests.site.editions import edition_of

from goodstanding.immutable import replace
from goodstanding.records.source import Folder
from goodstanding.site.beside import beside
from goodstanding.site.files import make_files
from goodstanding.site.making import Making, begin
from goodstanding.site.page import SitePage
from goodstanding.site.pages import in_nav, make_pages
from goodstanding.standing.sharing import WORTH_A_WORKER, workers_for

SAMPLE = Path(__file__).parents[2]


def by_path(making: Making) -> dict[str, bytes]:
    """The files of an edition."""
    return {file.path: file.data for file in making.files()}


def test_two_make_the_same_pages_and_files_in_the_same_order() -> None:
    edition = edition_of(Folder(SAMPLE))
    assert edition.ledger is not None
    alone, shared = (replace(edition, ledger=replace(edition.ledger)) for _ in range(2))
    one, two = begin(alone), begin(shared, workers=2)
    assert two.pages() == one.pages() == [*make_pages(edition)]
    assert by_path(two) == by_path(one) == {file.path: file.data for file in make_files(edition)}


def test_whether_a_page_stands_in_the_navigation_is_known_before_it_is_made() -> None:
    for page in make_pages(edition_of(Folder(SAMPLE))):
        assert in_nav(page.path) is page.in_nav, page.path


def asked() -> NoReturn:
    """What still comes, for whoever must not ask."""
    pytest.fail("it was asked for")


def test_what_is_at_hand_is_not_waited_for() -> None:
    page = SitePage("index.md", "This week", Markup(""))
    making = Making(["index.md", "accounts/acme.md"], [page], asked)
    assert making.get("index.md") is page
    assert making.get("guide/tour.md") is None


def test_a_worker_begins_no_workers_of_its_own() -> None:
    assert beside(_of_a_large_book)() == 1
    assert workers_for(WORTH_A_WORKER - 1) == 1


def _of_a_large_book() -> int:
    return workers_for(WORTH_A_WORKER)


def test_what_goes_wrong_there_is_told_here() -> None:
    with pytest.raises(ValueError, match="not so"):
        beside(_wrong)()


def test_a_process_that_ends_before_its_time_is_told() -> None:
    with pytest.raises(RuntimeError, match="ended before its time"):
        beside(_gone)()


def _gone() -> None:
    os._exit(1)


def _wrong() -> None:
    raise ValueError("not so")
