"""Whatever lies in a book, the disk, a commit and what is staged tell it in the same words."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.history.repository import Past

from goodstanding.cli.program import standing
from goodstanding.records.source import LARGEST_FILE, Folder, Source
from goodstanding.records.stored import Commit, Index

TALKS = "accounts/acme/contacts"


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A book in git with all that may lie there and is no record."""
    past = Past(tmp_path / "book")
    for name, data in {
        f"{TALKS}/2026-01-06-nul.yml": b"summary: x\0y\n",
        f"{TALKS}/2026-01-07-naïve.yml": b"summary: x\n",
        f"{TALKS}/2026-01-08-broken.yml": b"summary: [\n",
        f"{TALKS}/2026-01-09-large.yml": b"#" * (LARGEST_FILE + 1),
        f"{TALKS}/.hidden.yml": b"summary: x\n",
        "accounts/Ünder/account.yml": b"name: x\n",
        "accounts/con/account.yml": b"name: x\n",
        "accounts/loose.yml": b"name: x\n",
    }.items():
        past.write(name, data)
    (past.root / TALKS / "2026-01-05-linked.yml").symlink_to("../account.yml")
    (past.root / "accounts/linked.yml").symlink_to("/etc/passwd")
    (past.root / "accounts/linked").symlink_to("/etc")
    (past.root / os.fsdecode(f"{TALKS}/2026-01-10-caf".encode() + b"\xe9.yml")).write_bytes(b"summary: x\n")
    past.commit("2026-02-01", "what lies about")
    return past.root


pytestmark = pytest.mark.skipif(os.name == "nt", reason="such names and links are not made on Windows")


def told(root: Path, *words: str) -> dict[str, Any]:
    words = (
        "check",
        "--no-history",
        "--format",
        "json",
        "--root",
        str(root),
        "--as-of",
        "2026-06-01",
        *words,
    )
    done = CliRunner().invoke(standing, words)
    assert done.exit_code == 1, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return {**found, "commit": None}


def test_the_check_says_the_same_of_the_disk_and_of_a_commit(odd: Path) -> None:
    here = told(odd)
    assert told(odd, "--at", "HEAD") == here
    assert len(here["not_assessed"]) == 11
    assert {one["file"] for one in here["not_assessed"]} <= {one["file"] for one in here["findings"]}


def lying(source: Source) -> dict[str, tuple[str | None, bytes]]:
    """Every file with why it is none, or what it holds."""
    entries = [one for folder in ("", *source.folders()) for one in source.files(folder)]
    # What has a name that is no text is never opened.
    closed = {one.path for one in entries if one.problem or "\\" in one.path}
    return {one.path: (one.problem, b"" if one.path in closed else source.read(one.path)) for one in entries}


def test_what_is_staged_lies_there_as_well(odd: Path) -> None:
    subprocess.run(["git", "-C", str(odd), "reset", "-q", "--soft", "HEAD~1"], check=True)
    here = lying(Folder(odd))
    assert lying(Index(odd)) == here
    assert len(here) > 15
    assert lying(Commit(odd, "HEAD")).items() < here.items()
