"""The pass over the history agrees with taking out every commit, and survives what repositories hold."""

import os
import subprocess
from datetime import UTC
from pathlib import Path

import pytest
from tests.history.histories import make_history
from tests.history.oracle import lives_by_hand
from tests.history.repository import Past

from goodstanding.history.index import NAME, load_log
from goodstanding.history.lives import lives_of
from goodstanding.history.repository import HistoryUnavailableError, NotInGitError, open_repository

# More histories cost more time: each commit is taken out once.
HISTORIES = int(os.environ.get("ORACLE_HISTORIES", "200"))
PARTS = 6


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_lives_agree_with_taking_out_every_commit(part: int, tmp_path: Path) -> None:
    seen = 0
    for seed in range(part, HISTORIES, PARTS):
        root = tmp_path / str(seed)
        make_history(root, seed)
        log = load_log(open_repository(root, "main"))
        got = [
            [(log.steps[one.step].commit, one.path, one.blob) for one in life.versions]
            for life in lives_of(log.steps)
        ]
        assert sorted(got) == sorted(lives_by_hand(root)), f"history {seed}"
        seen += sum(len({path for _, path, _ in life}) > 1 for life in got)
    assert seen, "no record was ever renamed"


@pytest.mark.slow
def test_an_index_that_grows_says_the_same_as_one_made_at_once(tmp_path: Path) -> None:
    for seed in range(1000, 1006):
        root, kept = tmp_path / str(seed), tmp_path / f"kept-{seed}"
        make_history(root, seed)
        line = subprocess.run(
            ["git", "-C", str(root), "rev-list", "--first-parent", "main"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split()
        # Forward in leaps, back, and forward again.
        for commit in (line[-1], line[6], line[3], line[8], line[0]):
            repository = open_repository(root, commit)
            assert load_log(repository, kept).steps == load_log(repository).steps


def test_a_later_run_reads_only_what_is_new(
    past: Past, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_log(open_repository(past.root), tmp_path)
    past.promise("2026-02-10").commit("2026-01-10")
    spans = []

    def said(_repository: object, *words: str) -> bytes:
        spans.append([word for word in words if ".." in word])
        return b""

    head = past.git("rev-parse", "HEAD~1")
    monkeypatch.setattr("goodstanding.history.log.says", said)
    load_log(open_repository(past.root), tmp_path)
    assert spans == [[f"{head}..{past.git('rev-parse', 'HEAD')}"]]


def test_a_branch_written_anew_is_read_anew(past: Past, tmp_path: Path) -> None:
    past.promise("2026-02-10").commit("2026-01-10")
    load_log(open_repository(past.root), tmp_path)
    past.promise("2026-02-17")
    past.git("add", "-A")
    past.git("commit", "-q", "--amend", "-m", "as if it had always been so", on="2026-01-11")
    past.git("reflog", "expire", "--expire=now", "--all")
    past.git("gc", "-q", "--prune=now")
    assert load_log(open_repository(past.root), tmp_path) == load_log(open_repository(past.root))
    assert past.pasts(cache=tmp_path).accounts["acme"].moves == ()


@pytest.mark.parametrize("harm", ["cut", "turned", "foreign", "empty"])
def test_a_harmed_index_costs_time_and_never_truth(past: Past, tmp_path: Path, harm: str) -> None:
    past.promise("2026-02-10").commit("2026-01-10")
    true = past.pasts(cache=tmp_path)
    for name in (NAME, "history.facts"):
        data = (tmp_path / name).read_bytes()
        harmed = {
            "cut": data[:-7],
            "turned": data[:50] + bytes([data[50] ^ 1]) + data[51:],
            "foreign": b"nothing of ours",
            "empty": b"",
        }
        (tmp_path / name).write_bytes(harmed[harm])
    assert past.pasts(cache=tmp_path) == true


def test_an_author_in_another_encoding_does_no_harm(past: Past) -> None:
    past.promise("2026-02-10")
    past.git("add", "-A")
    tree = past.git("write-tree")
    head = past.git("rev-parse", "HEAD")
    who = b"J\xfcrgen \x96 <j\xfc@firm.example> 1768046400 +0000"
    raw = b"tree %s\nparent %s\nauthor %s\ncommitter %s\n\nm\xfcde\n" % (
        tree.encode(), head.encode(), who, who
    )  # fmt: skip
    command = ["git", "-C", str(past.root), "hash-object", "-w", "-t", "commit", "--stdin", "--literally"]
    commit = subprocess.run(command, input=raw, check=True, capture_output=True).stdout.decode().strip()
    past.git("reset", "-q", "--hard", commit)
    step = load_log(open_repository(past.root)).steps[-1]
    assert step.author.startswith("J")
    assert step.author.encode()
    assert step.day(UTC).isoformat() == "2026-01-10"


def test_a_persons_own_settings_change_nothing(past: Past, tmp_path: Path) -> None:
    past.promise("2026-02-10").commit("2026-01-10")
    past.git(
        "mv", "accounts/acme/commitments/2026-01-10-figures.yml", "accounts/acme/commitments/2026-01-10-q.yml"
    )
    past.commit("2026-01-11")
    plain = load_log(open_repository(past.root))
    order = tmp_path / "order"
    order.write_text("*stakeholders*\n")
    for setting in (
        ("diff.renames", "false"), ("log.showSignature", "true"), ("diff.orderFile", str(order)),
        ("log.decorate", "full"), ("core.quotePath", "true"), ("color.ui", "always"),
        ("log.date", "relative"), ("i18n.logOutputEncoding", "ISO-8859-1"), ("log.mailmap", "false"),
        ("diff.noprefix", "true"), ("diff.relative", "true"),
    ):  # fmt: skip
        past.git("config", *setting)
    assert load_log(open_repository(past.root)) == plain


@pytest.mark.parametrize("within", ["", "firm/"])
def test_what_lies_beside_the_records_is_no_part_of_their_lives(tmp_path: Path, within: str) -> None:
    past = Past(tmp_path / "book")
    talk = b"summary: We talked about the plan of the spring\ntheirs: [sue]\n"
    if within:
        past.root.joinpath("firm").mkdir()
        past.git("mv", "accounts", "firm/accounts")
    for path in ("accounts.yml", "accounts-old/acme/account.yml", "notes/talk.yml", "accounts/b.yml"):
        past.write(path if path == "accounts/b.yml" and within else f"{within}{path}", talk)
    past.commit("2026-02-01")
    past.git("mv", f"{within}notes/talk.yml", f"{within}accounts/acme/contacts-talk.yml")
    past.commit("2026-02-02")
    past.write(f"{within}notes/other.yml", b"nothing of the book")
    past.commit("2026-02-03")

    steps = load_log(open_repository(past.root / within)).steps

    last = steps[-1].touches
    assert [(one.path, one.was) for one in last] == [("accounts/acme/contacts-talk.yml", "")]
    beside = {one.path for step in steps for one in step.touches if one.path.startswith("accounts-")}
    assert not beside
    assert all(one.path.startswith("accounts/") for step in steps for one in step.touches)
    assert len(steps) == (2 if within else 3)


def test_what_was_put_in_a_commits_place_is_not_believed(past: Past) -> None:
    past.promise("2026-02-10")
    honest = past.commit("2026-01-10")
    plain = load_log(open_repository(past.root))
    past.promise("2026-02-17")
    past.git("add", "-A")
    past.git("commit", "-q", "--amend", "-m", "polished", on="2026-01-10")
    polished = past.git("rev-parse", "HEAD")
    past.git("reset", "-q", "--hard", honest)
    past.git("replace", honest, polished)
    assert load_log(open_repository(past.root)) == plain


def test_a_shallow_clone_is_refused_with_the_way_out(past: Past, tmp_path: Path) -> None:
    past.promise("2026-02-10").commit("2026-01-10")
    clone = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth", "1", past.root.as_uri(), str(clone)], check=True)
    with pytest.raises(HistoryUnavailableError, match="git fetch --unshallow"):
        open_repository(clone)


def test_a_folder_outside_git_has_no_history(tmp_path: Path) -> None:
    with pytest.raises(NotInGitError):
        open_repository(tmp_path)


def test_a_repository_without_a_commit_has_no_history_yet(tmp_path: Path) -> None:
    subprocess.run(["git", "-C", str(tmp_path), "init", "-q"], check=True)
    with pytest.raises(NotInGitError, match="committed yet"):
        open_repository(tmp_path)
