"""Programs of the Node world that tests ask for a second opinion, installed by name outside the tree."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest


def installed(*packages: str) -> Path:
    """The folder `node_modules` with these packages; the test is skipped where they cannot be had."""
    for program in ("node", "npm"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed on this machine")
    folder = _cache() / "-".join(name.replace("/", "_") for name in packages)
    if not (folder / "done").exists():
        _install(folder, packages)
    return folder / "node_modules"


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "goodstanding-tests"


def _install(folder: Path, packages: tuple[str, ...]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    # In a folder of its own first: two processes may both be at it, and one of them may be stopped.
    fresh = Path(tempfile.mkdtemp(dir=folder.parent))
    try:
        command = [
            "npm",
            "install",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            # Where nothing answers, waiting and asking again helps nobody.
            "--fetch-retries=0",
            "--fetch-timeout=20000",
            "--prefix",
            str(fresh),
            *packages,
        ]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
        except subprocess.TimeoutExpired:
            pytest.skip("npm does not answer")
        if done.returncode:
            pytest.skip(f"npm cannot install {' '.join(packages)}: {done.stderr.strip().splitlines()[-1:]}")
        (fresh / "done").touch()
        if not folder.exists():
            try:
                fresh.rename(folder)
            except OSError:
                if not (folder / "done").exists():
                    raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
