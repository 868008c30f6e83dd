"""The pasts of the book's accounts, as the check needs them."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo

import msgspec

from goodstanding.dates import parse_day
from goodstanding.history import facts
from goodstanding.history.change import Change, made_by_change
from goodstanding.history.facts import Facts
from goodstanding.history.lives import Life
from goodstanding.history.log import Step
from goodstanding.history.moves import View, silent_moves, tellings, view_of
from goodstanding.immutable import Value, field
from goodstanding.kinds import ACCOUNT_FOLDERS
from goodstanding.model.account import Account
from goodstanding.model.past import Acceptance, Past, SilentMove, Vanished, Written

COMMITMENTS, HANDOFFS = "commitments", "handoffs"


class Pasts(Value, frozen=True):
    """What history says of each account.

    `unavailable` says why nothing can be said; `change` is the change under review, whose own faults
    can still be mended. An account that the history does not know has an empty past.
    """

    accounts: Mapping[str, Past] = field(default_factory=dict)
    unavailable: str | None = None
    is_read: bool = False
    change: Change | None = None

    def of(self, account: Account, files: Iterable[str]) -> Past | None:
        """The past of an account, given the files it has now; None where history says nothing."""
        if not self.is_read:
            return None
        past = self.accounts.get(account.id, Past())
        return made_by_change(past, account, files, self.change) if self.change else past

    def digest(self, account_id: str) -> bytes:
        """What tells one past of an account from another; empty where history says nothing."""
        if not self.is_read:
            return b""
        past = self.accounts.get(account_id, Past())
        return hashlib.sha256(msgspec.msgpack.encode(past, order="deterministic")).digest()


NO_PASTS = Pasts()


def build_pasts(
    steps: Sequence[Step], lives: Iterable[Life], facts: Facts, zone: tzinfo, change: Change | None = None
) -> Pasts:
    """The past of every account that the history knows."""
    view = view_of(steps, facts, zone)
    by_account: dict[str, list[Life]] = defaultdict(list)
    for life in lives:
        if life.account:
            by_account[life.account].append(life)
    pasts = {account: _past(view, own) for account, own in by_account.items()}
    return Pasts(pasts, is_read=True, change=change)


def _past(view: View, lives: list[Life]) -> Past:
    begun = min(life.versions[0].step for life in lives)
    promises = [life for life in lives if life.folder == COMMITMENTS]
    here = [life for life in promises if not life.is_gone]
    return Past(
        moves=tuple(move for life in here for move in _moves(view, life)),
        vanished=tuple(_vanished(view, life) for life in promises if life.is_gone),
        late=tuple(late for life in lives if not life.is_gone for late in [_late(view, life, begun)] if late),
        accepted=_accepted(view, lives),
    )


def _moves(view: View, life: Life) -> Iterable[SilentMove]:
    for move in silent_moves(tellings(life, view.facts)):
        commit = view.steps[move.step].commit
        yield SilentMove(life.id, move.from_on, move.to_on, view.days[move.step], commit)


def _vanished(view: View, life: Life) -> Vanished:
    told = tellings(life, view.facts)
    step = life.versions[-1].step
    due_on = told[-1].said.due_on if told else None
    return Vanished(life.id, due_on, view.days[step], view.steps[step].commit)


def _late(view: View, life: Life, begun: int) -> Written | None:
    """When a dated record came in, where its own day had passed.

    What came in together with the account's first records was carried over from elsewhere. A record
    that was renamed to an earlier day came in on that day anew.
    """
    kind = ACCOUNT_FOLDERS.get(life.folder)
    if kind is None or not kind.dated:
        return None
    named = life.versions[0]
    for version in life.versions:
        if version.path != named.path and _day_of(version.path) != _day_of(named.path):
            named = version
    written_on, own_day = view.days[named.step], life.id[:10]
    # Days are compared as text first: nearly all records come in on their own day.
    if named.step == begun or written_on.isoformat() <= own_day or parse_day(own_day) is None:
        return None
    return Written(f"{life.folder}/{life.id}", written_on)


def _day_of(path: str) -> str:
    return path.rsplit("/", 1)[-1][:10]


def _accepted(view: View, lives: list[Life]) -> dict[str, Acceptance]:
    """What each handoff said when its present acceptance came in."""
    found: dict[str, Acceptance] = {}
    for life in lives:
        if life.folder != HANDOFFS or life.is_gone:
            continue
        told = [
            (version.step, view.facts.handoffs.get(version.blob)) for version in life.versions if version.blob
        ]
        step, first = told[-1]
        latest = first
        for number, one in reversed(told):
            if latest is None or one is None or (one.accepted_on, one.by) != (latest.accepted_on, latest.by):
                break
            step, first = number, one
        if first:
            found[life.id] = _witnessed(view, step, first)
    return found


def _witnessed(view: View, step: int, said: facts.Acceptance) -> Acceptance:
    """An acceptance, with who wrote it down, when, and in which commit."""
    change = view.steps[step]
    return Acceptance(said.accepted_on, said.by, said.digest, view.days[step], change.email, change.commit)
