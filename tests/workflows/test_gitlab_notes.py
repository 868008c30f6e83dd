"""At GitLab one note on each open merge request says what it does, by a job that runs nothing of it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.history.repository import Past
from tests.workflows.conftest import JOBS
from tests.workflows.runner import Machine
from tests.workflows.stand_in_gitlab import Interface

HOSTILE = "@everyone /close ##[error]forged <img src=x> #1 [x](https://evil.example)"
Tell = Callable[[], Any]


@pytest.fixture
def tell(past: Past, clone: Past, job: Callable[..., Any], gitlab: dict[str, str]) -> Tell:
    """Runs the job as a pipeline of the main branch does, after fetching it."""

    def told() -> Any:
        clone.git("fetch", "-q", "origin")
        clone.git("switch", "-q", "--detach", "origin/main")
        return job("effects", **gitlab)

    assert past.root.is_dir()
    return told


def offered(past: Past, number: int, text: str = "A new one", slug: str = "new") -> None:
    """A change that waits to go into the main branch, as the host keeps it."""
    past.git("switch", "-q", "-C", f"change-{number}", "change")
    past.promise("2026-06-20", f"2026-05-27-{slug}", what=text).commit("2026-05-28", "the change")
    past.git("update-ref", f"refs/merge-requests/{number}/head", "HEAD")
    past.git("switch", "-q", "main")
    if number not in Interface.changes:
        Interface.changes.append(number)


def test_every_open_change_has_one_note_that_is_renewed(past: Past, tell: Tell) -> None:
    offered(past, 7)
    done = tell()
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout == "!7: the effect is a new comment\n"
    assert "A new one" in Interface.notes[7][0]["body"]
    # What came into the main branch meanwhile is none of its doing.
    assert "late" not in Interface.notes[7][0]["body"].split("<sub>")[0].replace("overdue", "")
    offered(past, 7, "A newer one")
    assert tell().stdout == "!7: the comment is renewed\n"
    (note,) = Interface.notes[7]
    assert "A newer one" in note["body"]


def test_where_nothing_changes_for_anybody_there_is_no_note(past: Past, tell: Tell) -> None:
    past.git("switch", "-q", "change")
    past.git("update-ref", "refs/merge-requests/7/head", "HEAD")
    past.git("switch", "-q", "main")
    Interface.changes = [7]
    assert tell().stdout == "!7: nothing changes for anybody, so there is nothing to say\n"
    assert Interface.notes[7] == []


def test_a_note_of_somebody_else_is_never_touched(past: Past, tell: Tell) -> None:
    offered(past, 7)
    mark = "<!-- standing: effect -->"
    theirs = [{"id": n, "author": {"username": "somebody"}, "body": mark} for n in range(1, 131)]
    Interface.notes[7] = [dict(one) for one in theirs]
    assert tell().returncode == 0
    # Ours stands on the second page, and is found there.
    assert tell().stdout == "!7: the comment says so already\n"
    assert Interface.notes[7][:130] == theirs
    assert len(Interface.notes[7]) == 131


def test_nothing_of_the_change_is_run(past: Past, clone: Past, tell: Tell) -> None:
    """The change brings scripts of its own, and words that would be orders."""
    past.git("switch", "-q", "change")
    for name in ("effect_notes.py", "effect_comment.py", "gitlab_host.py"):
        past.write(f"scripts/ci/{name}", b"raise SystemExit('run from the change')")
    past.write(".gitattributes", b"* filter=harm merge=harm diff=harm\n")
    past.commit("2026-05-28", "scripts")
    past.git("switch", "-q", "main")
    offered(past, 7, HOSTILE)
    done = tell()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "run from the change" not in (clone.root / "scripts/ci/effect_notes.py").read_text()
    body = Interface.notes[7][0]["body"]
    assert not re.search(r"@\w|##\[|<img|^/|\]\(http", body, re.MULTILINE)
    assert "##[" not in done.stdout


def test_a_fault_is_quoted_harmlessly(past: Past, machine: Machine, tell: Tell) -> None:
    offered(past, 7)
    forged = r"section_start:1:x\r\033[0K ##[error]forged\n::error::forged"
    # What reads the change is not given the token either.
    machine.command("standing", f"printf '%b' '{forged}' >&2; echo \" [$STANDING_TOKEN]\" >&2; exit 3")
    done = tell()
    (line,) = done.stdout.splitlines()
    assert line == "!7: not told: section_start:1:x [0K # #[error]forged ::error::forged []"


def test_what_cannot_be_told_is_said_and_stops_no_other(past: Past, tell: Tell) -> None:
    offered(past, 9)
    Interface.changes.insert(0, 7)
    done = tell()
    assert done.returncode == 1
    first, second = done.stdout.splitlines()
    assert first.startswith("!7: not told: ")
    assert second == "!9: the effect is a new comment"
    assert JOBS["effects"]["allow_failure"] == "true"


def test_the_token_is_for_pipelines_of_the_main_branch_alone() -> None:
    with_token = {
        name for name, one in JOBS.items() if isinstance(one, dict) and "STANDING_TOKEN" in str(one)
    }
    assert with_token == {"effects", "week"}
    for name in with_token:
        (rule,) = JOBS[name]["rules"]
        assert re.search(r'SOURCE (!= "merge_request_event"|== "schedule")', rule["if"])
    # Whatever is no merge request's pipeline is one of the main branch.
    assert [one["if"] for one in JOBS["workflow"]["rules"]] == [
        '$CI_PIPELINE_SOURCE == "merge_request_event"',
        "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH",
    ]
