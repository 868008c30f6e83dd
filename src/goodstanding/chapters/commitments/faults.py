"""What is wrong with promises in the records, what went wrong for good, and words to mend."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from goodstanding.duty import Duty
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.handoff import Handoff, HandoffKind
from goodstanding.model.wording import find_words
from goodstanding.model.work import Commitment, WithdrawnBy
from goodstanding.place import KeyPath

MADE_BEFORE_REFLECTION = Rule("commitment-made-before-reflection", Severity.ERROR)
REVISION_BROKEN = Rule("commitment-revision-broken", Severity.ERROR)
OWNER_HANDED_OFF = Rule("commitment-owner-handed-off", Severity.ERROR)
REFLECTION_AFTER_PROMISE = Rule("reflection-after-promise", Severity.LAPSE)
KEPT_LATE = Rule("commitment-kept-late", Severity.LAPSE)
TOLD_LATE = Rule("commitment-told-late", Severity.LAPSE)
WITHDRAWN_UNTOLD = Rule("commitment-withdrawn-untold", Severity.LAPSE)
VAGUE = Rule("commitment-vague", Severity.NOTICE)


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


def revision_broken(account: Account, firm: Firm) -> Iterator[Finding]:
    """Moves of a date that do not follow one another."""
    for promise in account.commitments:
        for path, message in _breaks(promise):
            yield REVISION_BROKEN.at(promise, path, message)


def _breaks(promise: Commitment) -> Iterator[tuple[KeyPath, str]]:
    """Where the chain of moves breaks, and what to do about it."""
    moves = promise.revisions
    for position, (before, move) in enumerate(pairwise(moves), start=1):
        if move.from_on != before.to_on:
            message = (
                f"this move starts from {move.from_on}, but the one before it went to {before.to_on}: "
                "write the day that was in force, or add the move that is missing"
            )
            yield ("revisions", position, "from_on"), message
        if move.revised_on < before.revised_on:
            message = (
                f"this move was made on {move.revised_on}, the one before it on {before.revised_on}: "
                "list moves in the order in which they were made"
            )
            yield ("revisions", position, "revised_on"), message
    if moves and moves[-1].to_on != promise.due_on:
        to_on = moves[-1].to_on
        message = (
            f"'due_on' is {promise.due_on}, but the last move under 'revisions' went to {to_on}: "
            f"set it to {to_on}, or add the move that is missing"
        )
        yield ("due_on",), message


def owner_handed_off(account: Account, firm: Firm) -> Iterator[Finding]:
    """Open promises whose owner has handed over to somebody else since."""
    changes = _changes_of_hands(account)
    if not changes:
        return
    for promise in account.commitments:
        if not promise.is_open:
            continue
        owner = account.owner_of(promise, promise.owner)
        left = _left_with(account, promise, owner, changes)
        if left:
            receiver = _receiver(left)
            yield OWNER_HANDED_OFF.at(
                promise,
                ("owner",),
                f"{owner} handed over to {receiver} ({left.id}), and this promise stayed behind: "
                f"set 'owner' to {receiver}, or to whoever keeps it now",
            )


def _changes_of_hands(account: Account) -> list[Handoff]:
    """The accepted handoffs by which a person's work on the account passes on, in order of effect."""
    kinds = (HandoffKind.AM_TO_AM, HandoffKind.TEAM_MEMBER)
    passed = [
        one
        for one in account.handoffs
        if one.kind in kinds and one.accepted and one.accepted.accepted_on and not one.dropped_on
    ]
    return sorted(passed, key=lambda one: (account.took_effect_on(one), one.id))


def _left_with(account: Account, promise: Commitment, owner: str, changes: list[Handoff]) -> Handoff | None:
    """The handoff by which the owner passed on a promise and which was not handed back since."""
    left = None
    for handoff in changes:
        if promise.dated_on > account.took_effect_on(handoff):
            continue
        if _receiver(handoff) == owner:
            left = None
        elif (handoff.from_ or account.manager_on(handoff.dated_on)) == owner and _concerns(handoff, promise):
            left = handoff
    return left


def _concerns(handoff: Handoff, promise: Commitment) -> bool:
    # Whoever leaves one project keeps what they promised in another.
    return handoff.project is None or promise.project in (None, handoff.project)


def _receiver(handoff: Handoff) -> str:
    """Who took it over: the person who accepted, else whom it was addressed to."""
    return (handoff.accepted.by if handoff.accepted else None) or handoff.to


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


def told_late(account: Account, firm: Firm) -> Iterator[Finding]:
    """Promises in trouble of which the client heard only after the day."""
    for promise in account.commitments:
        due_on, told_on = promise.due_in_force_on, promise.told_on
        kept_late = promise.done_on is not None and promise.done_on > due_on
        in_trouble = promise.missed_on or promise.at_risk or kept_late
        if told_on and told_on > due_on and in_trouble:
            days = (told_on - due_on).days
            yield TOLD_LATE.at(
                promise,
                ("told_on",),
                f"the client heard of it {days} {'day' if days == 1 else 'days'} after {due_on}, the day "
                "it was promised for. It stays on record; next time tell them on the day you know",
            )


def withdrawn_untold(account: Account, firm: Firm) -> Iterator[Finding]:
    """Promises that we took back without a word to the client."""
    for promise in account.commitments:
        withdrawn = promise.withdrawn
        if withdrawn is None or withdrawn.withdrawn_on is None or withdrawn.by is WithdrawnBy.CLIENT:
            continue
        if promise.told_on is None and withdrawn.told_on is None:
            yield WITHDRAWN_UNTOLD.at(
                promise,
                ("withdrawn", "told_on"),
                f"taken back on {withdrawn.withdrawn_on}, and nothing says that the client "
                "was told: tell them and set 'told_on' here, or 'by: client' if it was they who let it go",
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
