"""Reads and judges a book again and again; only accounts of which something changed are built anew."""

from dataclasses import dataclass, field
from datetime import date

from goodstanding.book import AccountRecords, Book, FirmRecords, account_ids, load_account, load_firm
from goodstanding.history import NO_PASTS, Pasts
from goodstanding.records.source import Source, hold
from goodstanding.standing.cache import digest_held
from goodstanding.standing.change import next_change
from goodstanding.standing.result import AccountStanding, Standing
from goodstanding.standing.whole import earliest, stand_account, whole_standing, with_gap, with_past

# An account as it was read last: the digest of its files and past, its records, how it stood.
Read = tuple[bytes, AccountRecords, AccountStanding]


@dataclass
class Rereader:
    """What was read last. Every file is read each time; none that is the same is judged again."""

    _firm: FirmRecords | None = None
    _as_of: date = date.min
    _known: dict[str, Read] = field(default_factory=dict)

    def read(self, source: Source, as_of: date, pasts: Pasts = NO_PASTS) -> tuple[Book, Standing]:
        """The book and its standing, the same as if both were made anew."""
        firm = with_gap(load_firm(source), pasts)
        if self._firm is None or firm != self._firm or as_of != self._as_of:
            self._firm, self._as_of, self._known = firm, as_of, {}
        found = self._firm
        self._known = {id_: self._account(source, found, id_, pasts) for id_ in account_ids(source.folders())}
        book = Book(found, {id_: records for id_, (_, records, _) in self._known.items()}, source.commit)
        standings = {id_: judged for id_, (_, _, judged) in self._known.items()}
        change = earliest(standings.values())
        if found.firm:
            change = next_change(book.accounts.values(), found.firm, as_of, change)
        return book, whole_standing(found, standings, as_of, change, source.commit)

    def _account(self, source: Source, firm: FirmRecords, id_: str, pasts: Pasts) -> Read:
        held = hold(source, id_)
        digest = digest_held(held) + pasts.digest(id_)
        known = self._known.get(id_)
        if known is not None and known[0] == digest:
            return known
        records = with_past(load_account(held, firm, id_), (), pasts)
        return digest, records, stand_account(records, firm.firm, self._as_of)
