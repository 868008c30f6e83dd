"""The brief before a meeting: what the history, the records of then and the open ends tell."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.history.repository import Past, move

from goodstanding.cli.program import standing

Brief = Callable[[], str]
AUDIT = {"what": "Access audit"}
LINES = [move("2026-05-10", "2026-06-17", "2026-05-08", "2026-05-08")]


@pytest.fixture
def past(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Past:
    """A promise made before the last exchange of 20 April and moved after it, and a talk that is planned."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = Past(tmp_path / "book")
    made.put("stakeholders/tom", name="Tom Thorne", role="Buyer").commit("2026-04-01")
    made.promise("2026-05-10", "2026-04-01-audit", **AUDIT).commit("2026-04-01")
    made.put("contacts/2026-04-20-call", summary="We talked", theirs=["sue"], feeling="happy")
    made.commit("2026-04-21")
    made.promise("2026-06-17", "2026-04-01-audit", **AUDIT, revisions=LINES).commit("2026-05-08")
    made.put("contacts/2026-06-10-visit", summary="At their place", outcome="planned", theirs=["tom"])
    made.commit("2026-05-09")
    return made


@pytest.fixture
def brief(past: Past) -> Brief:
    def written(*words: str) -> str:
        shared = ("--root", str(past.root), "--as-of", "2026-06-01")
        done = CliRunner().invoke(standing, ["draft", "meeting-brief", "acme", *shared, *words])
        assert done.exit_code == 0, done.output
        return done.stdout

    return written


def part(text: str, title: str) -> str:
    """What stands under a heading."""
    found: dict[str, str] = {}
    for piece in text.split("\n## ")[1:]:
        name, _, body = piece.partition("\n")
        found[name] = body.strip()
    return found[title]


def test_what_changed_is_told_in_plain_words_since_the_last_exchange(past: Past, brief: Brief) -> None:
    past.put("concerns/2026-05-20-late", what="Answers come late").commit("2026-05-20")
    said = part(brief(), "Since 8 May 2026")
    assert "The last exchange: Access audit." in said
    assert "- 9 May 2026: Ann Archer wrote down the contact 'At their place' of 10 June 2026" in said
    assert "- 20 May 2026: Ann Archer wrote down the concern 'Answers come late' of 20 May 2026" in said
    # The move came in on the day of the exchange that it tells of.
    assert "moved" not in said
    assert "promised" not in said


def test_a_move_after_the_exchange_is_told(past: Past, brief: Brief) -> None:
    lines = [move("2026-05-10", "2026-06-17", "2026-05-08")]
    past.promise("2026-06-17", "2026-04-01-audit", **AUDIT, revisions=lines).commit("2026-05-10")
    said = part(brief(), "Since 20 April 2026")
    assert "with Sue Stone" in said
    assert "8 May 2026: Ann Archer moved 'Access audit' from 10 May to 17 June 2026" in said
    # That the talk itself was written down is no news.
    assert "We talked" not in said.split("\n", 1)[1]


def test_the_evidence_is_compared_with_the_book_as_it_stood_then(past: Past, brief: Brief) -> None:
    commit = past.git("rev-list", "-1", "--before=2026-05-08T23:59", "HEAD")
    past.put("concerns/2026-05-20-late", what="Answers come late").commit("2026-05-20")
    # Written in afterwards: on the day of the exchange nobody knew it.
    past.put("concerns/2026-05-02-rude", what="Somebody was rude").commit("2026-05-21")
    said = part(brief(), "What moved in the evidence")
    assert f"as the book stood then (commit {commit[:10]})" in said
    assert "- sentiment 100 -> " in said
    assert "'Answers come late': an open concern" in said
    assert "'Somebody was rude': an open concern" in said


def test_a_clock_that_runs_behind_makes_nothing_known_earlier(past: Past, brief: Brief) -> None:
    commit = past.git("rev-list", "-1", "--before=2026-05-08T23:59", "HEAD")
    # Committed on top of all that, by a machine that believes in January.
    past.put("concerns/2026-05-02-rude", what="Somebody was rude").commit("2026-01-20")
    said = part(brief(), "What moved in the evidence")
    assert f"as the book stood then (commit {commit[:10]})" in said
    assert "'Somebody was rude': an open concern" in said


def test_what_is_promised_by_then_and_what_comes_later(past: Past, brief: Brief) -> None:
    past.promise("2026-05-28", "2026-04-02-p", what="The late one", owner="ben")
    past.promise("2026-06-10", "2026-04-03-p", what="The one of the day")
    text = brief()
    due = part(text, "Promised by 10 June 2026")
    assert "The late one, to Sue Stone, by 28 May 2026 (4 days late)" in due
    assert "The one of the day" in due
    assert "Access audit" not in due
    assert "Access audit, to Sue Stone, by 17 June 2026" in part(text, "What else is open")


def test_who_attends_and_who_else_is_there(brief: Brief) -> None:
    text = brief()
    attends = part(text, "Who attends")
    assert "- Tom Thorne, Buyer; never spoken with on record" in attends
    assert "- Ann Archer, for us" in attends
    assert "Sue Stone" not in attends
    assert "Sue Stone" in part(text, "Who else is there")


def test_open_questions_are_those_of_both_sides(past: Past, brief: Brief) -> None:
    wait = {"what": "The list of keys", "from": "sue", "needed_by_on": "2026-06-05"}
    past.promise("2026-06-12", "2026-04-04-p", what="Order the keys", waiting_on=[wait])
    past.put(
        "contacts/2026-05-04-mail", summary="Which rate is it?", needs_reply=True,
        needs_reply_by_on="2026-05-06", theirs=["sue"], started_by="client",
    )  # fmt: skip
    past.put("signals/2026-05-05-s", kind="need", note="They hire again")
    past.put(
        "opportunities/2026-05-01-shop", title="A shop",
        proposal={"sent_on": "2026-05-12", "owner": "ann"},
    )  # fmt: skip
    said = part(brief(), "Open questions")
    assert "They wait for our answer, by 6 May 2026: Which rate is it?" in said
    assert (
        "We wait for 'The list of keys' from Sue Stone, needed by 5 June 2026, for 'Order the keys'" in said
    )
    assert "What is behind it? They hire again" in said
    assert "What do they say to our proposal of 12 May 2026? A shop" in said
    assert "What do they want to reach?" in said


@pytest.mark.parametrize("later", [False, True])
def test_restricted_records_are_left_out_of_every_part(past: Past, brief: Brief, later: bool) -> None:
    """Whether they were restricted from the start or only marked so today, and not committed yet."""
    before = brief()
    hidden: dict[str, Any] = {} if later else {"visibility": "restricted"}
    records: dict[str, dict[str, Any]] = {
        "contacts/2026-05-25-call": {"summary": "Canary", "theirs": ["sue"], "feeling": "unhappy"},
        "concerns/2026-05-20-c": {"what": "Canary"},
        "stakeholders/zoe": {"name": "Canary", "key": True},
        "signals/2026-05-05-s": {"kind": "need", "note": "Canary"},
        "commitments/2026-05-02-c": {"what": "Canary", "to": "sue", "due_on": "2026-06-05"},
    }
    for name, fields in records.items():
        past.put(name, **fields, **hidden)
    past.commit("2026-05-26")
    for name, fields in records.items():
        past.put(name, **fields, visibility="restricted")
    assert "Canary" not in brief()
    assert brief() == before


def test_without_git_the_brief_says_why(past: Past, brief: Brief) -> None:
    subprocess.run(["rm", "-r", str(past.root / ".git")], check=True)
    text = brief()
    assert "What changed is not told here: this book is not kept in git" in text
    assert "by what is on record today of that day" in part(text, "What moved in the evidence")


def test_a_shallow_clone_says_how_to_mend_it(past: Past, brief: Brief, tmp_path: Path) -> None:
    clone = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth", "1", past.root.as_uri(), str(clone)], check=True)
    past.root = clone
    assert "git fetch --unshallow" in brief()


def test_a_sample_book_s_history_is_not_told(past: Past, brief: Brief) -> None:
    policy = past.root / "accounts/_policy.yml"
    policy.write_bytes(policy.read_bytes() + b"sample_as_of_on: 2026-06-01\n")
    assert "What changed is not told here: the history of a sample book" in brief()


def test_an_account_without_any_exchange_tells_all(past: Past, brief: Brief) -> None:
    past.git("rm", "-q", "accounts/acme/contacts/2026-04-20-call.yml")
    past.promise("2026-06-17", "2026-04-01-audit", **AUDIT).commit("2026-05-10")
    text = brief()
    assert "No exchange with them is on record." in text
    assert "promised 'Access audit' to sue for 10 May 2026" in part(text, "Since the beginning")
    assert "What moved in the evidence" not in text


def test_words_of_the_history_stay_words(past: Past, brief: Brief) -> None:
    past.put("concerns/2026-05-20-c", what="<script>x</script> [a](b) # c\n\n# Heading").commit("2026-05-20")
    text = brief()
    assert "<script" not in text
    assert "\n# Heading" not in text
    assert "[a](b)" not in text
