"""A book as git holds it: in a commit, or staged for the next one."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from goodstanding.errors import SourceError
from goodstanding.kinds import ROOT
from goodstanding.records.source import LARGEST_FILE, LINKED, Entry, is_below

NO_HISTORY = "there is no git history here, so --at has nothing to read: leave --at out"
PLAIN_FILES = frozenset({"100644", "100755"})


class GitMissingError(SourceError):
    """There is no git on this machine."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A book that git holds; whoever makes one fills it with `fill`."""

    root: Path
    commit: str | None = field(default=None, init=False)
    _entries: dict[str, list[Entry]] = field(default_factory=dict, init=False, repr=False)
    _contents: dict[str, bytes] = field(default_factory=dict, init=False, repr=False)

    def fill(self, blobs: Mapping[str, tuple[str, bool]], only: frozenset[str] | None) -> None:
        """Lists files (blob, and whether it is a plain file) and reads them in one go.

        Of the folders in `accounts/` only those named are read; None reads all.
        """
        for path, (_, plain) in sorted(blobs.items()):
            if is_below(path):
                folder = path.split("/")[1] if path.count("/") > 1 else ""
                problem = None if plain else LINKED
                self._entries.setdefault(folder, []).append(Entry(path, problem))
        wanted = {
            path: blob
            for path, (blob, plain) in blobs.items()
            if plain and (only is None or path.count("/") == 1 or path.split("/")[1] in only)
        }
        self._contents.update(read_blobs(self.root, wanted))

    def folders(self) -> list[str]:
        """The names of the folders directly in `accounts/`."""
        return sorted(folder for folder in self._entries if folder)

    def files(self, folder: str) -> list[Entry]:
        """Every file below that folder; links are listed with their problem."""
        return list(self._entries.get(folder, ()))

    def read(self, path: str) -> bytes:
        """The bytes of a file as git holds them."""
        if path not in self._contents:
            raise SourceError(f"{path}: there is no such file in {self.commit or 'what is staged'}")
        return self._contents[path][: LARGEST_FILE + 1]


@dataclass(frozen=True, slots=True)
class Commit(Stored):
    """A book as one commit holds it, read with the git command and without touching the work tree."""

    rev: str
    only: frozenset[str] | None = None

    def __post_init__(self) -> None:
        """Looks the commit up and reads its blobs."""
        if self.rev.startswith("-"):
            raise SourceError(unknown_commit(self.rev))
        known = _commit(self.root, self.rev)
        object.__setattr__(self, "commit", known)
        prefix = git(self.root, "rev-parse", "--show-prefix").decode().strip()
        listing = git(self.root, "ls-tree", "-r", "-z", "--full-tree", known, "--", f"{prefix}{ROOT}")
        self.fill(blobs_in(listing, prefix), self.only)


def unknown_commit(rev: str) -> str:
    """What a person is told who names a commit that is not there."""
    return f"'{rev}' is no commit of this book: take one that git log shows"


def _commit(root: Path, rev: str) -> str:
    """The full id of a commit; where there is none, says whether it is missing or the whole history."""
    try:
        return git(root, "rev-parse", "--verify", "--quiet", f"{rev}^{{commit}}").decode().strip()
    except GitMissingError:
        raise
    except SourceError as error:
        if any((folder / ".git").exists() for folder in (root, *root.parents)):
            git(root, "rev-parse", "--git-dir")  # where git will not open it, its own words say why
            raise SourceError(unknown_commit(rev)) from error
        raise SourceError(NO_HISTORY) from error


def blobs_in(listing: bytes, prefix: str) -> dict[str, tuple[str, bool]]:
    """The files of a tree as git lists them: by path, the blob and whether it is a plain file."""
    blobs = {}
    for row in filter(None, listing.split(b"\0")):
        meta, _, name = row.partition(b"\t")
        mode, _, blob = meta.decode().split()[:3]
        path = name.decode("utf-8", "backslashreplace").removeprefix(prefix)
        blobs[path] = (blob, mode in PLAIN_FILES)
    return blobs


@dataclass(frozen=True, slots=True)
class Index(Stored):
    """A book as it is staged: what the next commit would hold."""

    only: frozenset[str] | None = None

    def __post_init__(self) -> None:
        """Reads what is staged; a merge that is not finished is refused."""
        blobs = {}
        for row in filter(None, git(self.root, "ls-files", "--stage", "-z", "--", ROOT).split(b"\0")):
            meta, _, name = row.partition(b"\t")
            mode, blob, stage = meta.decode().split()
            path = name.decode("utf-8", "backslashreplace")
            if stage != "0":
                raise SourceError(f"{path}: two versions of it wait to be merged: settle that first")
            blobs[path] = (blob, mode in PLAIN_FILES)
        self.fill(blobs, self.only)


def git(root: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """What a git command prints; raises SourceError with its last words where it fails."""
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", *arguments]
    try:
        done = _run(command, given)
    except FileNotFoundError as error:
        raise GitMissingError("git is not installed: install it and try again") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise SourceError(f"git {arguments[0]} failed: {said[-1] if said else 'no such commit or file'}")
    return done.stdout


def _run(command: list[str], given: bytes | None) -> subprocess.CompletedProcess[bytes]:
    if given is None or not hasattr(os, "memfd_create"):
        return subprocess.run(command, capture_output=True, check=False, input=given)
    # Into a pipe git passes on every answer by itself; into a file, here one in memory, all of them at once.
    with os.fdopen(os.memfd_create("git"), "w+b") as file:
        done = subprocess.run(command, stdout=file, stderr=subprocess.PIPE, check=False, input=given)
        file.seek(0)
        done.stdout = file.read()
    return done


def read_blobs(root: Path, wanted: Mapping[str, str]) -> dict[str, bytes]:
    """The contents of many blobs, by path, from one git process."""
    if not wanted:
        return {}
    asked = "".join(f"{blob}\n" for blob in wanted.values()).encode()
    stream = git(root, "cat-file", "--batch", "--buffer", given=asked)
    contents, at = {}, 0
    for path in wanted:
        end = stream.index(b"\n", at)
        size = int(stream[at:end].split()[2])
        contents[path] = stream[end + 1 : end + 1 + size]
        at = end + size + 2
    return contents
