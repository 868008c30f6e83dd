"""Every report of the small book equals its golden file, twice with the same bytes."""

from collections.abc import Callable
from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion

from goodstanding.reports.check_text import render_check
from goodstanding.reports.digest import render_digest
from goodstanding.reports.due_markdown import render_due_markdown
from goodstanding.reports.due_text import Scan, render_due
from goodstanding.reports.github_report import render_github
from goodstanding.reports.gitlab_report import render_gitlab
from goodstanding.reports.json_report import render_json
from goodstanding.reports.lines import to_text
from goodstanding.reports.markdown_report import render_markdown
from goodstanding.reports.report import Report

FORTNIGHT = Scan(date(2026, 6, 15))
WEEKS = Scan(date(2026, 6, 22), by_week=True)
Render = Callable[[Report], str]

RENDERERS: dict[str, Render] = {
    "check-text": lambda report: to_text(render_check(report)),
    "check-json": render_json,
    "check-github": render_github,
    "check-gitlab": render_gitlab,
    "check-markdown": render_markdown,
    "due-text": lambda report: to_text(render_due(report, FORTNIGHT)),
    "due-weeks": lambda report: to_text(render_due(report, WEEKS)),
    "due-digest": render_digest,
    "due-markdown": lambda report: render_due_markdown(report, FORTNIGHT),
    "due-weeks-markdown": lambda report: render_due_markdown(report, WEEKS),
}


@pytest.mark.parametrize("name", RENDERERS)
def test_report_equals_its_golden_file(name: str, small: Report, golden: SnapshotAssertion) -> None:
    first = RENDERERS[name](small)
    assert RENDERERS[name](small) == first
    assert first == golden
