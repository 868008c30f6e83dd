"""The check as people read it: findings by file with the line in question, then what is overdue."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from goodstanding.duty import NOBODY, Duty
from goodstanding.finding import Severity
from goodstanding.reports.heading import closing, elsewhere, first_steps, opening
from goodstanding.reports.lines import EMPTY, Line, Piece, Tone, line, paragraph
from goodstanding.reports.report import Report
from goodstanding.reports.shown import ShownDuty, ShownFinding
from goodstanding.reports.visible import padded, visible, width
from goodstanding.reports.words import lateness, title_of, unread_note

COLUMNS = 96
_TONES = {
    Severity.ERROR: Tone.ERROR,
    Severity.LAPSE: Tone.WARNING,
    Severity.NOTICE: Tone.NOTICE,
}
_SEVERITY_WIDTH = max(map(len, Severity))


def render_check(report: Report, columns: int = COLUMNS) -> list[Line]:
    """The whole report, one list of lines."""
    lines = list(opening(report, columns))
    lines += finding_lines(report, columns)
    if report.overdue:
        lines += [EMPTY, line(Piece("Overdue", Tone.HEADING)), *_overdue(report, columns)]
    lines += [EMPTY, *first_steps(report, columns), *closing(report)]
    if hidden := elsewhere(report):
        lines.append(line(Piece(hidden, Tone.WARNING)))
    return lines


def finding_lines(report: Report, columns: int) -> Iterator[Line]:
    """The findings by file."""
    by_file = sorted(report.findings, key=lambda shown: shown.finding.place.file)
    for file, findings in groupby(by_file, key=lambda shown: shown.finding.place.file):
        yield from (EMPTY, line(Piece(file, Tone.HEADING)))
        yield from _of_file(list(findings), columns)


def _of_file(findings: list[ShownFinding], columns: int) -> Iterator[Line]:
    places = [f"{shown.span.line}:{shown.span.column}" for shown in findings]
    widest = max(map(len, places))
    indent = 2 + widest + 2 + _SEVERITY_WIDTH + 2
    for place, shown in zip(places, findings, strict=True):
        finding = shown.finding
        waived = " (waived)" if finding.waived else ""
        tone = Tone.FAINT if finding.waived else _TONES[finding.severity]
        severity = Piece(padded(finding.severity.value, _SEVERITY_WIDTH), tone)
        yield line(f"  {place:>{widest}}  ", severity, f"  {finding.rule}{waived}")
        yield from paragraph(finding.message, indent, columns)
        yield from quotation(shown, indent, columns)


def quotation(shown: ShownFinding, indent: int, columns: int) -> Iterator[Line]:
    """The offending line with a caret under the place; nothing where it must not be quoted."""
    if shown.source_line is None:
        return
    number = str(shown.span.line)
    room = max(20, columns - indent - len(number) - 3)
    text, before, length = _cropped(shown.source_line, shown.span.column - 1, shown.span.length, room)
    blank = " " * indent
    yield line(f"{blank}{number} | ", text)
    carets = "^" * max(1, min(length, room - before))
    yield line(f"{blank}{' ' * len(number)} | ", " " * before, Piece(carets, Tone.ERROR))


def _cropped(text: str, start: int, length: int, room: int) -> tuple[str, int, int]:
    """The visible text cut to the room, the columns before the place and those it takes."""
    left = max(0, start - room // 2) if start + length > room else 0
    lead = "..." if left else ""
    before = lead + visible(text[left:start])
    marked = visible(text[start : start + min(length, room)])
    rest = visible(text[start + length : start + length + room])
    shown = before + marked + rest
    return _cut(shown, room), width(before), width(marked)


def _cut(text: str, room: int) -> str:
    return text if width(text) <= room else text[: room - 3] + "..."


def _overdue(report: Report, columns: int) -> Iterator[Line]:
    """What is late by who owes it, what is late for longest first."""
    cells = {shown: _cells(report, shown) for shown in report.overdue}
    widths = [max(width(row[at]) for row in cells.values()) for at in range(2)]
    for owner, owned in groupby(sorted(report.overdue, key=_longest_first), key=lambda one: one.duty.owner):
        rows = list(owned)
        yield line("  ", Piece(visible(owner), Tone.HEADING), f"  ({len(rows)} overdue)")
        told: set[str | None] = set()
        for shown in rows:
            late, title = cells[shown]
            yield line("    ", Piece(f"{late:>{widths[0]}}", Tone.WARNING), "  ", title)
            yield from _because(report, shown, widths[0] + 6, columns, told)


def _because(
    report: Report, shown: ShownDuty, indent: int, columns: int, told: set[str | None]
) -> Iterator[Line]:
    duty = shown.duty
    yield from paragraph(duty.why, indent, columns)
    yield line(" " * indent, Piece(f"{edit_at(shown)} ({duty.clock})", Tone.FAINT))
    yield from unread_lines(report, duty.account, indent, told)


def unread_lines(report: Report, account: str | None, indent: int, told: set[str | None]) -> Iterator[Line]:
    """Once for each account: that some of its records could not be read, so that it may owe less."""
    unread = report.unread.get(account or "", 0)
    if unread and account not in told:
        yield line(" " * indent, Piece(unread_note(unread), Tone.ERROR))
    told.add(account)


def _longest_first(shown: ShownDuty) -> tuple[bool, str, date, tuple[int, str, date, str, str, str]]:
    duty = shown.duty
    return (duty.owner != NOBODY, duty.owner, duty.due_on, duty.order)


def _cells(report: Report, shown: ShownDuty) -> tuple[str, str]:
    duty = shown.duty
    what = f"{account_name(report, duty.account)}: {title_of(duty.clock)}"
    return lateness(duty, report.standing.as_of), visible(what)


def account_name(report: Report, account: str | None) -> str:
    """The name of an account, its id where it could not be read, or the firm."""
    if account is None:
        return "the firm"
    known = report.standing.accounts.get(account)
    return known.name if known and known.name else account


def said_of(duty: Duty) -> str:
    """The reason of a duty, with the record that it is about where that is not the account as a whole."""
    within = duty.record.removeprefix(f"{duty.account}/")
    return duty.why if within in {"account", duty.record} else f"{duty.why}: {within}"


def edit_at(shown: ShownDuty) -> str:
    """The record to edit, with the line where it holds several duties."""
    return f"{shown.duty.file}:{shown.span.line}" if shown.duty.place else shown.duty.file
