"""Duties: what is owed, by whom, by when; clocks: what makes it due."""

from datetime import date
from enum import StrEnum

from goodstanding.immutable import Value

NOBODY = "nobody"


class Group(StrEnum):
    """The parts of the rule book that have clocks, in the order in which every list shows them."""

    ESCALATIONS = "escalations"
    PROMISES = "promises"
    HANDOFFS = "handoffs"
    PROJECTS = "projects"
    CONVERSATIONS = "conversations"
    REVIEWS = "reviews"
    PEOPLE = "people"
    MONEY = "money"
    UPKEEP = "upkeep"


GROUPS = tuple(Group)
RHYTHM_GROUPS = frozenset({Group.CONVERSATIONS, Group.REVIEWS, Group.UPKEEP})


class Band(StrEnum):
    """How near a duty is; the due day itself is not overdue."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    BOOKED = "booked"
    LATER = "later"


BANDS = tuple(Band)


def band_of(as_of: date, due_on: date, soon_days: int, booked_on: date | None) -> Band:
    """How near a due day is; a booking wins until the day itself."""
    if as_of > due_on:
        return Band.OVERDUE
    if as_of == due_on:
        return Band.TODAY
    if booked_on is not None:
        return Band.BOOKED
    return Band.SOON if (due_on - as_of).days <= soon_days else Band.LATER


class State(StrEnum):
    """Whether a duty counts now: put off, excepted and held-back ones are listed apart."""

    OPEN = "open"
    SNOOZED = "snoozed"
    WAIVED = "waived"
    HELD_BACK = "held_back"


class Clock(Value, frozen=True):
    """One rule that makes something due.

    `title` names the duty in two to four plain words, `step` says in one sentence what to do next.
    `runs_when_paused` holds for clocks that go on while an account is paused or past; `always_on`
    for those that neither an agreed rhythm nor the policy may switch off. With a `module`, the
    clock is silent where the firm leaves that aside.
    `never_late` clocks suggest something kind: once their day has passed they stand among what is soon.
    `only_soon` clocks announce an end: they stand among what is soon up to the day itself, and then are gone.
    `applies` says what the clock is for, as the end of "this clock is for ...".
    """

    id: str
    group: Group
    step: str
    title: str
    covers: tuple[str, ...] = ()
    always_on: bool = False
    runs_when_paused: bool = False
    module: str = ""
    never_late: bool = False
    only_soon: bool = False
    applies: str = ""


class Duty(Value, frozen=True, array_like=True, kw_only=True):
    """One thing owed by a date, with its reason and the record to edit.

    Its fields stand as other programs are told them, and last those that they are not.
    `days_late` is 0 when not late; `last_on` is the day of what last satisfied the clock,
    `last_record` names the record that says so; `card` names the account's earliest open
    conversation duty; `rank` orders every list (smaller first); `place` is the key path where one
    record holds several duties of a clock;
    `until_on` is the last day on which it is owed, where it ends by itself.
    """

    clock: str
    group: Group
    account: str | None
    owner: str
    due_on: date
    days_late: int
    band: Band
    state: State
    last_on: date | None = None
    booked_on: date | None = None
    covers: tuple[str, ...] = ()
    card: str | None = None
    rank: int = 0
    why: str
    record: str
    place: str | None = None
    file: str
    last_record: str | None = None
    until_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it counts now (neither snoozed, waived nor held back)."""
        return self.state is State.OPEN

    @property
    def is_overdue(self) -> bool:
        """Whether it counts now and its day has passed."""
        return self.is_open and self.band is Band.OVERDUE

    @property
    def url(self) -> str:
        """The page of its clock, from the root of the published site."""
        return f"clocks/{self.clock}/"

    @property
    def order(self) -> tuple[int, str, date, str, str, str]:
        """The key that sorts duties in every list."""
        return (
            self.rank,
            self.account or "",
            self.due_on,
            self.clock,
            self.record,
            self.place or "",
        )
