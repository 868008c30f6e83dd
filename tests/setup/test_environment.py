"""The environment is made once, kept while nothing changed, and made anew when it is broken."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

import pytest

import setup_venv
from setup_venv import Environment

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """An environment that looks installed from the run lock, in a folder with a space."""
    root = tmp_path / "a clone"
    (root / "requirements").mkdir(parents=True)
    for lock in ("run", "test"):
        (root / "requirements" / f"{lock}.lock").write_text(f"{lock}==1\n")
    (root / "pyproject.toml").write_text("[project]\n")
    made = Environment(root)
    for name in ("python", "standing"):
        made.program(name).parent.mkdir(parents=True, exist_ok=True)
        made.program(name).touch()
    made.stamp("run").write_text(made.wanted("run"))
    return made


def test_what_is_installed_is_left_alone(environment: Environment) -> None:
    begun = time.monotonic()
    environment.prepare("run")  # would fail: what stands there is no Python
    assert time.monotonic() - begun < 1


def test_the_test_lock_serves_for_running_but_not_the_other_way(environment: Environment) -> None:
    assert not environment.is_ready("test")
    environment.stamp("run").unlink()
    environment.stamp("test").write_text(environment.wanted("test"))
    assert environment.is_ready("test")
    assert environment.is_ready("run")


@pytest.mark.parametrize("changed", ["requirements/run.lock", "pyproject.toml"])
def test_a_change_of_what_is_wanted_is_noticed(environment: Environment, changed: str) -> None:
    (environment.root / changed).write_text("something else\n")
    assert not environment.is_ready("run")


def test_another_python_is_noticed(environment: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version", "3.99.0 (of another day)")
    assert not environment.is_ready("run")
    assert not environment.is_sound()


def test_a_moved_folder_is_noticed(environment: Environment) -> None:
    elsewhere = environment.root.parent / "elsewhere"
    shutil.move(environment.root, elsewhere)
    assert not Environment(elsewhere).is_ready("run")


@pytest.mark.parametrize("gone", ["python", "standing"])
def test_a_missing_program_is_noticed(environment: Environment, gone: str) -> None:
    environment.program(gone).unlink()
    assert not environment.is_ready("run")


def test_an_interrupted_installation_is_not_built_upon(environment: Environment) -> None:
    environment.unfinished.touch()
    assert not environment.is_ready("run")
    assert not environment.is_sound()


def test_a_stamp_that_is_no_text_counts_as_none(environment: Environment) -> None:
    environment.stamp("run").write_bytes(b"\xff\xfe\x00")
    assert not environment.is_ready("run")


def test_settings_that_bend_where_packages_go_are_not_passed_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PIP_TARGET", "elsewhere")
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("STANDING_AS_OF", "2026-06-01")
    passed_on = setup_venv.environ()
    assert not {"PIP_TARGET", "PYTHONPATH"} & set(passed_on)
    assert passed_on["STANDING_AS_OF"] == "2026-06-01"


@pytest.mark.slow
def test_without_a_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "a clone"
    shutil.copytree(ROOT / "requirements", root / "requirements")
    shutil.copy(ROOT / "pyproject.toml", root)
    environment = Environment(root)
    for name in ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    with pytest.raises(setup_venv.SetupError) as caught:
        environment.prepare("run")
    assert str(caught.value) == setup_venv.OFFLINE.format(log=Path(".venv", "install.log"))
    assert "No matching distribution" in environment.log.read_text(encoding="utf-8")
    # What is there can be built upon once the network is back.
    assert environment.is_sound()
    assert not environment.is_ready("run")


@pytest.mark.slow
def test_a_broken_environment_is_made_anew(tmp_path: Path) -> None:
    environment = Environment(tmp_path)
    environment.venv.mkdir()
    (environment.venv / "rubble").touch()
    assert not environment.is_sound()
    environment.make()
    assert environment.is_sound()
    assert not (environment.venv / "rubble").exists()
