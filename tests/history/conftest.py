"""A book with a past for every test."""

import os
from pathlib import Path

import pytest
from tests.history.repository import Past


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in [name for name in os.environ if name.startswith(("STANDING_", "GIT_"))]:
        monkeypatch.delenv(name)


@pytest.fixture
def past(tmp_path: Path) -> Past:
    return Past(tmp_path / "book")
