"""The built playbook, as anyone may read it."""

from pathlib import Path

import pytest
from tests.site.building import build


@pytest.fixture(scope="session")
def playbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public edition: playbook, guides and reference, and no account."""
    out = tmp_path_factory.mktemp("playbook") / "site"
    done = build(out, "public")
    assert done.returncode == 0, done.stdout + done.stderr
    return out
