"""The pull request's workflow, step by step, on a real merge of a real change."""

import re
from pathlib import Path

import pytest
from tests.history.repository import Past
from tests.workflows.conftest import WORKFLOWS, merged
from tests.workflows.runner import ROOT, Machine, load

CHECK = WORKFLOWS["check.yml"]
ANNOTATE, SUMMARY = "Annotate the records", "Write the whole list into the summary"
OWNERS, EFFECT = "Say if CODEOWNERS is behind the records", "Work out what the change does"
COMMENT = "Write or renew the comment"
LAYOUT = "Say if the change lays out records otherwise"
OURS = re.compile(r"::(error|warning|notice)( file=[^:,]+,line=[0-9]+,col=[0-9]+,title=[^:,]+)?::")
HOSTILE = "@everyone ::error::forged ##[error]forged <img src=x> #1 [x](https://evil.example)"
RENAMED = b"name: '%s'\naccount_manager: ann\n" % HOSTILE.encode()


MAKES_A_COMMAND = """
from pathlib import Path
Path(".venv/bin").mkdir(parents=True, exist_ok=True)
Path(".venv/bin/standing").touch()
"""


def annotations(output: str) -> list[str]:
    return [row for row in output.splitlines() if row.startswith("::")]


def test_setting_up_installs_what_the_book_asks_for(machine: Machine) -> None:
    done = machine.step(CHECK, "book", "Set up")
    assert done.returncode == 0, done.stderr
    assert "Requirement already satisfied: goodstanding==" in done.stdout


@pytest.mark.parametrize("name", ["check.yml", "scan.yml", "site.yml"])
def test_here_the_command_is_set_up_from_its_own_source(machine: Machine, name: str) -> None:
    (machine.book / "scripts/setup_venv.py").write_text(MAKES_A_COMMAND)
    workflow = load((ROOT / ".github/workflows" / name).read_bytes())
    for job, work in workflow["jobs"].items():
        if any(step["name"] == "Set up" for step in work["steps"]):
            assert machine.step(workflow, job, "Set up").returncode == 0
    folder = (machine.home / "path").read_text().splitlines()[-1]
    assert Path(folder, "standing").is_file()


def test_what_is_late_is_flagged_and_fails_nothing(past: Past, machine: Machine) -> None:
    past.promise("2026-06-20", "2026-05-27-new", what="A new one")
    merged(past)
    done = machine.step(CHECK, "book", ANNOTATE)
    assert done.returncode == 0
    assert annotations(done.stdout)[0].startswith("::warning file=accounts/")
    assert "::error" not in done.stdout
    assert machine.step(CHECK, "book", SUMMARY).returncode == 0
    assert "12 days late" in machine.summary


def test_an_error_fails_and_the_summary_is_written_all_the_same(past: Past, machine: Machine) -> None:
    past.promise("2026-06-20", "2026-05-27-new", what="A new one", owner="nobody-here")
    merged(past)
    done = machine.step(CHECK, "book", ANNOTATE)
    assert done.returncode == 1
    first = annotations(done.stdout)[0]
    assert first.startswith("::error file=accounts/acme/commitments/2026-05-27-new.yml,line=")
    assert machine.step(CHECK, "book", SUMMARY).returncode == 0
    assert "### Errors" in machine.summary


def test_only_the_layout_of_what_the_change_touches_is_a_warning(past: Past, machine: Machine) -> None:
    past.write("accounts/acme/account.yml", b"account_manager: ann\nname: Acme\n")
    past.commit("2026-05-06", "laid out otherwise before")
    past.promise("2026-06-20", "2026-05-27-new", what="A new one")
    merged(past)
    done = machine.step(CHECK, "book", LAYOUT)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    past.write("accounts/acme/stakeholders/tim.yml", b"role: '##[error]forged'\nname: Tim Poe\n")
    past.git("switch", "-q", "-c", "another")
    past.commit("2026-05-28")
    done = machine.step(CHECK, "book", LAYOUT)
    assert done.returncode == 0
    assert done.stdout.startswith("::warning title=Layout::Records of this change are not laid out")
    assert len(done.stdout.splitlines()) == 1


def test_an_error_of_the_merge_alone_is_found(past: Past, machine: Machine) -> None:
    """Either change is fine by itself: one drops the stakeholder, the other makes them a promise."""
    past.write("accounts/acme/stakeholders/tim.yml", b"name: Tim Poe\n")
    past.commit("2026-05-06")
    past.git("branch", "change")
    past.take("stakeholders/tim").commit("2026-05-07", "tim is gone")
    past.git("switch", "-q", "change")
    past.promise("2026-06-20", "2026-05-08-to-tim", to="tim").commit("2026-05-08", "a promise to tim")
    assert machine.run("standing check", {}).returncode == 0
    past.git("switch", "-q", "--detach", "main")
    past.git("merge", "-q", "--no-ff", "-m", "merge", "change")
    done = machine.step(CHECK, "book", ANNOTATE)
    assert done.returncode == 1
    assert "2026-05-08-to-tim.yml" in annotations(done.stdout)[0]


def test_at_most_nine_are_annotated_and_the_rest_is_counted(past: Past, machine: Machine) -> None:
    for number in range(12):
        past.promise("2026-06-20", f"2026-05-27-new-{number}", owner=f"nobody-{number}")
    merged(past)
    rows = annotations(machine.step(CHECK, "book", ANNOTATE).stdout)
    assert len(rows) == 10
    assert all(row.startswith("::error file=") for row in rows[:9])
    assert rows[9].startswith("::error::")
    assert "(3 errors" in rows[9]
    machine.step(CHECK, "book", SUMMARY)
    assert all(f"nobody-{number}" in machine.summary for number in range(12))


def test_a_file_of_owners_that_is_behind_is_a_warning(past: Past, machine: Machine) -> None:
    machine.run("standing codeowners --write", {})
    past.write("accounts/_people/ann.yml", b"name: Ann\nroles: [account_manager]\nemail: ann@firm.example\n")
    done = machine.step(CHECK, "book", OWNERS)
    assert done.returncode == 0
    assert annotations(done.stdout) == [
        "::warning title=CODEOWNERS::Managers or deputies have changed: run standing codeowners --write"
    ]
    # What cannot be told is not behind: it is a fault.
    past.write("accounts/_policy.yml", b"[")
    done = machine.step(CHECK, "book", OWNERS)
    assert done.returncode != 0
    assert annotations(done.stdout) == []


def told(past: Past, machine: Machine) -> None:
    """Runs the first job's last steps and carries the text over, as the artifact does."""
    assert machine.step(CHECK, "book", EFFECT).returncode == 0
    (past.root / "told").mkdir(exist_ok=True)
    (past.root / "effect.md").rename(past.root / "told/effect.md")


def hand_over(past: Past, text: str) -> None:
    """Puts any text where the second job looks for it."""
    (past.root / "told").mkdir()
    (past.root / "told/effect.md").write_text(text, encoding="utf-8", errors="surrogateescape")


def test_the_effect_is_one_comment_that_is_renewed(past: Past, machine: Machine) -> None:
    past.promise("2026-05-20", "2026-05-05-late", what="The late one", done_on="2026-05-19")
    merged(past)
    told(past, machine)
    assert "### Leaves the overdue list" in machine.summary
    assert machine.step(CHECK, "effect", COMMENT).stdout == "the effect is a new comment\n"
    assert machine.step(CHECK, "effect", COMMENT).stdout == "the comment says so already\n"
    past.git("switch", "-q", "change")
    past.promise("2026-06-20", "2026-05-27-new", what="A new one").commit("2026-05-29")
    past.git("switch", "-q", "--detach", "main")
    past.git("merge", "-q", "--no-ff", "-m", "merge", "change")
    told(past, machine)
    assert machine.step(CHECK, "effect", COMMENT).stdout == "the comment is renewed\n"
    (comment,) = machine.host["comments"]
    assert "A new one" in comment["body"]
    assert {at for _, at in machine.host["calls"]} == {"issues/7/comments", "issues/comments/1"}


def test_the_effect_is_that_of_the_merge(past: Past, machine: Machine) -> None:
    """What came into the main branch meanwhile is not told as if the change had done it."""
    past.git("branch", "change")
    past.promise("2026-05-20", "2026-05-05-late", done_on="2026-05-19").commit("2026-05-21", "kept, on main")
    past.git("switch", "-q", "change")
    past.promise("2026-06-20", "2026-05-27-new", what="A new one").commit("2026-05-28")
    past.git("switch", "-q", "--detach", "main")
    past.git("merge", "-q", "--no-ff", "-m", "merge", "change")
    told(past, machine)
    text = (past.root / "told/effect.md").read_text()
    assert "A new one" in text
    assert "2026-05-05-late" not in text


def test_where_nothing_changes_for_anybody_nobody_is_told(past: Past, machine: Machine) -> None:
    past.write("README.md", b"words\n")
    merged(past)
    told(past, machine)
    assert "nothing to say" in machine.step(CHECK, "effect", COMMENT).stdout
    assert machine.host["comments"] == []


def test_a_comment_of_somebody_else_is_never_touched(past: Past, machine: Machine) -> None:
    mark = "<!-- standing: effect -->\nhello"
    rows = [{"number": 90 + n, "id": 90 + n, "user": {"login": "mallory"}, "body": mark} for n in range(5)]
    machine.keep(machine.host | {"comments": rows})
    hand_over(past, "### Something\n")
    machine.step(CHECK, "effect", COMMENT)
    assert [one["body"] for one in machine.host["comments"][:5]] == [mark] * 5
    # Ours stands on the third page by now.
    assert machine.step(CHECK, "effect", COMMENT).stdout == "the comment says so already\n"
    assert len(machine.host["comments"]) == 6


def test_a_host_that_refuses_is_quoted_harmlessly(past: Past, machine: Machine) -> None:
    hand_over(past, "### Something\n")
    machine.keep(machine.host | {"refuses": "no rights \x1b[31m##[error]x\n::error::forged"})
    done = machine.step(CHECK, "effect", COMMENT)
    assert done.returncode == 1
    assert "GitHub refused GET issues/7/comments: gh: no rights" in done.stderr
    assert "##[" not in done.stderr
    assert "\n::" not in done.stderr
    assert done.stderr.strip().isprintable()


def test_a_record_can_neither_forge_nor_mention(past: Past, machine: Machine) -> None:
    past.write("accounts/acme/account.yml", RENAMED)
    past.promise("2026-05-20", "2026-05-05-late", what=f"One {HOSTILE}", owner=HOSTILE)
    merged(past)
    done = machine.step(CHECK, "book", ANNOTATE)
    rows = annotations(done.stdout)
    assert len(rows) == 10
    assert all(OURS.match(row) for row in rows)
    assert "##[" not in done.stdout
    machine.step(CHECK, "book", SUMMARY)
    told(past, machine)
    machine.step(CHECK, "effect", COMMENT)
    for text in (machine.summary, machine.host["comments"][0]["body"]):
        assert "everyone" in text
        assert "@everyone" not in text
        assert "<img" not in text
        assert "](https://" not in text


def test_what_the_first_job_hands_over_is_not_trusted(past: Past, machine: Machine) -> None:
    """It ran the change's own code, which may have written anything."""
    mark = "<!-- standing: effect -->"
    hand_over(past, f"{mark} @everyone, a@firm.example {mark}\n\udcff\n")
    assert machine.step(CHECK, "effect", COMMENT).stdout == "the effect is a new comment\n"
    body = machine.host["comments"][0]["body"]
    assert body.count(mark) == 1
    assert "everyone" in body
    assert not re.search(r"@\w", body)


@pytest.mark.parametrize("size", [70_000, 400_000])
def test_a_comment_is_never_too_long(past: Past, machine: Machine, size: int) -> None:
    hand_over(past, "- word\n" * (size // 7))
    machine.step(CHECK, "effect", COMMENT)
    body = machine.host["comments"][0]["body"]
    assert 60_000 < len(body) < 65_536
    assert "The rest stands where the check ran" in body
