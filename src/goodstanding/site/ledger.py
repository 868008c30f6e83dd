"""The book as the pages see it: its records as known on the day, its standing, and the places of both."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cached_property

from goodstanding.book import Book
from goodstanding.immutable import Value
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.reports.report import Report
from goodstanding.reports.shown import ShownDuty, ShownFinding
from goodstanding.site.names import Names
from goodstanding.site.past.bygone import Bygone
from goodstanding.standing import AccountStanding, Standing
from goodstanding.standing.evidence import Picture, picture_of


class Ledger(Value, frozen=True, dict=True):
    """A book with its report and its past; everything is looked up once, however many pages ask."""

    book: Book
    report: Report
    past: Bygone

    @property
    def standing(self) -> Standing:
        """How the book stands."""
        return self.report.standing

    @property
    def as_of(self) -> date:
        """The day of the pages."""
        return self.report.standing.as_of

    @cached_property
    def names(self) -> Names:
        """Who is who."""
        return Names(self.book)

    @cached_property
    def accounts(self) -> dict[str, Account]:
        """The accounts that could be read, as known on the day, by id."""
        return {id_: one.as_known(self.as_of) for id_, one in sorted(self.book.accounts.items())}

    @cached_property
    def by_name(self) -> tuple[Account, ...]:
        """The same accounts in the order in which people look for them."""
        return tuple(sorted(self.accounts.values(), key=lambda one: (one.profile.name.casefold(), one.id)))

    @cached_property
    def firm(self) -> Firm | None:
        """The firm as known on the day; None where its policy could not be read."""
        return self.book.firm.as_known(self.as_of) if self.book.firm else None

    @cached_property
    def duties(self) -> tuple[ShownDuty, ...]:
        """The duties that count, in the order of every list."""
        return tuple(shown for shown in self.report.duties if shown.duty.is_open)

    @cached_property
    def apart(self) -> tuple[ShownDuty, ...]:
        """The duties that do not count now: put off, excepted, held back."""
        return tuple(shown for shown in self.report.duties if not shown.duty.is_open)

    @cached_property
    def _duties_by_account(self) -> dict[str | None, list[ShownDuty]]:
        found: dict[str | None, list[ShownDuty]] = defaultdict(list)
        for shown in self.report.duties:
            found[shown.duty.account].append(shown)
        return found

    @cached_property
    def _findings_by_account(self) -> dict[str | None, list[ShownFinding]]:
        found: dict[str | None, list[ShownFinding]] = defaultdict(list)
        for shown in self.report.findings:
            found[shown.finding.account].append(shown)
        return found

    @cached_property
    def by_owner(self) -> dict[str, list[ShownDuty]]:
        """The duties that count, by who owes them."""
        found: dict[str, list[ShownDuty]] = defaultdict(list)
        for shown in self.duties:
            found[shown.duty.owner].append(shown)
        return found

    def duties_of(self, account: str) -> list[ShownDuty]:
        """All duties of one account, those that do not count among them."""
        return self._duties_by_account.get(account, [])

    def findings_of(self, account: str) -> list[ShownFinding]:
        """All findings on one account."""
        return self._findings_by_account.get(account, [])

    def picture(self, account: str) -> Picture | None:
        """What the records say of one account; None where nothing could be judged."""
        if account not in self._pictures and self.book.firm:
            drawn = picture_of(self.book.accounts[account], self.book.firm, self.as_of)
            self._pictures[account] = drawn
        return self._pictures.get(account)

    def pictured(self) -> Mapping[str, Picture]:
        """The pictures that were asked for until now."""
        return self._pictures

    def take_pictures(self, drawn: Mapping[str, Picture]) -> None:
        """Pictures that were drawn before, of the same records."""
        self._pictures.update(drawn)

    @cached_property
    def _pictures(self) -> dict[str, Picture]:
        return {}

    @cached_property
    def drafts(self) -> dict[str, str]:
        """The texts that were drafted already, by the address of their page."""
        return {}

    def judged(self, account: str) -> AccountStanding:
        """How one account stands."""
        return self.standing.accounts.get(account) or AccountStanding(account, account)
