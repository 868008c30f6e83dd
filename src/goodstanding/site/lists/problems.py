"""What is wrong in the records, and what could not be read at all."""

from collections import defaultdict

from goodstanding.finding import Severity
from goodstanding.reports.shown import ShownFinding
from goodstanding.site.edition import Edition
from goodstanding.site.ledger import Ledger
from goodstanding.site.lists.sheet import Part, Sheet, sheet_page
from goodstanding.site.marks import Marks, listed
from goodstanding.site.page import SitePage
from goodstanding.site.press import marks_for
from goodstanding.site.tables import Row, Table, columns
from goodstanding.site.text import Form
from goodstanding.site.words import sentence, told

SHEET = Sheet(
    "problems.md",
    "Problems",
    "What is wrong in the records, what went wrong for good, and advice; with the line where each stands.",
    "problems errors lapses notices findings not assessed",
)
_PARTS = (
    (Severity.ERROR, "errors", "Errors", "Faults that can be mended in the records today."),
    (Severity.LAPSE, "lapses", "Lapses", "What went wrong and stays on record."),
    (Severity.NOTICE, "notices", "Notices", "Advice; nothing here has to be done."),
)
_HALF_KNOWN = "None in the records; what the history would tell is not known, for it is not all here."
_MORE = "There may be more: the history, which is not all here, could not be asked."
_FOLD = Form("<details><summary>%s records</summary>%s</details>")
_COLUMNS = columns("What is wrong", "Rule", "Account", "Record")


def problems_page(edition: Edition, ledger: Ledger) -> SitePage:
    """All findings, worst first; what could not be assessed before them."""
    m = marks_for(edition, "problems/")
    shown = [one for one in ledger.report.findings if not one.finding.waived]
    parts = [
        _part(severity, id_, title, explain, shown, ledger, m) for severity, id_, title, explain in _PARTS
    ]
    if ledger.standing.not_assessed:
        parts.insert(0, not_assessed(ledger, m))
    return sheet_page(edition, SHEET, parts)


def _part(
    severity: Severity,
    id_: str,
    title: str,
    explain: str,
    shown: list[ShownFinding],
    ledger: Ledger,
    m: Marks,
) -> Part:
    own = [one for one in shown if one.finding.severity is severity]
    table = Table(title, _COLUMNS, tuple(_row(one, ledger, m) for one in own), facets=("Rule", "Account"))
    empty = {"errors": "The records are in order.", "lapses": "None on record.", "notices": "None today."}
    if id_ == "lapses" and ledger.past.gap is not None:
        # What only the history could tell is not known, which is not the same as nothing.
        return Part(id_, title, table, _HALF_KNOWN, explain if not own else f"{explain} {_MORE}")
    return Part(id_, title, table, empty[id_], explain, good=True)


def _row(shown: ShownFinding, ledger: Ledger, m: Marks) -> Row:
    finding = shown.finding
    account = ledger.names.account(finding.account) if finding.account else "The firm"
    cells = (
        told(finding.message),
        m.a(finding.url, finding.rule),
        m.account(finding.account),
        m.edit(finding.place.file, finding.place.file, shown.span.line),
    )
    return Row(cells, ((finding.rule,), (account,)))


def _cause(because: str) -> str:
    """Why it was not assessed; a path in front stays as it is spelt."""
    return because if because.startswith("accounts/") else sentence(because)


def _files(files: list[str], m: Marks) -> object:
    """The records that share a cause: an unreadable account would else fill the page."""
    told = [m.edit(file, file) for file in files]
    return told[0] if len(told) == 1 else _FOLD(len(told), listed(told))


def not_assessed(ledger: Ledger, m: Marks) -> Part:
    """The records on which nothing was judged."""
    causes: dict[str, list[str]] = defaultdict(list)
    for one in ledger.standing.not_assessed:
        causes[_cause(one.because)].append(one.file)
    rows = tuple(Row((_files(files, m), because)) for because, files in causes.items())
    return Part(
        "not-assessed",
        "Not assessed",
        Table("Records that were not assessed", columns("Record", "Because"), rows),
        "Every record was read.",
        "Nothing was judged on these records, so what they would make due is missing everywhere."
        if rows
        else "",
        good=True,
    )
