"""The guides for hosts name only what is there: commands with their options, files, jobs, hooks."""

import re
import shlex

import click
import pytest
import yaml
from tests.pages.fences import DOCS
from tests.workflows.conftest import WORKFLOWS
from tests.workflows.runner import ROOT, load

from goodstanding.cli.program import standing
from goodstanding.writing.watch import Host, shipped, watch_files

GUIDES = {
    name: (DOCS / f"guide/{name}.md").read_text(encoding="utf-8") for name in ("github", "gitlab", "hosts")
}
JOBS = load(shipped("gitlab-ci.yml"))
each = pytest.mark.parametrize("text", GUIDES.values(), ids=GUIDES)


def commands(text: str) -> list[list[str]]:
    """The command lines, without what the shell does with them."""
    text = text.replace("\\\n", " ")
    found = re.findall(
        r"`standing (--?[a-z].*?|[a-z].*?)`|(?:^|[ ;&])standing ([a-z][^`\n]*)$", text, re.MULTILINE
    )
    lines = [re.split(r" (?:>|\|\||&&) ", one or other)[0] for one, other in found]
    return [shlex.split(line) for line in lines]


@each
def test_every_command_can_be_given_like_this(text: str) -> None:
    lines = commands(text)
    assert len(lines) > 1
    for name, *words in lines:
        if name == "--version":
            continue
        command = standing.commands[name]
        if not words:
            continue
        # Parsing alone: an option that is not there, or a word too many, is refused.
        command.make_context(name, list(words), parent=click.Context(standing))


@each
def test_every_file_of_ours_is_there(text: str) -> None:
    there = {place for host in Host for place, _ in watch_files(host)}
    named = set(re.findall(r"`(scripts/ci/[\w.-]+)`|(scripts/ci/[\w.-]+) ", text))
    assert {one or other for one, other in named} <= there


def test_what_runs_at_github_is_told() -> None:
    table = set(re.findall(r"^\| `(\w+)` \|", GUIDES["github"], re.MULTILINE))
    assert table == {workflow["name"] for workflow in WORKFLOWS.values()}
    jobs = {job["name"] for workflow in WORKFLOWS.values() for job in workflow["jobs"].values()}
    assert {"the book", "what it does", "the issue of the week", "publish"} <= jobs
    for job in ("the book", "what it does", "the issue of the week", "publish"):
        assert f"| {job} | " in GUIDES["github"]


def test_what_runs_at_gitlab_is_told() -> None:
    table = set(re.findall(r"^\| `(\w+)` \|", GUIDES["gitlab"], re.MULTILINE))
    assert table == {name for name, job in JOBS.items() if isinstance(job, dict) and "script" in job}
    assert JOBS["default"]["image"] in GUIDES["gitlab"]
    assert JOBS["check"]["artifacts"]["expose_as"] in GUIDES["gitlab"]


def test_every_hook_is_told() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    table = set(re.findall(r"^\| `(standing-\w+)` \|", GUIDES["hosts"], re.MULTILINE))
    assert table == {hook["id"] for hook in hooks}
    used = re.findall(r"- id: (standing-\w+)", GUIDES["hosts"])
    assert set(used) == table
