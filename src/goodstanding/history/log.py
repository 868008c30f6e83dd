"""One pass over the book's history: each change of the main line, and the files it touched.

The line is followed from parent to first parent, so that a merge is one change, whatever the branch
went through. Its day is the committer's: when it came in, not when somebody says it was written.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, tzinfo

import msgspec

from goodstanding.history.repository import Repository, says
from goodstanding.kinds import ROOT

_MARK = b"\x01"
_FORMAT = "%x01%H%n%ct%n%ae%n%an"
_LINE = ("rev-list", "--first-parent", "--parents")
_CHANGES = (
    *("diff-tree", "--stdin", "-r", "--root", "-m", "--raw", "-z", "--no-abbrev", "-M50%", "-l1000"),
    *("--no-color", "--no-ext-diff", "--encoding=UTF-8", "--ignore-submodules=all", f"--format={_FORMAT}"),
)
# At most so many changes at once: git remembers trees within a share, and two shares are compared side by
# side. Below the other number a second process costs more than it saves.
_LARGEST_SHARE, _SMALLEST_SHARE = 5_000, 1_000
_PLAIN_FILES = frozenset({b"100644", b"100755"})


class Touch(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A file in a change: its path, the one it had before where it was renamed, and its content.

    `blob` is "" where the file is gone (or is no file that can hold a record).
    """

    path: str
    was: str
    blob: str


class Step(msgspec.Struct, array_like=True, frozen=True):
    """One change of the main line: the commit, when it came in (seconds since 1970), and who wrote it."""

    commit: str
    at: int
    email: str
    author: str
    touches: tuple[Touch, ...]

    def day(self, zone: tzinfo) -> date:
        """The day on which it came in, where the firm is."""
        return moment(self.at, zone).date()


def came_in(steps: Sequence[Step], zone: tzinfo) -> list[date]:
    """The day on which each change was in the book; never before the one it builds upon.

    A clock that was put back gains nothing by it: what came later is late.
    """
    found: list[date] = []
    for step in steps:
        day = step.day(zone)
        found.append(max(day, found[-1]) if found else day)
    return found


def moment(at: int, zone: tzinfo) -> datetime:
    """That second where the firm is; a time that no calendar has is the first or last one it has."""
    try:
        return datetime.fromtimestamp(at, UTC).astimezone(zone)
    except (OverflowError, ValueError, OSError):
        return datetime.max.replace(tzinfo=UTC) if at > 0 else datetime.min.replace(tzinfo=UTC)


def read_steps(repository: Repository, before: str | None = None) -> list[Step]:
    """The changes up to the repository's head, oldest first; only those after `before` where one is given.

    The line is asked for first and each change compared with the one before it: git finds the files
    by itself, but looks at every change twice for that.
    """
    span = repository.head if before is None else f"{before}..{repository.head}"
    rows = says(repository, *_LINE, span, "--").splitlines()
    # What a merge brought in has parents of its own, which are no change of the main line.
    pairs = [b" ".join(row.split()[:2]) for row in reversed(rows)]
    return [step for part in _compared(repository, pairs) for step in parse_log(part)]


def _compared(repository: Repository, pairs: list[bytes]) -> Iterator[bytes]:
    """What git prints of these changes, in their order, share by share."""
    # To leave out what lies beside the records costs git less than to look for them by name.
    within = f"--relative={repository.prefix}{ROOT}/"

    def printed(share: list[bytes]) -> bytes:
        return says(repository, *_CHANGES, within, given=b"\n".join([*share, b""]))

    rounds = -(-len(pairs) // (2 * _LARGEST_SHARE))
    size = max(_SMALLEST_SHARE, -(-len(pairs) // max(2 * rounds, 1)))
    shares = [pairs[first : first + size] for first in range(0, len(pairs), size)]
    if len(shares) < 2:
        yield from map(printed, shares)
        return
    # Only now: a short history needs none of it.
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(2) as both:
        yield from both.map(printed, shares)


def parse_log(data: bytes) -> Iterator[Step]:
    """The changes that git printed, in its order, with paths from the folder of the records on."""
    words = iter(data.split(b"\0"))
    header: list[bytes] = []
    touches: list[Touch] = []
    for word in words:
        if word.startswith(_MARK):
            if header:
                yield _step(header, touches)
            header, touches = word[1:].split(b"\n", 3), []
        elif word.lstrip(b"\n").startswith(b":"):
            touches.append(_touch(word.lstrip(b"\n:").split(), words, _below_root))
    if header:
        yield _step(header, touches)


def parse_changes(data: bytes, prefix: str) -> Iterator[Touch]:
    """The files of one comparison that git printed."""
    words = iter(data.split(b"\0"))
    for word in words:
        if word.startswith(b":"):
            yield _touch(word.lstrip(b":").split(), words, lambda path: path.removeprefix(prefix))


def _step(header: list[bytes], touches: list[Touch]) -> Step:
    commit, at, email, author = header
    return Step(commit.decode(), int(at), _text(email), _text(author), tuple(sorted(touches, key=_path_of)))


def _path_of(touch: Touch) -> str:
    return touch.path


def _touch(meta: list[bytes], words: Iterator[bytes], placed: Callable[[str], str]) -> Touch:
    _, mode, _, blob, status = meta
    path, was = placed(_text(next(words))), ""
    if status[:1] in b"RC":
        was, path = path, placed(_text(next(words)))
    return Touch(path, was, blob.decode() if mode in _PLAIN_FILES else "")


def _below_root(path: str) -> str:
    return f"{ROOT}/{path}"


def _text(data: bytes) -> str:
    # Names and paths may be in any encoding: what is no text stays visible and harms nobody.
    return data.decode("utf-8", "backslashreplace")
