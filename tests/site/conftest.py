"""The sample book's site in both profiles, built once for all tests of a process."""

from pathlib import Path

import pytest
from tests.site.building import build


def _built(where: Path, profile: str) -> Path:
    done = build(where, profile)
    assert done.returncode == 0, done.stdout + done.stderr
    return where


@pytest.fixture(scope="session")
def internal_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The internal edition."""
    return _built(tmp_path_factory.mktemp("internal") / "site", "internal")


@pytest.fixture(scope="session")
def public_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public edition."""
    return _built(tmp_path_factory.mktemp("public") / "site", "public")


@pytest.fixture(params=["internal", "public"])
def any_site(request: pytest.FixtureRequest) -> Path:
    """Each edition in turn."""
    site: Path = request.getfixturevalue(f"{request.param}_site")
    return site
