"""Books with a past: real repositories, one commit after another, each on a day of its own."""

import json
import os
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tests.worlds import World, as_text

from goodstanding.history import Looked, Pasts, load_pasts
from goodstanding.records.source import Folder
from goodstanding.standing import Standing, assess


class Past:
    """A book in git that is made up as a test goes along."""

    def __init__(self, root: Path, on: str = "2026-01-05") -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")
        for path, data in World(book_opened_on="2026-01-01").account().contents.items():
            self.write(path, data)
        self.commit(on, "the book")

    def git(
        self, *words: str, on: str | None = None, author: str = "Ann Archer", binary: bool = False
    ) -> Any:
        """What git says."""
        stamp = f"{on or '2026-01-05'}T12:00:00+0000"
        kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        quiet = {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": author,
            "GIT_AUTHOR_EMAIL": "ann@firm.example",
            "GIT_COMMITTER_NAME": author,
            "GIT_COMMITTER_EMAIL": "ann@firm.example",
            "GIT_AUTHOR_DATE": stamp,
            "GIT_COMMITTER_DATE": stamp,
        }
        command = ["git", "-C", str(self.root), *words]
        done = subprocess.run(command, capture_output=True, check=True, env=kept | quiet)
        return done.stdout if binary else done.stdout.decode().strip()

    def write(self, path: str, data: bytes) -> None:
        """Lays a file into the book."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    def put(self, record: str, **fields: Any) -> "Past":
        """Writes a record of acme's, such as `commitments/2026-01-10-figures`."""
        self.write(f"accounts/acme/{record}.yml", as_text(fields))
        return self

    def promise(self, due_on: str, slug: str = "2026-01-10-figures", **fields: Any) -> "Past":
        """Writes a promise to Sue."""
        said = {"what": "Send the figures of the quarter", "to": "sue", "due_on": due_on, **fields}
        return self.put(f"commitments/{slug}", **said)

    def take(self, record: str) -> "Past":
        """Takes a record of acme's away."""
        (self.root / f"accounts/acme/{record}.yml").unlink()
        return self

    def commit(self, on: str, message: str = "a change", author: str = "Ann Archer") -> str:
        """Commits everything as it lies, on that day."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message, on=on, author=author)
        said: str = self.git("rev-parse", "HEAD")
        return said

    def pasts(self, since: str | None = None, as_of: str = "2026-12-01", cache: Path | None = None) -> Pasts:
        """What history says of the accounts."""
        looked = Looked(self.root, None, "Europe/London", cache)
        return load_pasts(looked, since, date.fromisoformat(as_of))

    def check(self, since: str | None = None, cache: Path | None = None) -> Standing:
        """The standing of the book as it lies, with its past."""
        return assess(
            Folder(self.root),
            date(2026, 12, 1),
            workers=1,
            cache_folder=cache,
            pasts=self.pasts(since, cache=cache),
        )

    def found(self, rule: str, since: str | None = None) -> list[tuple[str, str]]:
        """The findings of a rule: severity and record."""
        found = [one for one in self.check(since).findings if one.rule == rule]
        return [(one.severity.value, one.place.record) for one in found]


def move(from_on: str, to_on: str, revised_on: str, told_on: str | None = None) -> Mapping[str, Any]:
    """A line under `revisions`."""
    line = {"from_on": from_on, "to_on": to_on, "revised_on": revised_on}
    return line | ({"told_on": told_on} if told_on else {})


def as_json(value: Any) -> str:
    """A value in a form that compares well."""
    return json.dumps(value, indent=1, default=str, sort_keys=True)
