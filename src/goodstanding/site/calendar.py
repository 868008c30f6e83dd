"""The calendar: how much turns due in the coming weeks, and the feeds that calendar programs take."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from datetime import date, timedelta

from goodstanding.duty import NOBODY, Duty
from goodstanding.reports.calendar import Feeds
from goodstanding.reports.cards import monday_of
from goodstanding.site.edition import Edition
from goodstanding.site.ledger import Ledger
from goodstanding.site.marks import Marks, listed
from goodstanding.site.page import Heading, SiteFile, SitePage
from goodstanding.site.people import WEEKS
from goodstanding.site.press import marks_for, render
from goodstanding.site.subjects import subject_of
from goodstanding.site.tables import Cell, Column, Row, Table
from goodstanding.site.words import spell_day_of_year


def calendar_page(edition: Edition, ledger: Ledger) -> SitePage:
    """The coming weeks for each of us, and the addresses of the feeds."""
    m = marks_for(edition, "calendar/")
    view = {
        "weeks": _weeks(ledger, m),
        "people_feeds": listed(_feeds(ledger, m)),
    }
    body = render("calendar.html", edition, "calendar/", view)
    headings = (Heading("weeks", "The next 13 weeks"), Heading("feeds", "For your own calendar"))
    words = "calendar weeks ahead feed ics subscribe"
    return SitePage("calendar.md", "Calendar", body, headings, words, wide=True)


def mondays(as_of: date) -> list[date]:
    """The Mondays of the coming weeks, this one first."""
    return [monday_of(as_of) + timedelta(weeks=number) for number in range(WEEKS)]


def _weeks(ledger: Ledger, m: Marks) -> Table:
    """How many duties turn due, by owner and week; each figure leads to what it counts."""
    ahead = mondays(ledger.as_of)
    counted: dict[str, Counter[date]] = defaultdict(Counter)
    late: Counter[str] = Counter()
    for duty in (shown.duty for shown in ledger.duties):
        if duty.is_overdue:
            late[duty.owner] += 1
        else:
            counted[duty.owner][monday_of(duty.due_on)] += 1
    owners = sorted({*counted, *late}, key=lambda id_: (id_ != NOBODY, ledger.names.person(id_), id_))
    rows = tuple(_row(owner, counted[owner], late[owner], ahead, ledger, m) for owner in owners)
    titles = [Column("Who"), Column("Late", is_figure=True)]
    titles += [Column(spell_day_of_year(day), is_figure=True) for day in ahead]
    return Table("Duties by week", tuple(titles), rows, "weeks-table", css="gs-weeks", can_filter=False)


def _row(owner: str, counted: Counter[date], late: int, ahead: list[date], ledger: Ledger, m: Marks) -> Row:
    name = ledger.names.person(owner)
    cells: list[object] = [Cell(m.person(owner) if owner != NOBODY else "Nobody", name)]
    cells.append(Cell(m.a(f"people/{owner}/#now", late) if late else "", str(late)))
    for monday in ahead:
        number = counted[monday]
        link = m.a(f"people/{owner}/#week-{monday.isoformat()}", number) if number else ""
        cells.append(Cell(link, str(number)))
    return Row(tuple(cells))


def _owners(ledger: Ledger) -> list[str]:
    people = ledger.firm.people if ledger.firm else {}
    return sorted(people, key=lambda id_: (ledger.names.person(id_).casefold(), id_))


def _feeds(ledger: Ledger, m: Marks) -> Iterator[object]:
    for id_ in _owners(ledger):
        yield m.asset(f"calendar/people/{id_}.ics", f"Calendar of {ledger.names.person(id_)}")


def feed_of_person(id_: str) -> str:
    """The file of one person's feed."""
    return f"calendar/people/{id_}.ics"


def feed_of_account(id_: str) -> str:
    """The file of one account's feed."""
    return f"calendar/accounts/{id_}.ics"


def calendar_files(ledger: Ledger, without: Container[str] = ()) -> Iterator[SiteFile]:
    """The feeds: one for all, one for each of us, one for each account; not the files named in `without`."""
    feeds = Feeds(ledger.as_of, ledger.names.account, lambda duty: subject_of(duty, ledger.book))
    every = [shown.duty for shown in ledger.report.duties]
    yield SiteFile("calendar/all.ics", feeds.feed("Good Standing: everyone", every))
    by_owner: dict[str, list[Duty]] = defaultdict(list)
    for duty in every:
        by_owner[duty.owner].append(duty)
    for id_ in _owners(ledger):
        if (path := feed_of_person(id_)) not in without:
            title = f"Good Standing: {ledger.names.person(id_)}"
            yield SiteFile(path, feeds.feed(title, by_owner[id_]))
    for id_ in ledger.accounts:
        if (path := feed_of_account(id_)) not in without:
            title = f"Good Standing: {ledger.names.account(id_)}"
            owed = (shown.duty for shown in ledger.duties_of(id_))
            yield SiteFile(path, feeds.feed(title, owed))
