"""A book in git with the files that watch over it, on a host's machine."""

import os
from pathlib import Path

import pytest
from tests.history.repository import Past
from tests.workflows.runner import Machine, load

from goodstanding import resources
from goodstanding.writing.watch import Host, shipped, watch_files

WORKFLOWS = {
    place.rsplit("/", 1)[-1]: load(text)
    for place, text in watch_files(Host.GITHUB)
    if place.startswith(".github/")
}


@pytest.fixture
def past(tmp_path: Path) -> Past:
    """A book with a promise that is late on 1 June, and the workflows and scripts of a new book."""
    made = Past(tmp_path / "book")
    made.promise("2026-05-20", "2026-05-05-late", what="The late one")
    for host in Host:
        for place, text in watch_files(host):
            made.write(place, text.encode())
    made.write("requirements.txt", shipped("requirements.txt").replace("@VERSION@", "0.1.0").encode())
    made.commit("2026-05-05", "the book as it is watched over")
    return made


@pytest.fixture
def machine(past: Past, tmp_path: Path) -> Machine:
    """The machine on which a pull request's merge result is checked out."""
    if os.name == "nt":
        pytest.skip("hosts run these scripts on Linux")
    return Machine(
        past.root,
        tmp_path / "machine",
        {
            "github.event.merge_group.base_sha || 'HEAD^1'": "HEAD^1",
            "github.event.pull_request.number": "7",
            "github.token": "a token",
            "vars.STANDING_PROFILE == 'internal' && 'internal' || 'public'": "public",
            "github.server_url": "https://host.example",
            "github.repository": "larkfield/book",
        },
    )


def merged(past: Past, on: str = "2026-05-28") -> None:
    """Commits what lies here on a branch and checks out its merge with the main branch, as GitHub does."""
    past.git("switch", "-q", "-c", "change")
    past.commit(on, "the change")
    past.git("switch", "-q", "--detach", "main")
    past.git("merge", "-q", "--no-ff", "-m", "merge", "change", on=on)


def lay_out_a_small_site(root: Path) -> None:
    """What the site is built from, with a single page of words, as the making of each takes its time."""
    for name in ("hooks", "schemas"):
        (root / name).symlink_to(resources.folder(name), target_is_directory=True)
    docs = resources.folder("docs")
    (root / "docs").mkdir()
    (root / "docs/assets").symlink_to(docs / "assets", target_is_directory=True)
    (root / "docs/index.md").write_text("# Our book\n")
    (root / "mkdocs.yml").write_bytes((docs.parent / "mkdocs.yml").read_bytes())
