"""What open promises and missed ones make due."""

from collections.abc import Iterator
from datetime import date

from goodstanding.dates import days_after
from goodstanding.duty import Clock, Duty, Group
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.origin import Last
from goodstanding.model.timing import Desk
from goodstanding.model.work import Commitment
from goodstanding.place import spell_path

COMMITMENT = Clock(
    "commitment",
    Group.PROMISES,
    "Keep the promise and set done_on; where it cannot be kept, tell them and say so.",
    title="Promise",
    always_on=True,
    applies="open promises",
)
CHECK = Clock(
    "commitment-check",
    Group.PROMISES,
    "Ask whether the promise will hold, and add a line to checked; where it will not, fill at_risk.",
    title="Promise to check on",
    applies="open promises of more than a few weeks that still need a look on the way",
)
TOLD = Clock(
    "commitment-told",
    Group.PROMISES,
    "Tell the client how it stands, then set told_on.",
    title="Client to be told",
    applies="promises at risk or missed of which the client has not been told",
)
REFLECTION = Clock(
    "reflection",
    Group.PROMISES,
    "Write down why it was missed and what changes: fill reflection.",
    title="Reflection on a miss",
    applies="promises missed by our own doing that have not led to a change yet",
)
REFLECTION_CHANGE = Clock(
    "reflection-change",
    Group.PROMISES,
    "Make the change that came out of the miss, and set done_on in reflection.",
    title="Change after a miss",
    applies="changes that came out of a miss, with a day, and not made yet",
)
WAITING_ON = Clock(
    "waiting-on",
    Group.PROMISES,
    "Ask the client for what is missing and set chased_on; once it is there, set done_on.",
    title="Waiting for the client",
    applies="open promises that need something from the client, with a day, which has neither come nor "
    "been asked for on that day",
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


def commitment_check(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Longer promises at which somebody has to look on the way."""
    desk = Desk(account, firm, as_of)
    if desk.is_agreed_off(CHECK):
        return
    for promise in account.commitments:
        if promise.is_open:
            yield from _next_check(desk, promise)


def _next_check(desk: Desk, promise: Commitment) -> Iterator[Duty]:
    """The first of the two looks that has not been taken."""
    due_on = promise.due_in_force_on
    began = desk.origin(CHECK, (promise.dated_on, "the promise was made"))
    run = (due_on - began.on).days
    if (due_on - promise.dated_on).days <= desk.limit(CHECK, "longer_than_days") or run <= 0:
        return
    halfway_on = days_after(began.on, run // 2)
    last_on = max((one.checked_on for one in promise.checked if one.checked_on), default=None)
    if last_on is None:
        look_on, why = halfway_on, f"halfway from {began.on} ({began.because}) to {due_on}"
    elif last_on <= halfway_on:
        days = int(desk.limit(CHECK, "before_working_days"))
        # A look counts for the second point only after the first; so it cannot be due before.
        look_on = max(desk.firm.week.before(due_on, days), days_after(halfway_on, 1))
        why = f"{days} working days before {due_on}, for which it is promised"
    else:
        return
    own, last = _owner(desk.account, promise), Last(last_on, "", promise.record if last_on else None)
    yield desk.owe(CHECK, promise, look_on, why, max(run // 2, 1), last=last, own=own)


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


def reflection_change(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Changes that came out of a miss, each on its day."""
    desk = Desk(account, firm, as_of)
    for promise in account.commitments:
        learned = promise.reflection
        if learned and learned.due_on and not learned.done_on:
            own = (*filter(None, [learned.owner]), *_owner(account, promise))
            why = f"the change was to be made by {learned.due_on}"
            yield from desk.exact(REFLECTION_CHANGE, promise, learned.due_on, why, own=own)


def waiting_on(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """What open promises need from the client: it arrives, or somebody asks for it."""
    desk = Desk(account, firm, as_of)
    for promise in account.commitments:
        if not promise.is_open:
            continue
        for position, wait in enumerate(promise.waiting_on):
            needed_on, chased_on = wait.needed_by_on, wait.chased_on
            if needed_on is None or wait.done_on or (chased_on and chased_on >= needed_on):
                continue
            yield from desk.exact(
                WAITING_ON,
                promise,
                needed_on,
                f"needed by {needed_on} to keep the promise",
                last=Last(chased_on, "", promise.record if chased_on else None),
                place=spell_path(("waiting_on", position)),
                own=(*filter(None, [wait.chased_by]), *_owner(account, promise)),
            )


def _owner(account: Account, promise: Commitment) -> tuple[str, ...]:
    return (account.owner_of(promise, promise.owner),)
