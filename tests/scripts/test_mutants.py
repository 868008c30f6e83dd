"""The trial of small changes: a change lives in the running code only, and shares are counted right."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goodstanding import dates
from goodstanding.chapters.commitments import clocks
from mutants_parts.changes import Mutant, put_in
from mutants_parts.page import between, write
from mutants_parts.sentences import Sentences

ROOT = Path(__file__).parents[2]


def changed(module: str, function: str, number: int, before: str, after: str, text: str) -> Mutant:
    return Mutant(module, function, number, 1, 1, before, after, text, is_words=False)


FURTHER = changed(
    "goodstanding.dates",
    "days_after",
    1,
    "return start + timedelta(days=days)",
    "return start - timedelta(days=days)",
    "def days_after(start: date, days: int) -> date:\n    return start - timedelta(days=days)\n",
)


def test_a_change_is_put_into_the_function_that_others_have_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    day, imported = date(2026, 6, 1), vars(clocks)["days_after"]
    monkeypatch.setattr(dates.days_after, "__code__", dates.days_after.__code__)
    put_in(FURTHER)
    assert imported(day, 1) == date(2026, 5, 31)
    monkeypatch.undo()
    assert imported(day, 1) == date(2026, 6, 2)


def test_a_share_of_a_sample_has_an_interval() -> None:
    low, high = between(90, 100)
    assert (round(low, 3), round(high, 3)) == (0.826, 0.945)


def test_a_sentence_of_the_list_is_missed_and_a_number_is_not() -> None:
    text = "def commitment(account, firm, as_of):\n    why = 'promised for'\n"
    listed = Sentences(ROOT)
    module = "goodstanding.chapters.commitments.clocks"
    assert listed.would_change(changed(module, "commitment", 1, "", "", text))
    assert not listed.would_change(FURTHER)


def test_the_page_counts_what_was_noticed_and_lists_what_was_not(tmp_path: Path) -> None:
    for path in ("docs/messages.md", "scripts/mutants_reasons.toml", "src/goodstanding/dates.py"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes((ROOT / path).read_bytes())
    (tmp_path / "docs" / "guide").mkdir()
    other = changed("goodstanding.dates", "days_after", 2, "a", "b", FURTHER.text)
    untried, whole = replace(other, number=3), replace(other, module="goodstanding.records.plain")
    rows = {FURTHER: "survived", other: "killed", whole: "killed"}
    verdicts = {one.name: {"verdict": verdict} for one, verdict in rows.items()}
    write(tmp_path, [FURTHER, other, untried, whole], verdicts)
    page = (tmp_path / "docs" / "guide" / "mutants.md").read_text(encoding="utf-8")
    assert "**1 of 2 changes are noticed: 50.0%**" in page
    assert "a sample of the 3 that can be made" in page
    assert "In 1 part of the table every change was tried: **1 of 1 are noticed**." in page
    assert "| `dates` | 3 | 2 | 1 | 0 | 1 | 50% |" in page
    assert f"- `dates`, days_after: `` {FURTHER.before} `` became `` {FURTHER.after} ``\n" in page
