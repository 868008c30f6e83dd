"""What the history shows that no record shows by itself."""

import subprocess
from pathlib import Path

from tests.history.repository import Past, move

MOVED, VANISHED = "commitment-moved-silently", "commitment-vanished"
BACKDATED, CHANGED = "record-backdated", "handoff-changed-after-acceptance"
PROMISE = "acme/commitments/2026-01-10-figures"


def test_a_day_that_moves_without_a_line_stays_on_record(past: Past) -> None:
    past.promise("2026-02-10").commit("2026-01-10")
    past.promise("2026-02-17").commit("2026-02-01")
    past.promise("2026-02-17", revisions=[move("2026-02-10", "2026-02-17", "2026-02-01")]).commit(
        "2026-02-20"
    )
    assert past.found(MOVED) == [("lapse", PROMISE)]


def test_a_line_in_the_same_change_tells_of_the_move(past: Past) -> None:
    past.promise("2026-02-10").commit("2026-01-10")
    moves = [move("2026-02-10", "2026-02-17", "2026-02-01"), move("2026-02-17", "2026-03-01", "2026-02-01")]
    past.promise("2026-03-01", revisions=moves).commit("2026-02-01")
    assert past.found(MOVED) == []


def test_a_line_that_leads_elsewhere_does_not_tell_of_it(past: Past) -> None:
    past.promise("2026-02-10").commit("2026-01-10")
    past.promise("2026-03-01", revisions=[move("2026-02-17", "2026-03-01", "2026-02-01")]).commit(
        "2026-02-01"
    )
    assert past.found(MOVED) == [("lapse", PROMISE)]


def test_a_revert_puts_the_day_back(past: Past) -> None:
    past.promise("2026-02-10").commit("2026-01-10")
    past.promise("2026-02-17").commit("2026-02-01")
    past.git("revert", "--no-edit", "HEAD", on="2026-02-02")
    assert past.found(MOVED) == []


def test_a_move_within_a_branch_counts_once_it_is_merged(past: Past) -> None:
    past.promise("2026-02-10").commit("2026-01-10")
    past.git("checkout", "-q", "-b", "work")
    past.promise("2026-02-17").commit("2026-01-20")
    past.promise("2026-02-10").commit("2026-01-21")
    past.put("contacts/2026-01-22-call", summary="We talked", theirs=["sue"]).commit("2026-01-22")
    past.git("checkout", "-q", "main")
    past.git("merge", "-q", "--no-ff", "--no-edit", "work", on="2026-01-23")
    # What the branch went through never held on the main line.
    assert past.found(MOVED) == []
    past.git("checkout", "-q", "-b", "more")
    past.promise("2026-02-24").commit("2026-01-24")
    past.git("checkout", "-q", "main")
    past.git("merge", "-q", "--squash", "more")
    past.commit("2026-02-05", "squashed")
    moves = past.pasts().accounts["acme"].moves
    assert [(one.from_on.isoformat(), one.moved_on and one.moved_on.isoformat()) for one in moves] == [
        ("2026-02-10", "2026-02-05")
    ]


def test_a_file_that_is_taken_away_is_found(past: Past) -> None:
    past.promise("2026-02-10").commit("2026-01-10")
    past.take("commitments/2026-01-10-figures").commit("2026-02-12")
    assert past.found(VANISHED) == [("lapse", PROMISE)]


def test_a_file_that_comes_back_has_not_vanished(past: Past) -> None:
    past.promise("2026-02-10").commit("2026-01-10")
    past.take("commitments/2026-01-10-figures").commit("2026-02-12")
    past.git("revert", "--no-edit", "HEAD", on="2026-02-13")
    assert past.found(VANISHED) == []


def test_a_renamed_file_keeps_its_past(past: Past) -> None:
    past.promise("2026-02-10").commit("2026-01-10")
    past.take("commitments/2026-01-10-figures").promise("2026-02-17", "2026-01-10-quarter").commit(
        "2026-01-12"
    )
    assert past.found(VANISHED) == []
    assert past.found(MOVED) == [("lapse", "acme/commitments/2026-01-10-quarter")]


def test_a_promise_that_becomes_a_contact_has_vanished(past: Past) -> None:
    past.promise("2026-02-10").commit("2026-01-10")
    past.git("mv", "accounts/acme/commitments/2026-01-10-figures.yml", "accounts/acme/commitments/keep.yml")
    (past.root / "accounts/acme/contacts").mkdir()
    past.git("mv", "accounts/acme/commitments/keep.yml", "accounts/acme/contacts/2026-01-10-figures.yml")
    past.commit("2026-01-12")
    assert past.found(VANISHED) == [("lapse", PROMISE)]


def test_a_record_that_came_in_late_is_found(past: Past) -> None:
    past.put("contacts/2026-02-01-call", summary="We talked", theirs=["sue"])
    past.put("contacts/2026-02-02-call", summary="We talked again", theirs=["sue"])
    past.commit("2026-02-16")
    assert past.found(BACKDATED) == [("lapse", "acme/contacts/2026-02-01-call")]


def test_what_an_account_brought_along_is_not_late(tmp_path: Path) -> None:
    past = Past(tmp_path / "book", on="2026-03-01")
    past.write("accounts/fern/account.yml", b"name: Fern\naccount_manager: ann\n")
    past.write("accounts/fern/contacts/2026-01-20-call.yml", b"summary: Before we kept a book\n")
    past.commit("2026-04-01")
    assert past.found(BACKDATED) == []


def test_a_record_renamed_to_an_earlier_day_came_in_when_it_was_renamed(past: Past) -> None:
    past.put("contacts/2026-03-01-call", summary="We talked of the plans", theirs=["sue"]).commit(
        "2026-03-01"
    )
    past.git("mv", "accounts/acme/contacts/2026-03-01-call.yml", "accounts/acme/contacts/2026-02-01-call.yml")
    past.commit("2026-03-02")
    assert past.found(BACKDATED) == [("lapse", "acme/contacts/2026-02-01-call")]


def _handoff(past: Past, timeline: str, digest: str | None = None) -> Past:
    accepted = {"accepted_on": "2026-02-05", "by": "nell"} | ({"digest": digest} if digest else {})
    return past.put(
        "handoffs/2026-02-01-shop", kind="new_work", to="new_work", submitted_on="2026-02-02",
        aims="Sell online", suggested_solution="A shop", budget={"known": "asked_not_disclosed"},
        timeline=timeline, accepted=accepted,
        constraints={"technical": "None known", "organisational": "None known", "historical": "None known"},
    )  # fmt: skip


def test_history_tells_what_was_accepted_where_no_digest_does(past: Past) -> None:
    _handoff(past, "By July").commit("2026-02-05")
    assert past.found(CHANGED) == []
    _handoff(past, "By May").commit("2026-02-20")
    assert past.found(CHANGED) == [("error", "acme/handoffs/2026-02-01-shop")]
    digest = past.pasts().accounts["acme"].accepted["2026-02-01-shop"].digest
    _handoff(past, "By July", digest).commit("2026-02-21")
    assert past.found(CHANGED) == []


def test_the_change_under_review_can_still_be_mended(past: Past) -> None:
    past.promise("2026-02-10").promise("2026-03-10", "2026-01-11-plan", what="The plan").commit("2026-01-11")
    past.promise("2026-02-17").take("commitments/2026-01-11-plan")
    assert past.found(MOVED) == []
    assert past.found(MOVED, since="HEAD") == [("error", PROMISE)]
    assert past.found(VANISHED, since="HEAD") == [("error", "acme/commitments/2026-01-11-plan")]
    past.git("checkout", "-q", "-b", "work")
    past.commit("2026-02-01")
    assert past.found(MOVED, since="main") == [("error", PROMISE)]
    assert past.found(VANISHED, since="main") == [("error", "acme/commitments/2026-01-11-plan")]
    assert past.found(MOVED) == [("lapse", PROMISE)]


def test_a_rename_under_review_takes_nothing_away(past: Past) -> None:
    past.promise("2026-02-10").commit("2026-01-11")
    past.take("commitments/2026-01-10-figures").promise("2026-02-10", "2026-01-10-quarter")
    assert past.found(VANISHED, since="HEAD") == []
    past.git("add", "-A")
    assert past.found(VANISHED, since="HEAD") == []


def test_a_late_record_under_review_is_no_error(past: Past) -> None:
    past.git("checkout", "-q", "-b", "work")
    past.put("contacts/2026-02-01-call", summary="We talked", theirs=["sue"]).commit("2026-03-01")
    assert past.found(BACKDATED, since="main") == [("lapse", "acme/contacts/2026-02-01-call")]


def test_a_shallow_clone_gets_one_notice(past: Past, tmp_path: Path) -> None:
    past.promise("2026-02-10").commit("2026-01-10")
    past.promise("2026-02-17").commit("2026-02-01")
    clone = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth", "1", past.root.as_uri(), str(clone)], check=True)
    past.root = clone
    assert past.found(MOVED) == []
    assert past.found("history-unavailable") == [("notice", "_policy")]


def test_a_book_outside_git_gets_none(past: Past) -> None:
    subprocess.run(["rm", "-r", str(past.root / ".git")], check=True)
    assert past.found("history-unavailable") == []


def test_a_broken_repository_gets_the_notice(past: Past) -> None:
    (past.root / ".git/HEAD").write_bytes(b"nothing git would know\n")
    assert past.found("history-unavailable") == [("notice", "_policy")]


def test_a_book_within_a_larger_repository_is_found(tmp_path: Path) -> None:
    past = Past(tmp_path / "firm")
    (past.root / "books").mkdir()
    past.git("mv", "accounts", "books/accounts")
    past.commit("2026-01-06")
    past.write(
        "books/accounts/acme/commitments/2026-01-10-figures.yml", b"what: x\nto: sue\ndue_on: 2026-02-10\n"
    )
    past.commit("2026-01-10")
    past.write(
        "books/accounts/acme/commitments/2026-01-10-figures.yml", b"what: x\nto: sue\ndue_on: 2026-02-17\n"
    )
    past.commit("2026-02-01")
    past.root = past.root / "books"
    assert past.found(MOVED) == [("lapse", PROMISE)]
    assert past.found(MOVED, since="HEAD~1") == [("error", PROMISE)]


def test_a_policy_may_silence_a_lapse(past: Past) -> None:
    past.promise("2026-02-10").commit("2026-01-10")
    past.promise("2026-02-17").commit("2026-02-01")
    policy = past.root / "accounts/_policy.yml"
    policy.write_bytes(policy.read_bytes() + b'rules: {"commitment-moved-silently": {enabled: false}}\n')
    assert past.found(MOVED) == []


def test_what_was_judged_before_does_not_hide_a_new_past(past: Past, tmp_path: Path) -> None:
    cache = tmp_path / "kept"
    past.promise("2026-02-10").commit("2026-01-10")
    past.promise("2026-02-17")
    assert not [one for one in past.check(cache=cache).findings if one.rule == MOVED]
    past.commit("2026-02-01")
    assert [one for one in past.check(cache=cache).findings if one.rule == MOVED]


def test_what_can_still_be_cured_is_said_in_full(past: Past) -> None:
    past.promise("2026-02-10").promise("2026-03-10", "2026-01-11-plan", what="The plan").commit("2026-01-11")
    past.promise("2026-02-17").take("commitments/2026-01-11-plan")
    moved, vanished = (
        next(one for one in past.check("HEAD").findings if one.rule == rule) for rule in (MOVED, VANISHED)
    )
    assert moved.place.path == ("due_on",)
    assert moved.message.startswith(
        "it was promised for 2026-02-10, and no line under 'revisions' tells of the move to 2026-02-17: "
    )
    assert vanished.message.startswith(
        "this promise, due on 2026-03-10, is on record and this change takes it away: "
    )
