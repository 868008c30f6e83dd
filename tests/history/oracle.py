"""A slow second opinion on lives: every commit of the main line is taken out and compared with the next.

It knows nothing of the pass over the log, and asks git only what resembles what between two trees.
"""

import hashlib
import io
import subprocess
import tarfile
from pathlib import Path

Seen = tuple[str, str, str]


def _git(root: Path, *words: str) -> bytes:
    return subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True).stdout


def _taken_out(root: Path, commit: str) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(_git(root, "archive", "--format=tar", commit))) as tar:
        found = ((one.name, tar.extractfile(one)) for one in tar.getmembers() if one.isfile())
        return {name: data.read() for name, data in found if data and name.startswith("accounts/")}


def _kind(path: str) -> str:
    parts = path.split("/")
    return parts[2] if len(parts) == 4 else path


def _renames(root: Path, before: str, after: str) -> dict[str, str]:
    said = _git(root, "diff", "--name-status", "--find-renames=50%", "-l1000", before, after).decode()
    rows = (row.split("\t") for row in said.splitlines() if row.startswith("R"))
    return {new: old for _, old, new in rows if _kind(old) == _kind(new)}


def _name(data: bytes | None) -> str:
    if data is None:
        return ""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def lives_by_hand(root: Path) -> list[list[Seen]]:
    """Every record's life: commit, path and content (as git names it, "" where it was gone)."""
    commits = _git(root, "rev-list", "--reverse", "--first-parent", "main").decode().split()
    lives: list[list[Seen]] = []
    of: dict[str, list[Seen]] = {}
    files: dict[str, bytes] = {}
    before = ""
    for commit in commits:
        now = _taken_out(root, commit)
        renamed = _renames(root, before, commit) if before else {}
        moved = {new: of.pop(old) for new, old in renamed.items()}
        for path in sorted(files.keys() | now.keys()):
            if path in renamed.values() and path not in now:
                continue
            if files.get(path) == now.get(path) and path not in renamed:
                continue
            life = moved.get(path) or of.get(path)
            if life is None:
                life = []
                lives.append(life)
            life.append((commit, path, _name(now.get(path))))
            of[path] = life
        files, before = now, commit
    return lives
