"""A book in git with the files that watch over it, on a host's machine."""

import os
import threading
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from tests.history.repository import Past
from tests.workflows.runner import Machine, load
from tests.workflows.stand_in_gitlab import Interface

from goodstanding import resources
from goodstanding.writing.watch import Host, shipped, watch_files

WORKFLOWS = {
    place.rsplit("/", 1)[-1]: load(text)
    for place, text in watch_files(Host.GITHUB)
    if place.startswith(".github/workflows/")
}
JOBS = load(shipped("gitlab-ci.yml"))


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


@pytest.fixture
def clone(past: Past, machine: Machine, tmp_path: Path) -> Past:
    """The main branch has moved on since the change was begun; checked out is the change's branch alone."""
    past.git("branch", "change")
    past.promise("2026-05-20", "2026-05-05-late", what="The late one", done_on="2026-05-19")
    past.commit("2026-05-21", "kept, on main")
    past.git("clone", "-q", str(past.root), str(tmp_path / "clone"))
    machine.book = tmp_path / "clone"
    here = Past.__new__(Past)
    here.root = machine.book
    here.git("switch", "-q", "change")
    return here


@pytest.fixture
def job(machine: Machine) -> Callable[..., Any]:
    """Runs a job's script on that weekday, Monday being 1."""

    def ran(name: str, weekday: int = 3, **environ: str) -> Any:
        machine.command("date", f"echo {weekday}")
        return machine.run("\n".join(JOBS[name]["script"]), environ)

    return ran


@pytest.fixture
def gitlab() -> Iterator[dict[str, str]]:
    """The variables that lead a job to the stand-in."""
    Interface.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Interface)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield {
        "GITLAB_CI": "true",
        "CI_API_V4_URL": f"http://127.0.0.1:{server.server_port}/api/v4",
        "CI_PROJECT_ID": "12",
        "CI_DEFAULT_BRANCH": "main",
        "STANDING_TOKEN": "a token",
        "no_proxy": "127.0.0.1",
    }
    server.shutdown()
    server.server_close()


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
