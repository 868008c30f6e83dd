"""Stories: a book as it is written over time, followed day by day and told week by week."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tests.worlds import World, day

from goodstanding.book import Book, load_book
from goodstanding.duty import Band, Duty
from goodstanding.finding import Finding, Severity
from goodstanding.records.locate import Span
from goodstanding.reports.cards import Card, fold
from goodstanding.reports.shown import ShownDuty
from goodstanding.reports.words import lateness
from goodstanding.standing import AccountStanding, judge

FIRST = day("2026-04-06")  # a Monday
WEEKS = 13
MONDAYS = tuple(FIRST + timedelta(days=7 * week) for week in range(WEEKS))
DAYS = tuple(FIRST + timedelta(days=count) for count in range(7 * WEEKS))
SPEAKING = (Band.OVERDUE, Band.TODAY, Band.SOON)
OPENED = "2025-01-06"
Record = dict[str, Any]
_DAY = timedelta(days=1)


@dataclass
class Story:
    """What was written on which day: fields that join the record, or replace those of that name."""

    title: str
    written: list[tuple[date, str, Record]] = field(default_factory=list)

    def on(self, written_on: str, path: str, **fields: Any) -> "Story":
        """Writes a record of acme on a day, or more of it."""
        return self.put(day(written_on), f"acme/{path}", fields)

    def put(self, written_on: date, path: str, fields: Record) -> "Story":
        """Writes any record on a day, or more of it."""
        self.written.append((written_on, path, fields))
        return self

    def book(self, as_of: date) -> Book:
        """The book as it was in the evening of a day."""
        world = World(book_opened_on=OPENED)
        records: dict[str, Record] = {}
        for on, path, fields in sorted(self.written, key=lambda one: one[0]):
            if on <= as_of:
                records[path] = {**records.get(path, {}), **fields}
        for path, record in records.items():
            world.put(path, record)
        return load_book(world.source())

    def judged(self, as_of: date, account: str = "acme") -> AccountStanding:
        """One account in the evening of a day, as judged that day."""
        book = self.book(as_of)
        assert book.firm is not None
        return judge(book.accounts[account], book.firm, as_of)


def speaking(duties: tuple[Duty, ...]) -> list[Duty]:
    """The duties that ask for something now."""
    return [duty for duty in duties if duty.is_open and duty.band in SPEAKING]


def cards(duties: tuple[Duty, ...]) -> tuple[Card, ...]:
    """What asks for something now, as cards."""
    return fold(ShownDuty(duty, Span()) for duty in speaking(duties))


def clocks(standing: AccountStanding) -> set[str]:
    """The clocks that ask for something now."""
    return {duty.clock for duty in speaking(standing.duties)}


def told(story: Story) -> str:
    """The weekly view: every Monday with its modes, cards, what is apart, and what is wrong."""
    weeks = ("\n".join(_week(story.judged(monday), monday)) + "\n" for monday in MONDAYS)
    return "\n".join([f"{story.title}\n", *weeks])


def _week(standing: AccountStanding, monday: date) -> Iterator[str]:
    yield f"Monday {monday}  {', '.join(standing.modes) or 'no mode'}"
    shown = cards(standing.duties)
    for card in shown:
        what = " and ".join(dict.fromkeys(one.duty.clock for one in card.agenda))
        yield f"  {lateness(card.first, monday):<13} {card.first.due_on}  {what} ({card.first.owner})"
    if not shown:
        yield "  nothing to do"
    for duty in standing.duties:
        if not duty.is_open:
            yield f"  {duty.state.value.replace('_', ' '):<13} {duty.due_on}  {duty.clock}"
    for finding in standing.findings:
        if finding.severity is not Severity.NOTICE or _is_news(finding):
            yield f"  {finding.severity.value}: {finding.rule} ({finding.place.record.removeprefix('acme/')})"


def _is_news(finding: Finding) -> bool:
    """Whether advice comes and goes with the story; what is missing from a small book does not."""
    lasting = {"context-missing", "stakeholder-single", "account-on-too-few", "added-value-none"}
    return finding.rule not in lasting


def stretches(story: Story) -> set[tuple[str, str, str]]:
    """Each clock that spoke during the quarter, with the first and last day of every stretch."""
    found: set[tuple[str, str, str]] = set()
    since: dict[str, date] = {}
    for one in (*DAYS, None):
        now = clocks(story.judged(one)) if one else set()
        for clock in [clock for clock in since if clock not in now]:
            found.add((clock, str(since.pop(clock)), str((one or DAYS[-1] + _DAY) - _DAY)))
        for clock in now:
            since.setdefault(clock, one or DAYS[-1])
    return found
