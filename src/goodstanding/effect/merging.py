"""Tries a merge without touching the repository: what it makes goes into one of its own, for a moment."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from goodstanding.errors import SourceError
from goodstanding.immutable import Value
from goodstanding.kinds import ROOT
from goodstanding.records.source import Source
from goodstanding.records.stored import Stored, blobs_in, git

# Nobody reads these commits; git wants a name for every one.
_NOBODY = ("-c", "user.name=nobody", "-c", "user.email=nobody@standing.example", "-c", "commit.gpgSign=false")
_CLEAN, _CONFLICT = 0, 1
_SHOWN = 3


class Trial(Value, frozen=True):
    """A merge that went well: its tree, in a repository that borrows the book's objects."""

    store: Path
    tree: str
    prefix: str

    def book(self, folders: frozenset[str] | None) -> Source:
        """The book as the merge would leave it, with the folders named read (None: all)."""
        return MergedBook(self.store, self.tree, self.prefix, folders)


@dataclass(frozen=True, slots=True)
class MergedBook(Stored):
    """The book as a merge would leave it."""

    tree: str
    prefix: str
    only: frozenset[str] | None = None

    def __post_init__(self) -> None:
        """Reads the tree's blobs, which are gone with the repository that holds them."""
        listing = git(
            self.root, "ls-tree", "-r", "-z", "--full-tree", self.tree, "--", f"{self.prefix}{ROOT}"
        )
        self.fill(blobs_in(listing, self.prefix), self.only)


def merged(root: Path, store: Path, base: str, head: str | None, *, staged: bool) -> Trial | None:
    """The merge of a line of work into the base, made in an empty folder; None where this git cannot try.

    The line leads to the commit `head`, else to what is staged, else to the files as they lie; raises
    SourceError where the merge conflicts.
    """
    _borrow(root, store)
    tip = head or _laid_down(root, store, staged=staged)
    command = ["git", "-C", str(store), "merge-tree", "--write-tree", "--name-only", "-z", base, tip]
    done = subprocess.run(command, capture_output=True, check=False)
    said = done.stdout.decode("utf-8", "backslashreplace").split("\0")
    if done.returncode == _CONFLICT and said[0].strip():
        raise SourceError(_refusal(said[1:]))
    if done.returncode != _CLEAN:
        return None
    prefix = git(root, "rev-parse", "--show-prefix").decode().strip()
    return Trial(store, said[0].strip(), prefix)


def _refusal(said: list[str]) -> str:
    """Why there is no merge; git names the files first, then an empty word ends them."""
    files = said[: said.index("")] if "" in said else said
    more = len(files) - _SHOWN
    named = ", ".join(files[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
    return f"{named}: changed on both sides: merge the base into your work, settle it there, and ask again"


def _borrow(root: Path, store: Path) -> None:
    """Makes a repository that reads the objects of another and keeps what is new to itself."""
    form = git(root, "rev-parse", "--show-object-format").decode().strip()
    subprocess.run(
        ["git", "init", "-q", f"--object-format={form}", "--template=", str(store)],
        check=True,
        capture_output=True,
    )
    objects = git(root, "rev-parse", "--path-format=absolute", "--git-path", "objects").decode().strip()
    alternates = store / ".git" / "objects" / "info" / "alternates"
    alternates.parent.mkdir(parents=True, exist_ok=True)
    alternates.write_text(f"{objects}\n", encoding="utf-8")


def _laid_down(root: Path, store: Path, *, staged: bool) -> str:
    """A commit of what is staged, or of the files as they lie, on top of the commit checked out."""
    listed = git(root, "ls-files", "--stage", "--full-name", "-z", "--", ":/")
    rows = listed.split(b"\0")
    if waiting := next((row for row in rows if row and row.partition(b"\t")[0][-1:] != b"0"), None):
        name = waiting.partition(b"\t")[2].decode("utf-8", "backslashreplace")
        raise SourceError(f"{name}: two versions of it wait to be merged: settle that first")
    git(store, "update-index", "-z", "--index-info", given=listed)
    if not staged:
        top = git(root, "rev-parse", "--show-toplevel").decode().removesuffix("\n")
        git(root, f"--git-dir={store / '.git'}", f"--work-tree={top}", "add", "-A", "--", ROOT)
    tree = git(store, "write-tree").decode().strip()
    head = git(root, "rev-parse", "HEAD").decode().strip()
    return git(store, *_NOBODY, "commit-tree", tree, "-p", head, "-m", "as it lies").decode().strip()
