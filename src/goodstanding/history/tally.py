"""Counts promises: how many of those due were kept, of which account, for whose cause; never by person."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from statistics import median

from goodstanding.dates import months_after
from goodstanding.history.outcomes import Outcome
from goodstanding.history.promises import Promise
from goodstanding.immutable import Value

MONTHS = 12
# Of fewer no share is told: one promise more or less would turn it over.
FEWEST = 3


class Tally(Value, frozen=True):
    """Promises that fell due: how each ended."""

    outcomes: Mapping[Outcome, int]

    @property
    def due(self) -> int:
        """How many there are."""
        return sum(self.outcomes.values())

    @property
    def kept(self) -> int:
        """How many were kept, on the first or a later day."""
        return sum(count for outcome, count in self.outcomes.items() if outcome.is_kept)

    @property
    def share(self) -> float | None:
        """The share kept; None of fewer than three."""
        return self.kept / self.due if self.due >= FEWEST else None


class Notice(Value, frozen=True):
    """How early clients heard of trouble: days before the day, sorted, and how often nobody told them."""

    days: tuple[int, ...]
    untold: int

    @property
    def median(self) -> float | None:
        """The day in the middle; None of fewer than three."""
        return median(self.days) if len(self.days) >= FEWEST else None


class Count(Value, frozen=True):
    """The book's promises of twelve months, counted.

    `causes` are those of broken promises, `witnessed` how many of those due came in before their day,
    `marked_late` how many of those kept were marked so only long after.
    """

    since_on: date
    until_on: date
    all: Tally
    accounts: Mapping[str, Tally]
    causes: Mapping[str, int]
    witnessed: int
    marked_late: int
    warning: Notice
    withdrawn: int
    open: int


def count(promises: Sequence[Promise], as_of: date, late_days: int) -> Count:
    """The count of the twelve months up to a day; `late_days` as for backdated records."""
    since = months_after(as_of, -MONTHS)
    near = [one for one in promises if since < one.in_force_on <= as_of]
    due = [one for one in near if one.outcome.is_kept or one.outcome.is_broken]
    accounts: dict[str, list[Promise]] = defaultdict(list)
    for one in due:
        accounts[one.account].append(one)
    trouble = [one for one in due if one.was_in_trouble]
    return Count(
        since_on=since,
        until_on=as_of,
        all=_tally(due),
        accounts={id_: _tally(own) for id_, own in sorted(accounts.items())},
        causes=dict(sorted(Counter(one.cause for one in due if one.outcome.is_broken).items())),
        witnessed=sum(one.was_written_before for one in due),
        marked_late=sum(_is_marked_late(one, late_days) for one in due),
        warning=Notice(
            tuple(sorted((one.warned.days for one in trouble if one.warned), reverse=True)),
            sum(one.warned is None for one in trouble),
        ),
        withdrawn=sum(one.outcome is Outcome.WITHDRAWN for one in near),
        open=sum(one.outcome is Outcome.OPEN for one in promises),
    )


def _tally(promises: Iterable[Promise]) -> Tally:
    counts = Counter(one.outcome for one in promises)
    return Tally({outcome: counts[outcome] for outcome in Outcome if counts[outcome]})


def _is_marked_late(promise: Promise, late_days: int) -> bool:
    if not (promise.outcome.is_kept and promise.done_on and promise.marked_on):
        return False
    return (promise.marked_on - promise.done_on).days > late_days
