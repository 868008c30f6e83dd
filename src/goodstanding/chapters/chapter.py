"""What a chapter of the rule book is made of."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from goodstanding.duty import Clock, Duty
from goodstanding.finding import Finding, Rule
from goodstanding.immutable import Value
from goodstanding.model.account import Account
from goodstanding.model.extract import Extract
from goodstanding.model.firm import Firm

# Errors and lapses are never given the day, so that they cannot depend on it.
Check = Callable[[Account, Firm], Iterator[Finding]]
Duties = Callable[[Account, Firm, date], Iterator[Duty]]
Notices = Callable[[Account, Firm, date, Sequence[Duty]], Iterator[Finding]]
# What concerns the firm as a whole sees of each account an extract only.
FirmDuties = Callable[[Sequence[Extract], Firm, date], Iterator[Duty]]
FirmNotices = Callable[[Sequence[Extract], Firm, date], Iterator[Finding]]


class Chapter(Value, frozen=True):
    """One chapter: the playbook page that is its text, and what it enforces.

    `firm_clocks` and `firm_notices` look at the whole book, the others at one account.
    """

    name: str
    page: str
    errors: tuple[tuple[Rule, Check], ...] = ()
    clocks: tuple[tuple[Clock, Duties], ...] = ()
    notices: tuple[tuple[Rule, Notices], ...] = ()
    firm_clocks: tuple[tuple[Clock, FirmDuties], ...] = ()
    firm_notices: tuple[tuple[Rule, FirmNotices], ...] = ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule of the chapter."""
        every = (rule for rule, _ in (*self.errors, *self.notices, *self.firm_notices))
        return tuple(dict.fromkeys(every))
