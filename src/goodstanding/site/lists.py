"""The pages that list: overdue duties, accounts, problems."""

from dataclasses import dataclass
from datetime import date

from goodstanding.book import Book
from goodstanding.duty import Band, Duty
from goodstanding.finding import Finding, Severity
from goodstanding.model.account import Account
from goodstanding.site.cards import subject_of
from goodstanding.site.edition import Edition
from goodstanding.site.names import Names
from goodstanding.site.page import Heading, SitePage
from goodstanding.site.press import render
from goodstanding.site.states import Told, health_of, last_two_way
from goodstanding.standing import Standing

PARTS = (
    (Severity.ERROR, "errors", "Errors", "Faults that can be mended in the records today."),
    (Severity.LAPSE, "lapses", "Lapses", "What went wrong and stays on record."),
    (Severity.NOTICE, "notices", "Notices", "Advice; nothing here has to be done."),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One account at a glance."""

    id: str
    name: str
    manager: str
    tier: str
    modes: tuple[str, ...]
    health: str
    tone: str
    next: Duty | None
    last_on: date | None


@dataclass(frozen=True, slots=True)
class Part:
    """The findings of one severity."""

    id: str
    title: str
    explain: str
    findings: tuple[Finding, ...]


def overdue_page(edition: Edition, book: Book, standing: Standing) -> SitePage:
    """The overdue report: what is late, what is due soon, what does not count now."""
    names = Names(book)
    near = [duty for duty in standing.duties if duty.is_open]
    view = {
        "overdue": [duty for duty in near if duty.band is Band.OVERDUE],
        "soon": [duty for duty in near if duty.band in {Band.TODAY, Band.SOON, Band.BOOKED}],
        "apart": [duty for duty in standing.duties if not duty.is_open],
        "named": names.person,
        "account_name": names.account,
        "subject": lambda duty: subject_of(duty, book),
    }
    headings = [Heading("due-soon", "Due today or soon")]
    if view["apart"]:
        headings.append(Heading("not-counted", "Not counted"))
    body = render("overdue.html", edition, "overdue/", view)
    words = "overdue late report due soon snoozed waived"
    return SitePage("overdue.md", "Overdue", body, tuple(headings), words, wide=True)


def accounts_page(edition: Edition, book: Book, standing: Standing) -> SitePage:
    """All accounts at a glance."""
    rows = [row_of(account, book, standing) for _, account in sorted(book.accounts.items())]
    rows.sort(key=lambda row: (row.name.casefold(), row.id))
    unread = sorted(set(standing.accounts) - set(book.accounts))
    view = {"rows": rows, "unread": unread}
    body = render("accounts.html", edition, "accounts/", view)
    headings = (Heading("unread", "Not to be read"),) if unread else ()
    return SitePage("accounts/index.md", "Accounts", body, headings, "accounts clients overview", wide=True)


def row_of(account: Account, book: Book, standing: Standing) -> Row:
    """One account as a row of the list."""
    known = account.as_known(standing.as_of)
    judged = standing.accounts.get(account.id)
    health = health_of(known)
    waiting = [duty for duty in (judged.duties if judged else ()) if duty.is_open]
    return Row(
        id=account.id,
        name=account.profile.name or account.id,
        manager=Names(book).person(account.profile.account_manager),
        tier=tier_word(account, book),
        modes=judged.modes if judged else (),
        health=health.word,
        tone=health.tone,
        next=min(waiting, key=lambda duty: (duty.due_on, duty.order), default=None),
        last_on=last_two_way(known),
    )


def tier_word(account: Account, book: Book) -> str:
    """The name of an account's tier."""
    if book.firm is None:
        return account.profile.tier or "not set"
    id_ = account.profile.tier or book.firm.policy.default_tier
    tier = book.firm.policy.tiers.get(id_)
    return (tier.label if tier else "") or id_ or "not set"


def problems_page(edition: Edition, book: Book, standing: Standing) -> SitePage:
    """What is wrong in the records, worst first, and what could not be read at all."""
    names = Names(book)
    found = [one for one in standing.findings if not one.waived]
    parts = [
        Part(id_, title, explain, tuple(one for one in found if one.severity is severity))
        for severity, id_, title, explain in PARTS
    ]
    parts = [part for part in parts if part.findings]
    view = {
        "parts": parts,
        "not_assessed": standing.not_assessed,
        "account_name": names.account,
        "tones": TONES,
    }
    headings = [Heading(part.id, part.title) for part in parts]
    if standing.not_assessed:
        headings.insert(0, Heading("not-assessed", "Not assessed"))
    body = render("problems.html", edition, "problems/", view)
    return SitePage("problems.md", "Problems", body, tuple(headings), "problems errors findings", wide=True)


TONES = {"error": Told.BAD.value, "lapse": Told.WATCH.value, "notice": Told.QUIET.value}
