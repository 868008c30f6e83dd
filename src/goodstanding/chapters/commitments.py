"""Commitments: specific, kept, the client told early where not, learned from before the next promise."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from goodstanding.chapters.chapter import Chapter
from goodstanding.duty import Clock, Duty, Group
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.timing import Desk
from goodstanding.model.work import Commitment

MADE_BEFORE_REFLECTION = Rule("commitment-made-before-reflection", Severity.ERROR)
REFLECTION_AFTER_PROMISE = Rule("reflection-after-promise", Severity.LAPSE)
KEPT_LATE = Rule("commitment-kept-late", Severity.LAPSE)
VAGUE = Rule("commitment-vague", Severity.NOTICE)

COMMITMENT = Clock(
    "commitment",
    Group.PROMISES,
    "Keep the promise and set done_on; where it cannot be kept, tell them and say so.",
    always_on=True,
)
TOLD = Clock("commitment-told", Group.PROMISES, "Tell the client how it stands, then set told_on.")
REFLECTION = Clock(
    "reflection", Group.PROMISES, "Write down why it was missed and what changes: fill reflection."
)


def commitment(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Every open promise, due on the day that is in force."""
    desk = Desk(account, firm, as_of)
    for promise in account.commitments:
        if not promise.is_open:
            continue
        due_on = promise.due_in_force_on
        why = f"promised for {due_on}"
        if due_on != promise.due_on:
            why += f"; the move to {promise.due_on} does not count, since it was made or told too late"
        yield desk.owe(COMMITMENT, promise, due_on, why, 1, own=_owner(account, promise))


def commitment_told(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Promises in trouble of which the client has not heard."""
    desk = Desk(account, firm, as_of)
    for promise in account.commitments:
        over = promise.done_on or promise.withdrawn
        if promise.trouble_on is None or promise.is_trouble_told or over:
            continue
        because = (
            "the promise was missed" if promise.trouble_on == promise.missed_on else "the risk was noticed"
        )
        yield from desk.deadline(TOLD, promise, promise.trouble_on, because, own=_owner(account, promise))


def reflection(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Our own misses that have not led to a change yet."""
    desk = Desk(account, firm, as_of)
    for promise in account.commitments:
        if promise.missed_on and promise.is_our_miss and not promise.is_reflected:
            own = _owner(account, promise)
            yield from desk.deadline(
                REFLECTION, promise, promise.missed_on, "the promise was missed", own=own
            )


def _owner(account: Account, promise: Commitment) -> tuple[str, ...]:
    return (account.owner_of(promise, promise.owner),)


def made_before_reflection(account: Account, firm: Firm) -> Iterator[Finding]:
    """New promises made while a miss of the same owner or project is not reflected."""
    misses = [one for one in account.commitments if one.is_our_miss and not one.is_reflected]
    for promise in account.commitments:
        miss = next((one for one in misses if _follows(account, promise, one)), None)
        if miss:
            yield MADE_BEFORE_REFLECTION.at(
                promise,
                (),
                f"promised after {miss.id} was missed and before anyone wrote what changes: add 'reflection' "
                f"with 'reflected_on' and 'change' there, or 'recovers: {miss.id}' here if this mends it",
            )


def reflection_after_promise(account: Account, firm: Firm) -> Iterator[Finding]:
    """Misses that were reflected only after another promise had been made."""
    for miss in account.commitments:
        reflected_on = miss.reflection.reflected_on if miss.reflection else None
        if not (miss.is_our_miss and miss.is_reflected and reflected_on):
            continue
        early = [
            one for one in account.commitments if _follows(account, one, miss) and one.dated_on < reflected_on
        ]
        if early:
            yield REFLECTION_AFTER_PROMISE.at(
                miss,
                ("reflection", "reflected_on"),
                f"the reflection on {reflected_on} came after {early[0].id} was promised: "
                "next time reflect first, so that the new promise can be kept",
            )


def _follows(account: Account, promise: Commitment, miss: Commitment) -> bool:
    """Whether a promise came after that miss, of the same owner or project, and does not mend it."""
    if promise.id == miss.id or miss.missed_on is None or promise.dated_on <= miss.missed_on:
        return False
    if promise.recovers == miss.id:
        return False
    if promise.project is not None and promise.project == miss.project:
        return True
    return account.owner_of(promise, promise.owner) == account.owner_of(miss, miss.owner)


def kept_late(account: Account, firm: Firm) -> Iterator[Finding]:
    """Promises kept after the day that was in force."""
    for promise in account.commitments:
        due_on = promise.due_in_force_on
        if promise.done_on and promise.done_on > due_on:
            days = (promise.done_on - due_on).days
            yield KEPT_LATE.at(
                promise,
                ("done_on",),
                f"kept {days} {'day' if days == 1 else 'days'} late: it was promised for {due_on}. "
                "It stays on record; tell the client as soon as a date is in doubt",
            )


def vague(account: Account, firm: Firm, as_of: date, duties: Sequence[Duty]) -> Iterator[Finding]:
    """Open promises whose words leave open what is promised, or by when."""
    words = firm.policy.words.vague
    for promise in account.commitments:
        if not promise.is_open or promise.is_restricted:
            continue
        for field in ("what", "done_when"):
            if found := find_words(getattr(promise, field) or "", words):
                yield VAGUE.at(
                    promise,
                    (field,),
                    f"'{found}' leaves open what the client can count on: say what will be there",
                )


def find_words(text: str, words: tuple[str, ...]) -> str | None:
    """The first of the words or phrases that stands whole in the text, in any case."""
    found = _pattern(words).search(text) if words else None
    return found[0] if found else None


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = "|".join(
        r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


CHAPTER = Chapter(
    name="commitments",
    page="playbook/commitments.md",
    errors=(
        (MADE_BEFORE_REFLECTION, made_before_reflection),
        (REFLECTION_AFTER_PROMISE, reflection_after_promise),
        (KEPT_LATE, kept_late),
    ),
    clocks=((COMMITMENT, commitment), (TOLD, commitment_told), (REFLECTION, reflection)),
    notices=((VAGUE, vague),),
)
