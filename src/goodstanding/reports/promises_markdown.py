"""Promises as Markdown, for a review with the team or a job's summary."""

from collections.abc import Iterator

from goodstanding.reports.markdown_report import LARGEST, fitted
from goodstanding.reports.markup import head, quiet, row
from goodstanding.reports.promise_report import (
    NO_RANKING,
    SAMPLE,
    WORDS,
    PromiseReport,
    bands,
    causes,
    percent,
    strengths,
)
from goodstanding.reports.promises_text import facts_of
from goodstanding.reports.words import counted, long_day


def render_promises_markdown(report: PromiseReport) -> str:
    """The report: counts, accounts, and the list."""
    return fitted(
        [*_counts(report), *_warning(report), *_accounts(report), *_list(report), NO_RANKING], LARGEST
    )


def _counts(report: PromiseReport) -> Iterator[str]:
    count = report.count
    yield from (f"## Promises as of {long_day(report.ledger.as_of)}", "")
    if report.ledger.is_sample:
        yield from (f"**{SAMPLE}**", "")
    due = counted(count.all.due, "promise")
    yield f"{due} fell due since {count.since_on}, **{count.all.kept} kept** ({percent(count.all.share)})."
    yield ""
    yield from (f"- {number} {WORDS[outcome]}" for outcome, number in count.all.outcomes.items())
    if count.causes:
        yield f"- whose doing, of those not kept: {quiet(causes(count))}"
    if not report.ledger.is_sample:
        yield f"- {count.witnessed} of {count.all.due} were in the book before their day"
    yield ""


def _warning(report: PromiseReport) -> Iterator[str]:
    warning = report.count.warning
    if report.ledger.is_sample or not (warning.days or warning.untold):
        return
    yield from ("### How early the client knew", "", *head("When", "Promises in trouble"))
    for words, number in (*bands(warning.days), ("nothing says so", warning.untold)):
        if number:
            yield row(words, str(number))
    yield from ("", strengths(report), "")


def _accounts(report: PromiseReport) -> Iterator[str]:
    if report.account or not report.count.accounts:
        return
    yield from ("### Accounts", "", *head("Account", "Due", "Kept", "Share"))
    for id_, tally in report.count.accounts.items():
        yield row(quiet(id_), str(tally.due), str(tally.kept), percent(tally.share))
    yield ""


def _list(report: PromiseReport) -> Iterator[str]:
    if not report.listed:
        return
    title = "Every promise" if report.account else "Not kept"
    yield from (f"### {title}", "", *head("Promise", "How it ended", "Course"))
    for promise in report.listed:
        name = f"{quiet(promise.what or '(restricted)')} ({quiet(promise.record)})"
        yield row(name, WORDS[promise.outcome], "<br>".join(map(quiet, facts_of(report, promise))))
    yield ""
