"""Reads a book and judges it at once, in two workers where that pays: for whoever needs both."""

from collections.abc import Iterable
from datetime import date

from goodstanding.book import AccountRecords, Book, FirmRecords, account_ids, load_account, load_firm
from goodstanding.history import NO_PASTS, Pasts
from goodstanding.immutable import Value
from goodstanding.records.source import Source
from goodstanding.standing.change import next_change
from goodstanding.standing.result import AccountStanding, Standing
from goodstanding.standing.sharing import in_shares, workers_for
from goodstanding.standing.whole import (
    earliest,
    stand_account,
    whole_standing,
    with_gap,
    with_past,
    without_collecting,
)

Read = tuple[AccountRecords, AccountStanding]
Share = tuple[list[Read], date | None]


class _Job(Value, frozen=True):
    """What every worker needs to know."""

    source: Source
    firm: FirmRecords
    as_of: date
    pasts: Pasts


def read_and_stand(
    source: Source, as_of: date, pasts: Pasts = NO_PASTS, workers: int | None = None
) -> tuple[Book, Standing]:
    """The book and its standing; history does not tell of a change under review.

    `workers` is the number of processes (default: two for a large book on more than one core);
    the result does not depend on it.
    """
    firm = with_gap(load_firm(source), pasts)
    ids = account_ids(source.folders())
    with without_collecting():
        job = _Job(source, firm, as_of, pasts)
        shares = [*in_shares(_share, job, ids, workers or workers_for(len(ids)))]
    read = {records.id: (records, judged) for share, _ in shares for records, judged in share}
    change = min((day for _, day in shares if day), default=None)
    book = Book(firm, {id_: read[id_][0] for id_ in ids}, source.commit)
    standings = {id_: read[id_][1] for id_ in ids}
    return book, whole_standing(firm, standings, as_of, change, source.commit)


def _share(job: _Job, ids: Iterable[str]) -> Share:
    """Some accounts with their standings, and the next day on which any of them changes."""
    firm = job.firm.firm
    records = [with_past(load_account(job.source, job.firm, id_), (), job.pasts) for id_ in ids]
    read = [(one, stand_account(one, firm, job.as_of)) for one in records]
    soonest = earliest(judged for _, judged in read)
    if firm is None:
        return read, soonest
    accounts = (one.account for one in records if one.account)
    return read, next_change(accounts, firm, job.as_of, soonest)
