"""A book with a past, and `standing effect` as a person runs it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from tests.history.repository import Past

from goodstanding.cli.program import standing
from goodstanding.cli.self_contained import self_contained

Run = Callable[..., Result]
Seen = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def past(tmp_path: Path) -> Past:
    """A book with a promise that is late on 1 March, one that is not, and a second account."""
    made = Past(tmp_path / "book")
    made.promise("2026-02-20", "2026-01-10-late", what="The late one")
    made.promise("2026-03-20", "2026-01-10-later", what="The later one")
    made.write("accounts/fern/account.yml", b"name: Fern\naccount_manager: ben\nclient_since: 2026-01-01\n")
    made.commit("2026-01-10")
    return made


@pytest.fixture
def run(past: Past) -> Run:
    def started(*words: str) -> Result:
        shared = ("--root", str(past.root), "--as-of", "2026-03-01")
        return CliRunner().invoke(standing, ["effect", *words, *shared], prog_name="standing")

    return started


@pytest.fixture
def seen(run: Run) -> Seen:
    def data(*words: str) -> dict[str, Any]:
        result = run(*words, "--format", "json")
        assert result.exit_code == 0, result.output
        read: dict[str, Any] = json.loads(result.output)
        Draft202012Validator(self_contained("effect")).validate(read)
        return read

    return data
