"""Made-up books, judged: no errors, a fair share overdue, every situation there."""

from collections import Counter
from datetime import date
from pathlib import Path

from book_maker.book import write_book
from goodstanding.finding import Severity
from goodstanding.records.source import Folder
from goodstanding.standing import assess


def test_a_made_book_has_no_errors_and_a_fair_share_overdue(tmp_path: Path) -> None:
    write_book(150, tmp_path)
    standing = assess(Folder(tmp_path), date(2026, 6, 1))
    assert standing.not_assessed == ()
    assert [f for f in standing.findings if f.severity is Severity.ERROR] == []
    assert {f.severity for f in standing.findings} == {Severity.LAPSE, Severity.NOTICE}
    counts = Counter(duty.is_overdue for duty in standing.duties if duty.is_open)
    assert 0.1 <= counts[True] / counts.total() <= 0.25
    modes = Counter(mode for of_account in standing.modes.values() for mode in of_account)
    assert len(modes) == 5
    assert min(modes.values()) >= 5
    assert modes["steady_state"] == max(modes.values())
