"""The first page: what each of us should take up this week."""

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from goodstanding.duty import NOBODY, Band
from goodstanding.finding import Severity
from goodstanding.model.account import Account
from goodstanding.model.oversight import Scan
from goodstanding.model.profile import HealthStatus, Status
from goodstanding.model.trouble import Escalation
from goodstanding.site.desks import Desk, desks
from goodstanding.site.edition import Edition
from goodstanding.site.ledger import Ledger
from goodstanding.site.marks import Marks, stacked
from goodstanding.site.meetings import meetings
from goodstanding.site.page import Heading, SitePage
from goodstanding.site.press import marks_for, render
from goodstanding.site.promised import about
from goodstanding.site.states import escalation_state, health_of
from goodstanding.site.tables import Cell, Column, Row, Table
from goodstanding.site.text import Form

_COUNTED = (
    (Band.OVERDUE, "Overdue"),
    (Band.TODAY, "Today"),
    (Band.SOON, "Soon"),
    (Band.BOOKED, "Booked"),
)
# More than these nobody takes in at a glance; the page of escalations has all of them.
_TROUBLES_SHOWN = 8
_TO_DESK = Form('<a href="#%s">%s</a>')
_LATE = Form('<strong class="gs-much">%s</strong>')
_TALK = Form("Talk with %s")
_OWED = Form("%s: %s")
_PRESSES = Form("%s <small>%s</small>")


class Trouble(NamedTuple):
    """An account in trouble: by an open escalation, or by its manager's word alone."""

    account: Account
    escalation: Escalation | None


def _last_scans(ledger: Ledger) -> dict[str, Scan]:
    """The last look that each of us took over their accounts, where it left a word behind."""
    scans = ledger.firm.scans if ledger.firm else ()
    return {
        one.person: one
        for one in sorted(scans, key=lambda scan: scan.id)
        if not one.is_restricted and one.dated_on <= ledger.as_of
    }


def week_page(edition: Edition, ledger: Ledger) -> SitePage:
    """This week: what is grave, who has what, and everyone's cards in the order to take them."""
    all_desks = desks(ledger)
    headings = tuple(Heading(desk.anchor, desk.name) for desk in all_desks)
    if not ledger.standing.accounts:
        headings = (Heading("first-steps", "Begin here"),)
    words = " ".join(["week today due next owner", *(desk.name for desk in all_desks)])
    return SitePage("index.md", "This week", _body(edition, ledger), headings, words, wide=True)


def _body(edition: Edition, ledger: Ledger) -> Markup:
    standing, all_desks, firm = ledger.standing, desks(ledger), ledger.firm
    tally = {band.value: standing.count_band(band) for band in Band}
    tally |= {"accounts": len(ledger.accounts), "errors": standing.count(Severity.ERROR)}
    away = {id_: one.absence(ledger.as_of) for id_, one in firm.people.items()} if firm else {}
    troubles, m = [*_troubles(ledger)], marks_for(edition, "")
    view = {
        "first_steps": not standing.accounts,
        "anyone": min(firm.people, default=None) if firm else None,
        "desks": all_desks,
        "overview": _overview(all_desks, {id_ for id_, one in away.items() if one}, m),
        "away": away,
        "tally": tally,
        "troubles": troubles[:_TROUBLES_SHOWN],
        "more_troubles": max(0, len(troubles) - _TROUBLES_SHOWN),
        "stands": escalation_state,
        "health": health_of,
        "meetings": meetings(ledger),
        "scans": _last_scans(ledger),
        "subject": lambda duty: about(duty, ledger, m),
    }
    return render("week.html", edition, "", view)


def _troubles(ledger: Ledger) -> Iterator[Trouble]:
    """Where it is grave: open escalations by the day of their next step, then accounts called red."""
    grave = [(one, each) for one in ledger.by_name for each in one.escalations if each.is_open]
    grave.sort(key=lambda pair: (pair[1].next_action_due_on, pair[1].dated_on, pair[1].record))
    told = {account.id for account, _ in grave}
    yield from (Trouble(*pair) for pair in grave)
    for account in ledger.by_name:
        health = account.profile.health
        is_red = health is not None and health.status is HealthStatus.RED
        if is_red and account.id not in told and account.status(ledger.as_of) is not Status.PAST:
            yield Trouble(account, None)


def _overview(all_desks: list[Desk], away: set[str], m: Marks) -> Table:
    """A line for each desk: how much lies there, and what to take up first."""
    titles = [Column("Who"), *(Column(word, is_figure=True) for _, word in _COUNTED)]
    rows = tuple(Row(tuple(_line(desk, desk.owner in away, m))) for desk in all_desks)
    columns = (*titles, Column("What presses most", is_fixed=True))
    return Table("Who has what this week", columns, rows, "desks", css="gs-weeks gs-desks", can_filter=False)


def _line(desk: Desk, is_away: bool, m: Marks) -> Iterator[object]:
    name = "Nobody" if desk.owner == NOBODY else desk.name
    yield Cell(stacked(_TO_DESK(desk.anchor, name), m.chip("away", "soon") if is_away else None), name)
    for band, _ in _COUNTED:
        number = desk.counts.get(band, 0)
        shown = _LATE(number) if number and band is Band.OVERDUE else number or ""
        yield Cell(shown, str(number))
    yield _first(desk, m)


def _first(desk: Desk, m: Marks) -> object:
    if not desk.cards:
        return ""
    card, duty = desk.cards[0], desk.cards[0].first
    what = _TALK(m.account(duty.account)) if card.is_talk else _OWED(m.clock(duty), m.account(duty.account))
    when = m.late(duty) if duty.is_overdue else "due " + m.day(duty.due_on, True)
    return _PRESSES(what, when)
