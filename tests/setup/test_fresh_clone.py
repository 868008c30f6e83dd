"""The whole of it: a clone, an empty home, a clean environment, one command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "COMSPEC", "PATHEXT")
BASE = getattr(sys, "_base_executable", sys.executable)


def call(home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Runs a command far from the clone, with an empty home and nothing of this environment."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return subprocess.run(
        command,
        cwd=home,
        env={**kept, "HOME": str(home), "USERPROFILE": str(home)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )


@pytest.mark.slow
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a clone")
def test_start_in_a_fresh_clone(tmp_path: Path) -> None:
    home = tmp_path / "an empty home"
    home.mkdir()
    clone = tmp_path / "a clone"
    assert shutil.which("git")
    call(home, "git", "clone", "--quiet", str(ROOT), str(clone)).check_returncode()

    done = call(home, BASE, str(clone / "scripts" / "start.py"), "--no-serve")
    if "could not be downloaded" in done.stderr:
        pytest.skip("no network")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert (clone / "site" / "index.html").is_file()

    begun = time.monotonic()
    again = call(home, BASE, str(clone / "scripts" / "setup_venv.py"))
    assert time.monotonic() - begun < 1
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
