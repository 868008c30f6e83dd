"""The contract with other programs: version 1 of our JSON, described by report.schema.json."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from goodstanding.reports.layout import laid_out
from goodstanding.reports.report import Report
from goodstanding.reports.shown import ShownDuty, ShownFinding

VERSION = 1


def render_json(report: Report) -> str:
    """The report as JSON: plain ASCII, the keys in the order of the contract."""
    return laid_out(as_data(report))


def as_data(report: Report) -> dict[str, Any]:
    """The report in the shape of the contract."""
    standing = report.standing
    return {
        "version": VERSION,
        "as_of": standing.as_of.isoformat(),
        "commit": standing.commit,
        "next_change_on": _day(standing.next_change_on),
        "summary": _summary(report),
        "not_assessed": [
            {"record": one.record, "file": one.file, "because": one.because} for one in report.not_assessed
        ],
        "findings": [_finding(shown) for shown in report.findings],
        "duties": [_duty(shown) for shown in report.duties],
        "modes": {account: list(modes) for account, modes in standing.modes.items()},
    }


def _summary(report: Report) -> dict[str, Any]:
    standing = report.standing
    return {
        "judged": standing.judged,
        "sample": standing.sample,
        "accounts": len(standing.accounts),
        "records": standing.records,
        "not_assessed": len(report.not_assessed),
        "findings": _counts(report.severities),
        "findings_waived": report.waived_findings,
        "duties": _counts(report.bands),
        "duties_apart": _counts(report.apart),
    }


def _counts(counts: Mapping[Any, int]) -> dict[str, int]:
    return {str(key): count for key, count in counts.items()}


def _finding(shown: ShownFinding) -> dict[str, Any]:
    finding = shown.finding
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "account": finding.account,
        "record": finding.place.record,
        "file": finding.place.file,
        "line": shown.span.line,
        "column": shown.span.column,
        "message": finding.message,
        "url": finding.url,
        "waived": finding.waived,
    }


def _duty(shown: ShownDuty) -> dict[str, Any]:
    duty = shown.duty
    return {
        "clock": duty.clock,
        "group": duty.group.value,
        "account": duty.account,
        "owner": duty.owner,
        "due_on": duty.due_on.isoformat(),
        "days_late": duty.days_late,
        "band": duty.band.value,
        "state": duty.state.value,
        "last_on": _day(duty.last_on),
        "booked_on": _day(duty.booked_on),
        "covers": list(duty.covers),
        "card": duty.card,
        "rank": duty.rank,
        "why": duty.why,
        "record": duty.record,
        "place": duty.place,
        "file": duty.file,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
