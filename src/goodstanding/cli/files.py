"""Writes files whole or not at all."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from goodstanding.errors import SourceError


def write_all(folder: str, texts: Mapping[str, str]) -> None:
    """Writes each text into the folder under its path; folders are made where they are missing."""
    for name, text in sorted(texts.items()):
        path = Path(folder) / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, text.encode())
        except OSError as error:
            raise SourceError(f"{path} cannot be written ({error.strerror})") from error


def _write(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
