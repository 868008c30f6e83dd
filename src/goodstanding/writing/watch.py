"""What watches over a new book where it is kept: the workflows of the host, and the scripts they run."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from goodstanding import resources

# This project sets itself up from its own source; a book installs what it asks for.
_OWN_SET_UP = """\
        run: |
          python scripts/setup_venv.py
          echo "$PWD/.venv/bin" >> "$GITHUB_PATH"
"""
_SET_UP = "        run: python -m pip install --requirement requirements.txt\n"
_WORKFLOWS = ("check.yml", "scan.yml", "site.yml")


class Host(StrEnum):
    """Where a book is kept."""

    GITHUB = "github"
    GITLAB = "gitlab"
    OTHER = "other"


_SCRIPTS = {
    Host.GITHUB: ("effect_comment.py", "github_host.py", "week_issue.py"),
    Host.GITLAB: (
        "effect_comment.py",
        "effect_notes.py",
        "gitlab_host.py",
        "merge_result.sh",
        "week_issue.py",
    ),
    Host.OTHER: ("pre-receive",),
}


def watch_files(host: Host) -> Iterator[tuple[str, str]]:
    """Each file by its path in the book."""
    if host is Host.GITHUB:
        folder = resources.folder(".github/workflows")
        for name in _WORKFLOWS:
            text = (folder / name).read_text(encoding="utf-8")
            yield f".github/workflows/{name}", text.replace(_OWN_SET_UP, _SET_UP)
        yield ".github/dependabot.yml", (folder.parent / "dependabot.yml").read_text(encoding="utf-8")
    elif host is Host.GITLAB:
        yield ".gitlab-ci.yml", shipped("gitlab-ci.yml")
    for name in _SCRIPTS[host]:
        yield f"scripts/ci/{name}", (resources.folder("scripts/ci") / name).read_text(encoding="utf-8")


def shipped(name: str) -> str:
    """A file that a new book begins with, as the product brings it."""
    return (Path(__file__).parent / "start" / name).read_text(encoding="utf-8")
