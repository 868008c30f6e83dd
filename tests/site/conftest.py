"""Both editions of the sample book's site, for tests that hold of either."""

from pathlib import Path

import pytest


@pytest.fixture(params=["internal", "public"])
def any_site(request: pytest.FixtureRequest) -> Path:
    """Each edition in turn."""
    site: Path = request.getfixturevalue(f"{request.param}_site")
    return site
