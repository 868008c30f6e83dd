"""Runs the command as a person would, and lays out small books in git."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goodstanding.cli.program import standing

SMALL = Path(__file__).parents[1] / "books" / "small"
Run = Callable[..., Result]
Git = Callable[..., str]


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in [name for name in os.environ if name.startswith(("STANDING_", "GIT_"))]:
        monkeypatch.delenv(name)


@pytest.fixture
def run() -> Run:
    def started(*words: str) -> Result:
        return CliRunner().invoke(standing, words, prog_name="standing")

    return started


@pytest.fixture
def start() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    def started(*words: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "goodstanding", *words]
        return subprocess.run(command, cwd=folder, capture_output=True, check=False)

    return started


@pytest.fixture
def small() -> Path:
    return SMALL


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A copy of the small book that may be changed."""
    return Path(shutil.copytree(SMALL, tmp_path / "book"))


@pytest.fixture
def git(book: Path) -> Git:
    """Git in that book, which is committed as it is."""

    def said(*words: str) -> str:
        who = ["-c", "user.name=Ada Berg", "-c", "user.email=ada@mill.example"]
        command = ["git", "-C", str(book), *who, "-c", "commit.gpgsign=false", *words]
        done = subprocess.run(command, capture_output=True, check=True, text=True)
        return done.stdout.strip()

    said("init", "-q", "-b", "main")
    said("add", "-A")
    said("commit", "-q", "-m", "the book")
    return said
