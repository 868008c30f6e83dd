"""The forecast: how much falls to whom in each of the coming weeks, and what cannot go well."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from goodstanding.immutable import Value
from goodstanding.reports.cards import by_owner, fold, monday_of
from goodstanding.reports.lines import EMPTY, Line, Piece, Tone, line
from goodstanding.reports.markup import head, quiet, row
from goodstanding.reports.shown import ShownDuty
from goodstanding.reports.visible import padded, width
from goodstanding.reports.words import counted

_WEEK = timedelta(days=7)


class Collision(Value, frozen=True):
    """A week in which somebody has more cards to do than the policy holds possible."""

    owner: str
    monday: date
    cards: int


class Absence(Value, frozen=True):
    """Days on which an owner is away, both included, and who stands in."""

    owner: str
    starts_on: date
    ends_on: date
    cover: str | None = None


class Clash(Value, frozen=True):
    """An absence in which something falls due."""

    absence: Absence
    cards: int


class Forecast(Value, frozen=True):
    """Cards by owner and week: `mondays` are the weeks, `rows` hold one count for each of them.

    `most` is what one person can do in a week, None where the policy does not say; `clashes` are the
    absences in which something falls due.
    """

    mondays: tuple[date, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    most: int | None = None
    clashes: tuple[Clash, ...] = ()

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


def forecast(
    duties: Iterable[ShownDuty],
    as_of: date,
    until_on: date,
    most: int | None,
    away: Iterable[Absence] = (),
) -> Forecast:
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
    return Forecast(tuple(mondays), rows, most, tuple(_clashes(waiting, as_of, away)))


def _clashes(waiting: list[ShownDuty], as_of: date, away: Iterable[Absence]) -> Iterator[Clash]:
    """Absences still to come in which something falls due to whoever is away."""
    for one in sorted(away, key=lambda absence: (absence.starts_on, absence.owner)):
        # Who is away today has handed over already: what is due goes to whoever stands in.
        if one.starts_on <= as_of:
            continue
        due = [shown for shown in waiting if _falls_into(one, shown)]
        if cards := len(fold(due)):
            yield Clash(one, cards)


def _falls_into(absence: Absence, shown: ShownDuty) -> bool:
    """Whether it falls due to them while they are away, and no talk is planned before."""
    duty = shown.duty
    in_time = absence.starts_on <= duty.due_on <= absence.ends_on
    planned = duty.booked_on is not None and duty.booked_on < absence.starts_on
    return duty.owner == absence.owner and in_time and not planned


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
    for text in _warnings(seen):
        yield line("  ", Piece(text, Tone.WARNING))


def _warnings(seen: Forecast) -> Iterator[str]:
    """What cannot go well, and what to do about it."""
    yield from (collision_text(one, seen) for one in seen.collisions)
    yield from map(clash_text, seen.clashes)


def clash_text(one: Clash) -> str:
    """What to do about things that fall due while somebody is away."""
    absence = one.absence
    days = f"from {absence.starts_on} to {absence.ends_on}"
    do = f"hand over to {absence.cover}" if absence.cover else "name who stands in, in 'cover'"
    return (
        f"{absence.owner} is away {days} with {counted(one.cards, 'thing')} due in that time: do what can "
        f"be done before, and {do}"
    )


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
    warnings = [*_warnings(seen)]
    yield from (f"- {quiet(text)}" for text in warnings)
    if warnings:
        yield ""
