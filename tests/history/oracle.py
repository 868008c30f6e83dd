"""A slow second opinion on lives: every commit of the main line is taken out and compared with the next.

It knows nothing of the pass over the log, and asks git only what resembles what between two trees.
"""

import hashlib
import subprocess
from collections import defaultdict
from pathlib import Path

Seen = tuple[str, str, str]


def _git(root: Path, *words: str, given: str = "") -> bytes:
    command = ["git", "-C", str(root), *words]
    return subprocess.run(command, check=True, capture_output=True, input=given.encode()).stdout


class Objects:
    """Everything that a repository holds, by the name that git gives it."""

    def __init__(self, root: Path) -> None:
        names = _git(root, "cat-file", "--batch-all-objects", "--batch-check=%(objectname)").decode()
        stream = _git(root, "cat-file", "--batch", given=names)
        self.held: dict[str, bytes] = {}
        at = 0
        while at < len(stream):
            end = stream.index(b"\n", at)
            name, _, size = stream[at:end].decode().split()
            self.held[name] = stream[end + 1 : end + 1 + int(size)]
            at = end + int(size) + 2

    def taken_out(self, commit: str) -> dict[str, bytes]:
        """The files of a commit that hold something, below `accounts/`."""
        tree = self.held[commit].split(b"\n", 1)[0].removeprefix(b"tree ").decode()
        return {path: data for path, data in self._files(tree, "") if data and path.startswith("accounts/")}

    def _files(self, tree: str, within: str) -> list[tuple[str, bytes]]:
        found, rest = [], self.held[tree]
        while rest:
            head, _, rest = rest.partition(b"\0")
            mode, _, name = head.decode().partition(" ")
            one, rest = rest[:20].hex(), rest[20:]
            path = f"{within}{name}"
            found += self._files(one, f"{path}/") if mode == "40000" else [(path, self.held[one])]
        return found


def _kind(path: str) -> str:
    parts = path.split("/")
    return parts[2] if len(parts) == 4 else path


def _renames(root: Path) -> dict[str, dict[str, str]]:
    """The files that each commit of the main line renamed: the new path to the old."""
    words = ("--first-parent", "-m", "--name-status", "--find-renames=50%", "-l1000", "--format=%x01%H")
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for part in _git(root, "log", *words, "main").decode().split("\x01")[1:]:
        commit, *rows = part.split("\n")
        for _, old, new in (row.split("\t") for row in rows if row.startswith("R")):
            if _kind(old) == _kind(new):
                found[commit][new] = old
    return found


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
    objects, renames = Objects(root), _renames(root)
    for commit in commits:
        now, renamed = objects.taken_out(commit), renames[commit]
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
        files = now
    return lives
