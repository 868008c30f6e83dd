"""Where the base has gone on, the effect is that of the merge."""

import subprocess

import pytest
from tests.effect.conftest import Run, Seen
from tests.history.repository import Past

FERN = "accounts/fern/account.yml"
LATE = "acme/commitments/2026-01-10-late"


@pytest.fixture
def parted(past: Past) -> Past:
    """A branch that keeps a promise, while main hears that Fern's name is another."""
    past.git("checkout", "-q", "-b", "work")
    past.promise("2026-02-20", "2026-01-10-late", what="The late one", done_on="2026-02-20")
    past.commit("2026-02-20")
    past.git("checkout", "-q", "main")
    past.write(FERN, b"name: Fern Ltd\naccount_manager: ben\nclient_since: 2026-01-01\n")
    past.commit("2026-02-21")
    return past


def objects(past: Past) -> str:
    said: str = past.git("count-objects", "-v")
    return said


def test_two_commits_are_compared_as_the_merge_leaves_the_book(parted: Past, seen: Seen) -> None:
    before = objects(parted)
    data = seen("main", "work")
    assert (data["merge"], data["accounts"]) == ("merged", ["acme"])
    assert data["base"] == parted.git("rev-parse", "main")
    assert data["head"] == parted.git("rev-parse", "work")
    assert [one["record"] for one in data["promises_closed"]] == [LATE]
    assert objects(parted) == before


def test_the_files_as_they_lie_are_merged_with_what_is_not_committed(parted: Past, seen: Seen) -> None:
    parted.git("checkout", "-q", "work")
    parted.promise("2026-06-01", "2026-02-25-new", what="A new one")
    before, status = objects(parted), parted.git("status", "--porcelain")
    data = seen("main")
    assert (data["merge"], data["accounts"], data["head"]) == ("merged", ["acme"], None)
    assert [one["what"] for one in data["promises_made"]] == ["A new one"]
    # What is staged alone does not hold the file that nobody has added yet.
    staged = seen("main", "--staged")
    assert staged["promises_made"] == []
    assert [one["record"] for one in staged["promises_closed"]] == [LATE]
    assert (objects(parted), parted.git("status", "--porcelain")) == (before, status)


def test_a_fault_of_both_sides_together_is_found(past: Past, seen: Seen) -> None:
    """Each branch names a deputy that the other makes impossible: only the merge shows it."""
    past.git("checkout", "-q", "-b", "work")
    past.put("contacts/2026-02-20-call", summary="We talked", theirs=["tom"])
    past.put("stakeholders/tom", name="Tom Thorne").commit("2026-02-20")
    past.git("checkout", "-q", "-b", "more", "main")
    past.put("stakeholders/tom", name="Tom Thorne").commit("2026-02-20")
    past.git("checkout", "-q", "main")
    past.git("merge", "-q", "more", on="2026-02-20")
    past.take("stakeholders/tom").commit("2026-02-21")
    past.git("checkout", "-q", "work")
    past.take("stakeholders/tom").commit("2026-02-21")
    assert [one["rule"] for one in seen("main", "work")["found"]] == ["reference-unknown"]


def test_what_the_base_did_meanwhile_is_not_the_changes_doing(parted: Past, run: Run, seen: Seen) -> None:
    parted.promise("2026-04-20", "2026-01-10-later", what="The later one").commit("2026-02-22")
    parted.take("commitments/2026-01-10-late").commit("2026-02-23")
    parted.git("checkout", "-q", "work")
    parted.git("reset", "-q", "--hard", "main~2")
    parted.put("contacts/2026-02-24-call", summary="We talked", theirs=["sue"]).commit("2026-02-24")
    data = seen("main", "work")
    assert data["merge"] == "merged"
    assert (data["promises_moved"], data["promises_gone"], data["promises_made"]) == ([], [], [])
    assert not [one for one in data["found"] if one["rule"].startswith("commitment-")]
    assert "once the change is merged" in " ".join(run("main", "work").output.split())


def test_a_merge_that_conflicts_is_refused(past: Past, run: Run) -> None:
    past.git("checkout", "-q", "-b", "work")
    past.promise("2026-03-21", "2026-01-10-later", what="The later one").commit("2026-02-01")
    past.git("checkout", "-q", "main")
    past.promise("2026-03-25", "2026-01-10-later", what="The later one").commit("2026-02-02")
    result = run("main", "work")
    assert result.exit_code == 3
    assert "accounts/acme/commitments/2026-01-10-later.yml: changed on both sides" in result.output
    assert len(result.output.splitlines()) == 1


def test_a_git_that_cannot_try_a_merge_compares_from_where_they_parted(
    parted: Past, run: Run, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = subprocess.run

    def old(command: list[str], **words: object) -> object:
        unknown = ["--no-such-option" if one == "--write-tree" else one for one in command]
        return asked(unknown, **words)  # type: ignore[call-overload]  # as it came

    monkeypatch.setattr("goodstanding.effect.merging.subprocess.run", old)
    data = seen("main", "work")
    assert (data["merge"], data["accounts"]) == ("not_tried", ["acme"])
    assert data["base"] == parted.git("rev-parse", "main~1")
    assert "too old to merge" in " ".join(run("main", "work").output.split())


def test_a_merge_commit_itself_needs_no_trial(parted: Past, seen: Seen) -> None:
    """What a pull request's own run checks out: the merge, with the base as its first parent."""
    base = parted.git("rev-parse", "main")
    parted.git("merge", "-q", "--no-ff", "--no-edit", "work", on="2026-02-22")
    data = seen(base, "HEAD")
    assert (data["merge"], data["accounts"], data["base"]) == ("not_needed", ["acme"], base)


def test_a_book_within_a_larger_repository_is_merged(parted: Past, seen: Seen) -> None:
    top = parted.root
    for branch in ("main", "work"):
        parted.git("checkout", "-q", branch)
        (top / "books").mkdir(exist_ok=True)
        parted.git("mv", "accounts", "books/accounts")
        parted.commit("2026-02-24")
    parted.git("checkout", "-q", "work")
    parted.write(
        "books/accounts/acme/commitments/2026-02-25-p.yml", b"what: x\nto: sue\ndue_on: 2026-05-10\n"
    )
    parted.root = top / "books"
    data = seen("main")
    assert (data["merge"], data["accounts"]) == ("merged", ["acme"])
    assert [one["what"] for one in data["promises_made"]] == ["x"]
    assert [one["record"] for one in data["promises_closed"]] == [LATE]
