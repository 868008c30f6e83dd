"""The page of one account: everything a colleague needs who has to stand in tomorrow."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from goodstanding.book import Book
from goodstanding.duty import BANDS
from goodstanding.model.account import Account
from goodstanding.model.conversations import Stakeholder
from goodstanding.model.handoff import Handoff
from goodstanding.model.record import Money
from goodstanding.model.work import Commitment, Opportunity, Project
from goodstanding.site import states
from goodstanding.site.cards import fold, subject_of
from goodstanding.site.edition import Edition
from goodstanding.site.lists import TONES, tier_word
from goodstanding.site.names import Names
from goodstanding.site.others import others
from goodstanding.site.page import Heading, SitePage
from goodstanding.site.press import render
from goodstanding.site.words import spell_day, title_of
from goodstanding.standing import AccountStanding, Standing

_R = TypeVar("_R")


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise with how it stands."""

    record: Commitment
    owner: str
    word: str
    tone: str
    lines: list[str]


@dataclass(frozen=True, slots=True)
class HandoffRow:
    """A handoff with how far it is and what the receiver still lacks."""

    record: Handoff
    word: str
    tone: str
    parts: list[str]
    missing: list[str]


@dataclass(frozen=True, slots=True)
class About:
    """Something on record about the client as a whole."""

    title: str
    text: str = ""
    items: tuple[str, ...] = ()


def account_page(edition: Edition, book: Book, standing: Standing, id_: str) -> SitePage:
    """The page of one account, as it was known on the edition's day."""
    account = book.accounts[id_].as_known(standing.as_of)
    judged = standing.accounts.get(id_) or AccountStanding(id_, account.profile.name)
    names = Names(book)
    view = _view(account, judged, book, standing.as_of)
    url = f"accounts/{id_}/"
    body = render("account.html", edition, url, view)
    headings = tuple(_headings(view))
    name = names.account(id_)
    words = " ".join(_search(account, names))
    return SitePage(f"accounts/{id_}.md", name, body, headings, words, in_nav=False)


def _view(account: Account, judged: AccountStanding, book: Book, as_of: date) -> dict[str, object]:
    names = Names(book)
    counting = [duty for duty in judged.duties if duty.is_open]
    counting.sort(key=lambda duty: (BANDS.index(duty.band), duty.due_on, duty.order))
    firm = book.firm
    placeholders = firm.policy.words.placeholder if firm else ()
    return {
        "profile": account.profile,
        "modes": judged.modes,
        "health": states.health_of(account),
        "paused": account.is_paused(as_of),
        "tier": tier_word(account, book),
        "last_on": states.last_two_way(account),
        "last_try_on": states.last_try(account),
        "next": next(iter(fold(counting, book)), None),
        "duties": counting,
        "apart": [duty for duty in judged.duties if not duty.is_open],
        "findings": judged.findings,
        "tones": TONES,
        "promises": [_promise(account, one, as_of) for one in _newest(account.commitments)],
        "contacts": _newest(account.contacts),
        "stakeholders": sorted(account.stakeholders, key=lambda one: (not one.key, one.name)),
        "projects": account.projects,
        "opportunities": _newest(account.opportunities),
        "handoffs": [_handoff(one, names, placeholders) for one in _newest(account.handoffs)],
        "reviews": _newest(account.reviews),
        "others": others(account, names),
        "about": [*_about(account)],
        "named": names.person,
        "account_name": names.account,
        "subject": lambda duty: subject_of(duty, book),
        "theirs": lambda person: names.stakeholder(account, person),
        "person_parts": _person_parts,
        "project_word": _pair(states.project_state),
        "project_parts": lambda one: _project_parts(one, names),
        "opportunity_word": _pair(states.opportunity_state),
        "opportunity_parts": _opportunity_parts,
    }


def _pair(state: Callable[..., states.Said]) -> Callable[[object], tuple[str, str]]:
    return lambda record: (state(record).word, state(record).tone)


def _newest(records: tuple[_R, ...]) -> list[_R]:
    return list(reversed(records))


def _promise(account: Account, promise: Commitment, as_of: date) -> PromiseRow:
    said = states.promise_state(promise, as_of)
    owner = account.owner_of(promise, promise.owner)
    lines = states.promise_lines(promise, as_of)
    return PromiseRow(promise, owner, said.word, said.tone, lines)


def _handoff(handoff: Handoff, names: Names, placeholders: Iterable[str]) -> HandoffRow:
    said = states.handoff_state(handoff)
    is_over = handoff.accepted is not None or handoff.dropped_on is not None
    hidden = is_over or handoff.is_restricted
    missing = [] if hidden else [what for _, what in handoff.missing(frozenset(placeholders))]
    parts = []
    if handoff.submitted_on:
        parts.append(f"submitted {spell_day(handoff.submitted_on)}")
    if handoff.accepted and handoff.accepted.accepted_on:
        by = f" by {names.person(handoff.accepted.by)}" if handoff.accepted.by else ""
        parts.append(f"accepted {spell_day(handoff.accepted.accepted_on)}{by}")
    if handoff.returned and handoff.returned.returned_on:
        parts.append(f"returned {spell_day(handoff.returned.returned_on)}")
    if handoff.client_told_on:
        parts.append(f"client told {spell_day(handoff.client_told_on)}")
    return HandoffRow(handoff, said.word, said.tone, parts, missing)


def _person_parts(person: Stakeholder) -> list[str]:
    influence = f"{person.influence.value} influence" if person.influence else None
    stance = person.stance.value if person.stance else None
    parts = (person.role, influence, stance, person.email, person.phone)
    return [part for part in parts if part]


def _project_parts(project: Project, names: Names) -> list[str]:
    parts = [f"managed by {names.person(project.project_manager)}"]
    if project.mobilised_on:
        parts.append(f"began {spell_day(project.mobilised_on)}")
    if project.planned_end_on and not project.over_on:
        parts.append(f"planned to end {spell_day(project.planned_end_on)}")
    if project.ended_on:
        parts.append("reviewed with the client" if project.client_review else "not reviewed yet")
    return parts


def _opportunity_parts(opportunity: Opportunity) -> list[str]:
    parts = [spell_day(opportunity.dated_on)]
    if opportunity.source:
        parts.append("from " + title_of(opportunity.source.value).lower())
    if opportunity.heat:
        parts.append(opportunity.heat.value)
    if opportunity.estimate_hours is not None:
        parts.append(f"about {opportunity.estimate_hours:g} hours")
    if opportunity.value and not opportunity.is_restricted:
        parts.append(_money(opportunity.value))
    return parts


def _money(money: Money) -> str:
    return f"{money.amount:,.0f} {money.currency or ''}".strip()


def _about(account: Account) -> Iterator[About]:
    profile = account.profile
    if profile.is_restricted:
        return
    for title, items in (("Goals", profile.goals), ("Challenges", profile.challenges)):
        if items:
            yield About(title, items=items)
    if profile.context:
        yield About("Context", profile.context)
    if profile.services and profile.services.buys:
        yield About("Buys", ", ".join(profile.services.buys))
    if profile.services and profile.services.could_buy:
        yield About("Could buy", ", ".join(profile.services.could_buy))
    if profile.roadmap:
        plans = (_plan(one.what, one.when, one.state) for one in profile.roadmap)
        yield About("Roadmap", items=tuple(plans))
    if profile.communication and profile.communication.channels:
        yield About("Likes to hear by", ", ".join(profile.communication.channels))


def _plan(what: str, when: str | None, state: object) -> str:
    more = ", ".join(str(part) for part in (when, state) if part)
    return f"{what} ({more})" if more else what


# Each section of the page that is there whenever its part of the view holds something.
_SECTIONS = (
    ("next", "next", "Next", False),
    ("duties", "duties", "Duties", True),
    ("findings", "findings", "Findings", False),
    ("promises", "promises", "Promises", True),
    ("contacts", "contacts", "Contacts", True),
    ("stakeholders", "stakeholders", "Stakeholders", True),
    ("projects", "projects", "Projects", False),
    ("opportunities", "opportunities", "Opportunities", False),
    ("handoffs", "handoffs", "Handoffs", False),
    ("reviews", "reviews", "Reviews", False),
    ("others", "others", "Also on record", False),
    ("about", "about", "About them", False),
)


def _headings(view: dict[str, object]) -> Iterator[Heading]:
    for part, anchor, title, always in _SECTIONS:
        if always or view[part]:
            yield Heading(anchor, title)


def _search(account: Account, names: Names) -> Iterator[str]:
    """The words by which an account is found: names, open promises, projects; nothing restricted."""
    yield account.id
    yield names.person(account.profile.account_manager)
    yield from (one.name for one in account.stakeholders if not one.is_restricted)
    yield from (one.name for one in account.projects if not one.is_restricted)
    yield from (one.what for one in account.commitments if one.is_open and not one.is_restricted)
