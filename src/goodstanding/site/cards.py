"""Cards: duties as a person takes them up, an account's conversations folded into one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goodstanding.book import Book
from goodstanding.duty import NOBODY, Band, Duty, Group

# The promise, opportunity or project that a duty is about says more than the name of its clock.
_SUBJECTS = {"commitments": "what", "opportunities": "title", "projects": "name", "contacts": "summary"}


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to take up; `talk` marks a conversation, whose `agenda` lists all it should cover."""

    duty: Duty
    talk: bool = False
    agenda: tuple[Duty, ...] = ()
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on one person's desk: this week's cards, and what turns due next."""

    owner: str
    name: str
    anchor: str
    cards: tuple[Card, ...]
    next: tuple[Duty, ...]


def is_talk(duty: Duty) -> bool:
    """Whether it is an open duty that a conversation settles."""
    return duty.is_open and duty.group is Group.CONVERSATIONS and duty.account is not None


def fold(duties: Sequence[Duty], book: Book | None = None) -> list[Card]:
    """The duties as cards, in their own order; an account's conversations make one card."""
    talks: dict[str, list[Duty]] = {}
    for duty in filter(is_talk, duties):
        talks.setdefault(duty.account or "", []).append(duty)
    cards: list[Card] = []
    for duty in duties:
        if not is_talk(duty):
            cards.append(Card(duty, subject=subject_of(duty, book)))
        elif agenda := talks.pop(duty.account or "", None):
            agenda.sort(key=lambda one: (one.due_on, one.order))
            cards.append(Card(agenda[0], talk=True, agenda=tuple(agenda)))
    return cards


def subject_of(duty: Duty, book: Book | None) -> str | None:
    """What the record behind a duty is about, in its own words; nothing of restricted ones."""
    parts = duty.record.split("/")
    account = book.accounts.get(parts[0]) if book else None
    if account is None or len(parts) != 3 or parts[1] not in _SUBJECTS:
        return None
    found = next((one for one in getattr(account, parts[1]) if one.id == parts[2]), None)
    if found is None or found.is_restricted:
        return None
    text = getattr(found, _SUBJECTS[parts[1]])
    return text if isinstance(text, str) else None


def desks(duties: Iterable[Duty], book: Book, named: dict[str, str]) -> list[Desk]:
    """A desk for everyone who owes something; what belongs to nobody comes first."""
    by_owner: dict[str, list[Duty]] = {}
    for duty in duties:
        if duty.is_open:
            by_owner.setdefault(duty.owner, []).append(duty)
    order = sorted(by_owner, key=lambda owner: (owner != NOBODY, named[owner].casefold(), owner))
    return [_desk(owner, named[owner], by_owner[owner], book) for owner in order]


def _desk(owner: str, name: str, duties: list[Duty], book: Book) -> Desk:
    near = [duty for duty in duties if duty.band is not Band.LATER]
    later = [duty for duty in duties if duty.band is Band.LATER]
    later.sort(key=lambda duty: (duty.due_on, duty.order))
    cards = tuple(fold(near, book))
    return Desk(owner, name, f"of-{owner}", cards, tuple(later[:5]))
