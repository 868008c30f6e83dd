"""How they like to hear from us, who they are, and every talk with them."""

from collections import defaultdict

from goodstanding.model.conversations import Stakeholder
from goodstanding.model.oversight import Scan
from goodstanding.site.account.part import Section, Sitter
from goodstanding.site.words import title_of

_SHOWN, _FOLDED = 8, 12
_INFLUENCE = ("high", "medium", "low")
_STANCE = ("supporter", "neutral", "critic")


def manner(sitter: Sitter) -> Section | None:
    """How they like to hear from us, as agreed."""
    profile = sitter.account.profile
    likes = [one for one in sitter.account.stakeholders if one.prefers and not one.is_restricted]
    if not profile.communication and not profile.rhythm and not likes and not profile.do_not_contact:
        return None
    html = sitter.draw("manner.html", profile=profile, talk=profile.communication, likes=likes)
    return Section("manner", "How they like to hear from us", html)


def contacts(sitter: Sitter) -> Section:
    """Talks and tries on a timeline, the newest first."""
    newest = sorted(sitter.account.contacts, key=lambda one: one.id, reverse=True)
    html = sitter.draw(
        "contacts.html",
        scan=_scan(sitter),
        named=sitter.ledger.names.person,
        shown=newest[:_SHOWN],
        folded=newest[_SHOWN : _SHOWN + _FOLDED],
        rest=max(0, len(newest) - _SHOWN - _FOLDED),
    )
    return Section("contacts", "Contacts", html)


def _scan(sitter: Sitter) -> tuple[Scan, str] | None:
    """The last look over all accounts that saw this one, with its note on it."""
    firm = sitter.ledger.firm
    scan = firm.last_scans.get(sitter.account.id) if firm else None
    if scan is None or scan.is_restricted or sitter.account.profile.is_restricted:
        return None
    note = scan.notes.get(sitter.account.id)
    return (scan, note) if note else None


def stakeholders(sitter: Sitter) -> Section:
    """Who is who at the client, and how they stand to us."""
    people = sorted(
        sitter.account.stakeholders, key=lambda one: (one.left_on is not None, not one.key, one.name, one.id)
    )
    html = sitter.draw("stakeholders.html", people=people, map=_map(people), parts=_parts)
    return Section("stakeholders", "Stakeholders", html)


def _map(people: list[Stakeholder]) -> list[tuple[str, list[list[Stakeholder]]]]:
    """The people by influence (rows) and stance (columns); nothing where too few are placed."""
    placed: dict[tuple[str, str], list[Stakeholder]] = defaultdict(list)
    for one in people:
        if one.influence and one.stance and not one.left_on and not one.is_restricted:
            placed[one.influence.value, one.stance.value].append(one)
    if sum(map(len, placed.values())) < 2:
        return []
    return [(row, [placed[row, column] for column in _STANCE]) for row in _INFLUENCE]


def _parts(person: Stakeholder) -> list[str]:
    influence = f"{person.influence.value} influence" if person.influence else None
    stance = title_of(person.stance.value).lower() if person.stance else None
    return [part for part in (person.role, influence, stance, person.email, person.phone) if part]
