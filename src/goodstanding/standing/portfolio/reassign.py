"""When the manager of accounts changes: everything that moves, and what is still missing."""

from collections.abc import Iterable, Iterator
from datetime import date

from goodstanding.immutable import Value
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.handoff import Handoff, HandoffKind
from goodstanding.model.profile import Status
from goodstanding.standing.portfolio.holding import Holding, holdings_of, holdings_of_firm
from goodstanding.standing.portfolio.load import loads, weight_of
from goodstanding.standing.portfolio.witness import witness


class Move(Value, frozen=True):
    """One account that changes hands: what moves with it, and what nobody has done yet.

    `acceptance` says who wrote down that the next manager accepted, where the history tells.
    """

    account: str
    handoff: str | None
    holdings: tuple[Holding, ...]
    missing: tuple[str, ...]
    acceptance: str | None = None

    @property
    def is_done(self) -> bool:
        """Whether nothing stays behind."""
        return not self.holdings and not self.missing


class Reassignment(Value, frozen=True):
    """All that moves from one of us to another.

    `elsewhere` rests with the first at accounts that do not move, and in the firm's own records;
    `warnings` speak of the receiver.
    """

    from_: str
    to: str
    moves: tuple[Move, ...]
    elsewhere: tuple[Holding, ...] = ()
    warnings: tuple[str, ...] = ()


def reassignment(accounts: Iterable[Account], firm: Firm, from_: str, to: str, as_of: date) -> Reassignment:
    """What moves where one manager follows another; it lists and changes nothing."""
    every = sorted(accounts, key=lambda one: one.id)
    moving = [one for one in every if _moves(one.as_known(as_of), from_, to, as_of)]
    staying = [one for one in every if one not in moving]
    elsewhere = [holding for one in staying for holding in holdings_of(one, from_, as_of)]
    return Reassignment(
        from_,
        to,
        tuple(_move(one, firm, from_, to, as_of) for one in moving),
        (*elsewhere, *holdings_of_firm(firm, from_, as_of)),
        tuple(_warnings(every, moving, firm, to, as_of)),
    )


def _moves(account: Account, from_: str, to: str, as_of: date) -> bool:
    """Whether the account is to change hands, or is about to, or has just done so."""
    if account.status(as_of) is Status.PAST:
        return False
    manager = account.profile.account_manager
    return manager == from_ or (manager == to and _handoff(account, from_, to) is not None)


def _handoff(account: Account, from_: str, to: str) -> Handoff | None:
    """The latest handoff from one manager to the other that was not dropped."""
    found = [
        one
        for one in account.handoffs
        if one.kind is HandoffKind.AM_TO_AM
        and (one.from_ or from_) == from_
        and one.to == to
        and not one.dropped_on
    ]
    return found[-1] if found else None


def _move(account: Account, firm: Firm, from_: str, to: str, as_of: date) -> Move:
    known = account.as_known(as_of)
    handoff = _handoff(known, from_, to)
    missing = (*_of_handoff(handoff, firm, to), *_of_profile(known, to))
    return Move(
        account.id,
        handoff.record if handoff else None,
        holdings_of(account, from_, as_of),
        missing,
        witness(account, handoff, firm) if handoff else None,
    )


def _of_handoff(handoff: Handoff | None, firm: Firm, to: str) -> Iterator[str]:
    if handoff is None:
        yield f"write a handoff of kind am_to_am to {to}"
        yield "tell the client, and write down the day as client_told_on"
        return
    if not handoff.is_restricted:
        placeholders = frozenset(word.casefold() for word in firm.policy.words.placeholder)
        parts = [part for _, part in handoff.missing(placeholders)]
        if parts:
            yield f"{handoff.id} has no {', no '.join(parts)}"
    if handoff.returned and not handoff.accepted:
        yield f"{handoff.id} was sent back: mend it, and submit it again"
    elif not handoff.submitted_on:
        yield f"submit {handoff.id}"
    elif not handoff.accepted:
        yield f"{to} reads {handoff.id}, and accepts it or sends it back"
    if not handoff.client_told_on:
        yield f"tell the client, and write down the day as client_told_on in {handoff.id}"


def _of_profile(account: Account, to: str) -> Iterator[str]:
    if account.profile.account_manager != to:
        yield f"set account_manager to {to} in account.yml, on the day it takes effect"
    if account.profile.deputy == to:
        yield f"name another deputy: {to} cannot stand in for themselves"


def _warnings(every: list[Account], moving: list[Account], firm: Firm, to: str, as_of: date) -> Iterator[str]:
    receiver = firm.as_known(as_of).people.get(to)
    if receiver is None or not receiver.is_active:
        yield f"{to} is not one of us now"
        return
    if absence := receiver.absence(as_of):
        yield f"{to} is away until {absence.ends_on}"
    has = next((one for one in loads(every, firm, as_of) if one.person == to), None)
    known = [one.as_known(as_of) for one in moving]
    more = [
        weight_of(one, firm)
        for one in known
        if one.profile.account_manager != to and one.status(as_of) is Status.CURRENT
    ]
    weight, cap = (has.weight if has else 0) + sum(more), firm.policy.load.cap
    if cap is not None and weight > cap:
        yield f"{to} would carry {weight:g}, where one person carries {cap:g}"
