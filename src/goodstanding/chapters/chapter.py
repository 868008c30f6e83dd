"""What a chapter of the rule book is made of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from goodstanding.duty import Clock, Duty
from goodstanding.finding import Finding, Rule
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm

# Errors and lapses are never given the day, so that they cannot depend on it.
Check = Callable[[Account, Firm], Iterator[Finding]]
Duties = Callable[[Account, Firm, date], Iterator[Duty]]
Notices = Callable[[Account, Firm, date, Sequence[Duty]], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: the playbook page that is its text, and what it enforces."""

    name: str
    page: str
    errors: tuple[tuple[Rule, Check], ...] = ()
    clocks: tuple[tuple[Clock, Duties], ...] = ()
    notices: tuple[tuple[Rule, Notices], ...] = ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule of the chapter."""
        return tuple(rule for rule, _ in (*self.errors, *self.notices))
