"""The overdue report for a spreadsheet."""

import csv
import io

import pytest
from tests.worlds import World, day

from goodstanding.reports.overdue_csv import harmless, render_overdue_csv
from goodstanding.reports.report import build_report
from goodstanding.standing import assess


def lines(world: World, named: str = "Acme") -> list[dict[str, str]]:
    """The report as a spreadsheet reads it."""
    source = world.source()
    report = build_report(assess(source, day("2026-06-01")), source)
    text = render_overdue_csv(report.overdue, lambda _: named)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_each_late_duty_is_a_line() -> None:
    world = World().account().commitment("2026-05-01", due_on="2026-05-28")
    found = [line for line in lines(world) if line["clock"] == "commitment"]
    assert [(line["title"], line["days_late"], line["due_on"]) for line in found] == [
        ("Promise", "4", "2026-05-28")
    ]
    assert found[0]["file"] == "accounts/acme/commitments/2026-05-01-promise.yml"


@pytest.mark.parametrize("name", ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\t=1", "|x", " =1"])
def test_no_cell_is_a_formula(name: str) -> None:
    world = World().account().commitment("2026-05-01", due_on="2026-05-28")
    assert {line["account_name"] for line in lines(world, name)} - {"The firm"} == {f"'{name}"}


def test_plain_words_stay_as_they_are() -> None:
    assert harmless("Acme = Sons") == "Acme = Sons"
    assert harmless("") == ""


def test_commas_quotes_and_lines_stay_in_their_cell() -> None:
    world = World().account().commitment("2026-05-01", due_on="2026-05-28")
    assert {line["account_name"] for line in lines(world, 'A, "B"\nC')} - {"The firm"} == {'A, "B"\nC'}
