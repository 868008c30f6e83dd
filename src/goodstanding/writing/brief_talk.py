"""What a brief tells of the talk to come: who attends, what falls due before it, what is open."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from goodstanding.chapters import CLOCKS
from goodstanding.duty import Band, Duty, Group
from goodstanding.model.account import Account
from goodstanding.model.conversations import Contact, Stakeholder
from goodstanding.model.firm import Firm
from goodstanding.model.record import Record
from goodstanding.model.work import Commitment
from goodstanding.standing.judging import of_the_day
from goodstanding.writing.brief import Since, since_facts, told_of
from goodstanding.writing.facts import Facts, Reader
from goodstanding.writing.harmless import Said
from goodstanding.writing.promised import promised, with_more
from goodstanding.writing.spelling import spell_day

RENEWALS = frozenset({"renewal-talk", "renewal"})


def brief(
    account: Account, firm: Firm, as_of: date, subject: Record | None, since: Since
) -> dict[str, object]:
    """All that only a brief tells, by the names that a template uses; what is not known is left out."""
    account = told_of(account)
    known, reader = account.as_known(as_of), Reader(account, firm)
    facts = {
        **since_facts(reader, known, as_of, since),
        **_talk_facts(reader, known, as_of, subject),
    }
    return {name: value for name, value in facts.items() if value is not None}


def _talk_facts(
    reader: Reader, known: Account, as_of: date, subject: Record | None
) -> Mapping[str, object | None]:
    """The facts of the talk to come, by the names that a template uses."""
    duties = [one for one in of_the_day(known, reader.firm, as_of)[0] if one.is_open]
    talk = subject if isinstance(subject, Contact) else None
    next_on = talk.dated_on if talk and talk.dated_on >= as_of else None
    attending = _attending(known, talk)
    due, later = _promises(known, next_on)
    return {
        "next_talk": Said(spell_day(next_on)) if next_on else None,
        "promises_due": [promised(reader, "promises_due", one, as_of) for one in due],
        "promises_later": reader.records("promises_later", later),
        "questions": [Said(one) for one in _questions(reader, known, duties)],
        "to_settle": [Said(one) for one in _to_settle(duties, next_on or as_of)],
        "attending_theirs": [_theirs(reader, known, one) for one in attending],
        "attending_ours": _ours(reader, known, as_of, talk),
        "others_theirs": reader.records(
            "others_theirs",
            [one for one in known.stakeholders if one.left_on is None and one not in attending],
        ),
    }


def _promises(known: Account, next_on: date | None) -> tuple[list[Commitment], list[Commitment]]:
    """Open promises that fall due up to the next talk, and later ones; where none is planned all are due."""
    promises = [one for one in known.commitments if one.is_open]
    promises.sort(key=lambda one: (one.due_in_force_on, one.id))
    due = [one for one in promises if next_on is None or one.due_in_force_on <= next_on]
    return due, promises[len(due) :]


def _attending(known: Account, talk: Contact | None) -> list[Stakeholder]:
    """Who of theirs attends; the key people where nobody is named."""
    here = [one for one in known.stakeholders if one.left_on is None]
    named = [one for one in here if talk and one.id in talk.theirs]
    return named or [one for one in here if one.key]


def _theirs(reader: Reader, known: Account, person: Stakeholder) -> Facts:
    """One of theirs, with the day of the last exchange with them."""
    return with_more(reader.record("attending_theirs", person), {"met_on": _met_on(known, person.id)})


def _met_on(known: Account, person: str) -> Said | None:
    days = [one.on for one in known.exchanges if person in one.theirs]
    return Said(spell_day(max(days))) if days else None


def _ours(reader: Reader, known: Account, as_of: date, talk: Contact | None) -> list[Facts]:
    people = talk.ours if talk and talk.ours else (known.manager_on(talk.dated_on if talk else as_of),)
    return [one for id_ in people if (one := reader.person("attending_ours", id_))]


def _questions(reader: Reader, known: Account, duties: Sequence[Duty]) -> Iterator[str]:
    """What they wait to hear, what we wait for, what is not decided, and what nobody knows yet."""
    for talk in known.contacts:
        if (talk.needs_reply or talk.needs_reply_by_on) and not talk.replied_on:
            by = f", by {spell_day(talk.needs_reply_by_on)}" if talk.needs_reply_by_on else ""
            yield f"They wait for our answer{by}: {talk.summary}"
    for promise in known.commitments:
        if promise.is_open:
            for wait in promise.waiting_on:
                if wait.done_on is None:
                    by = f", needed by {spell_day(wait.needed_by_on)}" if wait.needed_by_on else ""
                    yield f"We wait for '{wait.what}'{_from(reader, wait.from_)}{by}, for '{promise.what}'"
    for signal in known.signals:
        if not signal.is_assessed:
            yield f"What is behind it? {signal.note}"
    for wish in known.opportunities:
        if wish.closed is None and wish.proposal and wish.proposal.sent_on:
            yield f"What do they say to our proposal of {spell_day(wish.proposal.sent_on)}? {wish.title}"
    yield from _of_agreements(known, duties)
    yield from _unknown(known)


def _from(reader: Reader, id_: str | None) -> str:
    person = reader.stakeholder("from", id_)
    return f" from {person.spelt}" if person else ""


def _of_agreements(known: Account, duties: Sequence[Duty]) -> Iterator[str]:
    """Agreements of which the end comes into sight."""
    near = {one.place for one in duties if one.clock in RENEWALS and one.band is not Band.LATER}
    for number, agreement in enumerate(known.profile.agreements):
        if agreement.ends_on and any(place and f"[{number}]" in place for place in near):
            what = agreement.what or agreement.id
            yield f"Does it go on after {spell_day(agreement.ends_on)}? {what}"


def _unknown(known: Account) -> Iterator[str]:
    profile = known.profile
    asked = {
        "What do they want to reach?": profile.goals,
        "What worries them?": profile.challenges,
        "Where do they want to be in a year or two?": profile.roadmap,
    }
    yield from (question for question, answer in asked.items() if not answer)


def _to_settle(duties: Sequence[Duty], until: date) -> Iterator[str]:
    """The conversations that are due by then, which one talk may settle."""
    due = (one for one in duties if one.group is Group.CONVERSATIONS and one.due_on <= until)
    for duty in sorted(due, key=lambda one: (one.due_on, one.clock, one.record, one.place or "")):
        yield f"{CLOCKS[duty.clock].title}, due on {spell_day(duty.due_on)}"
