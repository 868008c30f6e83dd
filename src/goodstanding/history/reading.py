"""Reads the past of a book for the check: one pass over its history, from git or from what was kept."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from goodstanding.history.change import build_change, renames_since
from goodstanding.history.facts import Facts, load_facts
from goodstanding.history.index import Log, load_log
from goodstanding.history.lives import Life, lives_of
from goodstanding.history.log import moment
from goodstanding.history.pasts import COMMITMENTS, HANDOFFS, NO_PASTS, Pasts, build_pasts
from goodstanding.history.repository import (
    HistoryUnavailableError,
    NotInGitError,
    Repository,
    commit_of,
    open_repository,
    says,
)


@dataclass(frozen=True, slots=True)
class Looked:
    """Which book is looked at: its root, the commit (None: the files as they lie), and where the firm is."""

    root: Path
    at: str | None = None
    timezone: str | None = None
    cache_folder: Path | None = None

    @property
    def zone(self) -> tzinfo:
        """The firm's time zone; UTC where the policy names none that is known."""
        try:
            return ZoneInfo(self.timezone) if self.timezone else UTC
        except (KeyError, ValueError, OSError):
            return UTC


def load_pasts(looked: Looked, since: str | None = None, as_of: date | None = None) -> Pasts:
    """The pasts of the book's accounts; says where they cannot be known.

    With `since` the history ends where this line of work left that commit, and everything after it
    is the change under review, made on the day of its last commit or, where nothing is committed
    yet, on `as_of`.
    """
    try:
        repository = open_repository(looked.root, looked.at)
        if since is None:
            log, lives, facts = read_book(repository, looked.cache_folder)
            return build_pasts(log.steps, lives, facts, looked.zone)
        return _since(looked, repository, since, as_of or date.max)
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
