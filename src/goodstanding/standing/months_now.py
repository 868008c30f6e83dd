"""How the book would have stood at the end of each month by today's records, where no history tells.

The records are at hand, read and built: nothing is read again. What was found of an account is kept, so
that whoever asks for one account, for another and then for the whole book has each judged once.
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from goodstanding.book import AccountRecords, Book
from goodstanding.history.months import MonthEnd
from goodstanding.immutable import Value, field
from goodstanding.model.extract import extract_of
from goodstanding.standing.carried import FirmDay, firm_days
from goodstanding.standing.months import AccountMonth, Month, Seen, month_of, seen_in_turn
from goodstanding.standing.whole import without_collecting

# An account at the end of each month; nothing of one that could not be read.
Course = tuple[AccountMonth, ...]


class Courses(Value, frozen=True, dict=True):
    """The accounts of a book at these month-ends, each judged when it is first asked for."""

    book: Book
    days: tuple[date, ...]
    _found: dict[str, Course] = field(default_factory=dict)

    def of(self, account: str) -> Course:
        """The course of one account."""
        if account not in self._found:
            with without_collecting():
                self._found[account] = self._course(self.book.account_records[account])
        return self._found[account]

    def found(self) -> Mapping[str, Course]:
        """What was asked for until now, by account."""
        return self._found

    def take(self, found: Mapping[str, Course]) -> None:
        """What was found elsewhere, of the same records."""
        self._found.update(found)

    def months(self) -> tuple[Month, ...]:
        """The whole book at each month-end."""
        return tuple(self._month(number) for number in range(len(self.days)))

    @cached_property
    def firms(self) -> tuple[FirmDay, ...]:
        """The firm as known on each of the days; none where its policy could not be read."""
        firm = self.book.firm
        return tuple(firm_days((day, firm) for day in self.days)) if firm else ()

    def _course(self, records: AccountRecords) -> Course:
        account = records.account
        if account is None:
            return ()
        known = [account.as_known(firm.day) for firm in self.firms]
        return tuple(seen_in_turn(account, known, self.firms))

    def _month(self, number: int) -> Month:
        own: dict[str, Seen] = {}
        for id_, records in sorted(self.book.account_records.items()):
            course = self.of(id_)
            seen = course[number] if course else AccountMonth(0)
            extract = extract_of(records.account) if records.account else None
            own[id_] = (seen, extract, len(records.not_assessed))
        return month_of(MonthEnd(self.days[number]), self.book.firm_records, own)
