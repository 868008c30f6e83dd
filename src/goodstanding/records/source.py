"""Where a book's files come from: a folder or memory; what git holds is in `stored`.

A source gives paths and bytes, nothing else. No link is followed, and of what lies outside
`accounts/` only the book's own copy of the schemas is ever asked for.
"""

import os
from collections.abc import Mapping
from operator import attrgetter
from pathlib import Path
from typing import Protocol

from goodstanding.errors import SourceError
from goodstanding.immutable import Value
from goodstanding.kinds import ROOT

LARGEST_FILE = 256 * 1024
# Never through a link, and without translating line ends on Windows.
_READ_ONLY = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
)
# Few records are longer.
_MOST = 8192
_BY_PATH = attrgetter("path")
LINKED = "this is a link to another place: put the record itself here"
_NO_FILE = "this is not an ordinary file: put a text file here"
POLICY = f"{ROOT}/_policy.yml"


class Entry(Value, frozen=True):
    """A file of the book, by its path from the root; `problem` says why it cannot be read as a record."""

    path: str
    problem: str | None = None


class Source(Protocol):
    """Paths and bytes of one book at one moment."""

    @property
    def commit(self) -> str | None:
        """The commit the files are from, where known."""

    def folders(self) -> list[str]:
        """The names of the folders directly in `accounts/`, sorted."""

    def files(self, folder: str) -> list[Entry]:
        """Every file below that folder, sorted by path; "" gives the files directly in `accounts/`."""

    def read(self, path: str) -> bytes:
        """At most `LARGEST_FILE` + 1 bytes of a file; raises SourceError where it cannot be read."""


class Memory(Value, frozen=True):
    """A book that exists only here: paths from the root to bytes."""

    contents: Mapping[str, bytes]
    commit: str | None = None

    def folders(self) -> list[str]:
        """The names of the folders directly in `accounts/`."""
        return sorted(
            {path.split("/")[1] for path in self.contents if is_below(path) and path.count("/") > 1}
        )

    def files(self, folder: str) -> list[Entry]:
        """Every file below that folder."""
        return [Entry(path) for path in sorted(self.contents) if _belongs(path, folder)]

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        if path not in self.contents:
            raise SourceError(f"{path}: there is no such file")
        return self.contents[path]


def is_below(path: str) -> bool:
    """Whether a path is a file of the book."""
    return path.startswith(ROOT + "/") and "/." not in path


def _belongs(path: str, folder: str) -> bool:
    if not is_below(path):
        return False
    return (
        path.split("/")[1] == folder
        if folder and path.count("/") > 1
        else not folder and path.count("/") == 1
    )


class Held(Value, frozen=True):
    """One folder's files, each read once: what is hashed is what is judged."""

    entries: list[Entry]
    contents: Mapping[str, bytes]
    faults: Mapping[str, str]
    commit: str | None = None

    def folders(self) -> list[str]:
        """The folders that are held."""
        return sorted({entry.path.split("/")[1] for entry in self.entries})

    def files(self, folder: str) -> list[Entry]:
        """Every file that is held, whichever folder is asked for."""
        return self.entries if folder else []

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        if path not in self.contents:
            raise SourceError(self.faults.get(path, f"{path}: this is not read"))
        return self.contents[path]


def hold(source: Source, folder: str) -> Held:
    """Reads one folder of a source, once."""
    entries, contents, faults = source.files(folder), {}, {}
    for entry in entries:
        if entry.problem:
            continue
        try:
            contents[entry.path] = source.read(entry.path)
        except SourceError as error:
            faults[entry.path] = str(error)
    return Held(entries, contents, faults, source.commit)


class Folder(Value, frozen=True):
    """A book as it lies on disk."""

    root: Path
    commit: str | None = None

    def folders(self) -> list[str]:
        """The names of the folders directly in `accounts/`; links are no folders."""
        with self._scan(f"{self.root}/{ROOT}") as entries:
            return sorted(
                entry.name
                for entry in entries
                if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)
            )

    def files(self, folder: str) -> list[Entry]:
        """Every file below that folder; a link or a device is listed with its problem."""
        found: list[Entry] = []
        self._walk(f"{ROOT}/{folder}" if folder else ROOT, found, deep=bool(folder))
        return sorted(found, key=_BY_PATH)

    def _walk(self, path: str, found: list[Entry], *, deep: bool) -> None:
        with self._scan(f"{self.root}/{path}") as entries:
            for entry in entries:
                name = entry.name
                if name[0] == ".":
                    continue
                # A name that is no text stays visible; it can be no record, so it is never opened.
                if not name.isascii():
                    name = os.fsencode(name).decode("utf-8", "backslashreplace")
                below = f"{path}/{name}"
                if entry.is_file(follow_symlinks=False):
                    found.append(Entry(below))
                elif entry.is_dir(follow_symlinks=False):
                    if deep:
                        self._walk(below, found, deep=True)
                else:
                    found.append(Entry(below, LINKED if entry.is_symlink() else _NO_FILE))

    @staticmethod
    def _scan(path: str) -> "os._ScandirIterator[str]":
        try:
            return os.scandir(path)
        except OSError as error:
            raise SourceError(f"{path}: cannot be read ({error.strerror})") from error

    def read(self, path: str) -> bytes:
        """The bytes of a file, never through a link."""
        try:
            handle = os.open(f"{self.root}/{path}", _READ_ONLY)
            try:
                data = os.read(handle, _MOST)
                # Nearly every record is read at once: less than was asked for is all there is.
                return data if len(data) < _MOST else _read_on(handle, data)
            finally:
                os.close(handle)
        except OSError as error:
            raise SourceError(f"{path}: cannot be read ({error.strerror})") from error


def _read_on(handle: int, data: bytes) -> bytes:
    wanted = LARGEST_FILE + 1
    while len(data) < wanted and (more := os.read(handle, wanted - len(data))):
        data += more
    return data
