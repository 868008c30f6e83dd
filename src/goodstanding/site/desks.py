"""Desks: what lies on one person's desk this week, and what turns due next."""

from collections import Counter
from collections.abc import Mapping

from goodstanding.duty import NOBODY, Band
from goodstanding.immutable import Value
from goodstanding.reports.cards import Card, by_owner
from goodstanding.reports.shown import ShownDuty
from goodstanding.site.ledger import Ledger

_NEXT_SHOWN = 5
# As many as one takes up in a morning; the desk of its owner has all of them in full.
_FIRST = 3
_PRESSING = {Band.OVERDUE, Band.TODAY}


class Desk(Value, frozen=True):
    """This week's cards of one of us, late ones first, and what turns due next.

    `counts` are the duties in each band.
    """

    owner: str
    name: str
    anchor: str
    cards: tuple[Card, ...]
    next: tuple[ShownDuty, ...]
    counts: Mapping[Band, int]

    @property
    def first(self) -> tuple[Card, ...]:
        """What to take up first."""
        return self.cards[:_FIRST]

    @property
    def pressing(self) -> tuple[Card, ...]:
        """What else is late, or due today."""
        return tuple(card for card in self.cards[_FIRST:] if is_pressing(card))

    @property
    def rest(self) -> tuple[Card, ...]:
        """What else can be done this week."""
        return tuple(card for card in self.cards[_FIRST:] if not is_pressing(card))


def is_pressing(card: Card) -> bool:
    """Whether any of a card is late, or due today."""
    return any(shown.duty.band in _PRESSING for shown in card.duties)


def desks(ledger: Ledger) -> list[Desk]:
    """A desk for everyone who owes something; what belongs to nobody comes first."""
    found = [desk_of(owner, ledger) for owner in ledger.by_owner]
    return sorted(found, key=lambda desk: (desk.owner != NOBODY, desk.name.casefold(), desk.owner))


def desk_of(person: str, ledger: Ledger) -> Desk:
    """The desk of one of us, empty where nothing is owed."""
    owed = ledger.by_owner.get(person, [])
    piles = by_owner(shown for shown in owed if shown.duty.band is not Band.LATER)
    later = [shown for shown in owed if shown.duty.band is Band.LATER]
    later.sort(key=lambda shown: (shown.duty.due_on, shown.duty.order))
    return Desk(
        owner=person,
        name=ledger.names.person(person),
        anchor=f"of-{person}",
        cards=piles[0].cards if piles else (),
        next=tuple(later[:_NEXT_SHOWN]),
        counts=Counter(shown.duty.band for shown in owed),
    )
