"""The site on disk: its files, and what tells whether anything of which it is made is another."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path


def write_files(site: Path, files: Mapping[str, bytes]) -> None:
    """Writes these files, by their paths within the site."""
    for path, data in files.items():
        place = site / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def stamp(places: Iterable[Path]) -> str:
    """What changes when a file in these folders, or one of these files, comes, goes or is written."""
    found = hashlib.sha256()
    for place in places:
        for path in [place] if place.is_file() else sorted(place.rglob("*")):
            if path.is_file():
                told = path.stat()
                found.update(
                    f"{path}\0{told.st_mtime_ns}\0{told.st_size}\0".encode("utf-8", "surrogateescape")
                )
    return found.hexdigest()
