"""Judges an account before and after a change, and says what differs."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from goodstanding.book import AccountRecords, FirmRecords, load_account, load_account_by
from goodstanding.effect.compare import AccountSide, compare_account
from goodstanding.effect.pair import Pair, pair_of
from goodstanding.effect.result import AccountEffect
from goodstanding.effect.twice import judge_twice
from goodstanding.history import Pasts
from goodstanding.immutable import Value
from goodstanding.records.source import Source
from goodstanding.standing import AccountStanding, judge
from goodstanding.standing.evidence import sketch_of
from goodstanding.standing.sharing import in_shares, workers_for
from goodstanding.standing.whole import with_past, with_reading, without_collecting


class Reading(Value, frozen=True):
    """One side of a change: its files, the firm as it is there, and what history says."""

    source: Source
    firm: FirmRecords
    ids: Collection[str]
    pasts: Pasts


class Judge(Value, frozen=True, dict=True):
    """Both sides of a change on a day; `changed` are the accounts of which a file differs.

    `horizon_on` is the last day of the duties that are counted, `renamed` leads from a file to the one
    it was before.
    """

    before: Reading
    after: Reading
    changed: Collection[str]
    as_of: date
    horizon_on: date
    renamed: Mapping[str, str]

    @cached_property
    def pair(self) -> Pair | None:
        """The firms of both sides; None where one of them cannot be built."""
        before, after = self.before.firm.firm, self.after.firm.firm
        return pair_of(before, after, self.as_of) if before and after else None

    def effect(self, account_id: str) -> AccountEffect:
        """What the change does to one account."""
        sides = self._sides(account_id)
        return compare_account(*sides, self.horizon_on, self.renamed)

    def _sides(self, account_id: str) -> tuple[AccountSide, AccountSide]:
        if account_id in self.changed:
            return self._read(self.before, account_id), self._read(self.after, account_id)
        return self._same(account_id)

    def _read(self, reading: Reading, account_id: str) -> AccountSide:
        if account_id not in reading.ids:
            return AccountSide(AccountStanding(account_id, account_id), is_there=False)
        records = load_account(reading.source, reading.firm, account_id)
        files = [one.path for one in reading.source.files(account_id)] if reading.pasts.change else []
        records = with_past(records, files, reading.pasts)
        account, firm = records.account, reading.firm.firm
        if account is None or firm is None:
            return AccountSide(with_reading(records, None), account)
        known = account.as_known(self.as_of)
        judged = judge(account, firm, self.as_of, known)
        sketch = sketch_of(known, firm.as_known(self.as_of), self.as_of)
        return AccountSide(with_reading(records, judged), account, sketch)

    def _same(self, account_id: str) -> tuple[AccountSide, AccountSide]:
        """The same files under another policy: read once, judged twice."""
        firms = self.before.firm, self.after.firm
        read = load_account_by(self.after.source, firms, account_id, only_differing=True)
        account, pair = with_past(read[0], (), self.before.pasts).account, self.pair
        if account is None or pair is None:
            was, now = (AccountSide(with_reading(records, None), account) for records in read)
            return was, now
        known = account.as_known(self.as_of)
        standings = judge_twice(account, known, pair, self.as_of)
        sketches = pair.both(lambda firm: sketch_of(known, firm, self.as_of))
        before, after = zip(read, standings, sketches, strict=True)
        was = AccountSide(with_reading(before[0], before[1]), account, before[2])
        if all(one is other for one, other in zip(before[1:], after[1:], strict=True)) and _reads_alike(
            *read
        ):
            return was, was
        return was, AccountSide(with_reading(after[0], after[1]), account, after[2])


def _reads_alike(was: AccountRecords, now: AccountRecords) -> bool:
    """Whether two firms find the same in the records of an account."""
    return was.findings == now.findings and was.not_assessed == now.not_assessed


def judged(both: Judge, ids: Sequence[str]) -> list[AccountEffect]:
    """What a change does to each of these accounts, in two processes where that pays; by id."""
    with without_collecting():
        shares = in_shares(_share, both, ids, workers_for(len(ids)))
        found = [one for share in shares for one in share]
    return sorted(found, key=lambda one: one.account)


def _share(both: Judge, ids: Iterable[str]) -> list[AccountEffect]:
    return [both.effect(id_) for id_ in ids]
