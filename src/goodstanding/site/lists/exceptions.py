"""Waivers and snoozes: what was agreed to be otherwise, and what was put off."""

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from goodstanding.duty import State
from goodstanding.model.account import Account
from goodstanding.model.oversight import Waiver
from goodstanding.model.profile import Snooze
from goodstanding.site.edition import Edition
from goodstanding.site.ledger import Ledger
from goodstanding.site.lists.sheet import Part, Sheet, sheet_page
from goodstanding.site.marks import Marks, stacked
from goodstanding.site.overdue import duty_report
from goodstanding.site.page import SitePage
from goodstanding.site.press import marks_for
from goodstanding.site.tables import Cell, Row, Table, by_day, columns
from goodstanding.site.words import count, title_of

SHEET = Sheet(
    "exceptions.md",
    "Waivers and snoozes",
    "Exceptions are fine where somebody agreed to them, says why, and names the day on which they end.",
    "waivers snoozes exceptions agreed rhythm held back",
)


def exceptions_page(edition: Edition, ledger: Ledger) -> SitePage:
    """Waivers that hold, duties put off, clocks agreed to run otherwise, and what is held back."""
    m = marks_for(edition, "exceptions/")
    held = [shown for shown in ledger.apart if shown.duty.state is State.HELD_BACK]
    parts = (
        Part("waivers", "Waivers", _waivers(ledger, m), "No exception holds just now."),
        Part("snoozes", "Snoozes", _snoozes(ledger, m), "Nothing is put off."),
        Part("rhythm", "Agreed otherwise with the client", _rhythm(ledger, m), "Every clock runs as usual."),
        Part(
            "held-back",
            "Held back",
            duty_report(held, ledger, m, "Duties held back", "held-back-table"),
            "Nothing is held back.",
            "While an escalation is open, what would only disturb waits.",
        ),
    )
    return sheet_page(edition, SHEET, parts)


def _waivers(ledger: Ledger, m: Marks) -> Table:
    rows = tuple(
        Row(
            (
                title_of(one.rule),
                m.account(account.id),
                stacked(m.said(one.reason, restricted=one.is_restricted), m.dim(one.record_)),
                stacked(m.person(one.approved_by), _own(one.approved_by, one.asked_by, account, m)),
                Cell(_age(one, ledger), str((ledger.as_of - one.dated_on).days)),
                by_day(one.until_on, m.time(one.until_on, True)),
                m.edit(one.file, "Edit"),
            )
        )
        for account in ledger.by_name
        for one in account.waivers
        if one.holds_on(ledger.as_of)
    )
    titles = columns(*("From what", "Account", "Why", "Approved by", "Age", "Until", "Record"))
    return Table("Waivers that hold", titles, rows)


def _age(waiver: Waiver, ledger: Ledger) -> str:
    """For how long it has held, with those that it renews."""
    days = (ledger.as_of - waiver.dated_on).days
    same = (
        one
        for one in ledger.accounts[waiver.account_id].waivers
        if (one.rule, one.record_) == (waiver.rule, waiver.record_) and one.id < waiver.id
    )
    times = sum(1 for _ in same)
    return count(days, "day") + (f", renewed {count(times, 'time')}" if times else "")


def _own(approved_by: str, asked_by: str | None, account: Account, m: Marks) -> Markup | None:
    """A mark where nobody else has looked at it, as in a firm of one."""
    own = approved_by == (asked_by or account.profile.account_manager)
    return m.chip("by oneself", "soon") if own else None


def _agreed_by(snooze: Snooze, account: Account, m: Marks) -> Iterator[object]:
    """Who asked for the delay and who agreed to it."""
    if snooze.set_by:
        yield m.person(snooze.set_by)
        yield _own(snooze.set_by, snooze.asked_by, account, m)
    else:
        yield m.chip("nobody yet", "soon")
    if snooze.asked_by:
        yield m.dim("asked for by " + m.person(snooze.asked_by))


def _left(until_on: date, ledger: Ledger, m: Marks) -> Markup:
    """The last day, and how many are left."""
    left = (until_on - ledger.as_of).days
    return stacked(m.time(until_on, True), m.dim(f"{count(left, 'day')} left"))


def _snoozes(ledger: Ledger, m: Marks) -> Table:
    rows = tuple(
        Row(
            (
                title_of(one.clock),
                m.account(account.id),
                m.said(one.reason),
                stacked(*_agreed_by(one, account, m)),
                by_day(one.until_on, _left(one.until_on, ledger, m)),
                m.edit(account.profile.file, "Edit"),
            )
        )
        for account in ledger.by_name
        for one in account.profile.snoozes
        if one.until_on >= ledger.as_of
    )
    titles = columns("What", "Account", "Why", "Agreed by", "Until", "Record")
    return Table("Duties put off", titles, rows)


def _rhythm(ledger: Ledger, m: Marks) -> Table:
    return Table(
        "Clocks that run as agreed with the client",
        columns("Clock", "Account", "Agreed", "Why", "Record"),
        tuple(_agreed(ledger, m)),
    )


def _agreed(ledger: Ledger, m: Marks) -> Iterator[Row]:
    for account in ledger.by_name:
        for clock, item in sorted(account.profile.rhythm.items()):
            how = "off" if item.off else f"every {item.every_days} days"
            with_ = item.agreed_with and ledger.names.stakeholder(account, item.agreed_with)
            yield Row(
                (
                    m.a(f"clocks/{clock}/", title_of(clock)),
                    m.account(account.id),
                    stacked(how, m.dim(with_ and f"with {with_}")),
                    m.said(item.reason),
                    m.edit(account.profile.file, "Edit"),
                )
            )
