"""The page on speed: what is measured is what is shown."""

from datetime import date
from pathlib import Path

import pytest

import bench
from measures.stages import STAGES, time_stages
from speed_page import COLD, EDITED, JSONSCHEMA, STANDING, WARM, YAMLLINT, Book, Run, render_page


def book_of(accounts: int) -> Book:
    return Book(Path("nowhere"), accounts, {"contact": ["a"] * accounts * 10})


def run(tool: str, book: Book, *seconds: float, state: str = COLD) -> Run:
    processor = [one / 2 for one in seconds]
    return Run(tool, book, list(seconds), processor, [80.0] * len(seconds), state)


def test_medians_ratios_and_growth_are_shown() -> None:
    small, large = book_of(10), book_of(1000)
    runs = [
        run(STANDING, small, 0.2, 0.1, 9.0),
        run(STANDING, small, 0.11, state=WARM),
        run(STANDING, small, 0.12, state=EDITED),
        run(JSONSCHEMA, small, 8.0, 8.0, 8.0),
        run(YAMLLINT, small, 4.0, 4.0, 4.0),
        run(STANDING, large, 20.0, 20.0, 20.0),
        run(STANDING, large, 4.0, state=WARM),
        run(STANDING, large, 5.0, state=EDITED),
    ]
    page = render_page(runs, 3, 10, {"YAML": 1.5, "clocks": 0.5})
    assert "| YAML | 1.50 | 75% |" in page
    assert "- 1,000 accounts, cold: 20.00 s (wanted: 2.5 s, not kept)" in page
    assert "| 10 | 100 | 0.20 | 0.10 | 500 | 0.11 | 0.12 | 80 MB |  |" in page
    assert "| 1,000 | 10,000 | 20.00 | 10.00 | 500 | 4.00 | 5.00 | 80 MB | 1.00 |" in page
    assert "| check-jsonschema | 10 | 100 | 8.00 | 4.00 | 12 | 40.0 |  |" in page
    assert "| yamllint | 10 | 100 | 4.00 | 2.00 | 25 | 20.0 |  |" in page
    # A book that nothing was compared on is not in the comparison.
    assert "| standing check | 1,000 |" not in page


def test_every_file_of_a_book_is_measured(tmp_path: Path) -> None:
    book = bench._made(5, tmp_path / "book")
    assert book.count == len([*(tmp_path / "book").rglob("*.yml")])
    commands = [*bench._commands(Run(JSONSCHEMA, book))]
    named = [word for command in commands for word in command if word.endswith(".yml")]
    assert len(named) == book.count


def test_each_book_is_checked_cold_then_warm_then_after_an_edit(tmp_path: Path) -> None:
    book = bench._made(2, tmp_path / "book")
    runs = bench._runs(book, others=False)
    assert [one.state for one in runs] == [COLD, WARM, EDITED]
    record = Path(book.files["contact"][0])
    before = record.read_bytes()
    for one in runs[:2]:
        bench._measure(one, tmp_path / "cache")
    assert record.read_bytes() == before
    bench._measure(runs[2], tmp_path / "cache")
    assert record.read_bytes() != before
    assert all(len(one.seconds) == 1 for one in runs)


@pytest.mark.slow
def test_tiny_books_are_measured_from_end_to_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["--sizes", "5,10", "--beside", "5,10", "--rounds", "1"]) == 0

    page = capsys.readouterr().out
    last = [line for line in page.splitlines() if " | 10 | " in line]
    # Of the larger of two books every tool's growth is told.
    assert len(last) == 3
    assert all(line.split("|")[-2].strip() for line in last)


def test_where_the_time_goes_is_told_by_stage(tmp_path: Path) -> None:
    book = bench._made(3, tmp_path / "book")
    seconds = time_stages(book.folder, date(2026, 6, 1), tmp_path / "cache")
    assert [*seconds] == [*STAGES]
    assert all(one >= 0 for one in seconds.values())
    assert seconds["YAML"] > 0


def test_a_program_that_is_not_there_is_said_at_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "OTHERS", ("no_such_program",))
    assert bench.main(["--sizes", "5", "--beside", "5"]) == bench.CANNOT_RUN
    assert "no_such_program" in capsys.readouterr().err
