"""Load: how much each manager carries, who stands in for them, and for whom they stand in."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from goodstanding.immutable import Value
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.profile import Size, Status


class Load(Value, frozen=True):
    """What one manager carries, in the policy's weights.

    `accounts` are those that they manage, `uncovered` those of them without a deputy, `deputy_for`
    those of others where they stand in; `standing_in` is what these would weigh. `away` are the
    days on which they are not here, with who covers (None: nobody).
    """

    person: str
    weight: float
    cap: int | None
    sizes: tuple[tuple[Size, int], ...] = ()
    accounts: tuple[str, ...] = ()
    uncovered: tuple[str, ...] = ()
    deputy_for: tuple[str, ...] = ()
    standing_in: float = 0
    away: tuple[tuple[date, date, str | None], ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether it is more than one person carries."""
        return self.cap is not None and self.weight > self.cap


def loads(accounts: Iterable[Account], firm: Firm, as_of: date) -> tuple[Load, ...]:
    """The load of everybody who manages a current account, the heaviest first."""
    known = current(accounts, as_of)
    managed: dict[str, list[Account]] = defaultdict(list)
    for account in known:
        managed[account.profile.account_manager].append(account)
    found = [_load(person, managed[person], known, firm, as_of) for person in managed]
    return tuple(sorted(found, key=lambda one: (-one.weight, one.person)))


def current(accounts: Iterable[Account], as_of: date) -> list[Account]:
    """The current clients among them as known on the day, by id."""
    known = (account.as_known(as_of) for account in sorted(accounts, key=lambda one: one.id))
    return [account for account in known if account.status(as_of) is Status.CURRENT]


def weight_of(account: Account, firm: Firm) -> float:
    """What an account weighs by its size."""
    return firm.policy.load.weights.get(account.profile.size or firm.policy.default_size, 0)


def _load(person: str, managed: Sequence[Account], every: Sequence[Account], firm: Firm, as_of: date) -> Load:
    sizes = Counter(one.profile.size or firm.policy.default_size for one in managed)
    stands_in = [one for one in every if one.profile.deputy == person and one not in managed]
    known = firm.as_known(as_of).people.get(person)
    return Load(
        person,
        sum(weight_of(one, firm) for one in managed),
        firm.policy.load.cap,
        tuple((size, sizes[size]) for size in Size if sizes[size]),
        tuple(one.id for one in managed),
        tuple(one.id for one in managed if one.profile.deputy in {None, person}),
        tuple(one.id for one in stands_in),
        sum(weight_of(one, firm) for one in stands_in),
        tuple((one.starts_on, one.ends_on, one.cover) for one in known.away if one.ends_on >= as_of)
        if known
        else (),
    )
