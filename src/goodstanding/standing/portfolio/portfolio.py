"""The portfolio: what the firm carries as a whole, and where it could break."""

from collections.abc import Iterable
from datetime import date

from goodstanding.immutable import Value
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.standing.portfolio.focus import focus_of_week
from goodstanding.standing.portfolio.gaps import (
    Leaderless,
    on_one_of_ours,
    on_one_stakeholder,
    without_tech_lead,
)
from goodstanding.standing.portfolio.holding import Holding, holdings_of, holdings_of_firm
from goodstanding.standing.portfolio.load import Load, loads
from goodstanding.standing.portfolio.money import MoneyAtRisk, TopClient, money_at_risk, top_clients


class Continuity(Value, frozen=True):
    """What would be nobody's if this person left tomorrow."""

    person: str
    holdings: tuple[Holding, ...]

    @property
    def accounts(self) -> tuple[str, ...]:
        """The clients that would miss them."""
        return tuple(sorted({one.account for one in self.holdings if one.account}))


class Portfolio(Value, frozen=True):
    """The firm's accounts as a whole on one day; `focus` is each manager's account of the week."""

    as_of: date
    loads: tuple[Load, ...]
    focus: tuple[tuple[str, str], ...]
    leaderless: tuple[Leaderless, ...]
    top: tuple[TopClient, ...]
    one_stakeholder: tuple[str, ...]
    one_of_ours: tuple[str, ...]
    money: MoneyAtRisk
    continuity: tuple[Continuity, ...]
    most_a_week: int | None = None


def portfolio_of(
    accounts: Iterable[Account], firm: Firm, as_of: date, person: str | None = None
) -> Portfolio:
    """The portfolio of the firm, or of the accounts that one person manages."""
    every = sorted(accounts, key=lambda one: one.id)
    mine = [one for one in every if person in {None, one.as_known(as_of).profile.account_manager}]
    carried = tuple(one for one in loads(every, firm, as_of) if person in {None, one.person})
    focus = ((one.person, focus_of_week(every, firm, one.person, as_of)) for one in carried)
    people = (
        [person]
        if person
        else sorted(id_ for id_, one in firm.as_known(as_of).people.items() if one.is_active)
    )
    return Portfolio(
        as_of,
        carried,
        tuple((who, account) for who, account in focus if account),
        without_tech_lead(mine, as_of),
        top_clients(mine, firm, as_of),
        on_one_stakeholder(mine, firm, as_of),
        on_one_of_ours(mine, firm, as_of),
        money_at_risk(mine, firm, as_of),
        tuple(continuity_of(every, firm, one, as_of) for one in people),
        firm.policy.load.due_per_week,
    )


def continuity_of(accounts: Iterable[Account], firm: Firm, person: str, as_of: date) -> Continuity:
    """Everything that rests with one person, over all clients."""
    found = [holding for account in accounts for holding in holdings_of(account, person, as_of)]
    return Continuity(person, (*found, *holdings_of_firm(firm, person, as_of)))
