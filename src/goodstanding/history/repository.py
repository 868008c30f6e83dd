"""Where the book's history is: its git repository, and whether that can be trusted to hold all of it."""

from collections.abc import Iterable
from pathlib import Path

from goodstanding.errors import SourceError, UsageError
from goodstanding.immutable import Value
from goodstanding.records.stored import git, unknown_commit

DEEPEN = "fetch the rest with 'git fetch --unshallow' (for a checkout step in a pipeline: fetch-depth: 0)"


class NotInGitError(SourceError):
    """The book is not kept in git, so that it has no history."""


class HistoryUnavailableError(SourceError):
    """There is a history, but not all of it can be read; says how to mend that."""


class Repository(Value, frozen=True):
    """A book in git: its root, the way there from the top of the repository, and the commit looked at."""

    root: Path
    prefix: str
    head: str


def open_repository(root: Path, rev: str | None = None) -> Repository:
    """The repository around a book; raises where there is none, or where part of its history is missing."""
    try:
        prefix = _said(root, "rev-parse", "--show-prefix")
    except SourceError as error:
        if any((folder / ".git").exists() for folder in (root, *root.parents)):
            raise HistoryUnavailableError(f"the history cannot be read: {error}") from error
        raise NotInGitError("this book is not kept in git, so nothing can be said of its past") from error
    if _said(root, "rev-parse", "--is-shallow-repository") == "true":
        raise HistoryUnavailableError(f"only the latest part of the history is here: {DEEPEN}")
    return Repository(root, prefix, commit_of(root, rev or "HEAD"))


def commit_of(root: Path, rev: str) -> str:
    """The full id of a commit."""
    if rev.startswith("-"):
        raise UsageError(unknown_commit(rev))
    try:
        return _said(root, "rev-parse", "--verify", "--quiet", f"{rev}^{{commit}}")
    except SourceError as error:
        if rev == "HEAD":
            raise NotInGitError(
                "nothing of this book is committed yet: its history begins with that"
            ) from error
        raise SourceError(unknown_commit(rev)) from error


def _said(root: Path, *words: str) -> str:
    return git(root, *words).decode("utf-8", "replace").strip()


def says(repository: Repository, *words: str, given: bytes | None = None) -> bytes:
    """What git says about the true history; replaced commits and a person's own settings do not count."""
    honest = ("--no-replace-objects", "-c", "log.showSignature=false")
    try:
        return git(repository.root, *honest, *words, given=given)
    except SourceError as error:
        said = str(error).replace(f"git {honest[0]} failed", f"git {words[0]} failed")
        raise HistoryUnavailableError(f"the history cannot be read: {said}") from error


def first_parents(repository: Repository, before: str, head: str) -> list[str] | None:
    """The commits after `before` up to `head`, newest first; None where they do not follow one another."""
    if before == head:
        return []
    words = ("rev-list", "--first-parent", "--parents", head, f"^{before}")
    try:
        rows = says(repository, *words).decode().splitlines()
    except HistoryUnavailableError:
        return None  # the commit is gone: the branch was written anew
    if not rows or rows[-1].split()[1:2] != [before]:
        return None
    return [row.split()[0] for row in rows]


def read_blobs(repository: Repository, blobs: Iterable[str]) -> dict[str, bytes]:
    """The contents of many versions of files, by blob, from one git process."""
    wanted = list(dict.fromkeys(blobs))
    if not wanted:
        return {}
    asked = "".join(f"{one}\n" for one in wanted).encode()
    stream = says(repository, "cat-file", "--batch", "--buffer", given=asked)
    contents, at = {}, 0
    for blob in wanted:
        end = stream.index(b"\n", at)
        words = stream[at:end].split()
        if words[-1] == b"missing":
            raise HistoryUnavailableError(f"the history cannot be read: {blob} is missing from it")
        size = int(words[2])
        contents[blob] = stream[end + 1 : end + 1 + size]
        at = end + size + 2
    return contents


def good_signatures(repository: Repository, commits: Iterable[str]) -> frozenset[str]:
    """Of these commits the ones whose signature is good and by a key that this machine trusts."""
    asked = sorted(set(commits))
    if not asked:
        return frozenset()
    words = ("log", "--no-walk=unsorted", "--stdin", "--no-color", "--format=%H %G?")
    try:
        rows = says(repository, *words, given="".join(f"{one}\n" for one in asked).encode()).decode()
    except HistoryUnavailableError:
        return frozenset()
    return frozenset(row.split()[0] for row in rows.splitlines() if row.split()[1:] == ["G"])


def merges(repository: Repository, commits: Iterable[str]) -> frozenset[str]:
    """Of these commits the ones that brought a branch in."""
    asked = sorted(set(commits))
    if not asked:
        return frozenset()
    given = "".join(f"{one}\n" for one in asked).encode()
    rows = says(repository, "rev-list", "--no-walk=unsorted", "--parents", "--stdin", given=given).decode()
    return frozenset(row.split()[0] for row in rows.splitlines() if len(row.split()) > 2)
