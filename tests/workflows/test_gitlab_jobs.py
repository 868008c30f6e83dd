"""The same at GitLab: every job's script runs in a clone, with a stand-in for GitLab's own interface."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.history.repository import Past
from tests.workflows.conftest import JOBS
from tests.workflows.runner import Machine
from tests.workflows.stand_in_gitlab import Interface

from goodstanding.site.carry import edit_base

TARGET = {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}


def test_a_merge_request_is_judged_as_it_would_be_once_merged(clone: Past, job: Callable[..., Any]) -> None:
    clone.promise("2026-06-20", "2026-05-27-new", what="A new one").commit("2026-05-28")
    done = job("check", **TARGET)
    assert done.returncode == 0, done.stdout + done.stderr
    effect = (clone.root / "effect.txt").read_text()
    assert "A new one" in effect
    # What came into the main branch meanwhile is none of its doing.
    assert "2026-05-05-late" not in effect
    found = json.loads((clone.root / "gl-code-quality-report.json").read_text())
    assert "commitment" not in {one["check_name"] for one in found}
    assert clone.git("log", "-1", "--format=%P").split()[0] == clone.git("rev-parse", "origin/main")


def test_an_error_fails_and_both_reports_are_there(clone: Past, job: Callable[..., Any]) -> None:
    clone.promise("2026-06-20", "2026-05-27-new", owner="nobody-here").commit("2026-05-28")
    assert job("check", **TARGET).returncode == 1
    found = json.loads((clone.root / "gl-code-quality-report.json").read_text())
    assert found[0]["severity"] == "critical"
    assert found[0]["location"]["path"].endswith("2026-05-27-new.yml")
    assert (clone.root / "effect.txt").stat().st_size


def test_a_change_that_does_not_merge_is_told_so(clone: Past, job: Callable[..., Any]) -> None:
    clone.promise("2026-05-20", "2026-05-05-late", what="Another", done_on="2026-05-20").commit("2026-05-28")
    done = job("check", **TARGET)
    assert done.returncode == 1
    assert "does not merge into main" in done.stderr


def test_the_main_branch_has_a_report_to_compare_with(clone: Past, job: Callable[..., Any]) -> None:
    assert job("main").returncode == 0
    report = clone.root / "gl-code-quality-report.json"
    assert "commitment" in {one["check_name"] for one in json.loads(report.read_text())}


def test_owners_that_are_behind_are_a_warning(clone: Past, job: Callable[..., Any], machine: Machine) -> None:
    machine.run("standing codeowners --write", {})
    clone.write("accounts/_people/ann.yml", b"name: Ann\nroles: [account_manager]\nemail: ann@firm.example\n")
    done = job("codeowners")
    assert done.returncode == 1
    assert ".gitlab/CODEOWNERS is behind" in done.stdout
    assert JOBS["codeowners"]["allow_failure"] == "true"


def test_weekdays_turn_red_and_weekends_rest(clone: Past, job: Callable[..., Any]) -> None:
    assert clone.root.is_dir()
    assert job("overdue", weekday=5).returncode == 1
    assert job("overdue", weekday=6).returncode == 0


TERM = re.compile(r'\$CI_PIPELINE_SOURCE (?P<sign>==|!=|!~) (?:"(?P<one>\w+)"|/\^\((?P<some>[\w|]+)\)\$/)')


def is_met(rule: str, source: str) -> bool:
    """Whether a rule lets a job run in a pipeline started so; where a token is asked for, there is one."""
    return any(all(is_true(term, source) for term in either.split(" && ")) for either in rule.split(" || "))


def is_true(term: str, source: str) -> bool:
    if term == "$STANDING_TOKEN":
        return True
    found = TERM.fullmatch(term)
    assert found, term
    named = source in (found["one"] or found["some"]).split("|")
    return named is (found["sign"] == "==")


@pytest.mark.parametrize(
    ("source", "started"),
    [
        ("merge_request_event", {"check", "codeowners"}),
        ("push", {"main", "pages", "effects"}),
        ("web", {"main", "pages", "effects"}),
        ("schedule", {"codeowners", "overdue", "pages", "effects", "week"}),
        # A webhook comes with every merge request: neither the site nor the report is made anew.
        ("trigger", {"effects"}),
    ],
)
def test_what_starts_which_job(source: str, started: set[str]) -> None:
    jobs = {name: one["rules"] for name, one in JOBS.items() if isinstance(one, dict) and "script" in one}
    assert {name for name, [rule] in jobs.items() if is_met(rule["if"], source)} == started


def test_history_is_fetched_whole_and_reports_are_kept_where_a_check_fails() -> None:
    assert JOBS["variables"]["GIT_DEPTH"] == "0"
    for name in ("check", "main"):
        kept = JOBS[name]["artifacts"]
        assert kept["when"] == "always"
        assert kept["reports"] == {"codequality": "gl-code-quality-report.json"}


def test_the_pages_are_the_public_ones_and_lead_back_to_the_records() -> None:
    # The same command as at GitHub, where it is run; here the folder has the name that GitLab asks for.
    assert JOBS["pages"]["script"] == ["standing build --out public"]
    assert JOBS["pages"]["artifacts"]["paths"] == ["public"]
    assert JOBS["variables"]["STANDING_PROFILE"] == "public"
    said = {"CI_PROJECT_URL": "https://host.example/larkfield/book", "CI_DEFAULT_BRANCH": "main"}
    url, uri = (
        re.sub(r"\$(\w+)", lambda name: said[name[1]], JOBS["variables"][name])
        for name in ("STANDING_REPO_URL", "STANDING_EDIT_URI")
    )
    pages = f"{said['CI_PROJECT_URL']}/-/edit/main/"
    assert edit_base(url, uri) == (f"{pages}docs/", pages)


def test_on_mondays_one_issue_says_what_we_owe(
    clone: Past, job: Callable[..., Any], gitlab: dict[str, str]
) -> None:
    assert clone.root.is_dir()
    assert job("week", weekday=2, **gitlab).stdout == ""
    assert job("week", weekday=1, **gitlab).stdout == "opened #1\n"
    (issue,) = Interface.issues
    assert issue["title"] == "What we owe in the week of 1 June 2026"
    assert "12 days late" in issue["description"]


def test_an_issue_is_closed_when_nothing_is_owed(
    clone: Past, machine: Machine, gitlab: dict[str, str]
) -> None:
    last = JOBS["week"]["script"][-1]
    (clone.root / "week.md").write_text("words")
    said = []
    for day, owed in (("2026-06-01", 1), ("2026-06-08", 1), ("2026-06-10", 0)):
        report = {"as_of": day, "duties": [{"state": "open"}] * owed, "not_assessed": []}
        (clone.root / "week.json").write_text(json.dumps(report))
        said.append(machine.run(last, gitlab).stdout.strip())
    assert said == ["opened #1", "opened #2", "#2 is closed: nothing is owed"]
    assert [one["state"] for one in Interface.issues] == ["closed", "closed"]


def test_a_refusal_is_one_line(clone: Past, machine: Machine, gitlab: dict[str, str]) -> None:
    (clone.root / "week.md").write_text("words")
    (clone.root / "week.json").write_text('{"as_of": "2026-06-01", "duties": [], "not_assessed": []}')
    Interface.refuses = True
    done = machine.run(JOBS["week"]["script"][-1], gitlab)
    assert done.returncode == 1
    assert done.stderr.strip() == "GitLab refused GET issues: 403 Forbidden"
