"""`standing effect`: what a change does before it is merged."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.effect.conftest import Run, Seen
from tests.history.repository import Past, move

from goodstanding.cli.program import standing


def names(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(one["clock"], one["record"]) for one in rows]


LATE, LATER = "acme/commitments/2026-01-10-late", "acme/commitments/2026-01-10-later"


def test_nothing_changes_where_nothing_changed(run: Run, seen: Seen) -> None:
    assert "Nothing changes for anybody." in run("HEAD").output
    data = seen("HEAD")
    assert data["accounts"] == []
    assert not any(value for key, value in data.items() if isinstance(value, list))


def test_a_kept_promise_leaves_the_overdue_list(past: Past, run: Run, seen: Seen) -> None:
    past.promise("2026-02-20", "2026-01-10-late", what="The late one", done_on="2026-02-20")
    data = seen("HEAD")
    assert set(names(data["leaves_overdue"])) == {("commitment", LATE), ("commitment-check", LATE)}
    left = next(one for one in data["leaves_overdue"] if one["clock"] == "commitment")
    assert (left["before"]["days_late"], left["after"]) == (9, None)
    assert [one["record"] for one in data["promises_closed"]] == [LATE]
    assert data["accounts"] == ["acme"]
    assert "was 9 days late: no longer owed" in " ".join(run("HEAD").output.split())


def test_a_promise_made_earlier_enters_it(past: Past, run: Run, seen: Seen) -> None:
    past.promise("2026-02-27", "2026-01-10-later", what="The later one")
    data = seen("HEAD")
    assert ("commitment", LATER) in names(data["enters_overdue"])
    moved = data["promises_moved"][0]
    assert (moved["from_on"], moved["due_on"], moved["silent"]) == ("2026-03-20", "2026-02-27", True)
    text = " ".join(run("HEAD").output.split())
    assert "due on 2026-02-27, 2 days late, owed by ann; so far it was due on 2026-03-20" in text
    assert "no line under 'revisions' says so" in text


def test_a_move_with_a_line_is_told(past: Past, run: Run, seen: Seen) -> None:
    lines = [move("2026-03-20", "2026-03-27", "2026-02-25", "2026-02-25")]
    past.promise("2026-03-27", "2026-01-10-later", what="The later one", revisions=lines)
    moved = seen("HEAD")["promises_moved"][0]
    assert (moved["silent"], moved["told_on"]) == (False, "2026-02-25")
    shift = next(one for one in seen("HEAD")["falls_due_otherwise"] if one["clock"] == "commitment")
    assert (shift["before"]["due_on"], shift["after"]["due_on"]) == ("2026-03-20", "2026-03-27")
    assert "due on 2026-03-27 instead of 2026-03-20" in " ".join(run("HEAD").output.split())


def test_faults_are_found_and_mended(past: Past, seen: Seen) -> None:
    past.put("contacts/2026-02-20-call", summary="We talked", theirs=["nobody-we-know"])
    data = seen("HEAD")
    assert [(one["rule"], one["severity"]) for one in data["found"]] == [("reference-unknown", "error")]
    assert data["mended"] == []
    past.commit("2026-02-20")
    past.put("contacts/2026-02-20-call", summary="We talked", theirs=["sue"])
    data = seen("HEAD")
    assert data["found"] == []
    assert [one["rule"] for one in data["mended"]] == ["reference-unknown"]


def test_modes_and_new_promises_are_told(past: Past, seen: Seen) -> None:
    past.put("projects/shop", name="Shop", project_manager="paul", mobilised_on="2026-02-20")
    past.promise("2026-05-01", "2026-02-28-new", what="A new one")
    data = seen("HEAD")
    assert data["modes"] == [{"account": "acme", "before": ["steady_state"], "after": ["project_underway"]}]
    assert [one["what"] for one in data["promises_made"]] == ["A new one"]


def test_a_promise_taken_away_is_told(past: Past, run: Run, seen: Seen) -> None:
    past.take("commitments/2026-01-10-late")
    assert [one["record"] for one in seen("HEAD")["promises_gone"]] == [LATE]
    assert "gone from the book" in run("HEAD").output


def test_a_renamed_promise_has_neither_gone_nor_come(past: Past, seen: Seen) -> None:
    folder = "accounts/acme/commitments"
    past.git("mv", f"{folder}/2026-01-10-late.yml", f"{folder}/2026-01-10-former.yml")
    past.git("mv", f"{folder}/2026-01-10-later.yml", f"{folder}/2026-01-10-moved.yml")
    past.promise("2026-03-27", "2026-01-10-moved", what="The later one")
    past.git("add", "-A")
    for words in (("HEAD",), ("HEAD", "--staged")):
        data = seen(*words)
        assert (data["promises_gone"], data["promises_made"]) == ([], [])
        (moved,) = data["promises_moved"]
        assert (moved["record"], moved["from_on"]) == ("acme/commitments/2026-01-10-moved", "2026-03-20")


def test_a_promise_that_goes_to_another_account_has_not_gone(past: Past, seen: Seen) -> None:
    past.git("mv", "accounts/acme", "accounts/acme-ltd")
    data = seen("HEAD")
    assert data["accounts"] == ["acme", "acme-ltd"]
    assert (data["promises_gone"], data["promises_made"]) == ([], [])


def test_who_joins_and_who_goes_changes_what_citations_mean(past: Past, seen: Seen) -> None:
    past.put("contacts/2026-02-20-call", summary="We talked", theirs=["sue"], ours=["zoe"])
    past.commit("2026-02-20")
    zoe = past.root / "accounts/_people/zoe.yml"
    zoe.write_bytes(b"name: Zoe Zander\nroles: [developer]\n")
    data = seen("HEAD")
    assert data["whole_book"]
    assert [(one["rule"], one["record"]) for one in data["mended"]] == [
        ("reference-unknown", "acme/contacts/2026-02-20-call")
    ]
    past.commit("2026-02-21")
    zoe.unlink()
    assert [one["rule"] for one in seen("HEAD")["found"]] == ["reference-unknown"]
    zoe.write_bytes(b"name: Zoe Zander\nroles: [developer]\nleft_on: 2026-02-25\n")
    past.put("account", name="acme", account_manager="ann", team={"support_contact": "zoe"})
    assert ("reference-inactive", "acme/account") in [
        (one["rule"], one["record"]) for one in seen("HEAD")["found"]
    ]
    past.commit("2026-02-25")
    zoe.write_bytes(b"name: Zoe Zander\nroles: [developer]\n")
    assert ("reference-inactive", "acme/account") in [
        (one["rule"], one["record"]) for one in seen("HEAD")["mended"]
    ]


def test_a_new_policy_is_judged_for_everybody(past: Past, run: Run, seen: Seen) -> None:
    policy = past.root / "accounts/_policy.yml"
    policy.write_bytes(policy.read_bytes() + b"clocks: {steady-contact: {every_days: 20}}\n")
    data = seen("HEAD")
    assert data["whole_book"]
    assert data["accounts"] == ["acme", "fern"]
    assert data["policy"] == [{"path": "clocks.steady-contact.every_days", "before": 92, "after": 20}]
    shifted = [*data["enters_overdue"], *data["falls_due_otherwise"]]
    assert {one["account"] for one in shifted if one["clock"] == "steady-contact"} == {"acme", "fern"}
    assert "so every account was judged" in run("HEAD").output


def test_what_the_firm_sees_changes_with_an_account(past: Past, seen: Seen) -> None:
    past.put("account", name="acme", account_manager="ann", deputy="ben")
    assert "manager-no-deputy" in [one["rule"] for one in seen("HEAD")["mended"]]


def test_only_what_is_staged_counts_where_asked(past: Past, seen: Seen) -> None:
    past.promise("2026-02-20", "2026-01-10-late", what="The late one", done_on="2026-02-20")
    past.git("add", "-A")
    past.promise("2026-02-27", "2026-01-10-later", what="The later one")
    staged = seen("HEAD", "--staged")
    assert [one["record"] for one in staged["promises_closed"]] == [LATE]
    assert staged["promises_moved"] == []
    assert len(seen("HEAD")["promises_moved"]) == 1


def test_restricted_promises_are_not_quoted(past: Past, run: Run) -> None:
    past.promise("2026-04-20", "2026-02-02-p", what="The secret sale", visibility="restricted")
    for form in ("text", "markdown", "json"):
        assert "secret" not in run("HEAD", "--format", form).output


@pytest.mark.parametrize("words", [("nowhere",), ("HEAD", "HEAD", "--staged"), ("--", "-x")])
def test_wrong_usage_is_said(run: Run, words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(standing, ["effect", *words]) if words[0] == "--" else run(*words)
    assert result.exit_code == 2


def test_an_unfinished_merge_is_refused(past: Past, run: Run) -> None:
    past.git("checkout", "-q", "-b", "work")
    past.promise("2026-03-21", "2026-01-10-later", what="The later one").commit("2026-02-01")
    past.git("checkout", "-q", "main")
    past.promise("2026-03-25", "2026-01-10-later", what="The later one").commit("2026-02-02")
    with pytest.raises(subprocess.CalledProcessError):
        past.git("merge", "-q", "work", on="2026-02-03")
    result = run("HEAD", "--staged")
    assert result.exit_code == 3
    assert "settle that first" in result.output


def test_a_book_within_a_larger_repository_is_compared(tmp_path: Path) -> None:
    past = Past(tmp_path / "firm")
    (past.root / "books").mkdir()
    past.git("mv", "accounts", "books/accounts")
    past.commit("2026-01-06")
    past.write("books/accounts/acme/commitments/2026-01-10-p.yml", b"what: x\nto: sue\ndue_on: 2026-05-10\n")
    past.git("add", "-A")
    shared = ("--root", str(past.root / "books"), "--as-of", "2026-03-01", "--format", "json")
    for words in (("HEAD",), ("HEAD", "--staged")):
        result = CliRunner().invoke(standing, ["effect", *words, *shared])
        assert [one["what"] for one in json.loads(result.output)["promises_made"]] == ["x"]
