"""`standing promises` and `standing history`, as a person runs them."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from tests.history.repository import Past, move

from goodstanding.cli.program import standing
from goodstanding.cli.self_contained import self_contained

Run = Callable[..., Result]
LINES = [move("2026-02-20", "2026-03-01", "2026-02-10", "2026-02-10")]


@pytest.fixture
def run(past: Past) -> Run:
    def started(*words: str) -> Result:
        day = () if "--as-of" in words else ("--as-of", "2026-06-01")
        return CliRunner().invoke(standing, [*words, "--root", str(past.root), *day], prog_name="standing")

    return started


@pytest.fixture
def told(past: Past) -> Past:
    """A book of four promises: kept, moved and kept, late, missed."""
    for number, fields in enumerate(({}, {}, {}, {"cause": "client"})):
        past.promise("2026-02-20", f"2026-01-10-p{number}", what=f"Promise {number}", **fields)
    past.commit("2026-01-10")
    past.promise("2026-02-20", "2026-01-10-p0", what="Promise 0", done_on="2026-02-19")
    past.promise("2026-03-01", "2026-01-10-p1", what="Promise 1", revisions=LINES)
    past.commit("2026-02-19")
    past.promise("2026-03-01", "2026-01-10-p1", what="Promise 1", revisions=LINES, done_on="2026-03-01")
    missed = {"missed_on": "2026-02-20", "told_on": "2026-02-19", "cause": "client"}
    past.promise("2026-02-20", "2026-01-10-p3", what="Promise 3", **missed)
    past.commit("2026-03-01")
    return past


@pytest.mark.usefixtures("told")
def test_promises_are_counted(run: Run) -> None:
    result = run("promises")
    assert result.exit_code == 0, result.output
    assert "4 promises fell due from 2025-06-01 to 2026-06-01, 2 kept (50 %)" in result.output
    assert "1  kept on a later day, agreed in time" in result.output
    assert "1 the client's (25 % of those due), 1 our own (25 % of those due)" in result.output
    assert "4 of 4 were in the book before their day" in result.output
    assert "Promise 2" in result.output
    assert "Promise 0" not in result.output
    assert "Promise 0" in run("promises", "acme").output
    for name in ("Ann", "ann@firm.example"):
        assert name not in result.output


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("words", [("promises",), ("promises", "acme"), ("history", "acme")])
def test_json_obeys_its_schema_and_is_the_same_twice(run: Run, words: tuple[str, ...]) -> None:
    result = run(*words, "--format", "json")
    schema = self_contained(words[0])
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(result.output))
    assert run(*words, "--format", "json").output == result.output


def test_a_share_of_fewer_than_three_is_hidden_and_the_list_is_not(run: Run, past: Past) -> None:
    past.promise("2026-02-20", what="The only one").commit("2026-01-10")
    data = json.loads(run("promises", "--format", "json").output)
    assert data["all"]["share"] is None
    assert [one["what"] for one in data["promises"]] == ["The only one"]
    assert "%" not in run("promises").output
    assert "The only one" in run("promises").output


def test_markdown_does_nothing_but_say_what_was_written(run: Run, past: Past) -> None:
    past.promise("2026-02-20", what="<b>Look</b> @everyone [here](http://firm.example) | #1").commit(
        "2026-01-10"
    )
    for words in (("promises",), ("history", "acme")):
        text = run(*words, "--format", "markdown").output
        assert "<b>" not in text
        assert "@everyone" not in text
        assert "](http" not in text


@pytest.mark.parametrize("words", [("promises",), ("promises", "acme"), ("history", "acme")])
def test_a_shallow_clone_is_refused(run: Run, told: Past, tmp_path: Path, words: tuple[str, ...]) -> None:
    clone = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth", "1", told.root.as_uri(), str(clone)], check=True)
    told.root = clone
    result = run(*words)
    assert result.exit_code == 3
    assert "git fetch --unshallow" in result.output
    assert len(result.output.splitlines()) == 1
    assert run("check", "--fail-on", "never").exit_code == 0


def test_a_book_outside_git_is_refused_and_checked(run: Run, told: Past) -> None:
    subprocess.run(["rm", "-r", str(told.root / ".git")], check=True)
    assert run("promises").exit_code == 3
    assert run("history", "acme").exit_code == 3
    assert "history-unavailable" not in run("check", "--fail-on", "never").output


def test_no_history_leaves_the_past_alone(run: Run, past: Past) -> None:
    past.promise("2026-02-20").commit("2026-01-10")
    past.promise("2026-03-20").commit("2026-02-10")
    assert "commitment-moved-silently" in run("check").output
    assert "commitment-moved-silently" not in run("check", "--no-history").output


def test_a_silent_move_fails_the_change_that_makes_it_and_no_other(run: Run, past: Past) -> None:
    past.promise("2026-12-20").commit("2026-01-10")
    past.git("checkout", "-q", "-b", "work")
    past.promise("2026-12-24").commit("2026-02-10")
    assert run("check", "--changed-since", "main").exit_code == 1
    past.git("checkout", "-q", "main")
    past.git("merge", "-q", "--no-ff", "--no-edit", "work", on="2026-02-11")
    past.put("contacts/2026-02-12-call", summary="We talked", theirs=["sue"]).commit("2026-02-12")
    assert run("check", "--changed-since", "HEAD~1").exit_code == 0
    assert run("check").exit_code == 0


def test_history_names_our_people(run: Run, told: Past) -> None:
    assert "Ann Archer promised 'Promise 0' to sue for 20 February 2026" in " ".join(
        run("history", "acme").output.split()
    )
    told.write(
        "accounts/_people/ann.yml",
        b"name: Ann A. Archer\nroles: [account_manager]\nemail: ann@firm.example\n",
    )
    assert "Ann A. Archer promised" in " ".join(run("history", "acme").output.split())


def test_history_knows_former_names_and_guesses_near_ones(run: Run, told: Past) -> None:
    told.git(
        "mv", "accounts/acme/commitments/2026-01-10-p0.yml", "accounts/acme/commitments/2026-01-10-new.yml"
    )
    told.commit("2026-03-02")
    for name in ("acme/commitments/2026-01-10-p0", "accounts/acme/commitments/2026-01-10-new.yml"):
        assert "renamed acme/commitments/2026-01-10-p0" in " ".join(run("history", name).output.split())
    wrong = run("history", "acm")
    assert wrong.exit_code == 2
    assert "did you mean 'acme'" in wrong.output
    assert run("promises", "acm").exit_code == 2


def test_a_sample_book_is_taken_at_its_word(run: Run, told: Past) -> None:
    policy = told.root / "accounts/_policy.yml"
    policy.write_bytes(policy.read_bytes() + b"sample_as_of_on: 2026-06-01\n")
    told.promise("2026-04-01", "2026-01-10-p2", what="Promise 2", done_on="2026-04-01")
    result = run("promises")
    assert result.exit_code == 0
    assert "taken at their word" in result.output
    assert "3 kept" in result.output
    data = json.loads(run("promises", "--format", "json").output)
    Draft202012Validator(self_contained("promises")).validate(data)
    assert "commitment-moved-silently" not in run("check", "--fail-on", "never").output


@pytest.mark.usefixtures("told")
def test_what_was_known_then_is_told_of_a_commit(run: Run) -> None:
    then = run("promises", "--at", "HEAD~1", "--format", "json")
    outcomes = {one["record"][-2:]: one["outcome"] for one in json.loads(then.output)["promises"]}
    assert outcomes == {"p0": "kept_on_first_day", "p1": "late", "p2": "late", "p3": "late"}


@pytest.mark.parametrize(
    "now", [b"visibility: restricted\nwhat: x\nto: sue\ndue_on: 2026-03-01\n", b"what: ["]
)
def test_what_is_restricted_and_not_committed_is_told_by_no_command(run: Run, past: Past, now: bytes) -> None:
    past.promise("2026-02-20", what="A plan that became secret").commit("2026-01-10")
    for words in (("promises",), ("promises", "acme"), ("history", "acme")):
        assert "secret" in run(*words).output
    past.write("accounts/acme/commitments/2026-01-10-figures.yml", now)
    for words in (("promises",), ("promises", "acme"), ("history", "acme")):
        result = run(*words)
        assert result.exit_code == 0
        assert "secret" not in result.output


def test_hindsight_tells_what_was_true_and_not_known(run: Run, past: Past) -> None:
    past.promise("2026-02-20", what="The figures").commit("2026-01-10")
    past.promise("2026-03-10", "2026-01-11-seats", what="The seats").commit("2026-01-11")
    # Kept in time, and marked so only in May; another one of January comes in in June.
    past.promise("2026-02-20", what="The figures", done_on="2026-02-18").commit("2026-05-04")
    past.promise("2026-02-01", "2026-01-12-late", what="Told by telephone").commit("2026-05-20")
    said = " ".join(run("hindsight", "--as-of", "2026-03-31").output.split())
    assert "What was known on Tuesday 31 March 2026, and what was true" in said
    assert "acme: commitment (acme/commitments/2026-01-12-late), due on 2026-02-01" in said
    assert "acme/commitments/2026-01-12-late: of 2026-01-12, in the book since 2026-05-20, 128 days" in said
    unknown, needless = said.split("Shown as overdue, and was not")
    assert "2026-01-12-late" in unknown.split("Overdue, and not known")[1]
    assert "2026-01-10-figures" in needless
    assert "2026-01-11-seats" not in said
    assert "fern" not in said
    data = json.loads(run("hindsight", "--as-of", "2026-03-31", "--format", "json").output)
    Draft202012Validator(self_contained("hindsight")).validate(data)
    assert (
        f"showed {data['overdue_then']} overdue; by what is known now it was {data['overdue_now']}." in said
    )
    assert all(f"{one['clock']} ({one['record']})" in said for one in [*data["not_known"], *data["needless"]])
    assert [one["record"] for one in data["belated"]]
    assert all(f"{one['record']}: of {one['happened_on']}" in said for one in data["belated"])
    later = run("hindsight", "acme", "--as-of", "2026-05-31", "--format", "markdown").output
    assert "What was known then is what was true" in later


def test_hindsight_needs_a_history(run: Run, past: Past) -> None:
    early = run("hindsight", "--as-of", "2025-03-31")
    assert (early.exit_code, early.output) == (
        3,
        "standing: nothing was in the book on 2025-03-31: it begins later\n",
    )
    assert run("hindsight", "nobody").exit_code == 2
    policy = past.root / "accounts/_policy.yml"
    policy.write_bytes(policy.read_bytes() + b"sample_as_of_on: 2026-06-01\n")
    assert "sample book" in run("hindsight").output
