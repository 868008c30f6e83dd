"""Runs the scripts of workflow steps as the host's machine would: with bash, in a real repository."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


def load(text: str | bytes) -> dict[str, Any]:
    """A workflow as data; `on` stays text, as the host reads it."""
    # This loader makes nothing but texts, lists and maps.
    loaded: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506
    return loaded


@dataclass
class Machine:
    """The host's machine: a folder for the repository, and one for what the host keeps.

    `told` is what the host would put in the place of expressions in a step's environment.
    """

    book: Path
    home: Path
    told: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Lays out the stand-ins."""
        self.commands = self.home / "commands"
        self.commands.mkdir(parents=True)
        self.store = self.home / "host.json"
        self.keep({"issues": [], "comments": [], "calls": [], "refuses": "", "next": 1})
        self.command("gh", f'exec "{sys.executable}" "{ROOT}/tests/workflows/stand_in_gh.py" "$@"')

    def command(self, name: str, script: str) -> None:
        """Puts a stand-in for a command first on the path."""
        path = self.commands / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    @property
    def host(self) -> dict[str, Any]:
        """What the host keeps: issues, comments, and what was asked of it."""
        kept: dict[str, Any] = json.loads(self.store.read_text(encoding="utf-8"))
        return kept

    def keep(self, host: Mapping[str, Any]) -> None:
        """Makes the host keep something else."""
        self.store.write_text(json.dumps(host), encoding="utf-8")

    @property
    def summary(self) -> str:
        """The job summary so far."""
        path = self.home / "summary.md"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def environ(self) -> dict[str, str]:
        """What every step finds around it."""
        kept = {
            k: v
            for k, v in os.environ.items()
            if not k.startswith(("STANDING_", "GIT_", "GITHUB_", "GITLAB_"))
        }
        return {
            **kept,
            "PATH": os.pathsep.join([str(self.commands), str(Path(sys.executable).parent), kept["PATH"]]),
            "CI": "true",
            "STANDING_AS_OF": "2026-06-01",
            "GITHUB_REPOSITORY": "larkfield/book",
            "GITHUB_STEP_SUMMARY": str(self.home / "summary.md"),
            "GITHUB_PATH": str(self.home / "path"),
            "STAND_IN_STORE": str(self.store),
            # Nothing is fetched from anywhere.
            "PIP_NO_INDEX": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        }

    def step(
        self, workflow: Mapping[str, Any], job: str, name: str, **more: str
    ) -> subprocess.CompletedProcess[str]:
        """Runs one step of a job, with the job's and the step's environment."""
        work = workflow["jobs"][job]
        step = next(one for one in work["steps"] if one["name"] == name)
        given = {**work.get("env", {}), **step.get("env", {})}
        return self.run(step["run"], {key: self._filled(text) for key, text in given.items()} | more)

    def run(self, script: str, environ: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        """Runs a script as the host does: with bash, which stops at the first command that fails."""
        path = self.home / "step.sh"
        path.write_text(script, encoding="utf-8")
        return subprocess.run(
            [shutil.which("bash") or "bash", "-e", str(path)],
            cwd=self.book,
            env={**self.environ(), **environ},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def _filled(self, text: str) -> str:
        return EXPRESSION.sub(lambda found: self.told[found.group(1)], text)
