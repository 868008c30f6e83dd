"""Which records' past must not be told, because of what they say today."""

import hashlib
from collections.abc import Iterable

from goodstanding.errors import SourceError
from goodstanding.history.facts import data_in
from goodstanding.history.lives import Life
from goodstanding.records.schema import is_restricted
from goodstanding.records.source import Source

# Git names contents by SHA-1, and in repositories of a newer kind by SHA-256.
_LONG = 64


def hidden_today(source: Source, lives: Iterable[Life]) -> frozenset[str]:
    """The files that are restricted as they lie, though no committed version says so.

    One that cannot be read may be among them, so nothing of it is told until it is mended.
    """
    return frozenset(life.path for life in lives if _is_hidden(source, life))


def _is_hidden(source: Source, life: Life) -> bool:
    try:
        content = source.read(life.path)
    except SourceError:
        return False
    # A file as it was committed says nothing that its history does not: only others are read.
    if _blob_of(content, life.versions[-1].blob) == life.versions[-1].blob:
        return False
    data = data_in(content)
    return not data or is_restricted(data)


def _blob_of(content: bytes, like: str) -> str:
    """The name that git gives to a content, in the same kind of repository as another."""
    digest = hashlib.sha256() if len(like) == _LONG else hashlib.sha1(usedforsecurity=False)
    digest.update(b"blob %d\0" % len(content) + content)
    return digest.hexdigest()
