"""The workflows, ours and those of a new book, hold the least rights and run only what is pinned."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.workflows.runner import ROOT, load

from goodstanding.writing.watch import Host, shipped, watch_files

FOLDER = ROOT / ".github" / "workflows"
OURS = {f"our {path.name}": path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.yml"))}
THEIRS = {
    f"a book's {place.rsplit('/', 1)[-1]}": text
    for place, text in watch_files(Host.GITHUB)
    if place.startswith(".github/workflows/")
}
TEXTS = OURS | THEIRS
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
# It is the command that runs these tests.
NOT_RUN_HERE = {"our tests.yml: Check and test everything"}


def steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


each = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


def test_the_four_workflows_are_there() -> None:
    assert {name.removeprefix("our ") for name in OURS} == {"check.yml", "scan.yml", "site.yml", "tests.yml"}
    assert {name.removeprefix("a book's ") for name in THEIRS} == {"check.yml", "scan.yml", "site.yml"}


@pytest.mark.parametrize("name", ["check.yml", "scan.yml", "site.yml"])
def test_a_new_book_is_watched_over_as_this_one_is(name: str) -> None:
    """Only how the command gets there differs, so that what is tried on one holds for the other."""
    ours, theirs = load(OURS[f"our {name}"]), load(THEIRS[f"a book's {name}"])
    for step in (*steps(ours), *steps(theirs)):
        if step["name"] == "Set up":
            step["run"] = ""
    assert ours == theirs
    assert "setup_venv" not in THEIRS[f"a book's {name}"]


def test_each_runs_when_it_is_needed_and_can_be_started_by_hand() -> None:
    runs = {name.removeprefix("our "): {*load(text)["on"]} for name, text in OURS.items()}
    assert runs == {
        "check.yml": {"pull_request", "merge_group"},
        "scan.yml": {"schedule", "workflow_dispatch"},
        "site.yml": {"push", "schedule", "workflow_dispatch"},
        "tests.yml": {"pull_request", "merge_group", "push"},
    }


@each
def test_nothing_is_allowed_but_what_a_job_names(text: str) -> None:
    workflow = load(text)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert isinstance(job["permissions"], dict)
        assert job.get("timeout-minutes", "").isdigit()
    assert "concurrency" in workflow


@each
def test_every_right_has_its_reason_beside_it(text: str) -> None:
    rights = re.findall(r"^ +[a-z-]+: (?:read|write)\b(.*)$", text, re.MULTILINE)
    assert rights
    assert all(re.fullmatch(r" # \w.{10,}", reason) for reason in rights)


@each
def test_strangers_requests_never_run_with_our_rights(text: str) -> None:
    assert not {"pull_request_target", "workflow_run"} & set(load(text)["on"])


def test_only_three_jobs_may_write_anything() -> None:
    writing = {
        (name, job_name, right)
        for name, text in OURS.items()
        for job_name, job in load(text)["jobs"].items()
        for right, level in job["permissions"].items()
        if level == "write"
    }
    assert writing == {
        ("our check.yml", "effect", "pull-requests"),
        ("our scan.yml", "week", "issues"),
        ("our site.yml", "publish", "pages"),
        ("our site.yml", "publish", "id-token"),
    }


def test_the_job_that_may_write_runs_nothing_of_the_change() -> None:
    jobs = load(THEIRS["a book's check.yml"])["jobs"]
    job = jobs["effect"]
    checkout = job["steps"][0]
    assert checkout["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert [step["run"] for step in job["steps"] if "run" in step] == [
        "python3 scripts/ci/effect_comment.py told/effect.md"
    ]
    assert "github.event.pull_request.head.repo.full_name == github.repository" in job["if"]
    assert "pull-requests" not in jobs["book"]["permissions"]


@each
def test_a_token_is_given_to_the_one_step_that_needs_it(text: str) -> None:
    for job in load(text)["jobs"].values():
        assert "GH_TOKEN" not in job.get("env", {})
        for step in job["steps"]:
            if "GH_TOKEN" in step.get("env", {}):
                assert re.fullmatch(r"python3? scripts/ci/\w+\.py [\w./ ]+", step["run"])


@each
def test_actions_are_pinned_and_their_version_is_noted(text: str) -> None:
    for line in text.splitlines():
        if "uses:" in line:
            assert re.search(r"uses: \S+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$", line), line
    used = [step["uses"] for step in steps(load(text)) if "uses" in step]
    assert all(PINNED.fullmatch(name) for name in used)


@each
def test_no_token_is_left_behind_and_history_is_whole(text: str) -> None:
    for job in load(text)["jobs"].values():
        runs = "\n".join(step.get("run", "") for step in job["steps"])
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] == "false"
                # A script of the branch that the change goes into needs no history.
                assert step["with"].get("fetch-depth") == "0" or "standing" not in runs


@each
def test_no_expression_is_pasted_into_a_script(text: str) -> None:
    assert all("${{" not in step.get("run", "") for step in steps(load(text)))


def test_newer_actions_are_proposed_here_and_in_a_new_book() -> None:
    """What is pinned grows old unless somebody looks; what is a day old nobody has looked at yet."""
    text = (ROOT / ".github/dependabot.yml").read_text(encoding="utf-8")
    assert dict(watch_files(Host.GITHUB))[".github/dependabot.yml"] == text
    (update,) = load(text)["updates"]
    assert update["package-ecosystem"] == "github-actions"
    assert int(update["cooldown"]["default-days"]) >= 7


def test_the_same_action_is_the_same_everywhere() -> None:
    versions: dict[str, set[str]] = {}
    for text in TEXTS.values():
        for step in steps(load(text)):
            name, _, commit = step.get("uses", "").partition("@")
            versions.setdefault(name, set()).add(commit)
    assert {name for name, commits in versions.items() if len(commits) > 1} == set()


def test_every_script_is_run_by_a_test() -> None:
    """The step's name stands in the tests of this folder, which run it from the workflow itself."""
    tests = "\n".join(
        path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*_steps.py")
    )
    named = {
        f"{name}: {step['name']}"
        for name, text in TEXTS.items()
        for step in steps(load(text))
        if "run" in step
    }
    assert {one for one in named - NOT_RUN_HERE if f'"{one.partition(": ")[2]}"' not in tests} == set()
    assert named >= NOT_RUN_HERE


def test_the_matrix_covers_three_systems_and_the_oldest_python() -> None:
    matrix = load(OURS["our tests.yml"])["jobs"]["tests"]["strategy"]["matrix"]
    assert {system.split("-")[0] for system in matrix["system"]} == {"ubuntu", "windows", "macos"}
    assert "3.11" in matrix["python"]


def test_ci_calls_the_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.rstrip().endswith("\npython3 scripts/test.py")


def test_a_new_book_passes_the_same_linters(tmp_path: Path) -> None:
    files = []
    for name, text in THEIRS.items():
        files.append(tmp_path / ".github/workflows" / name.removeprefix("a book's "))
        files[-1].parent.mkdir(parents=True, exist_ok=True)
        files[-1].write_text(text, encoding="utf-8")
    (tmp_path / ".gitlab-ci.yml").write_text(shipped("gitlab-ci.yml"), encoding="utf-8")
    for command in (
        ["zizmor", "--offline", "--no-progress", "--persona", "auditor", *map(str, files)],
        ["check-jsonschema", "--builtin-schema", "vendor.github-workflows", *map(str, files)],
        ["check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", str(tmp_path / ".gitlab-ci.yml")],
    ):
        program = Path(sys.executable).with_name(command[0])
        done = subprocess.run([program, *command[1:]], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
