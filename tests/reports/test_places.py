"""Findings are shown at their line, and what is restricted is never quoted."""

import pytest

from goodstanding.finding import Finding, Severity
from goodstanding.place import KeyPath, Place
from goodstanding.records.source import Memory
from goodstanding.reports.check_text import quotation
from goodstanding.reports.lines import to_text
from goodstanding.reports.shown import ShownFinding, Texts
from goodstanding.standing.places import read_path

FILE = "accounts/acme/account.yml"
OPEN = "name: Acme\nhealth:\n  status: red\ncommercial:\n  margin_percent: 12\ngoals: [a]\n"


def _shown(text: str, path: KeyPath, *, mark: tuple[int, int] | None = None) -> ShownFinding:
    place = Place("acme/account", FILE, path, mark=mark)
    finding = Finding("schema", Severity.ERROR, "acme", place, "wrong")
    return Texts(Memory({FILE: text.encode()})).show_findings([finding])[0]


@pytest.mark.parametrize(
    ("path", "line", "column", "quoted"),
    [
        (("health", "status"), 3, 11, "  status: red"),
        (("health", "reason"), 2, 1, "health:"),
        (("goals", 0), 6, 9, "goals: [a]"),
        ((), 1, 1, None),
    ],
)
def test_place_is_found(path: KeyPath, line: int, column: int, quoted: str | None) -> None:
    shown = _shown(OPEN, path)
    assert (shown.span.line, shown.span.column) == (line, column)
    assert shown.source_line == quoted


def test_commercial_figures_are_not_quoted() -> None:
    assert _shown(OPEN, ("commercial", "margin_percent")).source_line is None
    assert _shown(OPEN, (), mark=(5, 3)).source_line is None
    assert _shown("{name: A, commercial: {margin_percent: 12}}", ("name",)).source_line is None


def test_restricted_records_are_not_quoted() -> None:
    text = "name: Acme\nvisibility: restricted\n"
    assert _shown(text, ("name",)).source_line is None
    assert _shown("name: Acme\n", ("name",)).source_line == "name: Acme"


def test_a_file_that_cannot_be_read_stands_at_its_beginning() -> None:
    finding = Finding("schema", Severity.ERROR, "acme", Place("a", "accounts/no.yml", ("x",)), "m")
    shown = Texts(Memory({})).show_findings([finding])[0]
    assert (shown.span.line, shown.span.column, shown.source_line) == (1, 1, None)


@pytest.mark.parametrize(
    ("text", "path", "marked"),
    [
        ("name: Acme", ("name",), "Acme"),
        ("name: 漢字 x", ("name",), "漢字 x"),
        ("name: " + "x" * 400, ("name",), "x"),
        ("a: {" + "b: 1, " * 60 + "name: here}", ("a", "name"), "here"),
    ],
)
def test_caret_stands_under_the_place(text: str, path: KeyPath, marked: str) -> None:
    rows = to_text(quotation(_shown(text, path), 4, 96)).splitlines()
    assert all(len(row) <= 96 for row in rows)
    columns = [2 if ord(character) > 0x2E80 else 1 for character in rows[0]]
    start = rows[1].index("^")
    at = next(n for n in range(len(columns) + 1) if sum(columns[:n]) == start)
    assert rows[0][at:].startswith(marked)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("follow_ups[2].due_on", ("follow_ups", 1, "due_on")),
        ("milestones[1]", ("milestones", 0)),
        ("communication.meetings[3]", ("communication", "meetings", 2)),
    ],
)
def test_spelled_path_is_read_back(text: str, path: KeyPath) -> None:
    assert read_path(text) == path
