"""The page of one account: everything a colleague needs who has to stand in tomorrow."""

from collections.abc import Iterator

from goodstanding.site.account import (
    bills,
    duties,
    evidence,
    exceptions,
    profile,
    promises,
    staff,
    talks,
    terms,
    trouble,
    work,
    worth,
)
from goodstanding.site.account.part import Draw, Section, Sitter
from goodstanding.site.documents.part import document_links
from goodstanding.site.edition import Edition
from goodstanding.site.ledger import Ledger
from goodstanding.site.page import Heading, SitePage
from goodstanding.site.past import timeline
from goodstanding.site.portfolio import next_renewal, tier_word
from goodstanding.site.press import marks_for, render
from goodstanding.site.promised import about
from goodstanding.site.states import health_of, last_try, last_two_way

# In the order in which somebody reads them who is about to talk with the client.
_PARTS: tuple[Draw, ...] = (
    trouble.trouble,
    duties.duties,
    document_links,
    duties.findings,
    evidence.evidence,
    promises.promises,
    talks.manner,
    talks.contacts,
    talks.stakeholders,
    trouble.signals,
    work.projects,
    work.opportunities,
    work.handoffs,
    worth.value,
    worth.satisfaction,
    profile.reviews,
    terms.agreements,
    staff.assignments,
    staff.changes,
    bills.bills,
    exceptions.exceptions,
    timeline.course,
    profile.about,
    duties.silence,
)


def account_page(edition: Edition, ledger: Ledger, id_: str) -> SitePage:
    """The page of one account, as it was known on the edition's day."""
    url = f"accounts/{id_}/"
    sitter = Sitter(ledger.accounts[id_], ledger, marks_for(edition, url))
    sections = [section for part in _PARTS for section in [part(sitter)] if section]
    first = duties.next_card(sitter)
    body = render("account.html", edition, url, _view(sitter, sections) | {"next": first})
    headings = [Heading(one.anchor, one.title) for one in sections]
    if first:
        headings.insert(0, Heading("next", "Next"))
    words = " ".join(_search(sitter))
    name = ledger.names.account(id_)
    return SitePage(f"accounts/{id_}.md", name, body, tuple(headings), words, in_nav=False)


def _view(sitter: Sitter, sections: list[Section]) -> dict[str, object]:
    account, ledger = sitter.account, sitter.ledger
    firm = ledger.firm
    manager = firm.people.get(account.profile.account_manager) if firm else None
    return {
        "profile": account.profile,
        "modes": ledger.judged(account.id).modes,
        "status": account.status(sitter.as_of).value,
        "health": health_of(account),
        "records_say": evidence.beside_the_word(sitter),
        "overdue": sum(shown.duty.is_overdue for shown in ledger.duties_of(account.id)),
        "paused": account.is_paused(sitter.as_of),
        "tier": tier_word(account, ledger),
        "away": manager.absence(sitter.as_of) if manager else None,
        "last_on": last_two_way(account),
        "last_try_on": last_try(account),
        "renewal": next_renewal(account, sitter.as_of),
        "sections": sections,
        "subject": lambda duty: about(duty, ledger, sitter.m),
    }


def _search(sitter: Sitter) -> Iterator[str]:
    """The words by which an account is found: names, open promises, projects; nothing restricted."""
    account = sitter.account
    yield account.id
    yield sitter.ledger.names.person(account.profile.account_manager)
    yield from (one.name for one in account.stakeholders if not one.is_restricted)
    yield from (one.name for one in account.projects if not one.is_restricted)
    yield from (one.what for one in account.commitments if one.is_open and not one.is_restricted)
