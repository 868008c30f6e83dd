"""Promises for other programs: version 1, described by promises.schema.json."""

from datetime import date
from typing import Any

from goodstanding.history.ledger import Ledger
from goodstanding.history.outcomes import Moved
from goodstanding.history.promises import Promise
from goodstanding.history.tally import Count, Tally
from goodstanding.reports.layout import laid_out
from goodstanding.reports.promise_report import PromiseReport

VERSION = 1


def render_promises_json(report: PromiseReport) -> str:
    """The report as JSON: plain ASCII, the keys in the order of the contract."""
    ledger = report.ledger
    return laid_out(
        {
            "version": VERSION,
            "as_of": ledger.as_of.isoformat(),
            "commit": ledger.commit,
            "sample": ledger.is_sample,
            "account": report.account,
            **_count(report.count),
            "promises": [_promise(ledger, one) for one in ledger.promises],
        }
    )


def _count(count: Count) -> dict[str, Any]:
    return {
        "since_on": count.since_on.isoformat(),
        "all": _tally(count.all),
        "accounts": {id_: _tally(tally) for id_, tally in count.accounts.items()},
        "causes": dict(count.causes),
        "written_before_their_day": count.witnessed,
        "marked_kept_late": count.marked_late,
        "withdrawn": count.withdrawn,
        "open": count.open,
        "warning": {
            "days_before": list(count.warning.days),
            "untold": count.warning.untold,
            "median": count.warning.median,
        },
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "due": tally.due,
        "kept": tally.kept,
        "share": None if tally.share is None else round(tally.share, 4),
        "outcomes": {outcome.value: number for outcome, number in tally.outcomes.items()},
    }


def _promise(ledger: Ledger, promise: Promise) -> dict[str, Any]:
    warned = promise.warned
    return {
        "account": promise.account,
        "record": promise.record,
        "what": promise.what,
        "to": promise.to,
        "outcome": promise.outcome.value,
        "cause": promise.cause,
        "written_on": None if ledger.is_sample else promise.written_on.isoformat(),
        "first_on": promise.first_on.isoformat(),
        "in_force_on": promise.in_force_on.isoformat(),
        "done_on": _day(promise.done_on),
        "moves": [_move(ledger, move) for move in promise.moves],
        "warned": warned
        and {
            "written_on": warned.written_on.isoformat(),
            "commit": warned.commit,
            "strength": ledger.strength(warned.commit).value,
            "days_before": warned.days,
        },
        "vanished": promise.is_gone,
    }


def _move(ledger: Ledger, move: Moved) -> dict[str, Any]:
    return {
        "from_on": move.from_on.isoformat(),
        "to_on": move.to_on.isoformat(),
        "written_on": None if ledger.is_sample else move.moved_on.isoformat(),
        "commit": None if ledger.is_sample else move.commit,
        "told_on": _day(move.told_on),
        "silent": not move.is_told_of,
        "counts": move.counts,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
