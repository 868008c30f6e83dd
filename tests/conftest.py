"""Quick tests first: a mistake shows before the slow ones begin. And the sample book's site, built once."""

from pathlib import Path

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Moves slow and browser tests to the end; the order is otherwise that of the folders."""
    items.sort(key=lambda item: any(map(item.get_closest_marker, ("slow", "browser"))))


@pytest.fixture(scope="session")
def internal_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The internal edition; only to be read, as all processes share it."""
    return _site(tmp_path_factory, "internal")


@pytest.fixture(scope="session")
def public_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public edition: playbook, guides and reference, and no account."""
    return _site(tmp_path_factory, "public")


@pytest.fixture(scope="session")
def forge_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The internal edition of a book that is kept at a forge: with its links to edit."""
    from tests.site.building import FORGE

    return _site(tmp_path_factory, "internal", FORGE)


def _site(places: pytest.TempPathFactory, profile: str, forge: str = "") -> Path:
    # Only now: most tests look at no site.
    from tests.site.building import build
    from tests.site.once import made_once

    def make(where: Path) -> str | None:
        done = build(where, profile, environ={"STANDING_REPO_URL": forge})
        return done.stdout + done.stderr if done.returncode else None

    return made_once(places, f"{profile}-{'forge' if forge else 'site'}", make)
