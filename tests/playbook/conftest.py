"""The built playbook, as anyone may read it."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def playbook(public_site: Path) -> Path:
    """The public edition: playbook, guides and reference, and no account."""
    return public_site
