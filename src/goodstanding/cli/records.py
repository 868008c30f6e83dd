"""Finds the record that a word on the command line means."""

from goodstanding.cli.narrowing import guess
from goodstanding.errors import UsageError
from goodstanding.kinds import ROOT, Identity, identify
from goodstanding.records.source import Source


def named_record(source: Source, word: str) -> Identity:
    """The record of an account by its file, its name, its last part, or the account itself."""
    name = word.strip("/").removeprefix(f"{ROOT}/").removesuffix(".yml")
    known = {one.record: one for one in _all(source)}
    if f"{name}/account" in known:
        return known[f"{name}/account"]
    found = [one for record, one in known.items() if record == name or record.endswith(f"/{name}")]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"'{word}' may mean {', '.join(sorted(one.record for one in found))}: say which")
    names = [*known, *(one.id for one in known.values())]
    raise UsageError(f"there is no record '{word}'{guess(name, names)}")


def _all(source: Source) -> list[Identity]:
    folders = [folder for folder in source.folders() if not folder.startswith("_")]
    places = (entry.path for folder in folders for entry in source.files(folder))
    return [found for found in map(identify, places) if isinstance(found, Identity)]
