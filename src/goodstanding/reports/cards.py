"""Duties as a manager plans them: the conversations owed to one account are one card."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from goodstanding.duty import NOBODY, Duty, Group
from goodstanding.immutable import Value
from goodstanding.reports.shown import ShownDuty

CARDS_SHOWN = 10


class Card(Value, frozen=True):
    """One thing to do: a duty, or one talk that settles several."""

    duties: tuple[ShownDuty, ...]

    @property
    def first(self) -> Duty:
        """The duty that is due first."""
        return min((shown.duty for shown in self.duties), key=lambda duty: (duty.due_on, duty.order))

    @property
    def is_talk(self) -> bool:
        """Whether it is a talk with the client, whatever it has to cover."""
        return any(_is_talk(shown.duty) for shown in self.duties)

    @property
    def agenda(self) -> tuple[ShownDuty, ...]:
        """All that it settles, what is due first before the rest."""
        return tuple(sorted(self.duties, key=lambda shown: (shown.duty.due_on, shown.duty.order)))

    @property
    def is_overdue(self) -> bool:
        """Whether any of it is late."""
        return any(shown.duty.is_overdue for shown in self.duties)


class Pile(Value, frozen=True):
    """The cards of one owner, or of one week."""

    title: str
    cards: tuple[Card, ...]

    @property
    def overdue(self) -> int:
        """How many cards are late."""
        return sum(card.is_overdue for card in self.cards)


def fold(duties: Iterable[ShownDuty]) -> tuple[Card, ...]:
    """The duties as cards, in the order given; one owner's open talks with an account share one."""
    cards: dict[tuple[str, ...], list[ShownDuty]] = defaultdict(list)
    for shown in duties:
        cards[_card_of(shown.duty)].append(shown)
    return tuple(Card(tuple(members)) for members in cards.values())


def _is_talk(duty: Duty) -> bool:
    return bool(duty.card) and duty.group is Group.CONVERSATIONS and duty.is_open


def _card_of(duty: Duty) -> tuple[str, ...]:
    account = duty.account or ""
    if _is_talk(duty):
        return (duty.owner, account)
    return (duty.owner, account, duty.clock, duty.record, duty.place or "")


def by_owner(duties: Iterable[ShownDuty]) -> list[Pile]:
    """The open duties as piles by owner: what nobody owns first, then by name."""
    owners: dict[str, list[ShownDuty]] = defaultdict(list)
    for shown in duties:
        if shown.duty.is_open:
            owners[shown.duty.owner].append(shown)
    names = sorted(owners, key=lambda name: (name != NOBODY, name))
    return [Pile(name, _late_first(fold(owners[name]))) for name in names]


def _late_first(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    # A first view holds only so many cards: what is late must not be the part that is cut off.
    return tuple(sorted(cards, key=lambda card: not card.is_overdue))


def by_week(duties: Iterable[ShownDuty]) -> list[tuple[date, Pile]]:
    """The open duties as piles by the Monday of the week they are due in, earliest first."""
    weeks: dict[date, list[ShownDuty]] = defaultdict(list)
    for shown in sorted(duties, key=lambda shown: (shown.duty.due_on, shown.duty.order)):
        if shown.duty.is_open:
            weeks[monday_of(shown.duty.due_on)].append(shown)
    return [(monday, Pile("", fold(weeks[monday]))) for monday in sorted(weeks)]


def monday_of(day: date) -> date:
    """The Monday of that day's week."""
    return day - timedelta(days=day.weekday())
