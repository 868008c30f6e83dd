"""What a change moves in the evidence and in everybody's load."""

import pytest
from tests.effect.conftest import Run, Seen
from tests.history.repository import Past

from goodstanding.model.profile import HealthStatus
from goodstanding.standing.evidence import EvidenceShift

CALL = "acme/contacts/2026-02-27-call"


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_talk_moves_the_evidence_and_says_why(past: Past, run: Run, seen: Seen) -> None:
    past.put("contacts/2026-02-27-call", summary="We talked", theirs=["sue"], feeling="happy")
    (shift,) = seen("HEAD")["evidence"]
    assert shift["account"] == "acme"
    parts = {one["part"]: one for one in shift["parts"]}
    assert (parts["sentiment"]["before"], parts["sentiment"]["after"]) == (None, 100)
    assert parts["sentiment"]["records"] == [{"record": CALL, "before": None, "after": "happy on 2026-02-27"}]
    assert shift["after"]["whole"] != shift["before"]["whole"]
    text = flat(run("HEAD").output)
    assert "Evidence (1)" in text
    assert f"sentiment too little known -> 100 ({CALL}: happy on 2026-02-27)" in text


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (60, 71, "60 -> 71 of 100"),
        (71, 71, "still 71 of 100"),
        (None, 71, "too little known -> 71 of 100"),
        (71, None, "71 -> too little known"),
        (None, None, "still too little known"),
    ],
)
def test_the_whole_is_said_to_move_only_where_it_does(
    before: int | None, after: int | None, said: str
) -> None:
    shift = EvidenceShift("acme", before, after, HealthStatus.AMBER, HealthStatus.AMBER, ())
    assert shift.numbers == said


def test_what_a_record_said_so_far_is_named(past: Past, run: Run, seen: Seen) -> None:
    past.promise("2026-02-20", "2026-01-10-late", what="The late one", done_on="2026-02-20")
    (part,) = [one for one in seen("HEAD")["evidence"][0]["parts"] if one["part"] == "delivery"]
    assert (part["before"], part["after"]) == (0, 100)
    said = "due on 2026-02-20, kept on 2026-02-20, so far due on 2026-02-20, still open"
    assert said in flat(run("HEAD").output)


def test_other_weights_of_the_firm_move_every_account(past: Past, run: Run, seen: Seen) -> None:
    past.put("contacts/2026-02-27-call", summary="We talked", theirs=["sue"], feeling="happy").commit(
        "2026-02-27"
    )
    policy = past.root / "accounts/_policy.yml"
    policy.write_bytes(policy.read_bytes() + b"evidence: {weights: {sentiment: 300}}\n")
    (shift,) = seen("HEAD")["evidence"]
    assert (shift["account"], shift["parts"]) == ("acme", [])
    assert "by the firm's own weights and limits" in flat(run("HEAD").output)


def test_an_account_that_grows_weighs_more(past: Past, run: Run, seen: Seen) -> None:
    past.put("account", name="acme", account_manager="ann", size="enterprise")
    (load,) = seen("HEAD")["load"]
    assert load["person"] == "ann"
    assert [load[side]["weight"] for side in ("before", "after")] == [1, 10]
    assert [load[side]["accounts"] for side in ("before", "after")] == [1, 1]
    assert "ann: carries 1 -> 10 of 10 (1 -> 1 account)" in flat(run("HEAD").output)


def test_an_account_that_changes_hands_moves_load_from_one_to_the_other(
    past: Past, run: Run, seen: Seen
) -> None:
    past.put("account", name="acme", account_manager="ben", deputy="ann", size="enterprise")
    load = {one["person"]: one for one in seen("HEAD")["load"]}
    assert set(load) == {"ann", "ben"}
    assert [load["ann"][side]["accounts"] for side in ("before", "after")] == [1, 0]
    assert [load["ben"][side]["weight"] for side in ("before", "after")] == [1, 11]
    text = flat(run("HEAD").output)
    assert "ann: carries 1 -> 0 of 10 (1 -> 0 accounts)" in text
    assert "ben: carries 1 -> 11, where one person carries 10 (1 -> 2 accounts)" in text
    assert "manager-overloaded" in text


def test_a_shorter_interval_asks_more_of_people(past: Past, run: Run, seen: Seen) -> None:
    policy = past.root / "accounts/_policy.yml"
    policy.write_bytes(policy.read_bytes() + b"clocks: {steady-contact: {every_days: 20}}\n")
    data = seen("HEAD")
    assert data["load"], data
    for one in data["load"]:
        assert one["after"]["due"] > one["before"]["due"]
        assert one["due_until_on"] == "2026-03-29"
    text = flat(run("HEAD").output)
    assert "Clock by clock" in text
    assert "more duties due by 2026-03-29" in text or "more duty due by 2026-03-29" in text


def test_where_nobody_changes_hands_nothing_is_added_up(past: Past, seen: Seen) -> None:
    past.promise("2026-02-20", "2026-01-10-late", what="The late one", done_on="2026-02-20")
    (load,) = seen("HEAD")["load"]
    assert load["after"] == {"due": load["before"]["due"] - 2, "accounts": None, "weight": None, "cap": None}


@pytest.mark.parametrize("ending", [b"name: [Acme\n", b"name: Acme\naccount_manager: ann\nwat: 1\n"])
def test_an_account_that_cannot_be_read_is_said_first(
    past: Past, run: Run, seen: Seen, ending: bytes
) -> None:
    past.write("accounts/acme/account.yml", ending)
    data = seen("HEAD")
    files = [one["file"] for one in data["not_assessed"]]
    assert files[0] == "accounts/acme/account.yml"
    # Whatever lies beside it goes down with it.
    assert "accounts/acme/commitments/2026-01-10-late.yml" in files
    assert data["promises_gone"] == []
    text = flat(run("HEAD").output)
    assert f"Cannot be read, so nothing is known of it ({len(files)})" in text
    assert f"accounts/acme/: {len(files) - 1} other records: accounts/acme/account.yml cannot be read" in text


def test_a_promise_that_cannot_be_read_has_not_gone(past: Past, seen: Seen) -> None:
    past.write("accounts/acme/commitments/2026-01-10-late.yml", b"due_on: [\n")
    data = seen("HEAD")
    assert (data["promises_gone"], len(data["not_assessed"])) == ([], 1)


def test_a_policy_that_cannot_be_read_judges_nobody(past: Past, run: Run, seen: Seen) -> None:
    past.write("accounts/_policy.yml", b"timezone: Europe/London\n")
    data = seen("HEAD")
    assert not data["judged"]
    assert (data["leaves_overdue"], data["promises_gone"], data["mended"]) == ([], [], [])
    text = flat(run("HEAD").output)
    assert "nobody knows what this change does" in text
    assert "Nothing changes" not in text


def test_a_promise_moved_silently_is_found_as_the_check_finds_it(past: Past, seen: Seen) -> None:
    past.promise("2026-02-27", "2026-01-10-later", what="The later one")
    past.take("commitments/2026-01-10-late")
    for words in (("HEAD",), ("main", "work")):
        found = [(one["rule"], one["severity"]) for one in seen(*words)["found"]]
        assert ("commitment-moved-silently", "error") in found
        assert ("commitment-vanished", "error") in found
        if words == ("HEAD",):
            past.git("checkout", "-q", "-b", "work")
            past.commit("2026-02-26")


def test_a_policy_that_silences_a_lapse_of_the_past_mends_it_everywhere(past: Past, seen: Seen) -> None:
    past.promise("2026-03-25", "2026-01-10-later", what="The later one").commit("2026-02-10")
    policy = past.root / "accounts/_policy.yml"
    policy.write_bytes(policy.read_bytes() + b"rules: {commitment-moved-silently: {enabled: false}}\n")
    assert [one["rule"] for one in seen("HEAD")["mended"]] == ["commitment-moved-silently"]
    policy.write_bytes(
        policy.read_bytes().replace(
            b"rules: {commitment", b"clocks: {check-in: {every_days: 20}}\nrules: {commitment"
        )
    )
    past.commit("2026-02-11")
    policy.write_bytes(policy.read_bytes().replace(b"every_days: 20", b"every_days: 25"))
    assert not [one for one in seen("HEAD")["mended"] if one["rule"].startswith("commitment-")]
