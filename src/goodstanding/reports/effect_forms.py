"""The effect of a change as text, as Markdown for a comment, and as JSON for programs."""

from datetime import date
from typing import Any

from goodstanding.duty import Duty
from goodstanding.effect import Effect
from goodstanding.effect.result import LoadShift, PromiseMove, Shift
from goodstanding.finding import Finding
from goodstanding.model.work import Commitment
from goodstanding.reports.check_text import COLUMNS
from goodstanding.reports.effect_report import NOTHING, EffectReport, heading, sections
from goodstanding.reports.layout import laid_out
from goodstanding.reports.lines import EMPTY, Line, Piece, Tone, line, paragraph
from goodstanding.reports.markdown_report import fitted
from goodstanding.reports.markup import quiet
from goodstanding.reports.words import counted
from goodstanding.standing.evidence import EvidenceShift

VERSION = 1
# Of a long list people read the beginning; programs get all of it.
MOST_ROWS = 30
# A comment on GitHub takes 65,536 characters.
LARGEST_COMMENT = 60_000


def render_effect(report: EffectReport, columns: int = COLUMNS) -> list[Line]:
    """The effect as lines."""
    lines = [line(Piece(heading(report), Tone.HEADING)), *paragraph(report.scope, 0, columns, Tone.FAINT)]
    if report.effect.is_empty:
        return [*lines, EMPTY, line(Piece(NOTHING, Tone.GOOD))]
    for section in sections(report):
        tone = Tone.WARNING if section.is_bad else Tone.HEADING
        lines += [EMPTY, line(Piece(section.heading, tone))]
        for row in section.rows[:MOST_ROWS]:
            lines += paragraph(row, 2, columns)
        if len(section.rows) > MOST_ROWS:
            lines.append(line(Piece(f"  and {len(section.rows) - MOST_ROWS} more", Tone.FAINT)))
    return lines


def render_effect_markdown(report: EffectReport) -> str:
    """The effect as a comment or a page."""
    rows = [f"## {quiet(heading(report))}", "", quiet(report.scope), ""]
    if report.effect.is_empty:
        rows += [f"**{NOTHING}**", ""]
    for section in sections(report):
        rows += [f"### {section.heading}", ""]
        rows += [f"- {quiet(row)}" for row in section.rows[:MOST_ROWS]]
        if len(section.rows) > MOST_ROWS:
            rows.append(f"- and {counted(len(section.rows) - MOST_ROWS, 'more', 'more')}")
        rows.append("")
    return fitted(rows, LARGEST_COMMENT, "effect")


def render_effect_json(report: EffectReport) -> str:
    """The effect for other programs: version 1, described by effect.schema.json."""
    return laid_out(
        {
            "version": VERSION,
            "as_of": report.as_of.isoformat(),
            "base": report.base,
            "head": report.head,
            "merge": report.merge.value,
            "judged": report.effect.judged,
            "accounts": list(report.effect.accounts),
            "whole_book": report.whole_book,
            **_effect(report.effect),
        }
    )


def _effect(effect: Effect) -> dict[str, Any]:
    all_ = effect.all
    return {
        "not_assessed": [{"file": one.file, "because": one.because} for one in all_.unread],
        "enters_overdue": [_shift(one) for one in effect.enters],
        "leaves_overdue": [_shift(one) for one in effect.leaves],
        "falls_due_otherwise": [_shift(one) for one in effect.shifts],
        "found": [_finding(one) for one in all_.found],
        "mended": [_finding(one) for one in all_.mended],
        "promises_made": [_promise(one) for one in all_.made],
        "promises_moved": [_move(one) for one in all_.moved],
        "promises_closed": [_promise(one) for one in all_.closed],
        "promises_reopened": [_promise(one) for one in all_.reopened],
        "promises_gone": [_promise(one) for one in all_.gone],
        "evidence": [_evidence(one) for one in all_.evidence],
        "load": [_load(one, effect.horizon_on) for one in effect.load],
        "modes": [
            {"account": one.account, "before": list(one.before), "after": list(one.after)}
            for one in all_.modes
        ],
        "policy": [{"path": one.path, "before": one.before, "after": one.after} for one in effect.rows],
    }


def _move(move: PromiseMove) -> dict[str, Any]:
    return {
        **_promise(move.promise),
        "from_on": move.from_on.isoformat(),
        "told_on": _day(move.told_on),
        "silent": not move.is_told_of,
    }


def _evidence(shift: EvidenceShift) -> dict[str, Any]:
    return {
        "account": shift.account,
        "before": {"whole": shift.before, "colour": shift.was},
        "after": {"whole": shift.after, "colour": shift.colour},
        "parts": [
            {
                "part": one.name,
                "before": one.before,
                "after": one.after,
                "records": [
                    {"record": word.record, "before": word.before, "after": word.after} for word in one.words
                ],
            }
            for one in shift.parts
        ],
    }


def _load(shift: LoadShift, horizon_on: date | None) -> dict[str, Any]:
    return {
        "person": shift.person,
        "due_until_on": _day(horizon_on),
        **{
            name: {"due": one.due, "accounts": one.accounts, "weight": one.weight, "cap": one.cap}
            for name, one in (("before", shift.before), ("after", shift.after))
        },
    }


def _shift(shift: Shift) -> dict[str, Any]:
    duty = shift.duty
    return {
        "clock": duty.clock,
        "account": duty.account,
        "record": duty.record,
        "place": duty.place,
        "owner": duty.owner,
        "before": _when(shift.before),
        "after": _when(shift.after),
    }


def _when(duty: Duty | None) -> dict[str, Any] | None:
    if duty is None:
        return None
    return {
        "due_on": duty.due_on.isoformat(),
        "days_late": duty.days_late,
        "band": duty.band.value,
        "state": duty.state.value,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "account": finding.account,
        "record": finding.place.record,
        "file": finding.place.file,
        "message": finding.message,
        "waived": finding.waived,
    }


def _promise(promise: Commitment) -> dict[str, Any]:
    return {
        "record": promise.record,
        "what": None if promise.is_restricted else promise.what,
        "due_on": promise.due_on.isoformat(),
        "done_on": _day(promise.done_on),
        "missed_on": _day(promise.missed_on),
        "withdrawn": promise.withdrawn is not None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
