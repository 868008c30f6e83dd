"""The workflows hold the least rights, run only what is pinned, and publish nothing by accident."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).resolve().parents[2] / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")


def load(path: Path) -> dict[str, Any]:
    """The workflow as data; `on` stays text, as GitHub reads it."""
    # This loader makes nothing but texts, lists and maps.
    loaded: dict[str, Any] = yaml.load(path.read_bytes(), yaml.BaseLoader)  # noqa: S506
    return loaded


def steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


each = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


def test_the_three_workflows_are_there() -> None:
    assert {path.name for path in FILES} >= {"check.yml", "site.yml", "tests.yml"}


@each
def test_nothing_is_allowed_but_what_a_job_names(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert isinstance(job["permissions"], dict)
        assert job.get("timeout-minutes", "").isdigit()
    assert "concurrency" in workflow


@each
def test_strangers_requests_never_run_with_our_rights(path: Path) -> None:
    assert "pull_request_target" not in load(path)["on"]


@each
def test_actions_are_pinned_and_their_version_is_noted(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        if "uses:" in line:
            assert re.search(r"uses: \S+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$", line), line
    used = [step["uses"] for step in steps(load(path)) if "uses" in step]
    assert all(PINNED.fullmatch(name) for name in used)


@each
def test_no_token_is_left_behind_and_history_is_whole(path: Path) -> None:
    for step in steps(load(path)):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"
            assert step["with"]["fetch-depth"] == "0"


@each
def test_no_expression_is_pasted_into_a_script(path: Path) -> None:
    assert all("${{" not in step.get("run", "") for step in steps(load(path)))


def test_the_same_action_is_the_same_everywhere() -> None:
    versions: dict[str, set[str]] = {}
    for path in FILES:
        for step in steps(load(path)):
            name, _, commit = step.get("uses", "").partition("@")
            versions.setdefault(name, set()).add(commit)
    assert {name for name, commits in versions.items() if len(commits) > 1} == set()


def test_only_the_playbook_is_published_unless_someone_decides() -> None:
    profile = load(FOLDER / "site.yml")["jobs"]["build"]["env"]["STANDING_PROFILE"]
    assert profile == "${{ vars.STANDING_PROFILE == 'internal' && 'internal' || 'public' }}"


def test_the_site_is_built_daily_and_on_change() -> None:
    on = load(FOLDER / "site.yml")["on"]
    minute, hour, *rest = on["schedule"][0]["cron"].split()
    assert minute.isdigit()
    assert hour.isdigit()
    assert rest == ["*", "*", "*"]
    assert on["push"]["branches"] == ["main"]


def test_a_pull_request_gets_annotations_and_a_summary() -> None:
    runs = [step.get("run", "") for step in steps(load(FOLDER / "check.yml"))]
    assert any("check --format github" in run for run in runs)
    assert any("--format markdown" in run and "$GITHUB_STEP_SUMMARY" in run for run in runs)


def test_the_matrix_covers_three_systems_and_the_oldest_python() -> None:
    matrix = load(FOLDER / "tests.yml")["jobs"]["tests"]["strategy"]["matrix"]
    assert {system.split("-")[0] for system in matrix["system"]} == {"ubuntu", "windows", "macos"}
    assert "3.11" in matrix["python"]


def test_ci_calls_the_test_command() -> None:
    script = (FOLDER.parents[1] / ".ci" / "run").read_text(encoding="utf-8")
    assert script.rstrip().endswith("\npython3 scripts/test.py")
