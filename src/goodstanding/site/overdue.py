"""The overdue report: what is late, what is due soon, what does not count now."""

from collections.abc import Iterable, Iterator

from goodstanding.duty import NOBODY, Band, Duty
from goodstanding.reports.shown import ShownDuty
from goodstanding.site.edition import Edition
from goodstanding.site.ledger import Ledger
from goodstanding.site.marks import Marks, stacked
from goodstanding.site.page import Heading, SitePage
from goodstanding.site.portfolio import tier_word
from goodstanding.site.press import marks_for, render
from goodstanding.site.promised import about
from goodstanding.site.tables import Cell, Row, Table, by_day, columns
from goodstanding.site.words import GROUPS

_NEAR = {Band.TODAY, Band.SOON, Band.BOOKED}
# What is late is always told in full; of what comes the nearest, each desk has the rest.
_NEAR_SHOWN = 300
_FACETS = ("Owner", "Account manager", "Part", "Tier", "How late")
# Left out where nothing is late.
_DAYS_LATE = "Days late"
_COLUMNS = columns(
    "Account",
    "What is owed",
    "Owner",
    "Due",
    _DAYS_LATE,
    "Why",
    "Record",
    figures=[_DAYS_LATE],
)


def overdue_page(edition: Edition, ledger: Ledger) -> SitePage:
    """The report, with the same as files for other programs beside it."""
    m = marks_for(edition, "overdue/")
    late = [shown for shown in ledger.duties if shown.duty.is_overdue]
    near = [shown for shown in ledger.duties if shown.duty.band in _NEAR]
    near.sort(key=lambda shown: (shown.duty.due_on, shown.duty.order))
    view = {
        "overdue": duty_report(late, ledger, m, "Overdue duties", "overdue-table"),
        "soon": duty_report(near[:_NEAR_SHOWN], ledger, m, "Duties due today or soon", "soon-table"),
        "more": max(0, len(near) - _NEAR_SHOWN),
        "apart": duty_report(ledger.apart, ledger, m, "Duties that do not count now", "apart-table"),
        "count": len(late),
    }
    headings = [Heading("due-soon", "Due today or soon")]
    if ledger.apart:
        headings.append(Heading("not-counted", "Not counted"))
    body = render("overdue.html", edition, "overdue/", view)
    words = "overdue late report due soon snoozed waived"
    return SitePage("overdue.md", "Overdue", body, tuple(headings), words, wide=True)


def duty_report(duties: Iterable[ShownDuty], ledger: Ledger, m: Marks, label: str, id_: str) -> Table:
    """Duties of any accounts as a table, in their own order."""
    told = [*duties]
    is_late = any(shown.duty.is_overdue for shown in told)
    rows = tuple(Row(tuple(_cells(one, ledger, m, is_late)), _facets(one.duty, ledger)) for one in told)
    titles = _COLUMNS if is_late else tuple(one for one in _COLUMNS if one.title != _DAYS_LATE)
    return Table(label, titles, rows, id_, _FACETS, css="gs-duties")


def _cells(shown: ShownDuty, ledger: Ledger, m: Marks, is_late: bool) -> Iterator[object]:
    duty = shown.duty
    what = about(duty, ledger, m)
    yield m.account(duty.account)
    yield stacked(m.clock(duty), what and m.dim(m.said(what)))
    yield m.person(duty.owner) if duty.owner != NOBODY else "Nobody"
    yield by_day(duty.due_on, m.time(duty.due_on, True) + " " + m.band(duty))
    if is_late:
        yield Cell(duty.days_late or "", str(duty.days_late))
    yield m.why(duty)
    yield m.record(shown)


def _facets(duty: Duty, ledger: Ledger) -> tuple[tuple[str, ...], ...]:
    account = ledger.accounts.get(duty.account or "")
    manager = ledger.names.person(account.profile.account_manager) if account else ""
    return (
        (ledger.names.person(duty.owner),),
        (manager,),
        (GROUPS[duty.group],),
        (tier_word(account, ledger) if account else "",),
        (_lateness(duty),),
    )


def _lateness(duty: Duty) -> str:
    if not duty.is_overdue:
        return "not late"
    if duty.days_late <= 7:
        return "up to a week"
    return "up to a month" if duty.days_late <= 31 else "more than a month"
