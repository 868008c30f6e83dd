"""Pages that two processes make are those that one makes."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.site.editions import edition_of

from goodstanding.records.source import Folder
from goodstanding.site.beside import beside
from goodstanding.site.documents.page import document_files
from goodstanding.site.pages import make_pages
from goodstanding.standing.sharing import WORTH_A_WORKER, workers_for

SAMPLE = Path(__file__).parents[2]


def test_two_make_the_same_pages_in_the_same_order() -> None:
    edition = edition_of(Folder(SAMPLE))
    assert edition.ledger is not None
    alone, shared = (replace(edition, ledger=replace(edition.ledger)) for _ in range(2))
    one, two = [*make_pages(alone)], [*make_pages(shared, workers=2)]
    assert two == one
    # The texts beside the pages are made of the same drafts.
    assert alone.ledger is not None
    assert shared.ledger is not None
    assert [*document_files(shared, shared.ledger)] == [*document_files(alone, alone.ledger)]
    assert shared.ledger.drafts


def test_a_worker_begins_no_workers_of_its_own() -> None:
    with beside(_of_a_large_book) as answer:
        assert answer() == 1
    assert workers_for(WORTH_A_WORKER - 1) == 1


def _of_a_large_book() -> int:
    return workers_for(WORTH_A_WORKER)


def test_what_goes_wrong_there_is_told_here() -> None:
    with beside(_wrong) as answer, pytest.raises(ValueError, match="not so"):
        answer()


def _wrong() -> None:
    raise ValueError("not so")
