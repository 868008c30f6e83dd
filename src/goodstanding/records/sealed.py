"""Files that the machine keeps for itself: sealed by their own digest, written whole or not at all.

One that is torn, foreign or unwritable is as good as none; it can cost time, never truth.
"""

import hashlib
import os
import tempfile
from pathlib import Path

_SEAL = hashlib.sha256().digest_size


def read_sealed(path: Path) -> bytes | None:
    """What such a file holds; None where it is not there or not as it was written."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    seal, rest = data[:_SEAL], data[_SEAL:]
    return rest if hashlib.sha256(rest).digest() == seal else None


def write_sealed(path: Path, data: bytes) -> None:
    """Writes such a file; a full disk or a folder one may not write to costs only time later."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(data).digest() + data)
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
    except OSError:
        return
