"""Pages that two processes make are those that one makes."""

from dataclasses import replace
from pathlib import Path

from tests.site.editions import edition_of

from goodstanding.records.source import Folder
from goodstanding.site.documents.page import document_files
from goodstanding.site.pages import make_pages

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
