"""What was known and what was true, for other programs: version 1, described by hindsight.schema.json."""

from typing import Any

from goodstanding.duty import Duty
from goodstanding.reports.hindsight import Hindsight, overdue
from goodstanding.reports.layout import laid_out

VERSION = 1


def render_hindsight_json(report: Hindsight) -> str:
    """The report as JSON: plain ASCII, the keys in the order of the contract."""
    return laid_out(
        {
            "version": VERSION,
            "as_of": report.as_of.isoformat(),
            "commit": report.commit,
            "account": report.account,
            "overdue_then": len(overdue(report.then, report.account)),
            "overdue_now": len(overdue(report.now, report.account)),
            "not_known": [_duty(one) for one in report.unknown],
            "needless": [_duty(one) for one in report.needless],
            "belated": [
                {
                    "record": one.record,
                    "happened_on": one.happened_on.isoformat(),
                    "came_in_on": one.came_in_on.isoformat(),
                }
                for one in report.belated
            ],
        }
    )


def _duty(duty: Duty) -> dict[str, Any]:
    return {
        "account": duty.account,
        "clock": duty.clock,
        "record": duty.record,
        "due_on": duty.due_on.isoformat(),
        "owner": duty.owner,
    }
