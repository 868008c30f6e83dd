"""Who carries how much before and after: accounts by their weight, and what falls due soon."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from goodstanding.effect.result import AccountEffect, Carried, LoadShift
from goodstanding.model.extract import Extract
from goodstanding.model.firm import Firm
from goodstanding.model.profile import Status

# Four weeks: what a new rhythm asks for shows within a month.
HORIZON_DAYS = 28
Managed = Mapping[str, list[Extract]]


def managed_by(extracts: Iterable[Extract], as_of: date) -> Managed:
    """The current clients by their manager."""
    found: dict[str, list[Extract]] = defaultdict(list)
    for one in extracts:
        if one.status(as_of) is Status.CURRENT:
            found[one.manager].append(one)
    return found


def load_shifts(
    accounts: Iterable[AccountEffect],
    firms: tuple[Firm, Firm],
    extracts: tuple[Sequence[Extract], Sequence[Extract]] | None,
    as_of: date,
) -> tuple[LoadShift, ...]:
    """Of whom the load changes, by id; `extracts` are of the whole book, None where they do not differ."""
    owed: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for account in accounts:
        for side, counts in zip(owed, account.owed, strict=True):
            side.update(counts)
    managed = tuple(managed_by(side, as_of) for side in extracts) if extracts else None
    people = {*owed[0], *owed[1], *(person for side in managed or () for person in side)}
    found = []
    for person in sorted(people):
        was, now = (
            _carried(owed[side][person], firms[side], managed[side].get(person, []) if managed else None)
            for side in (0, 1)
        )
        if was != now:
            found.append(LoadShift(person, was, now))
    return tuple(found)


def _carried(due: int, firm: Firm, managed: list[Extract] | None) -> Carried:
    if managed is None:
        return Carried(due)
    load, default = firm.policy.load, firm.policy.default_size
    weight = sum(load.weights.get(one.size or default, 0) for one in managed)
    return Carried(due, len(managed), weight, load.cap)
