"""What history says of both sides of a change: the same past, and what the change does to it."""

from collections.abc import Iterable
from datetime import date

from goodstanding.effect.line import Line
from goodstanding.history import NO_PASTS, Looked, Pasts
from goodstanding.history.change import build_change
from goodstanding.history.facts import load_facts
from goodstanding.history.index import load_log
from goodstanding.history.lives import Life, lives_of
from goodstanding.history.log import moment
from goodstanding.history.pasts import COMMITMENTS, HANDOFFS, build_pasts
from goodstanding.history.repository import (
    HistoryUnavailableError,
    NotInGitError,
    Repository,
    open_repository,
    says,
)
from goodstanding.immutable import replace


def pasts_of_change(
    looked: Looked, line: Line, as_of: date, *, every_account: bool = False
) -> tuple[Pasts, Pasts]:
    """The pasts without the change and with it, of the accounts it touches; empty where there are none.

    Only what the change itself does to promises on record differs between the two. Of `every_account`
    they are needed where the policy judges the past by other rules than before.
    """
    try:
        repository = open_repository(looked.root, line.base)
        pasts = _pasts(looked, repository, line, as_of, every_account=every_account)
    except (NotInGitError, HistoryUnavailableError):
        return NO_PASTS, NO_PASTS
    return replace(pasts, change=None), pasts


def _pasts(looked: Looked, repository: Repository, line: Line, as_of: date, *, every_account: bool) -> Pasts:
    touched = line.touched.accounts
    # Where nobody is asked for, the changes need not be read.
    steps = load_log(repository, looked.cache_folder).steps if every_account or touched else ()
    lives = [life for life in lives_of(steps) if every_account or life.account in touched]
    # Not kept: only what the check reads of the whole book is worth keeping.
    facts = load_facts(repository, _blobs(lives, COMMITMENTS), _blobs(lives, HANDOFFS))
    change = build_change(lives, facts, line.renamed, _made_on(looked, repository, as_of))
    return build_pasts(steps, lives, facts, looked.zone, change)


def _made_on(looked: Looked, repository: Repository, as_of: date) -> date:
    """The day of the change: that of its commit, else the day itself."""
    if looked.at is None:
        return as_of
    at = says(repository, "log", "-1", "--no-color", "--format=%ct", looked.at)
    return moment(int(at), looked.zone).date()


def _blobs(lives: Iterable[Life], folder: str) -> list[str]:
    return [one.blob for life in lives if life.folder == folder for one in life.versions if one.blob]
