"""The overdue report for a spreadsheet."""

import csv
import io
from collections.abc import Callable, Iterable

from goodstanding.chapters import CLOCKS
from goodstanding.reports.check_text import edit_at
from goodstanding.reports.shown import ShownDuty

_HEAD = (
    *("account", "account_name", "clock", "title", "group", "owner", "due_on", "days_late"),
    *("why", "record", "file"),
)
# A spreadsheet takes a cell that begins like this for a formula and runs it.
_FORMULA = ("=", "+", "-", "@", "|", "%")


def render_overdue_csv(duties: Iterable[ShownDuty], named: Callable[[str], str]) -> str:
    """One line for each late duty, in the order of the report."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(_HEAD)
    for shown in duties:
        duty = shown.duty
        account = duty.account or ""
        title = CLOCKS[duty.clock].title if duty.clock in CLOCKS else duty.clock
        cells = (
            *(account, named(account) if account else "The firm", duty.clock, title, duty.group.value),
            *(
                duty.owner,
                duty.due_on.isoformat(),
                str(duty.days_late),
                duty.why,
                duty.record,
                edit_at(shown),
            ),
        )
        lines.writerow([harmless(cell) for cell in cells])
    return out.getvalue()


def harmless(cell: str) -> str:
    """The text of a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell
