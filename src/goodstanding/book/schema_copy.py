"""The book's own copy of the schemas, which editors read: whether it knows all that the engine knows."""

import json
from collections.abc import Iterator
from typing import Any

from goodstanding import resources
from goodstanding.errors import SourceError
from goodstanding.kinds import KINDS
from goodstanding.records.source import LARGEST_FILE, Source

FOLDER = "schemas"
_ENDING = ".schema.json"
_COMMON = "common"
_MOST_PARTS = 20_000
_DEEPEST = 12
_NAMED = 3
# A schema is JSON, in which any key may hold anything.
Json = Any
Path = tuple[str, ...]
# A part of a schema, the file it stands in, and the fields in which it lies.
_Part = tuple[Json, Json, Path]


def missing_from_copy(source: Source) -> str | None:
    """What the copy lacks, in words; None where it is complete, or there is none."""
    own, copy = _engine(), _copy(source)
    if not copy or copy == own:
        return None
    if unreadable := sorted(name for name, text in copy.items() if _read(text) is None):
        return f"{FOLDER}/{unreadable[0]}{_ENDING} cannot be read"
    lacking = [*_lacking(own, copy)]
    if not lacking:
        return None
    more = f" and {len(lacking) - _NAMED} more" if len(lacking) > _NAMED else ""
    return "they do not know " + ", ".join(lacking[:_NAMED]) + more


def _engine() -> dict[str, bytes]:
    folder = resources.folder(FOLDER)
    return {name: (folder / f"{name}{_ENDING}").read_bytes() for name in (_COMMON, *KINDS)}


def _copy(source: Source) -> dict[str, bytes]:
    """The files of the copy that are there; what is too large to be one of ours is left out."""
    found = {}
    for name in (_COMMON, *KINDS):
        try:
            data = source.read(f"{FOLDER}/{name}{_ENDING}")
        except SourceError:
            continue
        if len(data) <= LARGEST_FILE:
            found[name] = data
    return found


def _read(text: bytes) -> Json:
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) else None


def _lacking(own: dict[str, bytes], copy: dict[str, bytes]) -> Iterator[str]:
    """Every field and word that the engine knows and the copy does not, kind by kind."""
    ours = {name: _read(text) for name, text in own.items()}
    theirs = {name: _read(text) for name, text in copy.items()}
    for kind in sorted(KINDS):
        if kind not in theirs:
            yield f"the kind '{kind}'"
            continue
        known = _paths(theirs[kind], theirs.get(_COMMON))
        for path in sorted(_paths(ours[kind], ours[_COMMON]) - known):
            # What lies in a field that is not known is not known either.
            if path[:-1] in known:
                yield f"'{'.'.join(path)}' of {kind}"


def _paths(schema: Json, common: Json) -> set[Path]:
    """Every field, and every word to choose from, with the fields in which it lies."""
    found: set[Path] = set()
    waiting: list[_Part] = [(schema, schema, ())]
    # Whoever may change the copy could write one that goes on without end.
    for _ in range(_MOST_PARTS):
        if not waiting:
            break
        node, root, path = waiting.pop()
        if isinstance(node, dict) and len(path) <= _DEEPEST:
            found.add(path)
            words = node.get("enum")
            if isinstance(words, list):
                found |= {(*path, word) for word in words if isinstance(word, str)}
            waiting += _within(node, root, common, path)
    return found


def _within(node: dict[str, Json], root: Json, common: Json, path: Path) -> Iterator[_Part]:
    """The parts of a part: what it refers to, its fields, and what each entry or choice may be."""
    target = node.get("$ref")
    if isinstance(target, str):
        file, _, place = target.partition("#/$defs/")
        holder = common if file == f"{_COMMON}{_ENDING}" else root
        parts = holder.get("$defs") if isinstance(holder, dict) else None
        if isinstance(parts, dict):
            yield parts.get(place), holder, path
    fields = node.get("properties")
    for name, inner in fields.items() if isinstance(fields, dict) else ():
        yield inner, root, (*path, name)
    for name in ("items", "additionalProperties"):
        yield node.get(name), root, path
    for name in ("oneOf", "anyOf", "allOf"):
        choices = node.get(name)
        for inner in choices if isinstance(choices, list) else ():
            yield inner, root, path
