"""How promises end, by rule; every day by hand."""

import shutil
import subprocess
from datetime import UTC, date, datetime, time
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.history.repository import Past, move

from goodstanding.history import Looked
from goodstanding.history.facts import Facts, SaidMove, said_in
from goodstanding.history.ledger import Ledger, load_ledger
from goodstanding.history.log import Step
from goodstanding.history.moves import Telling, explains, view_of
from goodstanding.history.outcomes import Course, Outcome, outcome_of
from goodstanding.history.promises import Promise
from goodstanding.occasion import Asked, Machine, load_occasion, looked_at

FIRST, LATER = "2026-02-10", "2026-02-17"
ON_THE_DAY = [move(FIRST, LATER, "2026-02-03", FIRST)]
TOO_LATE = [move(FIRST, LATER, "2026-02-12", "2026-02-12")]
IN_TIME = [move(FIRST, LATER, "2026-02-03", "2026-02-03")]
Version = tuple[str, dict[str, Any]]


def ended(*versions: Version, as_of: str = "2026-06-01", gone: bool = False) -> Outcome:
    """How a promise of these versions, each with the day on which it came in, ended."""
    steps, told = [], []
    for number, (on, fields) in enumerate(versions):
        noon = datetime.combine(date.fromisoformat(on), time(12), UTC)
        steps.append(Step(f"{number:040}", int(noon.timestamp()), "", "", ()))
        said = said_in({"what": "x", "to": "sue", "due_on": FIRST, **fields})
        assert said is not None
        told.append(Telling(number, said))
    course = Course(told, view_of(steps, Facts(b"", {}, {}), UTC), date.fromisoformat(as_of))
    return outcome_of(course, is_gone=gone)


MADE: Version = ("2026-01-10", {})


@pytest.mark.parametrize(
    ("versions", "as_of", "outcome"),
    [
        # Not due yet, due today, a day past.
        ([MADE], "2026-02-09", Outcome.OPEN),
        ([MADE], FIRST, Outcome.OPEN),
        ([MADE], "2026-02-11", Outcome.LATE),
        # Kept early, on the day, a day late.
        ([MADE, ("2026-02-08", {"done_on": "2026-02-08"})], "2026-06-01", Outcome.KEPT_FIRST),
        ([MADE, (FIRST, {"done_on": FIRST})], "2026-06-01", Outcome.KEPT_FIRST),
        ([MADE, ("2026-02-11", {"done_on": "2026-02-11"})], "2026-06-01", Outcome.LATE),
        # Written down a week later: when it was kept is a fact of the record.
        ([MADE, ("2026-02-15", {"done_on": "2026-02-09"})], "2026-06-01", Outcome.KEPT_FIRST),
        # A fact of tomorrow has not happened.
        ([MADE, ("2026-02-08", {"done_on": "2026-02-12"})], "2026-02-09", Outcome.OPEN),
        # Moved and told in time.
        (
            [MADE, ("2026-02-03", {"due_on": LATER, "revisions": IN_TIME}),
             (LATER, {"due_on": LATER, "revisions": IN_TIME, "done_on": LATER})],
            "2026-06-01", Outcome.KEPT_MOVED,
        ),
        # Moved in time, and kept on the first day all the same.
        (
            [MADE, ("2026-02-03", {"due_on": LATER, "revisions": IN_TIME, "done_on": None}),
             (FIRST, {"due_on": LATER, "revisions": IN_TIME, "done_on": FIRST})],
            "2026-06-01", Outcome.KEPT_FIRST,
        ),
        # The line came in on the last day on which it could, and a day after.
        (
            [MADE, (FIRST, {"due_on": LATER, "revisions": IN_TIME, "done_on": None}),
             (LATER, {"due_on": LATER, "revisions": IN_TIME, "done_on": LATER})],
            "2026-06-01", Outcome.KEPT_MOVED,
        ),
        (
            [MADE, ("2026-02-11", {"due_on": LATER, "revisions": IN_TIME}),
             (LATER, {"due_on": LATER, "revisions": IN_TIME, "done_on": LATER})],
            "2026-06-01", Outcome.MOVED_LATE,
        ),
        # A clock that was put back, on top of a change that came in after the day, gains nothing.
        (
            [MADE, ("2026-02-15", {}), ("2026-02-03", {"due_on": LATER, "revisions": IN_TIME}),
             (LATER, {"due_on": LATER, "revisions": IN_TIME, "done_on": LATER})],
            "2026-06-01", Outcome.MOVED_LATE,
        ),
        # Told only on the day itself, or never.
        (
            [MADE, ("2026-02-03", {"due_on": LATER, "revisions": ON_THE_DAY}),
             (LATER, {"due_on": LATER, "revisions": ON_THE_DAY, "done_on": LATER})],
            "2026-06-01", Outcome.LATE,
        ),
        (
            [MADE, ("2026-02-03", {"due_on": LATER, "revisions": [move(FIRST, LATER, "2026-02-03")]}),
             (LATER, {"due_on": LATER, "revisions": [move(FIRST, LATER, "2026-02-03")], "done_on": LATER})],
            "2026-06-01", Outcome.LATE,
        ),
        # Moved silently, before and after its day; the first day stays.
        ([MADE, ("2026-02-03", {"due_on": LATER}), (LATER, {"due_on": LATER, "done_on": LATER})],
         "2026-06-01", Outcome.LATE),
        ([MADE, ("2026-02-12", {"due_on": LATER}), (LATER, {"due_on": LATER, "done_on": LATER})],
         "2026-06-01", Outcome.MOVED_LATE),
        ([MADE, ("2026-02-12", {"due_on": "2026-12-01"})], "2026-06-01", Outcome.MOVED_LATE),
        # Word to the client added to the line in time, and too late.
        (
            [MADE, ("2026-02-03", {"due_on": LATER, "revisions": [move(FIRST, LATER, "2026-02-03")]}),
             ("2026-02-09", {"due_on": LATER, "revisions": IN_TIME}),
             (LATER, {"due_on": LATER, "revisions": IN_TIME, "done_on": LATER})],
            "2026-06-01", Outcome.KEPT_MOVED,
        ),
        (
            [MADE, ("2026-02-03", {"due_on": LATER, "revisions": [move(FIRST, LATER, "2026-02-03")]}),
             ("2026-02-12", {"due_on": LATER, "revisions": IN_TIME}),
             (LATER, {"due_on": LATER, "revisions": IN_TIME, "done_on": LATER})],
            "2026-06-01", Outcome.LATE,
        ),
        # What stood in the first version is taken at its word.
        ([("2026-05-01", {"due_on": LATER, "revisions": IN_TIME, "done_on": LATER})],
         "2026-06-01", Outcome.KEPT_MOVED),
        ([("2026-05-01", {"due_on": LATER, "done_on": LATER, "revisions": TOO_LATE})],
         "2026-06-01", Outcome.MOVED_LATE),
        # Missed once is missed.
        ([MADE, (FIRST, {"missed_on": FIRST})], "2026-06-01", Outcome.MISSED),
        ([MADE, (FIRST, {"missed_on": FIRST}), ("2026-02-12", {"done_on": "2026-02-09"})],
         "2026-06-01", Outcome.MISSED),
        # The latest day ever written is when it was kept.
        ([MADE, ("2026-02-12", {"done_on": "2026-02-12"}), ("2026-02-13", {"done_on": "2026-02-09"})],
         "2026-06-01", Outcome.LATE),
        # Taken back in time, too late, and with the day written earlier than it came in.
        ([MADE, (FIRST, {"withdrawn": {"withdrawn_on": FIRST}})], "2026-06-01", Outcome.WITHDRAWN),
        ([MADE, ("2026-02-11", {"withdrawn": {"withdrawn_on": "2026-02-11"}})], "2026-06-01", Outcome.LATE),
        ([MADE, ("2026-02-20", {"withdrawn": {"withdrawn_on": "2026-02-01"}})], "2026-06-01", Outcome.LATE),
    ],
)  # fmt: skip
def test_the_rule(versions: list[Version], as_of: str, outcome: Outcome) -> None:
    assert ended(*versions, as_of=as_of) is outcome


def test_a_promise_whose_file_is_gone_has_vanished_unless_it_was_kept() -> None:
    assert ended(MADE, as_of="2026-02-01", gone=True) is Outcome.VANISHED
    assert ended(MADE, (FIRST, {"done_on": FIRST}), gone=True) is Outcome.KEPT_FIRST
    assert ended(MADE, (FIRST, {"missed_on": FIRST}), gone=True) is Outcome.MISSED


DAYS = st.dates(date(2026, 1, 1), date(2026, 4, 30)).map(date.isoformat)


@st.composite
def polish(draw: st.DrawFn) -> dict[str, Any]:
    """What somebody might write afterwards, anything but that it was kept."""
    fields: dict[str, Any] = {"due_on": draw(DAYS)}
    lines = draw(st.lists(st.tuples(DAYS, DAYS, DAYS, st.none() | DAYS), max_size=3))
    fields["revisions"] = [move(*line) for line in lines]
    if draw(st.booleans()):
        fields["withdrawn"] = {"withdrawn_on": draw(DAYS), "by": draw(st.sampled_from(["us", "client"]))}
    return fields


@settings(max_examples=200, deadline=None)
@given(st.lists(polish(), min_size=1, max_size=3), st.booleans())
def test_no_later_edit_makes_a_broken_promise_look_better(edits: list[dict[str, Any]], missed: bool) -> None:
    made: list[Version] = [MADE, ("2026-02-11", {"missed_on": "2026-02-11"} if missed else {})]
    before = ended(*made)
    after = ended(*made, *((f"2026-05-{10 + number}", fields) for number, fields in enumerate(edits)))
    assert before.is_broken
    assert after.is_broken


def test_lines_lead_from_day_to_day_in_their_order() -> None:
    days = [date(2026, 2, number) for number in (1, 2, 3, 4)]
    lines = [SaidMove(a, b) for a, b in pairwise(days)]
    assert explains(lines, days[0], days[3])
    assert explains(lines, days[1], days[3])
    assert not explains(lines, days[0], days[2])
    assert not explains([], days[0], days[1])
    orders = [one for one in permutations(lines) if explains(one, days[0], days[3])]
    assert orders == [tuple(lines)]


def ledger(
    past: Past, as_of: str = "2026-06-01", account: str | None = None, cache: Path | None = None
) -> Ledger:
    looked = Looked(past.root, None, "Europe/London", cache)
    return load_ledger(looked, date.fromisoformat(as_of), account)


def only(past: Past, as_of: str = "2026-06-01") -> Promise:
    (promise,) = ledger(past, as_of).promises
    return promise


def test_a_promise_is_followed_through_its_names(past: Past) -> None:
    past.promise(FIRST).commit("2026-01-10")
    past.git(
        "mv", "accounts/acme/commitments/2026-01-10-figures.yml", "accounts/acme/commitments/2026-02-01-q.yml"
    )
    past.commit("2026-02-01")
    past.promise(LATER, "2026-02-01-q").commit("2026-02-15")
    promise = only(past)
    assert promise.record == "acme/commitments/2026-02-01-q"
    assert promise.first_on.isoformat() == FIRST
    assert promise.outcome is Outcome.MOVED_LATE
    assert [(one.is_told_of, one.counts) for one in promise.moves] == [(False, False)]


def test_a_version_that_cannot_be_read_says_nothing(past: Past) -> None:
    past.promise(FIRST).commit("2026-01-10")
    past.write("accounts/acme/commitments/2026-01-10-figures.yml", b"due_on: [2026-09-01\n")
    past.commit("2026-01-12")
    past.promise(FIRST, done_on=FIRST).commit(FIRST)
    assert only(past).outcome is Outcome.KEPT_FIRST


def test_warning_counts_from_the_commit_and_not_from_the_day_written_in_it(past: Past) -> None:
    past.promise(FIRST).commit("2026-01-10")
    past.promise(FIRST, told_on="2026-02-01", at_risk={"noticed_on": "2026-02-01"}).commit("2026-02-07")
    past.promise(FIRST, told_on="2026-02-01", missed_on=FIRST).commit("2026-02-11")
    promise = only(past)
    assert promise.warned is not None
    assert promise.warned.days == 3
    assert ledger(past).strength(promise.warned.commit) == "plain_commit"


def test_restricted_words_are_not_in_the_ledger(past: Past) -> None:
    past.promise(FIRST, what="A secret plan").commit("2026-01-10")
    past.promise(FIRST, what="A secret plan", visibility="restricted").commit("2026-01-12")
    past.promise(FIRST, what="A public plan").commit("2026-01-13")
    promise = only(past)
    assert (promise.what, promise.to) == (None, None)


def test_what_is_kept_says_the_same_as_what_is_read(past: Past, tmp_path: Path) -> None:
    past.promise(FIRST).commit("2026-01-10")
    past.promise(LATER, revisions=IN_TIME).commit("2026-02-03")
    for _ in range(2):
        assert ledger(past, cache=tmp_path / "kept") == ledger(past)


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="signs with a key of ssh")
def test_a_signature_counts_only_where_it_can_be_verified(past: Past, tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    past.promise(FIRST).commit("2026-01-10")
    past.promise(FIRST, told_on="2026-02-07", at_risk={"noticed_on": "2026-02-07"})
    past.git("add", "-A")
    sign = ("-c", "gpg.format=ssh", "-c", f"user.signingKey={key}.pub")
    past.git(*sign, "commit", "-q", "-S", "-m", "told", on="2026-02-07")
    promise = only(past)
    assert promise.warned is not None
    # Nobody here knows the key: the commit weighs no more than any other.
    assert ledger(past).strength(promise.warned.commit) == "plain_commit"
    signers = tmp_path / "signers"
    signers.write_text(f"ann@firm.example {Path(f'{key}.pub').read_text()}")
    past.git("config", "gpg.ssh.allowedSignersFile", str(signers))
    assert ledger(past).strength(promise.warned.commit) == "signed_commit"
    signers.write_text("")
    assert ledger(past).strength(promise.warned.commit) == "plain_commit"


def test_a_merge_weighs_more_only_where_the_host_calls_the_branch_protected(past: Past) -> None:
    past.promise(FIRST).commit("2026-01-10")
    past.git("checkout", "-q", "-b", "work")
    past.promise(FIRST, told_on="2026-02-07", at_risk={"noticed_on": "2026-02-07"}).commit("2026-02-07")
    past.git("checkout", "-q", "main")
    past.git("merge", "-q", "--no-ff", "--no-edit", "work", on="2026-02-08")
    promise = only(past)
    assert promise.warned is not None
    assert ledger(past).strength(promise.warned.commit) == "plain_commit"
    seen = Looked(past.root, None, "Europe/London", is_protected=True)
    protected = load_ledger(seen, date(2026, 6, 1))
    assert protected.strength(promise.warned.commit) == "merged_on_protected_branch"
    assert protected.strength(past.git("rev-parse", "work")) == "plain_commit"


def test_the_host_speaks_of_the_branch_it_checked_out_alone(past: Past) -> None:
    for name in ("GITHUB_REF_PROTECTED", "CI_COMMIT_REF_PROTECTED"):
        machine = Machine({name: "true"}, past.root)
        found = [looked_at(load_occasion(Asked(as_of="2026-06-01", at=at), machine)) for at in (None, "HEAD")]
        assert [one.is_protected for one in found if one] == [True, False]
    plain = looked_at(load_occasion(Asked(as_of="2026-06-01"), Machine({}, past.root)))
    assert plain is not None
    assert not plain.is_protected


def test_promises_of_an_account_that_is_gone_still_count(past: Past) -> None:
    past.promise(FIRST).commit("2026-01-10")
    past.git("rm", "-r", "-q", "accounts/acme")
    past.commit("2026-02-01")
    assert only(past).outcome is Outcome.VANISHED
    assert not [one for one in past.check().findings if one.account == "acme"]
