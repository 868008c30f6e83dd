"""Changes in people, rates and scope: the client hears of them from us, first by voice, in time."""

from collections.abc import Iterator
from datetime import date

from goodstanding.duty import Clock, Duty, Group
from goodstanding.finding import Finding, Rule, Severity
from goodstanding.immutable import replace
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.profile import Status
from goodstanding.model.roles import has_open_role
from goodstanding.model.staffing import Change, ChangeKind
from goodstanding.model.timing import Desk
from goodstanding.place import KeyPath

TOLD = Clock(
    "change-told",
    Group.PEOPLE,
    "Tell the client before it takes effect, and write down the day: told_on, "
    "or the account under told in a change of the whole firm.",
    title="Change to tell",
    applies="changes in people, rates or scope of which the client has not heard",
)
CALLED = Clock(
    "departure-called",
    Group.PEOPLE,
    "Ring the client before anything is written, and set called_on.",
    title="Departure call",
    applies="people of ours who leave the firm, whom the client knows, where the client has not heard "
    "it from us",
)
TOLD_LATE = Rule("change-told-late", Severity.LAPSE)
WRITTEN_FIRST = Rule("change-written-before-called", Severity.LAPSE)

_WORDS = {
    ChangeKind.JOINED: "somebody joins",
    ChangeKind.LEFT_PROJECT: "somebody leaves the project",
    ChangeKind.LEAVES_FIRM: "somebody leaves the firm",
    ChangeKind.RATE: "a rate changes",
    ChangeKind.RATE_ALL: "all rates change",
    ChangeKind.SCOPE: "the scope changes",
}


def change_told(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Changes of which the client has not heard, due on the day they take effect."""
    for change in _concerning(account, firm, as_of):
        if change.account_told_on(account.id) is None:
            why = f"{_WORDS[change.kind]} on {change.effective_on}"
            yield from Desk(account, firm, as_of).exact(TOLD, change, change.effective_on, why)


def departure_called(account: Account, firm: Firm, as_of: date) -> Iterator[Duty]:
    """Somebody leaves the firm: a call before the client hears it elsewhere."""
    for change in _concerning(account, firm, as_of):
        if change.kind is not ChangeKind.LEAVES_FIRM or change.called_on:
            continue
        # Who has been told, at a meeting perhaps, needs no further call.
        if change.account_told_on(account.id) is None:
            yield from Desk(account, firm, as_of).deadline(
                CALLED, change, change.dated_on, "the departure was known"
            )


def _concerning(account: Account, firm: Firm, day: date) -> Iterator[Change]:
    """The changes of which this client has to hear, its own and the whole firm's."""
    for change in (*account.changes, *firm.changes):
        if change.kind is ChangeKind.LEAVES_FIRM:
            concerned = _knew_them(change, account, day)
        elif change.is_of_firm:
            concerned = change.kind is ChangeKind.RATE_ALL and _was_a_client(change, account, day)
        else:
            concerned = True
        if concerned:
            yield change


def _knew_them(change: Change, account: Account, day: date) -> bool:
    """Whether an open role or assignment still names who leaves; a client that has gone needs nobody."""
    if account.status(day) is Status.PAST:
        return False
    if change.person is None:
        return not change.is_of_firm
    return has_open_role(account, change.person, day)


def _was_a_client(change: Change, account: Account, day: date) -> bool:
    return account.status(day) is Status.CURRENT and not _came_later(account, change)


def _came_later(account: Account, change: Change) -> bool:
    """Whether they became a client only with the change, and never knew it otherwise."""
    since = account.profile.client_since
    return since is not None and since >= change.effective_on


def told_late(account: Account, firm: Firm) -> Iterator[Finding]:
    """Changes of which the client heard only after they had taken effect."""
    for change in (*account.changes, *firm.changes):
        told_on = change.account_told_on(account.id)
        if told_on is None or told_on <= change.effective_on:
            continue
        if change.is_of_firm and _came_later(account, change):
            continue
        path: KeyPath = ("told", account.id) if change.is_of_firm else ("told_on",)
        finding = TOLD_LATE.at(
            change,
            path,
            f"told on {told_on}, after it took effect on {change.effective_on}: it stays on record; "
            "next time tell them before, and write down the day",
        )
        yield replace(finding, account=account.id)


def written_before_called(account: Account, firm: Firm) -> Iterator[Finding]:
    """Changes that the client could read before anybody had spoken with them."""
    for change in account.changes:
        if _was_written_first(change):
            yield WRITTEN_FIRST.at(
                change,
                ("confirmed_in_writing_on",),
                f"confirmed in writing on {change.confirmed_in_writing_on} {_call_in_words(change)}: "
                "it stays on record; next time ring first, then write",
            )


def _was_written_first(change: Change) -> bool:
    written_on = change.confirmed_in_writing_on
    if written_on is None:
        return False
    if change.called_on:
        return change.called_on > written_on
    # Without a call, telling them on an earlier day was not by this letter.
    return change.told_on is None or change.told_on >= written_on


def _call_in_words(change: Change) -> str:
    return f"before the call on {change.called_on}" if change.called_on else "and no call is on record"
