"""Promises as people read them: what was kept of what fell due, and every promise with its moves."""

from collections.abc import Iterator

from goodstanding.history.outcomes import Moved
from goodstanding.history.promises import Promise
from goodstanding.reports.check_text import COLUMNS
from goodstanding.reports.lines import EMPTY, Line, Piece, Tone, line, paragraph
from goodstanding.reports.promise_report import (
    NO_RANKING,
    SAMPLE,
    STRENGTHS,
    WORDS,
    PromiseReport,
    bands,
    causes,
    days_before,
    percent,
    strengths,
)
from goodstanding.reports.visible import padded
from goodstanding.reports.words import counted, long_day


def render_promises(report: PromiseReport, columns: int = COLUMNS) -> list[Line]:
    """The whole report, one list of lines."""
    ledger = report.ledger
    lines = [line(Piece(f"Promises as of {long_day(ledger.as_of)}", Tone.HEADING))]
    if ledger.is_sample:
        lines += paragraph(SAMPLE, 0, columns, Tone.NOTICE)
    lines += [EMPTY, *_kept(report), *_evidence(report, columns), *_warning(report, columns)]
    if not report.account:
        lines += _accounts(report)
    if report.listed:
        title = "Every promise" if report.account else "Not kept"
        lines += [EMPTY, line(Piece(title, Tone.HEADING))]
        for promise in report.listed:
            lines += _promise(report, promise, columns)
    return [*lines, EMPTY, *paragraph(NO_RANKING, 0, columns, Tone.FAINT)]


def _kept(report: PromiseReport) -> Iterator[Line]:
    count = report.count
    share = percent(count.all.share)
    shown = f" ({share})" if count.all.share is not None else ""
    due = counted(count.all.due, "promise")
    span = f"{count.since_on.isoformat()} to {count.until_on.isoformat()}"
    yield line(Piece(f"{due} fell due from {span}, {count.all.kept} kept{shown}", Tone.HEADING))
    for outcome, number in count.all.outcomes.items():
        yield line(f"  {number:>4}  {WORDS[outcome]}")
    if count.causes:
        yield line(f"  Whose doing, of those not kept: {causes(count)}")
    if count.withdrawn or count.open:
        yield line(f"  Besides: {count.withdrawn} withdrawn in time, {count.open} still open")


def _evidence(report: PromiseReport, columns: int) -> Iterator[Line]:
    count = report.count
    if report.ledger.is_sample or not count.all.due:
        return
    text = (
        f"{count.witnessed} of {count.all.due} were in the book before their day; the rest is what was "
        "said afterwards."
    )
    if count.marked_late:
        days = counted(report.late_days, "day")
        text += f" {count.marked_late} of those kept were marked so more than {days} later."
    yield from paragraph(text, 2, columns)


def _warning(report: PromiseReport, columns: int) -> Iterator[Line]:
    warning = report.count.warning
    if report.ledger.is_sample or not (warning.days or warning.untold):
        return
    yield EMPTY
    yield line(Piece("How early the client knew, where a promise was in trouble", Tone.HEADING))
    for words, number in bands(warning.days):
        if number:
            yield line(f"  {number:>4}  {words}")
    if warning.untold:
        yield line(f"  {warning.untold:>4}  nothing says that they were told")
    if warning.median is not None:
        yield line(f"  in the middle: {days_before(round(warning.median))}, of {len(warning.days)}")
    yield from paragraph(strengths(report), 2, columns, Tone.FAINT)


def _accounts(report: PromiseReport) -> Iterator[Line]:
    accounts = report.count.accounts
    if not accounts:
        return
    widest = max(len("account"), *map(len, accounts))
    yield EMPTY
    yield line(Piece(f"{padded('account', widest)}   due  kept  share", Tone.HEADING))
    for id_, tally in accounts.items():
        yield line(f"{padded(id_, widest)}  {tally.due:>4}  {tally.kept:>4}  {percent(tally.share):>5}")


def _promise(report: PromiseReport, promise: Promise, columns: int) -> Iterator[Line]:
    name = promise.what or "(restricted)"
    tone = Tone.GOOD if promise.outcome.is_kept else Tone.WARNING if promise.outcome.is_broken else Tone.PLAIN
    yield line("  ", promise.record, "  ", Piece(WORDS[promise.outcome], tone))
    yield from paragraph(name, 6, columns)
    for text in facts_of(report, promise):
        yield from paragraph(text, 6, columns, Tone.FAINT)


def facts_of(report: PromiseReport, promise: Promise) -> Iterator[str]:
    """What there is to say of one promise, in short sentences."""
    text = f"first promised for {promise.first_on}"
    if promise.done_on:
        text += f"; done on {promise.done_on}"
    yield text
    yield from (_move(one, is_dated=not report.ledger.is_sample) for one in promise.moves)
    if promise.warned:
        strength = STRENGTHS[report.ledger.strength(promise.warned.commit)]
        when = days_before(promise.warned.days)
        yield f"the client was told: {strength} of {promise.warned.written_on} says so, {when}"
    if not promise.was_written_before and not report.ledger.is_sample:
        yield f"came into the book only on {promise.written_on}, after its day"


def _move(move: Moved, *, is_dated: bool) -> str:
    """A move in words; when it came in is known of a real history alone."""
    text = f"moved from {move.from_on} to {move.to_on}"
    if is_dated:
        text += f", written down on {move.moved_on}"
    if not move.is_told_of:
        return f"{text} without a line that says so: it does not count"
    if not move.counts:
        return f"{text}: too late, or nobody told the client in time, so it does not count"
    return f"{text}; the client was told on {move.told_on}"
