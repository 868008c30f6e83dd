"""The portfolio: every account at a glance, as a table and as a board."""

from collections.abc import Iterable
from datetime import date

from goodstanding.dates import days_after
from goodstanding.immutable import Value
from goodstanding.model.account import Account
from goodstanding.model.profile import Agreement, Status
from goodstanding.reports.shown import ShownDuty
from goodstanding.site.edition import Edition
from goodstanding.site.ledger import Ledger
from goodstanding.site.marks import Marks, stacked
from goodstanding.site.page import Heading, SitePage
from goodstanding.site.press import marks_for, render
from goodstanding.site.states import Said, health_of, last_two_way
from goodstanding.site.tables import Cell, Row, Table, by_day, columns
from goodstanding.site.words import MODES, count, mode_word, sentence
from goodstanding.standing.evidence import Picture

_FACETS = ("Manager", "Mode", "Health", "Tier", "Status")
_COLUMNS = columns(
    "Account",
    "Manager",
    "Mode",
    "Health",
    "Overdue",
    "Next duty",
    "Last two-way",
    "Renewal",
    figures=["Overdue"],
)


class Glance(Value, frozen=True):
    """One account at a glance."""

    account: Account
    manager: str
    tier: str
    status: str
    modes: tuple[str, ...]
    health: Said
    picture: Picture | None
    overdue: int
    next: ShownDuty | None
    last_on: date | None
    renewal: tuple[date, Agreement] | None


class Lane(Value, frozen=True):
    """One column of the board: a mode, and the accounts in it."""

    id: str
    title: str
    glances: tuple[Glance, ...]


def glances(ledger: Ledger, accounts: Iterable[Account] | None = None) -> list[Glance]:
    """Accounts at a glance, by name; all of them unless told otherwise."""
    return [_glance(one, ledger) for one in (ledger.by_name if accounts is None else accounts)]


def _glance(account: Account, ledger: Ledger) -> Glance:
    waiting = [shown for shown in ledger.duties_of(account.id) if shown.duty.is_open]
    return Glance(
        account=account,
        manager=account.profile.account_manager,
        tier=tier_word(account, ledger),
        status=_status(account, ledger.as_of),
        modes=ledger.judged(account.id).modes,
        health=health_of(account),
        picture=ledger.picture(account.id),
        overdue=sum(shown.duty.is_overdue for shown in waiting),
        next=min(waiting, key=_nearness, default=None),
        last_on=last_two_way(account),
        renewal=next_renewal(account, ledger.as_of),
    )


def _nearness(shown: ShownDuty) -> tuple[bool, date, tuple[object, ...]]:
    # What is late comes first: a kind gesture may wait, though its day has passed too.
    return (not shown.duty.is_overdue, shown.duty.due_on, shown.duty.order)


def _status(account: Account, as_of: date) -> str:
    return "Paused" if account.is_paused(as_of) else sentence(account.status(as_of).value)


def tier_word(account: Account, ledger: Ledger) -> str:
    """The name of an account's tier."""
    if ledger.firm is None:
        return account.profile.tier or "not set"
    id_ = account.profile.tier or ledger.firm.policy.default_tier
    tier = ledger.firm.policy.tiers.get(id_)
    return (tier.label if tier else "") or id_ or "not set"


def notice_by(agreement: Agreement) -> date | None:
    """The last day on which an agreement can be given notice; its end where none is agreed."""
    if agreement.ends_on is None:
        return None
    return days_after(agreement.ends_on, -(agreement.notice_days or 0))


def next_renewal(account: Account, as_of: date) -> tuple[date, Agreement] | None:
    """The agreement that has to be decided on next, and by when."""
    if account.status(as_of) is Status.PAST:
        return None
    running = [
        (day, one)
        for one in account.profile.agreements
        if one.ends_on and one.ends_on >= as_of and not (one.renewal and one.renewal.decided_on)
        for day in (notice_by(one),)
        if day
    ]
    return min(running, key=lambda pair: (pair[0], pair[1].id), default=None)


def portfolio_page(edition: Edition, ledger: Ledger) -> SitePage:
    """All accounts as a table."""
    m = marks_for(edition, "accounts/")
    unread = sorted(set(ledger.standing.accounts) - set(ledger.accounts))
    table = glance_table(glances(ledger), ledger, m, "All accounts", "accounts-table")
    view = {"table": table, "unread": unread, "count": count(len(ledger.accounts), "account")}
    body = render("portfolio.html", edition, "accounts/", view)
    headings = (Heading("unread", "Could not be read"),) if unread else ()
    words = "portfolio accounts clients overview modes health renewal"
    return SitePage("accounts/index.md", "Accounts", body, headings, words, wide=True)


def glance_table(rows: Iterable[Glance], ledger: Ledger, m: Marks, label: str, id_: str) -> Table:
    """Accounts at a glance as a table."""
    made = tuple(Row(_cells(one, ledger, m), _facets(one, ledger)) for one in rows)
    return Table(label, _COLUMNS, made, id_, _FACETS)


def _cells(one: Glance, ledger: Ledger, m: Marks) -> tuple[object, ...]:
    account, duty = one.account, one.next.duty if one.next else None
    resting = "" if one.status == "Current" else m.chip(one.status)
    duty_cell = by_day(None, "none")
    if duty:
        duty_cell = by_day(
            duty.due_on, stacked(m.clock(duty), m.time(duty.due_on, True) + " " + m.band(duty))
        )
    name = account.profile.name or account.id
    return (
        Cell(stacked(m.a(f"accounts/{account.id}/", name), m.parts([one.tier])), name),
        Cell(m.person(one.manager), ledger.names.person(one.manager)),
        stacked(resting, *map(mode_word, one.modes)),
        stacked(m.chip(one.health.word, one.health.tone), _records_say(one.picture, m)),
        Cell(one.overdue or "", str(one.overdue)),
        duty_cell,
        by_day(one.last_on, m.time(one.last_on, True) if one.last_on else "none on record"),
        _renewal_cell(one, m),
    )


def _records_say(picture: Picture | None, m: Marks) -> object:
    """What the records speak of, beside the word; louder where the two differ."""
    if picture is None or picture.colour is None:
        return None
    said = f"records: {picture.colour.value}, {picture.whole}"
    return m.chip(said, "soon") if picture.disagrees else m.dim(said)


def _renewal_cell(one: Glance, m: Marks) -> Cell:
    if one.renewal is None:
        return by_day(None, "")
    day, agreement = one.renewal
    return by_day(day, stacked("decide by " + m.time(day, True), m.dim(m.said(agreement.what))))


def _facets(one: Glance, ledger: Ledger) -> tuple[tuple[str, ...], ...]:
    modes = tuple(map(mode_word, one.modes))
    return ((ledger.names.person(one.manager),), modes, (one.health.word,), (one.tier,), (one.status,))


def board_page(edition: Edition, ledger: Ledger) -> SitePage:
    """All accounts as a board: a column for each mode, the most pressing first."""
    rows = sorted(glances(ledger), key=_pressing)
    lanes = [
        Lane(f"lane-{mode.replace('_', '-')}", title, tuple(one for one in rows if mode in one.modes))
        for mode, title in MODES.items()
    ]
    aside = tuple(one for one in rows if not one.modes)
    if aside:
        lanes.append(Lane("lane-aside", "Not yet or no longer clients", aside))
    body = render("board.html", edition, "board/", {"lanes": lanes, "any": bool(rows)})
    headings = tuple(Heading(lane.id, lane.title) for lane in lanes if rows)
    return SitePage("board.md", "Board", body, headings, "board accounts by mode", wide=True)


def _pressing(one: Glance) -> tuple[int, str, str]:
    return (-one.overdue, one.next.duty.due_on.isoformat() if one.next else "9999", one.account.id)
