"""Puts the accounts' standings together into the book's; reads and judges in two workers where it pays."""

import gc
import multiprocessing
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from goodstanding.book import (
    AccountRecords,
    Book,
    FirmRecords,
    account_ids,
    load_account,
    load_firm,
)
from goodstanding.dates import days_after
from goodstanding.model.firm import Firm
from goodstanding.records.source import Source
from goodstanding.standing.change import next_change
from goodstanding.standing.judging import judge
from goodstanding.standing.result import AccountStanding, Standing, finding_order

# Below this many accounts starting a second process costs more than it saves.
WORTH_A_WORKER = 60

Share = tuple[list[AccountStanding], date | None]


def stand(book: Book, as_of: date) -> Standing:
    """The standing of a book that is already read."""
    firm = book.firm
    accounts = {id_: stand_account(records, firm, as_of) for id_, records in book.account_records.items()}
    known = [*book.accounts.values()] if firm else []
    change = next_change(known, firm, as_of, _earliest(accounts.values())) if firm else None
    return _whole(book.firm_records, accounts, as_of, change, book.commit)


def stand_account(records: AccountRecords, firm: Firm | None, as_of: date) -> AccountStanding:
    """One account's standing, with what reading found; unjudged where policy or account.yml is missing."""
    judged = AccountStanding(records.id, records.id)
    if records.account and firm:
        judged = judge(records.account, firm, as_of)
    return replace(
        judged,
        findings=tuple(sorted([*records.findings, *judged.findings], key=finding_order)),
        not_assessed=records.not_assessed,
        records=records.files,
    )


def _earliest(accounts: Iterable[AccountStanding]) -> date | None:
    return min((one.changes_by for one in accounts if one.changes_by), default=None)


def _whole(
    firm: FirmRecords,
    accounts: dict[str, AccountStanding],
    as_of: date,
    change: date | None,
    commit: str | None,
) -> Standing:
    return Standing(
        as_of=as_of,
        accounts=accounts,
        firm_findings=firm.findings,
        firm_not_assessed=firm.not_assessed,
        firm_records=firm.files,
        commit=commit,
        next_change_on=change,
        sample=bool(firm.firm and firm.firm.policy.sample_as_of_on),
        judged=firm.firm is not None,
    )


def assess(source: Source, as_of: date, workers: int | None = None) -> Standing:
    """The standing of a book, read and judged account by account.

    `workers` is the number of processes (default: two for a large book on more than one core);
    the result does not depend on it.
    """
    firm = load_firm(source)
    ids = account_ids(source)
    with _without_collecting():
        shares = [*_run(source, firm, ids, as_of, workers or _workers_for(len(ids)))]
    standings = {one.account: one for share, _ in shares for one in share}
    change = min((day for _, day in shares if day), default=None)
    return _whole(firm, dict(sorted(standings.items())), as_of, change, source.commit)


def _workers_for(accounts: int) -> int:
    return 2 if accounts >= WORTH_A_WORKER and (os.cpu_count() or 1) > 1 else 1


def _run(source: Source, firm: FirmRecords, ids: Sequence[str], as_of: date, workers: int) -> Iterator[Share]:
    if workers == 1:
        yield _share(source, firm, ids, as_of)
        return
    # Forked workers inherit the imported engine; where the system cannot fork, starting them is slower.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    shares = [(source, firm, ids[start::workers], as_of) for start in range(workers)]
    with multiprocessing.get_context(method).Pool(workers - 1) as pool:
        others = [pool.apply_async(_share, share) for share in shares[1:]]
        yield _share(*shares[0])
        yield from (other.get() for other in others)


def _share(source: Source, firm: FirmRecords, ids: Sequence[str], as_of: date) -> Share:
    """The standings of some accounts, and the next day on which any of them changes."""
    standings, accounts = [], []
    for id_ in ids:
        records = load_account(source, firm, id_)
        standings.append(stand_account(records, firm.firm, as_of))
        if records.account:
            accounts.append(records.account)
    if firm.firm is None:
        return standings, None
    soonest = _earliest(standings)
    if soonest == days_after(as_of, 1):
        return standings, soonest
    return standings, next_change(accounts, firm.firm, as_of, soonest)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keeps the garbage collector away: records hold no cycles, and it costs a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
