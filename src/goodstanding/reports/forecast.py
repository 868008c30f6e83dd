"""The forecast: how much falls to whom in each of the coming weeks, and which weeks are too full."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from goodstanding.reports.cards import by_owner, fold, monday_of
from goodstanding.reports.lines import EMPTY, Line, Piece, Tone, line
from goodstanding.reports.markup import head, quiet, row
from goodstanding.reports.shown import ShownDuty
from goodstanding.reports.visible import padded, width
from goodstanding.reports.words import counted

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Collision:
    """A week in which somebody has more cards to do than the policy holds possible."""

    owner: str
    monday: date
    cards: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """Cards by owner and week: `mondays` are the weeks, `rows` hold one count for each of them.

    `most` is what one person can do in a week, None where the policy does not say.
    """

    mondays: tuple[date, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    most: int | None = None

    @property
    def collisions(self) -> tuple[Collision, ...]:
        """The weeks that are too full, the next first."""
        if self.most is None:
            return ()
        found = [
            Collision(owner, monday, cards)
            for owner, counts in self.rows
            for monday, cards in zip(self.mondays, counts, strict=True)
            if cards > self.most
        ]
        return tuple(sorted(found, key=lambda one: (one.monday, one.owner)))


def forecast(duties: Iterable[ShownDuty], as_of: date, until_on: date, most: int | None) -> Forecast:
    """The open duties up to a day, counted as cards; what is late falls to this week."""
    first, last = monday_of(as_of), monday_of(until_on)
    mondays = [first + count * _WEEK for count in range((last - first).days // 7 + 1)]
    waiting = [one for one in duties if one.duty.is_open and one.duty.due_on <= until_on]
    cards: dict[str, list[int]] = {pile.title: [0] * len(mondays) for pile in by_owner(waiting)}
    weeks: dict[date, list[ShownDuty]] = defaultdict(list)
    for shown in waiting:
        weeks[max(monday_of(shown.duty.due_on), first)].append(shown)
    for place, monday in enumerate(mondays):
        for card in fold(weeks[monday]):
            cards[card.first.owner][place] += 1
    rows = tuple((owner, tuple(counts)) for owner, counts in cards.items())
    return Forecast(tuple(mondays), rows, most)


def forecast_lines(seen: Forecast) -> Iterator[Line]:
    """The forecast as a table, and under it the weeks that are too full."""
    if not seen.rows:
        return
    yield from (EMPTY, line(Piece("By manager and week", Tone.HEADING)))
    widest = max(width(owner) for owner, _ in seen.rows)
    days = "".join(f"{monday:%m-%d}".rjust(7) for monday in seen.mondays)
    yield line("  ", Piece(" " * widest + days, Tone.FAINT))
    for owner, counts in seen.rows:
        yield line("  ", padded(owner, widest), "".join(str(count or ".").rjust(7) for count in counts))
    for one in seen.collisions:
        yield line("  ", Piece(collision_text(one, seen), Tone.WARNING))


def collision_text(one: Collision, seen: Forecast) -> str:
    """What to do about a week that is too full."""
    return (
        f"{one.owner} has {counted(one.cards, 'thing')} to do in the week of {one.monday}, more than "
        f"{seen.most}: bring some forward, or share them out"
    )


def forecast_markdown(seen: Forecast) -> Iterator[str]:
    """The forecast as a table of Markdown."""
    if not seen.rows:
        return
    yield from ("### By manager and week", "")
    yield from head("Owner", *(monday.isoformat() for monday in seen.mondays))
    yield from (row(quiet(owner), *(str(count or "") for count in counts)) for owner, counts in seen.rows)
    yield ""
    yield from (f"- {quiet(collision_text(one, seen))}" for one in seen.collisions)
    if seen.collisions:
        yield ""
