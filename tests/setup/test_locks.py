"""The locks hold every package with hashes, name no index, and agree with each other."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)")


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def blocks(lock: str) -> list[str]:
    """The lock, one package with its hashes at a time."""
    text = (ROOT / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")
    return re.split(r"\n(?=\S)", text.strip())


def pins(lock: str) -> set[tuple[str, str]]:
    found = [PIN.match(block) for block in blocks(lock)]
    return {(canonical(match[1]), match[2]) for match in found if match}


@pytest.mark.parametrize("lock", ["run", "test"])
def test_every_package_is_pinned_and_hashed(lock: str) -> None:
    for block in blocks(lock):
        assert PIN.match(block), block
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block


@pytest.mark.parametrize("lock", ["run", "test"])
def test_no_index_is_named(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")
    assert not re.search(r"://|^\s*--(?!hash=)|^\s*-[a-z]", text, re.MULTILINE)


def test_tests_meet_the_versions_that_users_get() -> None:
    assert pins("run") < pins("test")


@pytest.mark.parametrize("lock", ["run", "test"])
def test_all_that_the_project_asks_for_is_locked(lock: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    if lock == "test":
        wanted += project["project"]["optional-dependencies"]["test"]
    names = {canonical(re.split(r"[<>=!~; \[]", requirement)[0]) for requirement in wanted}
    assert names - {name for name, _ in pins(lock)} == set()
