"""Attention: answers and follow-ups on their day, something given, kind words, and knowing the client."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from goodstanding.chapters.chapter import Chapter
from goodstanding.dates import months_after
from goodstanding.duty import Clock, Duty, Group
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.model.account import Account
from goodstanding.model.client_texts import client_texts
from goodstanding.model.conversations import Contact
from goodstanding.model.firm import Firm, RuleRow
from goodstanding.model.profile import Status
from goodstanding.model.timing import Desk
from goodstanding.model.wording import find_words
from goodstanding.place import spell_path

REPLY = Clock(
    "reply",
    Group.PROMISES,
    "Answer them, or say when you will, and set replied_on.",
    title="Answer owed",
    applies="conversations after which the client still waits for an answer",
)
FOLLOW_UP = Clock(
    "follow-up",
    Group.PROMISES,
    "Do what was said after the conversation, and set done_on.",
    title="Follow-up",
    applies="things that somebody said they would do after a conversation, with a day, and not done yet",
)
ADDED_VALUE = Rule("added-value-none", Severity.NOTICE)
NEGATIVE = Rule("wording-negative", Severity.NOTICE)
CONTEXT = Rule("context-missing", Severity.NOTICE)


def reply(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Clients who wait for an answer."""
    desk = Desk(account, firm, as_of)
    for contact in account.contacts:
        by_on = contact.needs_reply_by_on
        if not (contact.needs_reply or by_on) or contact.replied_on or contact.internal or contact.is_planned:
            continue
        own = _ours(account, contact)
        if by_on:
            yield from desk.exact(REPLY, contact, by_on, f"they asked for an answer by {by_on}", own=own)
        else:
            yield from desk.deadline(REPLY, contact, contact.dated_on, "they wait for an answer", own=own)


def follow_up(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """What one of us said they would do, after a conversation or a client's answer."""
    desk = Desk(account, firm, as_of)
    for contact in account.contacts:
        for position, one in enumerate(contact.follow_ups):
            if one.due_on is None or one.done_on:
                continue
            own = (*filter(None, [one.owner]), *_ours(account, contact))
            place = spell_path(("follow_ups", position))
            yield from desk.exact(
                FOLLOW_UP, contact, one.due_on, f"said to be done by {one.due_on}", place=place, own=own
            )
    for answer in account.satisfaction:
        after = answer.follow_up
        if after and after.due_on and not after.done_on:
            own = (account.owner_of(answer, answer.asked_by),)
            yield from desk.exact(
                FOLLOW_UP, answer, after.due_on, f"said to be done by {after.due_on}", own=own
            )


def _ours(account: Account, contact: Contact) -> tuple[str, ...]:
    return contact.ours or (account.manager_on(contact.dated_on),)


def added_value(account: Account, firm: Firm, as_of: date, duties: Sequence[Duty]) -> Iterator[Finding]:
    """Clients to whom nobody has brought an idea for long; silent while there is trouble to mend first."""
    if not _is_served(account, as_of) or _is_in_trouble(account):
        return
    months = int(firm.policy.rules.get(ADDED_VALUE.id, RuleRow()).limits.get("months", 0))
    since = [firm.policy.book_opened_on, *(one.dated_on for one in account.opportunities)]
    if account.profile.client_since:
        since.append(account.profile.client_since)
    if months_after(max(since), months) < as_of:
        yield ADDED_VALUE.at(
            account.profile,
            (),
            f"no opportunity in {months} months: think of one thing that would help them and that nobody "
            "has asked for, tell them, and note it as an opportunity",
        )


def _is_served(account: Account, day: date) -> bool:
    """Whether the firm works for them now, and they have not asked to be left in peace."""
    return account.status(day) is Status.CURRENT and not account.is_paused(day)


def _is_in_trouble(account: Account) -> bool:
    return any(one.is_open for one in account.escalations) or any(
        one.is_our_miss and not one.is_reflected for one in account.commitments
    )


def negative(account: Account, firm: Firm, as_of: date, duties: Sequence[Duty]) -> Iterator[Finding]:
    """Words that weigh on the reader, in the latest texts that the client is given."""
    words = firm.policy.words.negative
    for record, path, text in client_texts(account, as_of):
        if found := find_words(text, words):
            yield NEGATIVE.at(
                record,
                path,
                f"'{found}' stands in a text for the client and is what they will remember: "
                "say what happens next instead",
            )


def context(account: Account, firm: Firm, as_of: date, duties: Sequence[Duty]) -> Iterator[Finding]:
    """One quiet word on what nobody has written down about a client yet."""
    if not _is_served(account, as_of):
        return
    parts = _context(account)
    missing = [name for name, known in parts.items() if not known]
    if missing:
        yield CONTEXT.at(
            account.profile,
            (),
            f"{len(parts) - len(missing)} of {len(parts)} known; not on record yet: {_list(missing)}. "
            "Add each on the day you learn it",
        )


def _context(account: Account) -> dict[str, bool]:
    """What one should know of a client, and whether it is on record."""
    profile, services = account.profile, account.profile.services
    return {
        "goals": bool(profile.goals),
        "challenges": bool(profile.challenges),
        "context": bool(profile.context),
        "what they buy": bool(services and services.buys),
        "what they could buy": bool(services and services.could_buy),
        "how they like to communicate": profile.communication is not None,
        "their roadmap": bool(profile.roadmap),
        "since when they are a client": profile.client_since is not None,
        "a key stakeholder": any(one.key and one.left_on is None for one in account.stakeholders),
    }


def _list(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


CHAPTER = Chapter(
    name="attention",
    page="playbook/communication.md",
    clocks=((REPLY, reply), (FOLLOW_UP, follow_up)),
    notices=((ADDED_VALUE, added_value), (NEGATIVE, negative), (CONTEXT, context)),
)
