"""Reads the past of a book for the check: one pass over its history, from git or from what was kept."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, tzinfo
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from goodstanding.history.change import build_change, renames_since
from goodstanding.history.facts import Facts, load_facts
from goodstanding.history.index import Log, load_log
from goodstanding.history.lives import Life, lives_of
from goodstanding.history.log import moment
from goodstanding.history.moves import View, view_of
from goodstanding.history.pasts import COMMITMENTS, HANDOFFS, NO_PASTS, Pasts, build_pasts
from goodstanding.history.repository import (
    HistoryUnavailableError,
    NotInGitError,
    Repository,
    commit_of,
    open_repository,
    says,
)
from goodstanding.immutable import Value, replace


class Looked(Value, frozen=True):
    """Which book is looked at: its root, the commit (None: the files as they lie), and where the firm is.

    `is_protected` says that the host itself, in whose pipeline this runs, calls the branch protected.
    """

    root: Path
    at: str | None = None
    timezone: str | None = None
    cache_folder: Path | None = None
    is_protected: bool = False

    @property
    def zone(self) -> tzinfo:
        """The firm's time zone; UTC where the policy names none that is known."""
        try:
            return ZoneInfo(self.timezone) if self.timezone else UTC
        except (KeyError, ValueError, OSError):
            return UTC


class History(Value, frozen=True, dict=True):
    """The whole past of a book, read once for all who ask."""

    looked: Looked
    log: Log
    lives: Sequence[Life]
    facts: Facts

    @property
    def repository(self) -> Repository:
        """Where it was read."""
        return self.log.repository

    @cached_property
    def view(self) -> View:
        """Its changes with the day on which each came in."""
        return view_of(self.log.steps, self.facts, self.looked.zone)

    def pasts(self) -> Pasts:
        """What it says of each account."""
        return build_pasts(self.log.steps, self.lives, self.facts, self.looked.zone)


def open_history(looked: Looked) -> History:
    """The past of a book; raises where it has none, or where not all of it can be read."""
    repository = open_repository(looked.root, looked.at)
    return History(looked, *read_book(repository, looked.cache_folder))


def load_pasts(looked: Looked, since: str | None = None, as_of: date | None = None) -> Pasts:
    """The pasts of the book's accounts; says where they cannot be known.

    With `since` the history ends where this line of work left that commit, and everything after it
    is the change under review, made on the day of its last commit or, where nothing is committed
    yet, on `as_of`.
    """
    try:
        if since is None:
            return open_history(looked).pasts()
        return _since(looked, open_repository(looked.root, looked.at), since, as_of or date.max)
    except NotInGitError:
        return NO_PASTS
    except HistoryUnavailableError as error:
        return Pasts(unavailable=str(error))


def read_book(repository: Repository, cache_folder: Path | None) -> tuple[Log, list[Life], Facts]:
    """The history of the book up to the repository's head: changes, lives, and what versions said."""
    log = load_log(repository, cache_folder)
    lives = lives_of(log.steps)
    facts = load_facts(repository, _blobs(lives, COMMITMENTS), _blobs(lives, HANDOFFS), cache_folder)
    return log, lives, facts


def _blobs(lives: Iterable[Life], folder: str) -> Iterable[str]:
    marked = f"/{folder}/"
    return (
        version.blob for life in lives for version in life.versions if version.blob and marked in version.path
    )


def _since(looked: Looked, repository: Repository, since: str, as_of: date) -> Pasts:
    tip = repository.head
    before = says(repository, "merge-base", commit_of(looked.root, since), tip).decode().strip()
    log, lives, facts = read_book(replace(repository, head=before), looked.cache_folder)
    renamed = renames_since(repository, before, tip if looked.at else None)
    made_on = as_of
    if tip != before:
        at = says(repository, "log", "-1", "--no-color", "--format=%ct", tip)
        made_on = moment(int(at), looked.zone).date()
    change = build_change(lives, facts, renamed, made_on)
    return build_pasts(log.steps, lives, facts, looked.zone, change)
