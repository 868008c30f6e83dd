"""How the book stood at the end of each month: what was overdue, what the records said, who carried what.

Each month-end is judged as the book was then, on that day. Only clocks and the picture are asked for, and
a version of a file is read once for all the months that hold it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

import msgspec

from goodstanding.book import FirmRecords, load_firm
from goodstanding.book.versions import Versions
from goodstanding.history.months import MonthEnd, Months, Put
from goodstanding.history.repository import Repository, read_blobs
from goodstanding.immutable import Value
from goodstanding.kinds import FIRM_FOLDERS, TEMPLATES
from goodstanding.model.account import Account
from goodstanding.model.extract import Extract, extract_of
from goodstanding.model.profile import Status
from goodstanding.records.sealed import read_sealed, write_sealed
from goodstanding.records.source import Memory
from goodstanding.standing.cache import engine_digest
from goodstanding.standing.carried import FirmDay, count_in_turn, firm_days
from goodstanding.standing.evidence import whole_on
from goodstanding.standing.firm_check import firm_owed
from goodstanding.standing.portfolio.load import weight_of
from goodstanding.standing.sharing import in_shares, nothing_else, workers_for
from goodstanding.standing.whole import without_collecting

NAME = "history.months"
_AT_ONCE = 64


class AccountMonth(msgspec.Struct, array_like=True, frozen=True):
    """An account at the end of a month.

    `whole` is what the records said, of 100, None where too little was on record; `manager` who
    looked after it, None where it was no current client, and `weight` what it weighed for them.
    """

    overdue: int
    whole: int | None = None
    manager: str | None = None
    weight: float = 0


class Month(msgspec.Struct, array_like=True, frozen=True):
    """The book at the end of a month.

    `firm_overdue` is what was overdue for no single account, `unread` the files that could not be
    read; without a policy nothing was judged.
    """

    day: date
    commit: str | None
    accounts: dict[str, AccountMonth]
    firm_overdue: int = 0
    unread: int = 0
    cap: int | None = None
    is_judged: bool = True

    @property
    def overdue(self) -> int:
        """All that was overdue."""
        return self.firm_overdue + sum(one.overdue for one in self.accounts.values())

    @property
    def wholes(self) -> list[int]:
        """What the records said of each account of which they said enough, lowest first."""
        return sorted(one.whole for one in self.accounts.values() if one.whole is not None)

    @property
    def carried(self) -> dict[str, float]:
        """What each manager carried."""
        carried: dict[str, float] = {}
        for one in self.accounts.values():
            if one.manager:
                carried[one.manager] = carried.get(one.manager, 0) + one.weight
        return carried

    @property
    def loads(self) -> list[float]:
        """The same, lightest first: the firm's line is drawn from these, without names."""
        return sorted(self.carried.values())


class Shelved(Value, frozen=True):
    """Where the versions of files are."""

    repository: Repository

    def contents(self, puts: Sequence[Put]) -> Mapping[str, bytes]:
        """The contents of these versions."""
        return read_blobs(self.repository, sorted({one.blob for one in puts if one.blob}))


def load_months(
    shelved: Shelved,
    months: Months,
    cache_folder: Path | None = None,
    meanwhile: Callable[[], object] = nothing_else,
) -> tuple[Month, ...]:
    """The book at each of these month-ends; those that were judged before are remembered by commit.

    Where any has to be judged, what else there is to do is done `meanwhile`, while another process judges.
    """
    known = _kept(cache_folder)
    wanted = [number for number, end in enumerate(months.ends) if _key(end) not in known]
    if wanted:
        with without_collecting():
            found = _judged(shelved, months, wanted, meanwhile)
        known |= {_key(months.ends[number]): month for number, month in found.items()}
    made = {_key(end): known[_key(end)] for end in months.ends}
    if wanted and cache_folder and all(end.commit for end in months.ends):
        write_sealed(cache_folder / NAME, msgspec.msgpack.encode((engine_digest(), made)))
    return tuple(made.values())


def _key(end: MonthEnd) -> str:
    return f"{end.day} {end.commit}"


def _kept(cache_folder: Path | None) -> dict[str, Month]:
    data = read_sealed(cache_folder / NAME) if cache_folder else None
    if data is None:
        return {}
    try:
        engine, months = msgspec.msgpack.decode(data, type=tuple[bytes, dict[str, Month]])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return {}
    return months if engine == engine_digest() else {}


class _Job(Value, frozen=True):
    """What every worker needs to know: the numbers of the wanted month-ends, and the firm at each."""

    shelved: Shelved
    months: Months
    wanted: Sequence[int]
    firms: Mapping[int, FirmDay]


Seen = tuple[AccountMonth, Extract | None, int]
_UNPACK = msgspec.msgpack.Decoder(dict[str, dict[int, Seen]])


def _judged(
    shelved: Shelved, months: Months, wanted: Sequence[int], meanwhile: Callable[[], object]
) -> dict[int, Month]:
    records = dict(_firms(shelved, months, wanted))
    judged = [number for number, one in records.items() if one.firm]
    firms = [(months.ends[number].day, firm) for number in judged if (firm := records[number].firm)]
    job = _Job(shelved, months, wanted, dict(zip(judged, firm_days(firms), strict=True)))
    left_out = {"", *FIRM_FOLDERS, TEMPLATES}
    ids = [folder for folder in months.puts if folder not in left_out]
    shares = in_shares(_share, job, ids, workers_for(len(ids)), meanwhile)
    seen = dict(sorted((id_, own) for share in shares for id_, own in _UNPACK.decode(share).items()))
    return {number: month_of(months.ends[number], records[number], _at(number, seen)) for number in wanted}


def _at(number: int, seen: Mapping[str, Mapping[int, Seen]]) -> dict[str, Seen]:
    return {id_: months[number] for id_, months in seen.items() if number in months}


def _firms(shelved: Shelved, months: Months, wanted: Sequence[int]) -> Iterator[tuple[int, FirmRecords]]:
    """The firm of each month; one that did not change is read once."""
    puts = [one for folder in ("", *FIRM_FOLDERS) for one in months.puts.get(folder, ())]
    puts.sort(key=lambda one: one.month)
    contents = shelved.contents(puts)
    last: FirmRecords | None = None
    for number, files, is_new in _replay(puts, wanted):
        if last is None or is_new:
            last = load_firm(Memory({path: contents[blob] for path, blob in files.items()}))
        yield number, last


def _replay(puts: Sequence[Put], wanted: Sequence[int]) -> Iterator[tuple[int, Mapping[str, str], bool]]:
    """For each wanted month the files (blobs by path), and whether they differ from the one before."""
    files: dict[str, str] = {}
    at, seen = 0, None
    for number in wanted:
        while at < len(puts) and puts[at].month <= number:
            put = puts[at]
            files.pop(put.path, None)
            if put.blob:
                files[put.path] = put.blob
            at += 1
        yield number, files, at != seen
        seen = at


def _share(job: _Job, ids: Iterable[str]) -> bytes:
    """The accounts of a share at each wanted month, packed."""
    share, seen = iter(ids), dict[str, dict[int, Seen]]()
    # To ask git once for many costs less, and what is not taken yet is left to the other process.
    while part := [*islice(share, _AT_ONCE)]:
        versions = Versions(job.shelved.contents([put for id_ in part for put in job.months.puts[id_]]))
        seen |= {id_: dict(_account(job, id_, versions)) for id_ in part}
    return msgspec.msgpack.encode(seen)


def _account(job: _Job, id_: str, versions: Versions) -> Iterator[tuple[int, Seen]]:
    for files, numbers in _stretches(job.months.puts[id_], job.wanted):
        version = versions.account(id_, files)
        extract = extract_of(version.account) if version.account else None
        firms = [job.firms[number] for number in numbers if number in job.firms]
        known = [account for firm in firms if (account := version.as_known(firm.day))]
        seen = seen_in_turn(version.account, known, firms) if version.account else iter(())
        for number in numbers:
            one = next(seen) if version.account and number in job.firms else AccountMonth(0)
            yield number, (one, extract, version.unread)


def _stretches(puts: Sequence[Put], wanted: Sequence[int]) -> Iterator[tuple[Mapping[str, str], list[int]]]:
    """The files that an account had, with the wanted months for which they stayed the same."""
    files: Mapping[str, str] = {}
    numbers: list[int] = []
    for number, now, is_new in _replay(puts, wanted):
        # What was put back before the month was over has not changed.
        if is_new and now != files:
            if numbers:
                yield files, numbers
            files, numbers = {**now}, []
        if files:
            numbers.append(number)
    if numbers:
        yield files, numbers


def seen_in_turn(
    account: Account, known: Sequence[Account], firms: Sequence[FirmDay]
) -> Iterator[AccountMonth]:
    """An account of the same records on one day after another, both it and the firm as known then."""
    for one, firm, overdue in zip(known, firms, count_in_turn(account, known, firms), strict=True):
        if one.status(firm.day) is Status.CURRENT:
            whole = whole_on(one, firm.known, firm.day)
            yield AccountMonth(overdue, whole, one.profile.account_manager, weight_of(one, firm.known))
        else:
            yield AccountMonth(overdue)


def month_of(end: MonthEnd, firm: FirmRecords, own: Mapping[str, Seen]) -> Month:
    """The book at a month-end, made of its accounts', and of what only the firm as a whole shows."""
    unread = sum(unread for _, _, unread in own.values()) + len(firm.not_assessed)
    if firm.firm is None:
        return Month(end.day, end.commit, {}, unread=unread, is_judged=False)
    extracts = [extract for _, extract, _ in own.values() if extract]
    owed = firm_owed(extracts, firm.firm.as_known(end.day), end.day)
    return Month(
        day=end.day,
        commit=end.commit,
        accounts={id_: one for id_, (one, extract, _) in own.items() if extract},
        firm_overdue=sum(duty.is_overdue for duty in owed),
        unread=unread,
        cap=firm.firm.policy.load.cap,
    )
