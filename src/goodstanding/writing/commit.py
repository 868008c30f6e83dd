"""Commits exactly the records that were written, and nothing else that lies about."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from goodstanding.errors import SourceError


def commit_files(root: Path, files: Sequence[str], subject: str) -> None:
    """One commit of these files alone; what else is staged stays staged."""
    _git(root, files, "add", "--intent-to-add", "--", *files)
    _git(root, files, "commit", "--quiet", "--only", "-m", subject, "--", *files)


def _git(root: Path, files: Sequence[str], *words: str) -> None:
    written = ", ".join(files)
    try:
        done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=False)
    except OSError as error:
        raise SourceError(f"{written} written but not committed: git is not installed") from error
    if done.returncode:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines()
        why = said[0] if said else f"exit code {done.returncode}"
        raise SourceError(f"{written} written but not committed: git says: {why}")
