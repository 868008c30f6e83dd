"""A plain git server refuses a push that would bring an error into the book, and says which."""

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.history.repository import Past
from tests.workflows.runner import ROOT, Machine


@pytest.fixture
def server(past: Past, machine: Machine, tmp_path: Path) -> Path:
    """A bare repository with the hook in its place; the book pushes to it."""
    bare = tmp_path / "book.git"
    past.git("clone", "-q", "--bare", str(past.root), str(bare))
    shutil.copy(ROOT / "scripts/ci/pre-receive", bare / "hooks/pre-receive")
    (bare / "hooks/pre-receive").chmod(0o755)
    past.git("remote", "add", "server", str(bare))
    assert machine.book == past.root
    return bare


def push(machine: Machine, *names: str) -> subprocess.CompletedProcess[str]:
    return machine.run(f"git push -q server {' '.join(names)}", {})


def test_a_change_without_errors_comes_in(past: Past, machine: Machine, server: Path) -> None:
    said = past.promise("2026-06-20", "2026-05-27-new", what="A new one").commit("2026-05-28")
    done = push(machine, "main")
    assert done.returncode == 0, done.stderr
    assert past.git("ls-remote", str(server), "main").startswith(said)


def test_an_error_is_refused_and_named(past: Past, machine: Machine, server: Path) -> None:
    before = past.git("rev-parse", "HEAD")
    past.promise("2026-06-20", "2026-05-27-new", owner="nobody-here").commit("2026-05-28")
    done = push(machine, "main")
    assert done.returncode == 1
    assert "reference-unknown" in done.stderr
    assert "the book was not changed" in done.stderr
    assert past.git("ls-remote", str(server), "main").startswith(before)


def test_other_branches_and_deletions_are_left_alone(past: Past, machine: Machine, server: Path) -> None:
    assert server.is_dir()
    past.promise("2026-06-20", "2026-05-27-new", owner="nobody-here").commit("2026-05-28")
    assert push(machine, "main:draft").returncode == 0
    assert push(machine, ":draft").returncode == 0
