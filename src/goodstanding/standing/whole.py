"""Puts the accounts' standings together into the book's; reads and judges in two workers where it pays."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path

import msgspec

from goodstanding.book import (
    AccountRecords,
    Book,
    FirmRecords,
    account_ids,
    firm_folders,
    load_account,
    load_firm,
)
from goodstanding.dates import days_after
from goodstanding.history import NO_PASTS, Pasts
from goodstanding.immutable import Value, replace
from goodstanding.model.firm import Firm
from goodstanding.records.source import Source, hold
from goodstanding.standing.cache import Cache, Kept, digest_held, open_cache, packed
from goodstanding.standing.change import next_change
from goodstanding.standing.firm_check import FirmCheck, firm_check, next_firm_change
from goodstanding.standing.judging import judge
from goodstanding.standing.places import with_places
from goodstanding.standing.result import AccountStanding, Standing, finding_order
from goodstanding.standing.sharing import in_shares, workers_for

# The standings of some accounts, packed, and the next day on which any of them changes.
Share = tuple[bytes, date | None]
_UNPACK = msgspec.msgpack.Decoder(list[AccountStanding])


def stand(book: Book, as_of: date, pasts: Pasts = NO_PASTS) -> Standing:
    """The standing of a book that is already read; history does not tell of a change under review."""
    book = _with_pasts(book, pasts)
    firm = book.firm
    accounts = {id_: stand_account(records, firm, as_of) for id_, records in book.account_records.items()}
    known = [*book.accounts.values()] if firm else []
    change = next_change(known, firm, as_of, earliest(accounts.values())) if firm else None
    return whole_standing(book.firm_records, accounts, as_of, change, book.commit)


def _with_pasts(book: Book, pasts: Pasts) -> Book:
    records = {id_: with_past(one, (), pasts) for id_, one in book.account_records.items()}
    return replace(book, firm_records=with_gap(book.firm_records, pasts), account_records=records)


def with_gap(firm: FirmRecords, pasts: Pasts) -> FirmRecords:
    """The firm's records, with why the history cannot be read where that is so."""
    if firm.firm is None or pasts.unavailable is None:
        return firm
    return replace(firm, firm=replace(firm.firm, history_gap=pasts.unavailable))


def with_past(records: AccountRecords, files: Iterable[str], pasts: Pasts) -> AccountRecords:
    """An account's records, with what history says of them; `files` are those it has now."""
    past = pasts.of(records.account, files) if records.account else None
    if records.account is None or past is None:
        return records
    return replace(records, account=replace(records.account, history=past))


def stand_account(records: AccountRecords, firm: Firm | None, as_of: date) -> AccountStanding:
    """One account's standing, with what reading found; unjudged where policy or account.yml is missing."""
    judged = judge(records.account, firm, as_of) if records.account and firm else None
    return with_reading(records, judged)


def with_reading(records: AccountRecords, judged: AccountStanding | None) -> AccountStanding:
    """An account's standing with what reading its records found; None stands for one that is not judged."""
    judged = judged or AccountStanding(records.id, records.id)
    return replace(
        judged,
        findings=tuple(sorted([*records.findings, *judged.findings], key=finding_order)),
        not_assessed=records.not_assessed,
        records=records.files,
    )


def earliest(accounts: Iterable[AccountStanding | Kept]) -> date | None:
    """The first day on which one of these accounts is sure to read differently."""
    return min((one.changes_by for one in accounts if one.changes_by), default=None)


def whole_standing(
    firm: FirmRecords,
    accounts: dict[str, AccountStanding],
    as_of: date,
    change: date | None,
    commit: str | None,
) -> Standing:
    """The book's standing, made of the accounts' and of what only the firm as a whole shows."""
    extracts = [one.extract for _, one in sorted(accounts.items()) if one.extract]
    check = FirmCheck()
    if firm.firm:
        check = firm_check(extracts, firm.firm, as_of)
        change = next_firm_change(extracts, firm.firm, as_of, check, change)
    return Standing(
        as_of=as_of,
        accounts=accounts,
        firm_findings=(*firm.findings, *check.notices),
        firm_duties=check.duties,
        firm_not_assessed=firm.not_assessed,
        firm_records=firm.files,
        commit=commit,
        next_change_on=change,
        sample=bool(firm.firm and firm.firm.policy.sample_as_of_on),
        judged=firm.firm is not None,
    )


def assess(
    source: Source,
    as_of: date,
    workers: int | None = None,
    cache_folder: Path | None = None,
    pasts: Pasts = NO_PASTS,
) -> Standing:
    """The standing of a book, read and judged account by account.

    `workers` is the number of processes (default: two for a large book on more than one core);
    with a `cache_folder` only accounts whose files or pasts changed since the last run are judged.
    The result depends on neither. A change under review is always judged anew.
    """
    folders = source.folders()
    ids = account_ids(folders)
    cache = _open_cache(source, folders, as_of, None if pasts.change else cache_folder)
    job = _Job(source, as_of, cache, pasts)
    count = workers or workers_for(len(ids))
    found: dict[str, AccountStanding] = {}
    days: list[date] = []
    with without_collecting():
        for share, day in in_shares(_share, job, ids, count, meanwhile=lambda: job.firm):
            # The first is unpacked while the other process still works.
            found |= {one.account: one for one in _UNPACK.decode(share)}
            days += [day] if day else []
    # Whatever went wrong between two processes, no account may be missing without a word.
    standings = {id_: found[id_] for id_ in ids}
    return whole_standing(job.firm, standings, as_of, min(days, default=None), source.commit)


class _Job(Value, frozen=True, dict=True):
    """What every worker needs to know."""

    source: Source
    as_of: date
    cache: Cache | None
    pasts: Pasts

    @cached_property
    def firm(self) -> FirmRecords:
        """The firm's records: each worker reads them by itself, and where all is remembered only one does."""
        return with_gap(load_firm(self.source), self.pasts)


def _open_cache(
    source: Source, folders: Iterable[str], as_of: date, cache_folder: Path | None
) -> Cache | None:
    if cache_folder is None:
        return None
    firm = b"".join(digest_held(hold(source, folder)) for folder in ("", *firm_folders(folders)))
    return open_cache(cache_folder, firm, as_of)


def _share(job: _Job, share: Iterable[str]) -> Share:
    """The standings of some accounts, and the next day on which any of them changes."""
    found = {id_: _stand_by_id(job, id_) for id_ in share}
    if job.cache:
        job.cache.save(found)
    standings = msgspec.msgpack.encode([one.standing for one in found.values()])
    soonest = earliest(found.values())
    # Nothing can change sooner than tomorrow.
    if soonest == days_after(job.as_of, 1) or job.firm.firm is None:
        return standings, soonest
    # Read once more only if they are asked for.
    loaded = (load_account(job.source, job.firm, id_).account for id_ in found)
    accounts = (account for account in loaded if account)
    return standings, next_change(accounts, job.firm.firm, job.as_of, soonest)


def _stand_by_id(job: _Job, account_id: str) -> Kept:
    if job.cache is None:
        return packed(_stand(job, job.source, account_id))
    held = hold(job.source, account_id)
    digest = digest_held(held) + job.pasts.digest(account_id)
    known = job.cache.get(account_id, digest)
    return known or job.cache.put(account_id, digest, _stand(job, held, account_id))


def _stand(job: _Job, source: Source, account_id: str) -> AccountStanding:
    records = load_account(source, job.firm, account_id)
    if job.pasts.is_read:
        files = [entry.path for entry in source.files(account_id)] if job.pasts.change else []
        records = with_past(records, files, job.pasts)
    return with_places(stand_account(records, job.firm.firm, job.as_of), source)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Keeps the garbage collector away: records hold no cycles, and it costs a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
