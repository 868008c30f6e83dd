"""Annotations for a pull request on GitHub, worst first, within what GitHub shows."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from enum import StrEnum

from goodstanding.finding import Severity
from goodstanding.immutable import Value
from goodstanding.reports.heading import (
    NOTHING_JUDGED,
    banner,
    duty_counts,
    elsewhere,
    judged,
)
from goodstanding.reports.report import Report
from goodstanding.reports.shown import ShownDuty, ShownFinding
from goodstanding.reports.visible import visible
from goodstanding.reports.words import counted, lateness, severity_counts

# GitHub shows ten annotations of a level for each step and drops the rest without a word: nine, and
# one that counts the others.
MOST = 9


class Level(StrEnum):
    """The levels that GitHub knows."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


_LEVELS = {
    Severity.ERROR: Level.ERROR,
    Severity.LAPSE: Level.WARNING,
    Severity.NOTICE: Level.NOTICE,
}
_RANK = {level: rank for rank, level in enumerate(Level)}


class Annotation(Value, frozen=True):
    """One remark at a line of a file."""

    level: Level
    file: str
    line: int
    column: int
    title: str
    message: str


def render_github(report: Report, touched: AbstractSet[str] = frozenset()) -> str:
    """The annotations, worst first, then plain lines with the counts.

    Of what is equally bad, what stands in the `touched` files comes first: whoever made the change
    is there to mend it.
    """
    files = {report.prefix + file for file in touched}
    found = sorted(_annotations(report), key=lambda one: (_RANK[one.level], one.file not in files))
    rows = [*_before(report), *map(command, found[:MOST])]
    if left := found[MOST:]:
        rows.append(f"::{left[0].level}::{_left_out(left)}: the job summary lists them all")
    return "".join(f"{row}\n" for row in [*rows, _closing(report)])


def _left_out(left: list[Annotation]) -> str:
    counts = {level: sum(one.level is level for one in left) for level in Level}
    parts = [counted(count, level.value) for level, count in counts.items() if count]
    return f"{len(left)} more ({', '.join(parts)})"


def _before(report: Report) -> Iterator[str]:
    if not report.standing.judged:
        yield NOTHING_JUDGED
    if report.not_assessed:
        amount = counted(len(report.not_assessed), "record")
        yield f"{amount} could not be assessed; nothing was judged on:"
        for what, because in report.left_aside:
            yield visible(f"  {what}: {because}")
    yield banner(report)


def _annotations(report: Report) -> Iterator[Annotation]:
    """Errors, what is overdue, and then what can only be learned from: lapses stay for good."""
    shown = [one for one in report.findings if not one.finding.waived]
    for one in shown:
        if one.finding.severity is Severity.ERROR:
            yield _of_finding(one, report.prefix)
    for late in sorted(report.overdue, key=lambda one: -one.duty.days_late):
        yield _of_duty(late, report)
    for one in shown:
        if one.finding.severity is not Severity.ERROR:
            yield _of_finding(one, report.prefix)


def _of_finding(shown: ShownFinding, prefix: str) -> Annotation:
    finding = shown.finding
    return Annotation(
        _LEVELS[finding.severity],
        prefix + finding.place.file,
        shown.span.line,
        shown.span.column,
        finding.rule,
        finding.message,
    )


def _of_duty(shown: ShownDuty, report: Report) -> Annotation:
    duty = shown.duty
    who = f"{duty.account or 'the firm'}: {duty.clock} is {lateness(duty, report.standing.as_of)}"
    message = f"{who}, owed by {duty.owner}: {duty.why}"
    file = report.prefix + duty.file
    return Annotation(Level.WARNING, file, shown.span.line, shown.span.column, duty.clock, message)


def command(annotation: Annotation) -> str:
    """The line that makes the runner show an annotation; text from records cannot end it early."""
    place = f"file={_in_property(annotation.file)},line={annotation.line},col={annotation.column}"
    title = _in_property(annotation.title)
    return f"::{annotation.level} {place},title={title}::{_in_message(annotation.message)}"


def _in_message(text: str) -> str:
    safe = visible(text)
    return safe.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _in_property(text: str) -> str:
    return _in_message(text).replace(":", "%3A").replace(",", "%2C")


def _closing(report: Report) -> str:
    parts = [severity_counts(report.severities)]
    if report.standing.judged:
        parts.append(duty_counts(report))
    parts += [judged(report), elsewhere(report)]
    return "; ".join(part for part in parts if part)
