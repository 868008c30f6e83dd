"""How the book would have stood at the end of each month by today's records, where no history tells.

The records are at hand, read and built: nothing is read again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from goodstanding.book import AccountRecords, Book
from goodstanding.history.months import MonthEnd
from goodstanding.model.extract import Extract, extract_of
from goodstanding.model.firm import Firm
from goodstanding.standing.months import AccountMonth, Month, Seen, month_of, seen_on
from goodstanding.standing.whole import without_collecting

Course = tuple[AccountMonth, ...]
# An account's course with what it was found from: it holds while both are the same.
Found = tuple[AccountRecords, tuple[Firm, ...], Course]


def months_now(book: Book, days: Sequence[date], kept: dict[str, Found] | None = None) -> tuple[Month, ...]:
    """The book at each of these month-ends.

    What is found of each account is taken from `kept`, if it still holds, and left there.
    """
    known = {} if kept is None else kept
    firm = book.firm
    firms = tuple(replace(firm.as_known(day), late_only=True) for day in days) if firm else ()
    with without_collecting():
        for id_, records in book.account_records.items():
            last = known.get(id_)
            if last is None or last[0] is not records or last[1] != firms:
                known[id_] = (records, firms, _course(records, firms, days))
    extracts = {id_: extract_of(account) for id_, account in book.accounts.items()}
    return tuple(_month(book, days, number, known, extracts) for number in range(len(days)))


def _course(records: AccountRecords, firms: Sequence[Firm], days: Sequence[date]) -> Course:
    """One account at the end of each month; nothing of one that could not be read."""
    account = records.account
    if account is None:
        return ()
    return tuple(seen_on(account.as_known(day), firm, day) for day, firm in zip(days, firms, strict=True))


def _month(
    book: Book,
    days: Sequence[date],
    number: int,
    found: Mapping[str, Found],
    extracts: Mapping[str, Extract],
) -> Month:
    own: dict[str, Seen] = {}
    for id_, records in sorted(book.account_records.items()):
        course = found[id_][2]
        seen = course[number] if course else AccountMonth(0)
        own[id_] = (seen, extracts.get(id_), len(records.not_assessed))
    return month_of(MonthEnd(days[number]), book.firm_records, own)
