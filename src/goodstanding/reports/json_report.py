"""The contract with other programs: version 1 of our JSON, described by report.schema.json."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from goodstanding.duty import Band, Group, State
from goodstanding.finding import Severity
from goodstanding.immutable import names_of, values_of
from goodstanding.reports.layout import Row, pieces_of
from goodstanding.reports.report import Report
from goodstanding.reports.shown import ShownFinding

VERSION = 1


def render_json(report: Report) -> str:
    """The report as JSON: plain ASCII, the keys in the order of the contract."""
    return "".join(json_pieces(report))


def json_pieces(report: Report) -> Iterator[str]:
    """The same piece by piece: whoever only writes it down needs no copy of the whole."""
    standing = report.standing
    data = {
        "version": VERSION,
        "as_of": standing.as_of.isoformat(),
        "commit": standing.commit,
        "next_change_on": _day(standing.next_change_on),
        "summary": _summary(report),
        "not_assessed": [
            {"record": one.record, "file": one.file, "because": one.because} for one in report.not_assessed
        ],
        "findings": map(_finding, report.findings),
        "duties": _duties(report),
        "modes": {account: list(modes) for account, modes in standing.modes.items()},
    }
    return pieces_of(data)


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


class FindingRow(Row, frozen=True):
    """A finding as the contract has it."""

    rule: str
    severity: Severity
    account: str | None
    record: str
    file: str
    line: int
    column: int
    message: str
    url: str
    waived: bool


def _finding(shown: ShownFinding) -> FindingRow:
    finding = shown.finding
    return FindingRow(
        rule=finding.rule,
        severity=finding.severity,
        account=finding.account,
        record=finding.place.record,
        file=finding.place.file,
        line=shown.span.line,
        column=shown.span.column,
        message=finding.message,
        url=finding.url,
        waived=finding.waived,
    )


class DutyRow(Row, frozen=True):
    """A duty as the contract has it: the first fields of a duty itself, in their order."""

    clock: str
    group: Group
    account: str | None
    owner: str
    due_on: date
    days_late: int
    band: Band
    state: State
    last_on: date | None
    booked_on: date | None
    covers: tuple[str, ...]
    card: str | None
    rank: int
    why: str
    record: str
    place: str | None
    file: str


_TOLD = len(names_of(DutyRow))


def _duties(report: Report) -> Iterator[DutyRow]:
    # All values of a duty at once: field by field it takes five times as long.
    return (DutyRow(*values_of(shown.duty)[:_TOLD]) for shown in report.duties)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
