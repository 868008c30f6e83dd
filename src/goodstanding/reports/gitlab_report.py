"""The code quality report that GitLab shows in a merge request: a list of remarks, each with a place.

GitLab compares the report of a branch with that of its target by fingerprint: what is in both is
old, the rest is new or mended. So a fingerprint is made of what a remark is about, not of the line
or the number of days late, which change while the matter stays the same.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from goodstanding.duty import Duty
from goodstanding.finding import NotAssessed, Severity
from goodstanding.immutable import Value
from goodstanding.place import spell_path
from goodstanding.reports.report import Report
from goodstanding.reports.shown import ShownDuty, ShownFinding
from goodstanding.reports.visible import visible
from goodstanding.reports.words import lateness

UNREAD = "not-assessed"


class Weight(StrEnum):
    """How bad a remark is, in the words that GitLab knows, worst first."""

    BLOCKER = "blocker"
    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    INFO = "info"


_WEIGHTS = {
    Severity.ERROR: Weight.CRITICAL,
    Severity.LAPSE: Weight.MINOR,
    Severity.NOTICE: Weight.INFO,
}
_RANKS = {weight: rank for rank, weight in enumerate(Weight)}


class Remark(Value, frozen=True):
    """One remark at a line of a file; `about` names the matter in words that stay the same."""

    weight: Weight
    check: str
    file: str
    line: int
    text: str
    about: tuple[str, ...]


def render_gitlab(report: Report) -> str:
    """The report as JSON, worst first; an empty list where there is nothing to say."""
    remarks = sorted(
        [*_unread(report), *_findings(report), *_overdue(report)],
        key=lambda one: (_RANKS[one.weight], one.file, one.line, one.check, one.text),
    )
    rows = [json.dumps(one) for one in _told_apart(remarks, report.prefix)]
    text = "[\n" + ",\n".join(rows) + "\n]\n" if rows else "[]\n"
    # A build log obeys `##[error]` anywhere in a line; spelled like this it reads the same.
    return text.replace("##", "\\u0023#")


def _unread(report: Report) -> Iterator[Remark]:
    """What could not be judged, unless a remark says already what is wrong with that file."""
    told = {one.finding.place.file for one in report.findings if one.finding.severity is Severity.ERROR}
    for one in report.not_assessed:
        if one.file not in told:
            yield _of_unread(one)


def _of_unread(one: NotAssessed) -> Remark:
    return Remark(Weight.BLOCKER, UNREAD, one.file, 1, f"not judged: {one.because}", (one.file,))


def _findings(report: Report) -> Iterator[Remark]:
    return (_of_finding(one) for one in report.findings if not one.finding.waived)


def _of_finding(shown: ShownFinding) -> Remark:
    finding, place = shown.finding, shown.finding.place
    about = (place.file, spell_path(place.path))
    weight = _WEIGHTS[finding.severity]
    return Remark(weight, finding.rule, place.file, shown.span.line, finding.message, about)


def _overdue(report: Report) -> Iterator[Remark]:
    return (_of_duty(one, report) for one in report.overdue)


def _of_duty(shown: ShownDuty, report: Report) -> Remark:
    duty: Duty = shown.duty
    who = f"{duty.account or 'the firm'}: {duty.clock} is {lateness(duty, report.standing.as_of)}"
    text = f"{who}, owed by {duty.owner}: {duty.why}"
    about = (duty.account or "", duty.record, duty.place or "", duty.due_on.isoformat())
    return Remark(Weight.MAJOR, duty.clock, duty.file, shown.span.line, text, about)


def _told_apart(remarks: list[Remark], prefix: str) -> Iterator[dict[str, Any]]:
    """Each remark in the form that GitLab reads; of two about the same matter the second is numbered."""
    seen: Counter[tuple[str, ...]] = Counter()
    for one in remarks:
        matter = (one.check, *one.about)
        seen[matter] += 1
        named = "\0".join([*matter, str(seen[matter])]).encode("utf-8", "surrogatepass")
        yield {
            "description": visible(one.text),
            "check_name": one.check,
            "fingerprint": hashlib.sha256(named).hexdigest(),
            "severity": one.weight.value,
            "location": {"path": visible(prefix + one.file), "lines": {"begin": one.line}},
        }
