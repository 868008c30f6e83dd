"""The page on speed: what is measured is what is shown."""

from pathlib import Path

import bench


def run(tool: str, accounts: int, *seconds: float) -> bench.Run:
    book = bench.Book(Path("nowhere"), accounts, {"contact": ["a"] * accounts * 10})
    return bench.Run(tool, book, list(seconds), [0.3] * len(seconds), [80.0] * len(seconds))


def test_medians_ratios_and_growth_are_shown() -> None:
    runs = [
        run(bench.STANDING, 10, 0.2, 0.1, 9.0),
        run(bench.JSONSCHEMA, 10, 8.0, 8.0, 8.0),
        run(bench.YAMLLINT, 10, 4.0, 4.0, 4.0),
        run(bench.STANDING, 1000, 20.0, 20.0, 20.0),
    ]
    page = bench.render_page(runs, 3)
    assert "| 10 | 100 | 0.20 | 0.30 | 500 | 80 MB |  |" in page
    assert "| 1,000 | 10,000 | 20.00 | 0.30 | 500 | 80 MB | 1.00 |" in page
    assert "| check-jsonschema | 10 | 100 | 8.00 | 12 | 40.0 |" in page
    assert "| yamllint | 10 | 100 | 4.00 | 25 | 20.0 |" in page
    # A book that nothing was compared on is not in the comparison.
    assert "| standing check | 1,000 |" not in page


def test_every_file_of_a_book_is_measured(tmp_path: Path) -> None:
    book = bench._made(5, tmp_path / "book")
    assert book.count == len([*(tmp_path / "book").rglob("*.yml")])
    commands = [*bench._commands(bench.Run(bench.JSONSCHEMA, book))]
    named = [word for command in commands for word in command if word.endswith(".yml")]
    assert len(named) == book.count
