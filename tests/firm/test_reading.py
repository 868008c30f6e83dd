"""A book that is read and judged at once stands as one that is read first and judged then."""

from pathlib import Path

import pytest
from tests.worlds import day

from goodstanding.book import load_book
from goodstanding.records.source import Folder
from goodstanding.standing import stand
from goodstanding.standing.reading import read_and_stand

SAMPLE = Path(__file__).parents[2]


@pytest.mark.parametrize("workers", [1, 2])
def test_it_makes_no_difference_who_reads(workers: int) -> None:
    source = Folder(SAMPLE)
    book = load_book(source)
    read, standing = read_and_stand(source, day("2026-06-01"), workers=workers)
    assert read == book
    assert [*read.account_records] == [*book.account_records]
    assert standing == stand(book, day("2026-06-01"))


def test_a_book_without_a_policy_is_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "accounts/acme").mkdir(parents=True)
    (tmp_path / "accounts/acme/account.yml").write_text("name: Acme\naccount_manager: ann\n")
    book, standing = read_and_stand(Folder(tmp_path), day("2026-06-01"))
    assert not standing.judged
    assert [*book.accounts] == ["acme"]
