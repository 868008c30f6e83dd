"""What the pages know of the past: from git where all of it is here, else from the records alone."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cached_property

from goodstanding.book import Book
from goodstanding.history import NO_PASTS, Looked, Pasts
from goodstanding.history.kept import kept_by_account, kept_by_month
from goodstanding.history.late import Written, late_by_month
from goodstanding.history.ledger import Ledger, at_their_word, ledger_of, ledger_of_words
from goodstanding.history.lives import Life
from goodstanding.history.log import came_in
from goodstanding.history.months import Months, month_ends, months_of
from goodstanding.history.moves import View
from goodstanding.history.promises import Promise
from goodstanding.history.reading import History, open_history
from goodstanding.history.repository import (
    HistoryUnavailableError,
    NotInGitError,
    good_signatures,
    merges,
)
from goodstanding.history.story import Story, load_stories
from goodstanding.history.tally import Tally
from goodstanding.immutable import Value
from goodstanding.records.source import Source
from goodstanding.standing.months import Month, Shelved, load_months
from goodstanding.standing.months_now import Courses

# More lines than these nobody reads on an account's page; the rest is counted.
EVENTS_SHOWN = 5


class Basis(Enum):
    """What is said of the past rests on the history, on today's records, or on nothing."""

    HISTORY = "history"
    RECORDS = "records"
    NOTHING = "nothing"


class Bygone(Value, frozen=True, dict=True):
    """The past of one book as of a day; everything is looked up when a page first asks for it.

    `pasts` is what history says of each account, `gap` why it cannot be read, where that is so.
    """

    source: Source
    book: Book
    as_of: date
    looked: Looked | None = None
    history: History | None = None
    pasts: Pasts = NO_PASTS

    @property
    def gap(self) -> str | None:
        """Why nothing can be said of the past; None where something can."""
        return self.pasts.unavailable

    @property
    def basis(self) -> Basis:
        """On what it rests."""
        if self.gap is not None:
            return Basis.NOTHING
        return Basis.HISTORY if self.history else Basis.RECORDS

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The files of which no word may be shown today; one that cannot be read may be among them."""
        found = {one.file for part in self.book.account_records.values() for one in part.not_assessed}
        records = (one for account in self.book.accounts.values() for one in account.records())
        return frozenset(found | {one.file for one in records if one.is_restricted})

    @cached_property
    def people(self) -> dict[str, str]:
        """Our names by e-mail address."""
        people = self.book.firm.people.values() if self.book.firm else ()
        return {one.email.casefold(): one.name for one in people if one.email and not one.is_restricted}

    @cached_property
    def acceptances(self) -> Ledger:
        """How much the commits can carry by which handoffs were accepted."""
        if self.history is None:
            return Ledger(self.as_of, ())
        pasts = [one.history for one in self.book.accounts.values() if one.history]
        commits = {one.commit for past in pasts for one in past.accepted.values() if one.commit}
        repository, is_protected = self.history.repository, self.history.looked.is_protected
        merged = merges(repository, commits) if is_protected else frozenset()
        return Ledger(self.as_of, (), repository.head, good_signatures(repository, commits), merged)

    @cached_property
    def promises(self) -> Ledger | None:
        """Every promise and how it ended; None where nothing can be said."""
        if self.gap is not None:
            return None
        if self.history is None:
            return ledger_of_words(*self._at_their_word, self.as_of)
        return ledger_of(self.history, self.as_of, hidden=self.hidden)

    @cached_property
    def _at_their_word(self) -> tuple[list[Life], View]:
        return at_their_word(self.source, self.as_of)

    @cached_property
    def promises_of(self) -> Mapping[str, list[Promise]]:
        """The same by account."""
        found: dict[str, list[Promise]] = defaultdict(list)
        for one in self.promises.promises if self.promises else ():
            found[one.account].append(one)
        return found

    @cached_property
    def stories(self) -> Mapping[str, Story]:
        """The latest events of every account."""
        if self.history is None:
            return {}
        history = self.history
        zone = history.looked.zone
        return load_stories(history.log, history.lives, zone, self.hidden, self.as_of, EVENTS_SHOWN)

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """How the book stood at the end of each of the last 24 months, as far as it was there."""
        if self.gap is not None:
            return ()
        if self.history is None:
            return self.courses.months()
        shelved, folder = Shelved(self.history.repository), self.history.looked.cache_folder
        return load_months(shelved, self._ends, folder, meanwhile=self._count)

    @cached_property
    def _ends(self) -> Months:
        if self.history is None:
            return Months((), {})
        return months_of(self.history.log.steps, month_ends(self.as_of), self.history.looked.zone)

    @cached_property
    def _days(self) -> list[date]:
        if self.history is None:
            return [month.day for month in self.months]
        return [end.day for end in self._ends.ends]

    def _count(self) -> None:
        """Counts what the months are shown beside."""
        _ = self.kept, self.late

    @cached_property
    def courses(self) -> Courses:
        """The same by today's records, from the month on in which the book was opened."""
        opened_on = self.book.firm.policy.book_opened_on if self.book.firm else date.max
        return Courses(self.book, tuple(day for day in month_ends(self.as_of) if day >= opened_on))

    def wholes(self, account: str) -> list[tuple[date, int]]:
        """What the records said of one account at the month-ends at which they said enough."""
        if self.gap is not None:
            return []
        if self.history is None:
            ends = [*zip(self.courses.days, self.courses.of(account), strict=False)]
        else:
            at = ((month.day, month.accounts.get(account)) for month in self.months)
            ends = [(day, one) for day, one in at if one]
        return [(day, one.whole) for day, one in ends if one.whole is not None]

    @cached_property
    def kept(self) -> Mapping[date, Tally]:
        """How the promises of the twelve months up to each month-end had ended."""
        return kept_by_month(self.kept_of, self._days)

    @cached_property
    def kept_of(self) -> Mapping[str, Mapping[date, Tally]]:
        """The same by account."""
        if self.history is None:
            lives, view = self._at_their_word
            return kept_by_account(lives, view, self._days, [date.min])
        return kept_by_account(self.history.lives, self.history.view, self._days, self._came_in)

    @cached_property
    def late(self) -> Mapping[date, Written]:
        """How much of each month came into the book only after its end; nothing where no history tells."""
        if self.history is None:
            return {}
        return late_by_month(self.history.lives, self._days, self._came_in)

    @cached_property
    def _came_in(self) -> list[date]:
        if self.history is None:
            return []
        return came_in(self.history.log.steps, self.history.looked.zone)


def past_of(looked: Looked | None) -> tuple[History | None, Pasts]:
    """The history of a book with what it says of each account, or why it cannot be read.

    `looked` is None where the history tells nothing, as that of a sample book.
    """
    if looked is None:
        return None, NO_PASTS
    try:
        history = open_history(looked)
    except NotInGitError:
        return None, NO_PASTS
    except HistoryUnavailableError as error:
        return None, Pasts(unavailable=str(error))
    return history, history.pasts()
