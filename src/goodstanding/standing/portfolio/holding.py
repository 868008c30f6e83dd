"""What rests with one of us at a client: everything that would be nobody's if they were gone tomorrow."""

from collections.abc import Iterator
from datetime import date

from goodstanding.immutable import Value
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.record import Record
from goodstanding.place import KeyPath, spell_path
from goodstanding.standing.portfolio.work import of_conversations, of_work


class Holding(Value, frozen=True):
    """One thing that rests with a person: `what` in words, and the key of the record that says so.

    `named` tells whether it is theirs in person; else it is theirs because they manage the account,
    and goes to whoever manages it next.
    """

    account: str | None
    record: str
    file: str
    what: str
    place: str = ""
    named: bool = True


def holdings_of(account: Account, person: str, as_of: date) -> tuple[Holding, ...]:
    """What rests with a person at one client, in the order of the records."""
    known = account.as_known(as_of)
    manages = known.profile.account_manager == person
    found = [_holding(record, path, what, named=True) for record, path, what in (*_roles(known, person),)]
    for source in (of_work, of_conversations):
        for record, path, what, owner in source(known, as_of):
            if owner == person or (owner is None and manages):
                found.append(_holding(record, path, what, named=owner is not None))
    return tuple(found)


def _holding(record: Record, path: KeyPath, what: str, *, named: bool) -> Holding:
    return Holding(record.home, record.record, record.file, what, spell_path(path) if path else "", named)


def _roles(account: Account, person: str) -> Iterator[tuple[Record, KeyPath, str]]:
    profile = account.profile
    roles = {
        ("account_manager",): (profile.account_manager, "manages the account"),
        ("deputy",): (profile.deputy, "stands in for its manager"),
        ("team", "support_contact"): (profile.team.support_contact, "is who support asks"),
        ("team", "solution_architect"): (profile.team.solution_architect, "is its solution architect"),
    }
    for path, (who, what) in roles.items():
        if who == person:
            yield profile, path, what
    for one in account.stakeholders:
        if one.our_contact == person and not one.left_on:
            yield one, ("our_contact",), f"is the contact of {one.id}"


def holdings_of_firm(firm: Firm, person: str, as_of: date) -> tuple[Holding, ...]:
    """What rests with a person in the firm's own records."""
    known = firm.as_known(as_of)
    policy = known.policy
    found = []
    if policy.default_owner == person:
        found.append(_holding(policy, ("default_owner",), "owns what nobody else does", named=True))
    for name, members in sorted(policy.groups.items()):
        if person in members:
            found.append(_holding(policy, ("groups", name), f"belongs to {name}", named=True))
    for other in (known.people[id_] for id_ in sorted(known.people)):
        for place, away in enumerate(other.away):
            if away.cover == person and away.ends_on >= as_of:
                what = f"stands in for {other.id} from {away.starts_on} to {away.ends_on}"
                found.append(_holding(other, ("away", place, "cover"), what, named=True))
    return tuple(found)
