"""However large the book: a report fits where the host takes it, and says how much is missing."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from goodstanding.duty import Band, Duty, Group, State
from goodstanding.finding import Finding, Severity
from goodstanding.place import Place
from goodstanding.records.source import Memory
from goodstanding.reports.digest import render_digest
from goodstanding.reports.github_report import render_github
from goodstanding.reports.markdown_report import render_markdown
from goodstanding.reports.report import Report, build_report
from goodstanding.standing import AccountStanding, Standing

DAY = date(2026, 6, 1)
FILE = "accounts/acme/account.yml"
# A character of four bytes: what is counted is bytes.
WORDS = "\U0001f33e said " * 12


@pytest.fixture(scope="module")
def large() -> Report:
    findings = tuple(
        Finding("schema", Severity.ERROR, "acme", Place("acme/account", FILE), f"{number} {WORDS}")
        for number in range(6000)
    )
    duties = tuple(
        Duty(
            clock="commitment",
            group=Group.PROMISES,
            account="acme",
            owner=f"person-{number // 12}",
            due_on=date(2026, 5, 30),
            days_late=2,
            band=Band.OVERDUE,
            state=State.OPEN,
            why=WORDS,
            record=f"acme/commitments/2026-05-01-{number}",
            file=FILE,
        )
        for number in range(3000)
    )
    account = AccountStanding("acme", "Acme", findings, duties, ("steady_state",), (), 2)
    return build_report(Standing(DAY, {"acme": account}), Memory({FILE: b"name: Acme\n"}))


@pytest.mark.parametrize(("render", "largest"), [(render_markdown, 2**20), (render_digest, 2**16)])
def test_it_fits_and_says_what_does_not(large: Report, render: Callable[[Report], str], largest: int) -> None:
    text = render(large)
    assert largest * 0.9 < len(text.encode()) < largest
    assert re.search(r"\*\*[0-9]+ more lines\*\* did not fit", text)
    # No row is cut in the middle.
    assert all(row.endswith("|") for row in text.splitlines() if row.startswith("|"))


def test_of_each_of_us_the_digest_shows_ten(large: Report) -> None:
    first = render_digest(large).split("### person-0: 12 late, 0 to come")[1].split("###")[0]
    assert first.count("days late") == 10
    assert "and 2 more: standing due --manager person-0" in first


def test_annotations_stay_nine(large: Report) -> None:
    rows = [row for row in render_github(large).splitlines() if row.startswith("::")]
    assert len(rows) == 10
    assert rows[-1] == "::error::8991 more (5991 errors, 3000 warnings): the job summary lists them all"
