"""The change under review: what it does to promises that are already on record.

Its faults can still be mended, so they are told apart from those that came in before.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from goodstanding.history.facts import Facts, Said
from goodstanding.history.lives import Life
from goodstanding.history.log import parse_changes
from goodstanding.history.moves import explains, tellings
from goodstanding.history.repository import Repository, says
from goodstanding.immutable import Value, field, replace
from goodstanding.kinds import ROOT
from goodstanding.model.account import Account
from goodstanding.model.past import Past, SilentMove, Vanished, Written
from goodstanding.model.record import DatedRecord
from goodstanding.model.work import Commitment

COMMITMENTS = "commitments"


class Change(Value, frozen=True):
    """A change, by what was there before it.

    `files` and `promises` (what they said) are those before the change, by account and path;
    `renamed` leads from a path now to the one before; `made_on` is the day of the change.
    """

    made_on: date
    files: Mapping[str, frozenset[str]] = field(default_factory=dict)
    promises: Mapping[str, Mapping[str, Said]] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)


def build_change(lives: Iterable[Life], facts: Facts, renamed: Mapping[str, str], made_on: date) -> Change:
    """The change that follows upon these lives."""
    files: dict[str, set[str]] = defaultdict(set)
    promises: dict[str, dict[str, Said]] = defaultdict(dict)
    for life in lives:
        if life.account is None or life.is_gone:
            continue
        files[life.account].add(life.path)
        if life.folder == COMMITMENTS and (told := tellings(life, facts)):
            promises[life.account][life.path] = told[-1].said
    return Change(made_on, {one: frozenset(paths) for one, paths in files.items()}, dict(promises), renamed)


def renames_since(repository: Repository, before: str, tip: str | None) -> dict[str, str]:
    """The files renamed since a commit, up to another or (None) to the files as they lie: new path to old."""
    words = ("diff", "--raw", "-z", "--no-abbrev", "-M50%", "-l1000", "--no-color", "--no-ext-diff")
    data = says(repository, *words, before, *filter(None, [tip]), "--", ROOT)
    return {touch.path: touch.was for touch in parse_changes(data, repository.prefix) if touch.was}


def made_by_change(past: Past, account: Account, files: Iterable[str], change: Change) -> Past:
    """The account's past, with what this change does to it."""
    here = frozenset(files)
    return replace(
        past,
        moves=(*past.moves, *_moves(account, change)),
        vanished=(*past.vanished, *_vanished(account, here, change)),
        late=(*past.late, *_late(account, change)),
    )


def _moves(account: Account, change: Change) -> Iterator[SilentMove]:
    for promise in account.commitments:
        before = _before(promise, change)
        if before and not explains(promise.revisions, before.due_on, promise.due_on):
            yield SilentMove(promise.id, before.due_on, promise.due_on)


def _before(promise: Commitment, change: Change) -> Said | None:
    path = change.renamed.get(promise.file, promise.file)
    return change.promises.get(path.split("/")[1], {}).get(path)


def _vanished(account: Account, here: frozenset[str], change: Change) -> Iterator[Vanished]:
    moved = frozenset(change.renamed.values())
    # A file that was renamed and not yet added to git looks like a new one that says the same.
    new = {(one.what, one.to) for one in account.commitments if _before(one, change) is None}
    for path, said in sorted(change.promises.get(account.id, {}).items()):
        if path not in here and path not in moved and (said.what, said.to) not in new:
            yield Vanished(path.rsplit("/", 1)[-1].removesuffix(".yml"), said.due_on)


def _late(account: Account, change: Change) -> Iterator[Written]:
    """Records that this change adds after their own day, but for those of an account that is new itself."""
    before = change.files.get(account.id)
    if before is None:
        return
    for record in account.records():
        if not isinstance(record, DatedRecord) or record.file in before or record.dated_on >= change.made_on:
            continue
        was = change.renamed.get(record.file, "")
        if was.rsplit("/", 1)[-1][:10] != record.id[:10]:
            yield Written(f"{record.of_kind.folder}/{record.id}", change.made_on)
