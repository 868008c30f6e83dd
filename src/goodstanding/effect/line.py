"""A line of work: where it leaves the base, what it touches, and the book with it merged in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from goodstanding.effect.merging import Trial, merged
from goodstanding.effect.touched import Touched, touched_by
from goodstanding.history.log import Touch, parse_changes
from goodstanding.immutable import Value
from goodstanding.kinds import ROOT
from goodstanding.records.source import Folder, Source
from goodstanding.records.stored import Commit, Index, git

DIFF = ("diff", "--raw", "-z", "--no-abbrev", "-M50%", "-l1000", "--no-color", "--no-ext-diff")
Later = Callable[[frozenset[str] | None], Source]


class Merge(StrEnum):
    """Whether the base had to be merged in: it has not gone on, it was, or this git cannot try it."""

    NOT_NEEDED = "not_needed"
    MERGED = "merged"
    NOT_TRIED = "not_tried"


class Line(Value, frozen=True, dict=True):
    """A line of work on a book, laid on the commit `base`.

    `later` gives the book with it, with the folders named read (None: all); `touches` are the files
    that differ from the base.
    """

    root: Path
    base: str
    later: Later
    touches: tuple[Touch, ...]
    merge: Merge

    @cached_property
    def touched(self) -> Touched:
        """The accounts and firm's records that differ."""
        return touched_by({path for touch in self.touches for path in (touch.path, touch.was) if path})

    @property
    def renamed(self) -> dict[str, str]:
        """The files that were renamed: the new path to the old."""
        return {touch.path: touch.was for touch in self.touches if touch.was}

    @cached_property
    def before(self) -> Source:
        """The book without it, as far as it is touched."""
        return Commit(self.root, self.base, self.touched.folders)


@contextmanager
def line_of(
    root: Path, base: str, parted: str, head: str | None = None, *, staged: bool = False
) -> Iterator[Line]:
    """A line of work, on top of `base`, which it left at `parted`; a merge that conflicts is refused.

    It leads to the commit `head`, else to what is staged, else to the files as they lie.
    """
    if base == parted:
        yield _as_it_is(root, base, head, staged=staged, merge=Merge.NOT_NEEDED)
        return
    with TemporaryDirectory(prefix="standing-merge-") as folder:
        trial = merged(root, Path(folder), base, head, staged=staged)
        if trial is None:
            yield _as_it_is(root, parted, head, staged=staged, merge=Merge.NOT_TRIED)
        else:
            yield _merged(root, base, trial)


def _as_it_is(root: Path, base: str, head: str | None, *, staged: bool, merge: Merge) -> Line:
    words = ("--cached", base) if staged else (base, *filter(None, [head]))
    prefix = git(root, "rev-parse", "--show-prefix").decode().strip()
    touches = [*parse_changes(git(root, *DIFF, *words, "--", ROOT), prefix)]
    if not staged and head is None:
        others = git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ROOT)
        names = filter(None, others.decode("utf-8", "backslashreplace").split("\0"))
        touches += [Touch(name, "", "") for name in names]

    def later(folders: frozenset[str] | None) -> Source:
        if staged:
            return Index(root, folders)
        return Commit(root, head, folders) if head else Folder(root)

    return Line(root, base, later, tuple(touches), merge)


def _merged(root: Path, base: str, trial: Trial) -> Line:
    touches = parse_changes(
        git(trial.store, *DIFF, base, trial.tree, "--", f"{trial.prefix}{ROOT}"), trial.prefix
    )
    return Line(root, base, trial.book, tuple(touches), Merge.MERGED)
