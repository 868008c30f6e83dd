"""Remakes the two locks: every package, its version, and the hashes of its files for every system.

    python scripts/lock.py             newer versions where they fit
    python scripts/lock.py --check     whether the locks still fit what pyproject.toml asks

Needs `uv` on the path. No lock names a package index: an installer brings its own.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements"
# name of the lock -> what it takes from pyproject.toml
LOCKS = {"run": (), "test": ("--extra", "test")}
OPTIONS = (
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--no-annotate",
    "--no-config",
    "--quiet",
)


def command(name: str, *, upgrade: bool) -> list[str]:
    """The call of uv that makes one lock out of pyproject.toml and the build backend."""
    sources = ["pyproject.toml", "requirements/build.in"]
    if name != "run":
        # The test lock repeats the run lock's versions, so that tests meet what users get.
        sources += ["--constraint", "requirements/run.lock"]
    renew = ["--upgrade"] if upgrade else []
    made = ["--output-file", f"requirements/{name}.lock"]
    return ["uv", "pip", "compile", *OPTIONS, *renew, *LOCKS[name], *sources, *made]


def remake(*, upgrade: bool) -> list[str]:
    """The names of the locks that came out differently."""
    changed = []
    for name in LOCKS:
        path = REQUIREMENTS / f"{name}.lock"
        before = path.read_bytes() if path.exists() else b""
        subprocess.run(command(name, upgrade=upgrade), cwd=ROOT, check=True)
        if path.read_bytes() != before:
            changed.append(name)
    return changed


def main() -> int:
    """Remakes both locks; with --check, 1 if either had to change."""
    parser = argparse.ArgumentParser(description="Remake the locks in requirements/.")
    parser.add_argument("--check", action="store_true", help="fail if a lock had to change")
    check = parser.parse_args().check
    changed = remake(upgrade=not check)
    print("changed: " + ", ".join(changed) if changed else "the locks are as they should be")
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
