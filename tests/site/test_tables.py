"""Tables: made in one way on every page."""

from tests.site.html import see
from tests.worlds import day

from goodstanding.site.tables import Cell, Row, Table, by_day, columns
from goodstanding.site.text import Form, escaped, joined

TITLES = columns("Who", "Days", "Record", figures=["Days"], fixed=["Record"])


def table(*rows: Row, facets: tuple[str, ...] = ()) -> str:
    """The table as it stands on a page."""
    return str(Table("People", TITLES, rows, "people", facets).__html__())


def row(name: str, facets: tuple[tuple[str, ...], ...] = ()) -> Row:
    """A row with that name."""
    return Row((name, Cell("three", "3"), "file"), facets)


def test_a_cell_names_its_column_and_its_key() -> None:
    html = table(row("Ann & <b>"))
    assert "<td>Ann &amp; &lt;b&gt;</td>" in html
    assert '<td data-label="Days" class="gs-num" data-gs-key="3">three</td>' in html
    assert "<th data-gs-fixed>Record</th>" in html


def test_only_longer_tables_are_filtered() -> None:
    few, many = table(*[row("Ann")] * 5), table(*[row("Ann")] * 6)
    assert "data-gs-filter" not in few
    assert "data-gs-filter" in many


def test_the_words_of_a_facet_cannot_break_out_of_it() -> None:
    html = table(
        row("Ann", (("A\tB\nC",), ('x" onload="y',))), row("Ben", (("D",), ())), facets=("One", "Two")
    )
    rows = [attributes for tag, attributes in see(html).tags if tag == "tr" and "data-gs-is" in attributes]
    assert rows[0]["data-gs-is"] == 'A B C\nx" onload="y'
    assert rows[1]["data-gs-is"] == "D\n"


def test_what_has_no_day_is_sorted_last() -> None:
    assert by_day(None, "").key == "9999"
    assert by_day(day("2026-06-01"), "1 June").key is None


def test_forms_escape_what_comes_in_and_keep_what_is_ours() -> None:
    strong = Form("<b>%s</b>")
    assert strong("<i>") == "<b>&lt;i&gt;</b>"
    assert strong(strong("x")) == "<b><b>x</b></b>"
    assert joined("<br>", ["<", strong("&")]) == "&lt;<br><b>&amp;</b>"
    assert escaped(3) == "3"
