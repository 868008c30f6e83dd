"""The whole list for a job summary, as Markdown that fits into one."""

from collections.abc import Iterator

from goodstanding.duty import Band, Duty
from goodstanding.finding import Severity
from goodstanding.reports.check_text import account_name, edit_at
from goodstanding.reports.heading import (
    NOTHING_JUDGED,
    banner,
    duty_counts,
    elsewhere,
    judged,
)
from goodstanding.reports.markup import head, quiet, row
from goodstanding.reports.report import Report
from goodstanding.reports.shown import ShownDuty, ShownFinding
from goodstanding.reports.words import counted, lateness, severity_counts, titled

# GitHub takes 1 MiB a step, and other steps may write too.
LARGEST = 1_000_000
_TITLES = {
    Severity.ERROR: "Errors",
    Severity.LAPSE: "Lapses",
    Severity.NOTICE: "Notices",
}
_NEAR = (Band.TODAY, Band.SOON)


def render_markdown(report: Report) -> str:
    """The summary: what was not assessed, findings by severity, what is overdue or soon due."""
    return fitted([*opening(report), *_findings(report), *_duties(report)], LARGEST)


def opening(report: Report) -> Iterator[str]:
    """The head: what could not be assessed, the day, and the counts."""
    if not report.standing.judged:
        yield from (f"**{quiet(NOTHING_JUDGED)}**", "")
    if report.not_assessed:
        amount = counted(len(report.not_assessed), "record")
        yield from (f"**{amount} could not be assessed**; nothing was judged on:", "")
        for what, because in report.left_aside:
            yield f"- {quiet(what)}: {quiet(because)}"
        yield ""
    yield from (f"## {quiet(banner(report))}", "")
    if report.standing.judged:
        yield f"- {severity_counts(report.severities)}"
        yield f"- {quiet(duty_counts(report))}"
    yield f"- {quiet(judged(report))}"
    if hidden := elsewhere(report):
        yield f"- {quiet(hidden)}"
    yield ""


def _findings(report: Report) -> Iterator[str]:
    for severity, title in _TITLES.items():
        shown = [one for one in report.findings if one.finding.severity is severity]
        if shown:
            yield from (f"### {title}", "", *head("Where", "What", "Rule"))
            yield from map(_finding_row, shown)
            yield ""


def _finding_row(shown: ShownFinding) -> str:
    finding = shown.finding
    place = quiet(f"{finding.place.file}:{shown.span.line}:{shown.span.column}")
    rule = quiet(finding.rule) + (" (waived)" if finding.waived else "")
    return row(place, quiet(finding.message), rule)


def _duties(report: Report) -> Iterator[str]:
    near = [one for one in report.duties if one.duty.is_open and one.duty.band in _NEAR]
    for title, shown in (("Overdue", list(report.overdue)), ("Due soon", near)):
        if shown:
            yield from (f"### {title}", "", *head("When", "Account", "What", "Owner", "Why"))
            yield from (_duty_row(report, one) for one in shown)
            yield ""


def _duty_row(report: Report, shown: ShownDuty) -> str:
    duty: Duty = shown.duty
    why = f"{quiet(duty.why)} ({quiet(edit_at(shown))})"
    account = quiet(account_name(report, duty.account))
    when = lateness(duty, report.standing.as_of)
    return row(when, account, quiet(titled(duty.clock)), quiet(duty.owner), why)


def fitted(rows: list[str], largest: int, command: str = "check") -> str:
    """The rows as text of at most so many bytes; a last line counts what did not fit, and how to see it."""
    room = largest - 200
    kept: list[str] = []
    for text in rows:
        room -= len(text.encode()) + 1
        if room < 0:
            break
        kept.append(text)
    missing = sum(bool(text.strip()) for text in rows[len(kept) :])
    if missing:
        kept += ["", f"**{counted(missing, 'more line')}** did not fit: run `standing {command}`"]
    return "".join(f"{text}\n" for text in kept)
