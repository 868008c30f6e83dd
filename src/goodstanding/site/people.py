"""The pages of our people: what each looks after, owes now and in the weeks to come."""

from collections.abc import Iterator
from datetime import date, timedelta

from goodstanding.immutable import Value
from goodstanding.model.firm import Away, Person
from goodstanding.model.profile import Status
from goodstanding.reports.cards import Card, by_week, monday_of
from goodstanding.site.desks import desk_of
from goodstanding.site.edition import Edition
from goodstanding.site.ledger import Ledger
from goodstanding.site.marks import Marks, stacked
from goodstanding.site.meetings import meetings
from goodstanding.site.page import Heading, SitePage
from goodstanding.site.portfolio import glance_table, glances
from goodstanding.site.press import marks_for, render
from goodstanding.site.promised import about
from goodstanding.site.tables import Cell, Row, Table, by_day, columns
from goodstanding.site.text import is_web_address
from goodstanding.site.words import sentence, spell_number, title_of

WEEKS = 13


class Week(Value, frozen=True):
    """What turns due in one week."""

    monday: date
    anchor: str
    cards: tuple[Card, ...]


class Cover(Value, frozen=True):
    """A time in which one of us stands in for another."""

    person: str
    away: Away


def weeks_of(person: str, ledger: Ledger) -> list[Week]:
    """The coming weeks in which something turns due for one of us."""
    first, last = ledger.as_of, monday_of(ledger.as_of) + timedelta(weeks=WEEKS, days=-1)
    owed = (shown for shown in ledger.by_owner.get(person, []) if first <= shown.duty.due_on <= last)
    return [Week(monday, f"week-{monday.isoformat()}", pile.cards) for monday, pile in by_week(owed)]


def covers_of(person: str, ledger: Ledger) -> list[Cover]:
    """For whom this person stands in, now or later."""
    people = ledger.firm.people if ledger.firm else {}
    found = [
        Cover(id_, away)
        for id_, one in sorted(people.items())
        for away in one.away
        if away.cover == person and away.ends_on >= ledger.as_of
    ]
    return sorted(found, key=lambda one: (one.away.starts_on, one.person))


def person_page(edition: Edition, ledger: Ledger, person: Person) -> SitePage:
    """The page of one of us."""
    url = f"people/{person.id}/"
    m, name = marks_for(edition, url), ledger.names.person(person.id)
    own = [one for one in ledger.by_name if one.profile.account_manager == person.id]
    second = [one for one in ledger.by_name if one.profile.deputy == person.id]
    view = {
        "person": person,
        "name": name,
        "booking": person.booking_url if is_web_address(person.booking_url or "") else None,
        "works": m.parts(_works(person, m)),
        "absences": [one for one in person.away if one.ends_on >= ledger.as_of],
        "covers": covers_of(person.id, ledger),
        "desk": desk_of(person.id, ledger),
        "planned": meetings(ledger).get(person.id),
        "weeks": weeks_of(person.id, ledger),
        "accounts": glance_table(glances(ledger, own), ledger, m, f"Accounts of {name}", "accounts-table"),
        "deputy": glance_table(glances(ledger, second), ledger, m, f"{name} is deputy", "deputy-table"),
        "assignments": assignment_table(ledger, m, person.id),
        "subject": lambda duty: about(duty, ledger, m),
    }
    headings = tuple(_headings(view))
    words = " ".join([person.id, "manager desk", *map(title_of, person.roles)])
    body = render("person.html", edition, url, view)
    return SitePage(f"people/{person.id}.md", name, body, headings, words, in_nav=False)


def _works(person: Person, m: Marks) -> list[object]:
    """What a colleague asks first: how experienced, how many days a week, what they know, how to write."""
    days = person.days_per_week
    return [
        None if person.is_restricted else person.level and m.said(sentence(person.level)),
        days is not None and f"works {spell_number(days)} {'day' if days == 1 else 'days'} a week",
        None if person.is_restricted else ", ".join(person.skills),
        None if person.is_restricted else person.email and m.mail(person.email),
    ]


def _headings(view: dict[str, object]) -> Iterator[Heading]:
    yield Heading("now", "Now")
    yield Heading("ahead", "The next 13 weeks")
    for part, title in (("accounts", "Accounts"), ("deputy", "Deputy for"), ("assignments", "Works for")):
        if view[part]:
            yield Heading(part, title)


def people_page(edition: Edition, ledger: Ledger) -> SitePage:
    """Everyone of ours: who looks after whom, who is away, who works where."""
    m = marks_for(edition, "people/")
    view = {
        "people": _people_table(ledger, m),
        "assignments": assignment_table(ledger, m, None),
    }
    body = render("people.html", edition, "people/", view)
    headings = (Heading("assignments", "Who works for whom"),)
    words = "people managers team away cover assignments load"
    return SitePage("people/index.md", "People", body, headings, words, wide=True)


def _people_table(ledger: Ledger, m: Marks) -> Table:
    firm, rows = ledger.firm, []
    people = sorted(firm.people.values(), key=lambda one: (one.name.casefold(), one.id)) if firm else []
    for one in people:
        looked_after = [
            account
            for account in ledger.by_name
            if account.profile.account_manager == one.id and account.status(ledger.as_of) is not Status.PAST
        ]
        owed = [shown.duty for shown in ledger.by_owner.get(one.id, [])]
        late = sum(duty.is_overdue for duty in owed)
        roles = tuple(map(title_of, one.roles))
        cells = (
            Cell(m.a(f"people/{one.id}/", ledger.names.person(one.id)), ledger.names.person(one.id)),
            stacked(", ".join(roles), m.parts(_pace(one)), m.dim(_state(one, m))),
            _figure(len(looked_after)),
            _figure(sum(account.profile.deputy == one.id for account in ledger.by_name)),
            _figure(late),
            _figure(len(owed) - late),
            _away_cell(one, ledger.as_of, m),
            m.edit(one.file, "Edit"),
        )
        rows.append(Row(cells, (roles,)))
    titles = columns(
        *("Who", "Roles", "Manages", "Deputy for", "Overdue", "To come", "Away", "Record"),
        figures=["Manages", "Deputy for", "Overdue", "To come"],
    )
    return Table("Our people", titles, tuple(rows), "people-table", ("Role",))


def _figure(number: int) -> Cell:
    return Cell(number or "", str(number))


def _pace(person: Person) -> list[object]:
    days = person.days_per_week
    level = None if person.is_restricted else person.level
    return [level, days is not None and f"{spell_number(days)} days a week"]


def _state(person: Person, m: Marks) -> object:
    if person.left_on:
        return "left " + m.time(person.left_on, True)
    if person.leaving and person.leaving.last_day_on:
        return "last day " + m.time(person.leaving.last_day_on, True)
    return None


def _away_cell(person: Person, as_of: date, m: Marks) -> Cell:
    later = sorted((one for one in person.away if one.ends_on >= as_of), key=lambda one: one.starts_on)
    if not later:
        return by_day(None, "")
    first = later[0]
    days = m.time(first.starts_on, True) + " to " + m.time(first.ends_on, True)
    cover = m.person(first.cover) + " stands in" if first.cover else m.chip("nobody stands in", "soon")
    return by_day(first.starts_on, stacked(days, m.dim(cover)))


def assignment_table(ledger: Ledger, m: Marks, person: str | None) -> Table:
    """Who works for which account, now and later; over all, or for one of us."""
    rows = []
    for account in ledger.by_name:
        for one in account.assignments:
            if person not in {None, one.person} or one.is_over(ledger.as_of):
                continue
            project = account.project(one.project)
            restricted = project is not None and project.is_restricted
            name = ledger.names.person(one.person)
            state = "tentative" if one.tentative else "now" if one.holds_on(ledger.as_of) else "to come"
            cells = (
                Cell(m.person(one.person), name),
                stacked(
                    m.account(account.id), project and m.dim(m.said(project.name, restricted=restricted))
                ),
                m.chip(state, "fine" if state == "now" else "quiet"),
                by_day(one.starts_on, m.time(one.starts_on, True)),
                by_day(one.ends_on, m.time(one.ends_on, True) if one.ends_on else "open"),
                Cell("", "") if one.days_per_week is None else spell_number(one.days_per_week),
                m.edit(one.file, "Edit"),
            )
            rows.append(Row(cells, ((name,), (state,))))
    titles = columns(
        *("Who", "Works for", "State", "From", "Until", "Days a week", "Record"),
        figures=["Days a week"],
    )
    return Table("Who works for whom", titles, tuple(rows), facets=("Who", "State"))
