"""Random histories of a small book.

Records are added, changed, renamed, removed and brought back, on branches that are merged, squashed
and reverted.
"""

import random
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

Files = dict[str, str]
KINDS = ("contacts", "commitments", "handoffs")


def _text(dice: random.Random) -> str:
    lines = [f"what: Promise number {dice.randrange(1000)}", "to: sue", f"due_on: {_day(dice)}"]
    lines += [f"note_{number}: {dice.choice(['yes', 'no', 'maybe'])}" for number in range(dice.randrange(6))]
    return "\n".join(lines) + "\n"


def _day(dice: random.Random) -> str:
    return f"2026-{dice.randint(1, 9):02}-{dice.randint(1, 28):02}"


def _path(dice: random.Random) -> str:
    name = f"{_day(dice)}-{dice.choice('abc')}"
    return f"accounts/{dice.choice(['acme', 'fern'])}/{dice.choice(KINDS)}/{name}.yml"


def _edited(dice: random.Random, text: str) -> str:
    lines = text.splitlines()
    lines[dice.randrange(len(lines))] = f"due_on: {_day(dice)}"
    return "\n".join(lines) + "\n"


def _step(dice: random.Random, files: Files, past: list[Files]) -> Files:
    """The files after one more change."""
    now = dict(files)
    for _ in range(dice.choice([1, 1, 1, 2, 3])):
        what = dice.choice(["add", "add", "edit", "edit", "rename", "move", "delete", "back"])
        records = sorted(path for path in now if path.count("/") == 3)
        if what == "add" or not records:
            now[_path(dice)] = _text(dice)
            continue
        path = dice.choice(records)
        if what == "edit":
            now[path] = _edited(dice, now[path])
        elif what == "delete":
            del now[path]
        elif what == "back":
            then = dice.choice(past)
            now.update({path: then[path] for path in sorted(then)[:2]})
        else:
            text = now.pop(path)
            now[_path(dice)] = text if what == "rename" else _edited(dice, text)
    return now


@dataclass
class Writer:
    """Writes commits in the language of `git fast-import`."""

    parts: list[bytes] = field(default_factory=list)
    count: int = 0

    def commit(self, ref: str, files: Files, parents: list[int]) -> int:
        """Adds a commit that holds these files; its number."""
        self.count += 1
        who = f"Ann Archer <ann@firm.example> {1767600000 + self.count * 3600} +0000"
        lines = [
            f"commit refs/heads/{ref}\nmark :{self.count}\ncommitter {who}\n",
            _data(f"change {self.count}"),
        ]
        lines += [f"{'merge' if place else 'from'} :{mark}\n" for place, mark in enumerate(parents)]
        lines.append("deleteall\n")
        lines += [f"M 100644 inline {path}\n{_data(text)}" for path, text in sorted(files.items())]
        self.parts.append("".join(lines).encode())
        return self.count


def _data(text: str) -> str:
    return f"data {len(text.encode())}\n{text}\n"


def make_history(root: Path, seed: int, changes: int = 12) -> None:
    """Makes `root` a repository with a random history on its branch main."""
    dice = random.Random(seed)  # noqa: S311 - chance, not secrecy
    writer = Writer()
    files: Files = {"accounts/acme/account.yml": "name: Acme\n", _path(dice): _text(dice)}
    past = [files]
    tip = writer.commit("main", files, [])
    for _ in range(changes):
        what = dice.choice(["change", "change", "change", "branch", "squash", "revert"])
        parents = [tip]
        if what == "revert" and len(past) > 1:
            files = dict(past[-2])
        elif what in {"branch", "squash"}:
            side, own = tip, files
            for _ in range(dice.randint(1, 3)):
                own = _step(dice, own, past)
                side = writer.commit("side", own, [side])
            files = own
            parents += [side] if what == "branch" else []
        else:
            files = _step(dice, files, past)
        past.append(files)
        tip = writer.commit("main", files, parents)
    root.mkdir(parents=True)
    subprocess.run(["git", "-C", str(root), "init", "-q", "-b", "main"], check=True)
    feed = ["git", "-C", str(root), "fast-import", "--quiet", "--force"]
    subprocess.run(feed, input=b"".join(writer.parts), check=True)
