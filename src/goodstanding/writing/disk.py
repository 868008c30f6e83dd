"""Puts a record on disk whole or not at all, and never over what somebody else wrote meanwhile."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from goodstanding.errors import SourceError

try:
    import fcntl
except ImportError:  # Windows: the file is compared all the same, only the last instant is unguarded
    fcntl = None  # type: ignore[assignment]  # said once here, asked once below

_PART = ".part"


def fingerprint(data: bytes) -> str:
    """What tells whether a file still says what was read."""
    return hashlib.sha256(data).hexdigest()


def write_record(root: Path, file: str, before: str | None, data: bytes) -> None:
    """Writes a record of the book; `before` is the fingerprint of what was read, None for a new record.

    Raises SourceError, and leaves everything as it was, where the file is no longer what was read,
    is a link, or cannot be written.
    """
    path = _within(root, file)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with alone(path.parent):
            _sweep(path)
            _compare(path, file, before)
            _put(path, file, before, data)
    except OSError as error:
        raise SourceError(
            f"{file} cannot be written ({error.strerror or error}); it is as it was before"
        ) from error


def _within(root: Path, file: str) -> Path:
    """The path of a file of the book; no part of it may be a link, which may lead anywhere."""
    path = root
    for part in file.split("/"):
        if part in {"", ".", ".."}:
            raise SourceError(f"{file} is no place in the book")
        path /= part
        if path.is_symlink():
            raise SourceError(f"{file} lies behind a link to another place: put the record itself here")
    return path


def _compare(path: Path, file: str, before: str | None) -> None:
    now = fingerprint(path.read_bytes()) if path.exists() else None
    if now == before:
        return
    if before is None:
        raise SourceError(f"{file} is there already: choose another id, or change that record")
    raise SourceError(f"{file} was changed by somebody else meanwhile: look at it, then try again")


def _put(path: Path, file: str, before: str | None, data: bytes) -> None:
    """Writes beside the file and moves it there in one step."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=_PART)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(path.stat().st_mode & 0o7777 if before is not None else 0o666 & ~_umask())
        # Looked at once more, as writing takes its time and editors know nothing of our lock.
        _compare(path, file, before)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _keep(path.parent)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _sweep(path: Path) -> None:
    """Takes away what a write of this file left that was killed halfway."""
    for part in path.parent.glob(f".{path.name}.*{_PART}"):
        part.unlink(missing_ok=True)


def take_away(root: Path, file: str, before: str) -> None:
    """Deletes a record that still says what its fingerprint tells."""
    path = _within(root, file)
    with alone(path.parent):
        _compare(path, file, before)
        path.unlink()


@contextmanager
def alone(folder: Path) -> Iterator[int | None]:
    """One writer in the folder at a time; the system lets go of the lock even if the writer is killed.

    It gives the open folder, where the system has such locks.
    """
    if fcntl is None:
        yield None  # type: ignore[unreachable]  # reached where the import above failed
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def _keep(folder: Path) -> None:
    """Makes the new name last through a loss of power, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
