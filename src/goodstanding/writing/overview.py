"""All that a draft can be filled with: the record it is about, and the account around it."""

from collections.abc import Iterator
from datetime import date

from goodstanding.dates import days_after
from goodstanding.kinds import KINDS
from goodstanding.model.account import Account
from goodstanding.model.conversations import Contact, ReviewKind
from goodstanding.model.firm import Firm
from goodstanding.model.record import Record
from goodstanding.writing.facts import Facts, NoFactError, Reader
from goodstanding.writing.harmless import Said
from goodstanding.writing.promised import promised
from goodstanding.writing.spelling import spell_day

YEAR = 365


def overview(account: Account, firm: Firm, as_of: date, subject: Record | None) -> dict[str, object]:
    """The facts by the names that templates use; what is not on record is left out.

    The account is taken as known on the day, the record that the draft is about as it is written.
    """
    known = account.as_known(as_of)
    reader = Reader(account, firm)
    profile = known.profile
    found: dict[str, object | None] = {
        "today": Said(spell_day(as_of)),
        "account": reader.record("account", profile),
        "manager": reader.person("manager", account.manager_on(as_of)),
        "deputy": reader.person("deputy", profile.deputy),
        **_about_people(reader, known, subject),
        **_about_the_year(reader, known, as_of),
        **_what_is_open(reader, known, as_of),
    }
    for kind in KINDS.values():
        if subject is not None and kind.name == subject.KIND and kind.name not in found:
            found[kind.name] = reader.record(kind.name, subject)
    return {name: value for name, value in found.items() if value is not None}


def _about_people(reader: Reader, known: Account, subject: Record | None) -> dict[str, object | None]:
    here = [one for one in known.stakeholders if one.left_on is None]
    key = [one for one in here if one.key]
    named = [*_named_by(subject), *(one.id for one in key)]
    return {
        "people": reader.records("people", here),
        "key_people": reader.records("key_people", key),
        "addressee": next(filter(None, (reader.stakeholder("addressee", one) for one in named)), None),
    }


def _named_by(subject: Record | None) -> Iterator[str]:
    """Whom of theirs the record speaks to, the surest first."""
    for place in ("told_to", "theirs", "agreed_with", "attendees", "expectations"):
        value = getattr(subject, place, None)
        value = getattr(value, "theirs" if place == "attendees" else "agreed_with", value)
        yield from ((value,) if isinstance(value, str) else value if isinstance(value, tuple) else ())


def _about_the_year(reader: Reader, known: Account, as_of: date) -> dict[str, object | None]:
    """What happened since the last annual review was shared; in the last year where there was none."""
    shared = (one.shared_on for one in known.reviews if one.kind is ReviewKind.ANNUAL and one.shared_on)
    since = max(shared, default=days_after(as_of, -YEAR))
    kept = [one for one in known.commitments if one.done_on and one.done_on >= since]
    kept.sort(key=lambda one: (one.done_on or since, one.id))
    ended = [one for one in known.projects if one.ended_on and one.ended_on >= since]
    return {
        "since": Said(spell_day(since)),
        "promises_kept": reader.records("promises_kept", kept),
        "projects_ended": reader.records("projects_ended", ended),
        "metrics": [_measured(reader, one) for one in known.metrics if not one.is_restricted],
    }


def _measured(reader: Reader, metric: Record) -> Facts:
    """A metric with the last of its measurements as `latest`."""
    facts = reader.record("metrics", metric)

    def look(name: str) -> object:
        if name != "latest":
            return facts.look(name)
        measured = facts.look("measurements")
        if not isinstance(measured, list):
            raise NoFactError(name)
        return measured[-1]

    return Facts(facts.called, facts.spelt, look)


def _what_is_open(reader: Reader, known: Account, as_of: date) -> dict[str, object | None]:
    promises = sorted((one for one in known.commitments if one.is_open), key=lambda one: (one.due_on, one.id))
    wishes = [one for one in known.opportunities if one.closed is None]
    follow_ups = [
        item
        for talk in reader.records("follow_ups_open", _with_open_follow_ups(known))
        for item in _open_items(talk)
    ]
    talks = [one for one in known.contacts if one.is_exchange and not one.is_restricted]
    return {
        "promises_open": [
            promised(reader, "promises_open", one, as_of) for one in promises if not one.is_restricted
        ],
        "follow_ups_open": follow_ups,
        "opportunities_open": reader.records("opportunities_open", wishes),
        "projects_underway": reader.records(
            "projects_underway", [one for one in known.projects if one.is_underway]
        ),
        "concerns_open": reader.records(
            "concerns_open", [one for one in known.concerns if one.resolved_on is None]
        ),
        "escalations_open": reader.records(
            "escalations_open", [one for one in known.escalations if one.resolved_on is None]
        ),
        "last_talk": reader.record("last_talk", talks[-1]) if talks else None,
    }


def _with_open_follow_ups(known: Account) -> list[Contact]:
    return [one for one in known.contacts if any(item.done_on is None for item in one.follow_ups)]


def _open_items(talk: Facts) -> Iterator[Facts]:
    items = talk.look("follow_ups")
    for item in items if isinstance(items, list) else ():
        try:
            item.look("done_on")
        except NoFactError:
            yield item
