"""The page on spreadsheets: its table becomes a book as the page says."""

import re
from pathlib import Path

from click.testing import CliRunner
from tests.pages.fences import DOCS

from goodstanding.cli.program import standing

PAGE = (DOCS / "guide/spreadsheet.md").read_text(encoding="utf-8")
FENCES = re.findall(r"^```text\n(.*?)^```$", PAGE, flags=re.DOTALL | re.MULTILINE)
DAY = ("--as-of", "2026-02-02")


def begun(folder: Path, table: str) -> Path:
    sheet, book = folder / "clients.csv", folder / "our-book"
    sheet.write_text(table, encoding="utf-8")
    names = ("--manager", "Nora Quill", "--accounts", str(sheet))
    rest = ("--timezone", "Europe/Vienna", "--currency", "EUR", "--delivery-lead", "Nora Quill")
    done = CliRunner().invoke(standing, ["init", str(book), *names, *rest, *DAY])
    assert done.exit_code == 0, done.output
    return book


def test_the_table_of_the_page_becomes_a_book(tmp_path: Path) -> None:
    table, command = FENCES[:2]
    assert command.startswith("standing init our-book")
    book = begun(tmp_path, table)
    acme = (book / "accounts/acme-lanterns/account.yml").read_text(encoding="utf-8")
    assert "opening: {steady-contact: 2025-12-18, annual-review: 2025-11-03}\n" in acme
    assert (book / "accounts/acme-lanterns/stakeholders/dana-whitlock.yml").is_file()
    fen = (book / "accounts/fen-field/account.yml").read_text(encoding="utf-8")
    assert "opening: {steady-contact: 2026-01-20}\n" in fen
    checked = CliRunner().invoke(standing, ["check", "--root", str(book), "--fail-on", "overdue", *DAY])
    assert checked.exit_code == 0, checked.output
    ordered = CliRunner().invoke(standing, ["fmt", "--check", "--root", str(book)])
    assert ordered.exit_code == 0, ordered.output


def test_what_lies_far_back_is_due_on_the_first_day(tmp_path: Path) -> None:
    book = begun(tmp_path, "Client,Last spoke\nFen,2025-03-01\nAcme,\n")
    due = CliRunner().invoke(standing, ["due", "--root", str(book), "--within", "7d", *DAY])
    assert "Fen" in due.output
    assert "steady-contact" in due.output
    assert "Acme" not in due.output
