"""How promises ended: by rule, by account and by cause, and how early clients knew of trouble."""

from collections.abc import Iterator

from markupsafe import Markup

from goodstanding.history.outcomes import Outcome
from goodstanding.history.promises import Promise
from goodstanding.history.tally import Count
from goodstanding.reports.promise_report import (
    CAUSES,
    NO_RANKING,
    WORDS,
    PromiseReport,
    bands,
    days_before,
    strengths,
)
from goodstanding.reports.promises_text import facts_of
from goodstanding.site.edition import Edition
from goodstanding.site.ledger import Ledger
from goodstanding.site.marks import Marks, stacked
from goodstanding.site.page import Heading, SitePage
from goodstanding.site.past.bygone import Basis
from goodstanding.site.past.timeline import commits
from goodstanding.site.press import marks_for, render
from goodstanding.site.tables import Cell, Row, Table, by_day, columns
from goodstanding.site.words import sentence, spell_day, spell_percent, told

# A page of thousands of rows opens slowly; `standing promises` lists every one.
_LISTED = 200
_NARROW = "gs-narrow"


def track_record_page(edition: Edition, ledger: Ledger) -> SitePage:
    """The page of how promises ended; where the past cannot be known it says so and counts nothing."""
    m, past = marks_for(edition, "track-record/"), ledger.past
    view: dict[str, object] = {"gap": past.gap, "no_ranking": NO_RANKING, "report": None}
    headings = [Heading("why", "Why there is no list by person")]
    if past.promises is not None:
        limit = ledger.firm.policy.limit("record-backdated", "days") if ledger.firm else 0
        report = PromiseReport(past.promises, None, int(limit))
        view |= _counts(report, past.basis) | _tables(report, ledger, m)
        headings = [*_headings(view), *headings]
    body = render("past/track-record.html", edition, "track-record/", view)
    words = "promises kept outcome late missed early warning causes track record"
    return SitePage("track-record.md", "Track record", body, tuple(headings), words, wide=True)


def _headings(view: dict[str, object]) -> Iterator[Heading]:
    for id_, title in (
        ("warning", "How early the client knew"),
        ("causes", "Whose doing it was"),
        ("accounts", "Accounts"),
        ("broken", "Not kept"),
        ("others", "Kept, or withdrawn in time"),
    ):
        if view[id_]:
            yield Heading(id_, title)


def _counts(report: PromiseReport, basis: Basis) -> dict[str, object]:
    count = report.count
    return {
        "report": report,
        "count": count,
        "share": "" if count.all.share is None else spell_percent(count.all.share),
        "since": spell_day(count.since_on),
        "until": spell_day(count.until_on),
        "by_records": basis is Basis.RECORDS,
        "strengths": strengths(report),
        "middle": "" if count.warning.median is None else days_before(round(count.warning.median)),
    }


def _tables(report: PromiseReport, ledger: Ledger, m: Marks) -> dict[str, object]:
    since, until = report.count.since_on, report.count.until_on
    near = [one for one in report.ledger.promises if since < one.in_force_on <= until]
    near.sort(key=lambda one: (one.in_force_on, one.record), reverse=True)
    broken = [one for one in near if one.outcome.is_broken]
    others = [one for one in near if one.outcome.is_kept or one.outcome is Outcome.WITHDRAWN]
    return {
        "outcomes": _outcomes(report.count),
        "warning": None if report.ledger.is_sample else _warning(report.count),
        "causes": _causes(report.count),
        "accounts": _accounts(report.count, ledger, m),
        "broken": _listed("Promises that were not kept", report, broken[:_LISTED], m),
        "others": _listed("Promises kept or withdrawn", report, others[:_LISTED], m),
        "unlisted": max(0, len(broken) - _LISTED) + max(0, len(others) - _LISTED),
    }


def _outcomes(count: Count) -> Table:
    rows = tuple(
        Row((sentence(WORDS[outcome]), Cell(number, str(number))))
        for outcome, number in count.all.outcomes.items()
    )
    return Table(
        "How they ended", columns("How it ended", "Promises", figures=["Promises"]), rows, css=_NARROW
    )


def _warning(count: Count) -> Table:
    told = [*bands(count.warning.days), ("nothing says that they were told", count.warning.untold)]
    rows = tuple(Row((sentence(words), Cell(number, str(number)))) for words, number in told if number)
    titles = columns("The client was told", "Promises", figures=["Promises"])
    return Table("How early the client knew", titles, rows, css=_NARROW)


def _causes(count: Count) -> Table:
    due = count.all.due if count.all.share is not None else 0
    rows = tuple(
        Row(
            (
                sentence(CAUSES.get(cause, cause)),
                Cell(number, str(number)),
                Cell(spell_percent(number / due) if due else "-", str(number)),
            )
        )
        for cause, number in count.causes.items()
    )
    titles = columns("Whose doing", "Not kept", "Of all due", figures=["Not kept", "Of all due"])
    return Table("Whose doing it was", titles, rows, css=_NARROW)


def _accounts(count: Count, ledger: Ledger, m: Marks) -> Table:
    names = sorted(count.accounts, key=lambda id_: (ledger.names.account(id_).casefold(), id_))
    rows = tuple(
        Row(
            (
                Cell(m.account(id_), ledger.names.account(id_)),
                Cell(tally.due, str(tally.due)),
                Cell(tally.kept, str(tally.kept)),
                Cell("-" if tally.share is None else spell_percent(tally.share), str(tally.share or 0)),
            )
        )
        for id_ in names
        for tally in [count.accounts[id_]]
    )
    titles = columns("Account", "Due", "Kept", "Share", figures=["Due", "Kept", "Share"])
    return Table("Promises by account", titles, rows, css=_NARROW)


def _listed(label: str, report: PromiseReport, promises: list[Promise], m: Marks) -> Table:
    rows = tuple(_row(report, one, m) for one in promises)
    titles = columns("Promise", "Account", "First promised for", "How it ended", "Course")
    return Table(label, titles, rows, facets=("How it ended",))


def _row(report: PromiseReport, promise: Promise, m: Marks) -> Row:
    words = sentence(WORDS[promise.outcome])
    cells = (
        m.said(promise.what, restricted=promise.what is None),
        m.account(promise.account),
        by_day(promise.first_on, m.time(promise.first_on, True)),
        m.chip(words, _tone(promise.outcome)),
        stacked(*(m.dim(told(one)) for one in facts_of(report, promise)), _proof(promise, m)),
    )
    return Row(cells, ((words,),))


def _tone(outcome: Outcome) -> str:
    if outcome.is_broken:
        return "overdue"
    return "fine" if outcome.is_kept else "quiet"


def _proof(promise: Promise, m: Marks) -> Markup:
    """The commits behind the moves and the word to the client."""
    found = [move.commit for move in promise.moves if move.commit]
    if promise.warned:
        found.append(promise.warned.commit)
    return commits(tuple(dict.fromkeys(found)), m) if found else Markup("")
