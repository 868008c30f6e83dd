"""Remembers accounts' standings by the content of their files, so that only what changed is judged again.

Never keyed by time stamps: every run reads and hashes every file. A cache that is torn, foreign
or from another engine is as good as none; it can cost time, never truth.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from goodstanding import resources
from goodstanding.immutable import Value, field
from goodstanding.records.source import Held
from goodstanding.standing.result import AccountStanding

# How many files a book's cache is spread over (at most 256, a byte is told of each): two workers write
# different ones, and after an edit one of them is written anew.
SHELVES = 64
_SEAL = hashlib.sha256().digest_size


class Kept(msgspec.Struct, array_like=True, frozen=True):
    """One account's standing, packed, with the digest of the files it was judged from.

    It stays packed until all are unpacked in one go: the other process need not open what it only
    passes on. `changes_by` is the standing's own.
    """

    digest: bytes
    changes_by: date | None
    standing: msgspec.Raw


class ShelfFile(msgspec.Struct, array_like=True, frozen=True):
    """What one cache file holds: the key of engine, firm and day, and standings by account."""

    key: bytes
    kept: dict[str, Kept]


class Cache(Value, frozen=True):
    """The remembered standings of one book in a folder of their own, for one firm and one day."""

    folder: Path
    key: bytes
    _read: dict[int, dict[str, Kept]] = field(default_factory=dict)
    _changed: set[int] = field(default_factory=set)

    def get(self, account_id: str, digest: bytes) -> Kept | None:
        """The standing judged from files of that digest, if it is remembered."""
        kept = self._shelf(account_id).get(account_id)
        return kept if kept and kept.digest == digest else None

    def put(self, account_id: str, digest: bytes, standing: AccountStanding) -> Kept:
        """Remembers a standing."""
        kept = packed(standing, digest)
        self._shelf(account_id)[account_id] = kept
        self._changed.add(shelf_of(account_id))
        return kept

    def save(self, account_ids: Iterable[str]) -> None:
        """Writes what changed; accounts that are no longer there are forgotten. Failing costs only time."""
        present = frozenset(account_ids)
        for number in self._changed:
            kept = {id_: one for id_, one in self._read[number].items() if id_ in present}
            _write(self.folder, f"{number:02}.standing", _sealed(ShelfFile(self.key, kept)))

    def _shelf(self, account_id: str) -> dict[str, Kept]:
        number = shelf_of(account_id)
        if number not in self._read:
            self._read[number] = self._load(number)
        return self._read[number]

    def _load(self, number: int) -> dict[str, Kept]:
        try:
            data = (self.folder / f"{number:02}.standing").read_bytes()
            found = _unsealed(data)
        except (OSError, msgspec.DecodeError):
            return {}
        return dict(found.kept) if found and found.key == self.key else {}


def packed(standing: AccountStanding, digest: bytes = b"") -> Kept:
    """A standing as it is kept and sent."""
    return Kept(digest, standing.changes_by, msgspec.Raw(msgspec.msgpack.encode(standing)))


def _sealed(shelf: ShelfFile) -> bytes:
    """What a cache file holds, led by its own digest: a single bit that turned would else be believed."""
    data = msgspec.msgpack.encode(shelf)
    return hashlib.sha256(data).digest() + data


def _unsealed(data: bytes) -> ShelfFile | None:
    seal, rest = data[:_SEAL], data[_SEAL:]
    if hashlib.sha256(rest).digest() != seal:
        return None
    return msgspec.msgpack.decode(rest, type=ShelfFile)


def open_cache(folder: Path, firm_digest: bytes, as_of: date) -> Cache:
    """The cache for that firm and day in that folder; made when it is first saved."""
    key = hashlib.sha256(engine_digest() + firm_digest + as_of.isoformat().encode())
    return Cache(folder, key.digest())


def shelf_of(account_id: str) -> int:
    """Which file remembers an account."""
    return hashlib.sha256(account_id.encode()).digest()[0] % SHELVES


def digest_held(held: Held) -> bytes:
    """The digest of all files of a folder: names, faults and contents."""
    # Packed in one go: to hash each piece by itself takes longer than to read it.
    return hashlib.sha256(msgspec.msgpack.encode((held.entries, held.contents, held.faults))).digest()


@cache
def engine_digest() -> bytes:
    """The digest of the engine itself: its code, schemas and shipped policy."""
    digest = hashlib.sha256()
    code = sorted(_code_below(str(Path(__file__).parents[1])))
    schemas = sorted(resources.folder("schemas").glob("*.json"))
    for path in (*map(Path, code), resources.default_policy(), *schemas):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.digest()


def _code_below(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry.path
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _code_below(entry.path)


def _write(folder: Path, name: str, data: bytes) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(temporary).replace(folder / name)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
    except OSError:
        return  # a full disk or a folder one may not write to: the next run judges anew
