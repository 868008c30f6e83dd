"""The scan of weekdays turns red where something is overdue, and the issue of the week comes and goes."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.history.repository import Past
from tests.workflows.conftest import WORKFLOWS
from tests.workflows.runner import ROOT, Machine

SCAN = WORKFLOWS["scan.yml"]
RED, ISSUE = "Turn red where something is overdue", "Open, renew or close the issue"


def test_it_turns_red_where_something_is_overdue(machine: Machine) -> None:
    done = machine.step(SCAN, "overdue", RED)
    assert done.returncode == 1
    assert "commitment is 12 days late" in done.stdout
    assert machine.step(SCAN, "overdue", "Write the whole list into the summary").returncode == 0
    assert "### Overdue" in machine.summary


def test_each_job_has_a_schedule_of_its_own() -> None:
    crons = [one["cron"] for one in SCAN["on"]["schedule"]]
    assert [cron.split()[2:] for cron in crons] == [["*", "*", "1-5"], ["*", "*", "1"]]
    # Started by hand, both run.
    assert SCAN["jobs"]["overdue"]["if"] == f"github.event.schedule != '{crons[1]}'"
    assert SCAN["jobs"]["week"]["if"] == f"github.event.schedule != '{crons[0]}'"


def test_it_stays_green_where_nothing_is(past: Past, machine: Machine) -> None:
    past.take("commitments/2026-05-05-late").commit("2026-05-06")
    assert machine.step(SCAN, "overdue", RED, STANDING_AS_OF="2026-01-01").returncode == 0


def test_what_each_of_us_owes_becomes_one_issue(machine: Machine) -> None:
    assert machine.step(SCAN, "week", "List what each of us owes").returncode == 0
    assert machine.step(SCAN, "week", ISSUE).stdout == "opened #1\n"
    assert machine.step(SCAN, "week", ISSUE).stdout == "#1 is up to date\n"
    (issue,) = machine.host["issues"]
    assert issue["title"] == "What we owe in the week of 1 June 2026"
    assert issue["labels"] == [{"name": "what-we-owe"}]
    assert "### ann: " in issue["body"]
    assert "12 days late" in issue["body"]


def test_the_issue_is_about_this_week_alone(past: Past, machine: Machine) -> None:
    """Late or due by Sunday: what is due on Monday stands in the next one."""
    past.promise("2026-06-07", "2026-05-25-by-sunday")
    past.promise("2026-06-08", "2026-05-25-by-monday")
    assert machine.step(SCAN, "week", "List what each of us owes").returncode == 0
    for name in ("week.json", "week.md"):
        text = (past.root / name).read_text(encoding="utf-8")
        assert "commitments/2026-05-25-by-sunday" in text
        assert "by-monday" not in text


Weeks = Any


@pytest.fixture
def week(machine: Machine, tmp_path: Path) -> Weeks:
    """Renews the issue as of a day on which so many duties are owed."""

    def renewed(day: str, owed: int = 1, unread: int = 0) -> str:
        report = {
            "as_of": day,
            "duties": [{"state": "open"}] * owed + [{"state": "snoozed"}],
            "not_assessed": [{}] * unread,
        }
        (tmp_path / "week.json").write_text(json.dumps(report))
        (tmp_path / "week.md").write_text(f"{owed} owed on {day}\n")
        done = subprocess.run(
            [sys.executable, str(ROOT / "scripts/ci/week_issue.py"), "week.json", "week.md"],
            cwd=tmp_path,
            env=machine.environ() | {"GH_TOKEN": "a token"},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    return renewed


def test_the_issue_is_renewed_through_the_week(week: Weeks, machine: Machine) -> None:
    assert week("2026-06-01", 3) == "opened #1"
    assert week("2026-06-07", 2) == "#1 is up to date"
    (issue,) = machine.host["issues"]
    assert (issue["body"], issue["state"]) == ("2 owed on 2026-06-07\n", "open")


def test_it_is_closed_when_nothing_is_owed_and_opened_again(week: Weeks, machine: Machine) -> None:
    week("2026-06-01")
    assert week("2026-06-03", 0) == "#1 is closed: nothing is owed"
    assert machine.host["issues"][0]["state"] == "closed"
    before = machine.host["issues"]
    week("2026-06-04", 0)
    assert machine.host["issues"] == before
    assert week("2026-06-05", 1) == "#1 is up to date"
    assert machine.host["issues"][0]["state"] == "open"


def test_next_week_has_an_issue_of_its_own(week: Weeks, machine: Machine) -> None:
    week("2026-06-01")
    assert week("2026-06-08") == "opened #2"
    assert [(one["number"], one["state"]) for one in machine.host["issues"]] == [(1, "closed"), (2, "open")]
    assert machine.host["issues"][0]["body"] == "1 owed on 2026-06-01\n"


def test_where_nothing_is_owed_none_is_opened(week: Weeks, machine: Machine) -> None:
    assert week("2026-06-01", 0) == "nothing is owed this week"
    assert machine.host["issues"] == []


def test_what_could_not_be_read_is_never_nothing(week: Weeks) -> None:
    assert week("2026-06-01", 0, unread=1) == "opened #1"


def test_an_issue_without_our_label_is_nobodys_business(week: Weeks, machine: Machine) -> None:
    title = "What we owe in the week of 1 June 2026"
    theirs = {"number": 40, "id": 40, "title": title, "state": "open", "labels": [], "body": "mine"}
    # For the host a pull request is an issue too.
    asked = {**theirs, "number": 41, "id": 41, "labels": [{"name": "what-we-owe"}], "pull_request": {}}
    machine.keep(machine.host | {"issues": [theirs, asked]})
    assert week("2026-06-01") == "opened #1"
    assert machine.host["issues"][:2] == [theirs, asked]
