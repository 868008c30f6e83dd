"""`standing reassign` writes all that moves at once, and says what is left for a person."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.writing.books import git, make_book

from goodstanding.cli.program import standing
from goodstanding.records.reader import parse_record
from goodstanding.writing.together import UNFINISHED, Step, write_together

RECORDS = {
    "_people/ines-ward": "name: Ines Ward\nroles: [account_manager]\n",
    "acme/account": (
        "name: Acme Lanterns   # as on the door\naccount_manager: nora-quill  # since May\n"
        "deputy: ines-ward\nteam: {support_contact: 'nora-quill'}\n"
    ),
    "acme/stakeholders/dana-whitlock": "name: Dana Whitlock\nkey: true\nour_contact: nora-quill\n",
    "acme/commitments/2026-02-17-plain": "what: Ring\nto: dana-whitlock\ndue_on: 2026-03-20\n",
    "acme/commitments/2026-02-17-idris": (
        "what: Draw the shop\nto: dana-whitlock\ndue_on: 2026-03-20\nowner: idris-vale\n"
    ),
    "acme/commitments/2026-02-03-kept": (
        "what: Send the list\nto: dana-whitlock\ndue_on: 2026-02-20\nowner: nora-quill\ndone_on: 2026-02-19\n"
    ),
    "acme/contacts/2026-02-20-talk": (
        "summary: We talked\nours: [nora-quill]\nfollow_ups:\n"
        "- {what: Ask, due_on: 2026-03-09, owner: nora-quill}\n"
        "- {what: Done, due_on: 2026-02-21, owner: nora-quill, done_on: 2026-02-21}\n"
    ),
    "acme/contacts/2026-03-10-lunch": "summary: Lunch\noutcome: planned\nours: [idris-vale, nora-quill]\n",
    "acme/contacts/2026-03-11-intro": "summary: Meet\noutcome: planned\nours: [nora-quill, ines-ward]\n",
    "fen/account": "name: Fen\naccount_manager: ines-ward\ndeputy: nora-quill\n",
    "gale/account": "name: Gale\naccount_manager: idris-vale\ndeputy: nora-quill\n",
    "hull/account": "name: Hull\naccount_manager: nora-quill\n",
}


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith(("STANDING_", "GIT_"))]:
        monkeypatch.delenv(name)
    root = make_book(tmp_path / "book")
    for record, text in RECORDS.items():
        path = root / "accounts" / f"{record}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "more")
    return root


def run(book: Path, *words: str) -> Result:
    return CliRunner().invoke(
        standing, [*words, "--root", str(book), "--as-of", "2026-03-02"], prog_name="standing"
    )


def moved(book: Path, *words: str) -> Result:
    done = run(book, "reassign", "nora-quill", "ines-ward", *words)
    assert done.exit_code == 0, done.output
    return done


def said(book: Path, record: str) -> dict[str, object]:
    data: dict[str, object] = parse_record((book / f"accounts/{record}.yml").read_bytes()).data
    return data


def test_all_that_moves_is_written_in_one_commit(book: Path) -> None:
    done = moved(book, "--commit")
    assert (book / "accounts/acme/account.yml").read_text() == (
        "name: Acme Lanterns   # as on the door\naccount_manager: ines-ward  # since May\n"
        "team: {support_contact: 'ines-ward'}\n"
    )
    assert said(book, "acme/stakeholders/dana-whitlock")["our_contact"] == "ines-ward"
    assert said(book, "acme/commitments/2026-02-16-samples")["owner"] == "ines-ward"
    assert said(book, "acme/commitments/2026-02-17-plain")["owner"] == "ines-ward"
    assert said(book, "acme/contacts/2026-03-10-lunch")["ours"] == ["idris-vale", "ines-ward"]
    assert [row["owner"] for row in said(book, "acme/contacts/2026-02-20-talk")["follow_ups"]] == [  # type: ignore[attr-defined]
        "ines-ward",
        "nora-quill",
    ]
    assert said(book, "hull/handoffs/2026-03-02-manager-ines-ward") == {
        "kind": "am_to_am",
        "to": "ines-ward",
        "from": "nora-quill",
        "effective_on": "2026-03-02",
    }
    assert "acme: name a deputy: ines-ward was it until now" in done.output
    assert "hull: tell the client" in done.output
    assert "3 things more rest with nora-quill elsewhere" in done.output
    subject = "accounts: ines-ward follows nora-quill at 2 accounts"
    assert git(book, "log", "--format=%s", "-1").strip() == subject
    assert git(book, "status", "--porcelain") == ""
    assert run(book, "check").exit_code == 0


def test_an_open_handoff_keeps_its_sender(book: Path) -> None:
    path = book / "accounts/hull/handoffs/2026-02-20-to-ines.yml"
    path.parent.mkdir()
    path.write_text("kind: am_to_am\nto: ines-ward\n")
    done = moved(book)
    assert said(book, "hull/handoffs/2026-02-20-to-ines")["from"] == "nora-quill"
    assert "hull: submit 2026-02-20-to-ines" in done.output
    assert "hull/handoffs/2026-03-02" not in done.output
    assert run(book, "check").exit_code == 0


def test_what_could_not_be_read_is_named(book: Path) -> None:
    (book / "accounts/hull/account.yml").write_text("name: [Hull\n")
    done = moved(book)
    assert "not looked at, since it cannot be read: accounts/hull/account.yml\n" in done.output


def test_what_is_past_or_anothers_stays(book: Path) -> None:
    moved(book)
    changed = git(book, "status", "--porcelain")
    for record in ("17-idris", "03-kept", "intro", "gale", "fen"):
        assert record not in changed
    assert said(book, "acme/contacts/2026-02-20-talk")["ours"] == ["nora-quill"]


def test_all_takes_along_what_rests_elsewhere(book: Path) -> None:
    done = moved(book, "--all")
    assert said(book, "gale/account")["deputy"] == "ines-ward"
    assert "deputy" not in said(book, "fen/account")
    assert "fen: name a deputy: nora-quill was it until now" in done.output
    assert run(book, "check").exit_code == 0


def test_one_account_alone(book: Path) -> None:
    moved(book, "--account", "hull")
    assert git(book, "status", "--porcelain").splitlines() == [
        " M accounts/hull/account.yml",
        "?? accounts/hull/handoffs/",
    ]


def test_again_there_is_nothing_left_to_write(book: Path) -> None:
    moved(book, "--commit")
    again = moved(book)
    assert "nothing rests with nora-quill that moves" in again.output
    assert "fill in" not in again.output
    assert "submit 2026-03-02-manager-ines-ward" in again.output


def test_a_dry_run_and_the_list_write_nothing(book: Path) -> None:
    assert "+account_manager: ines-ward  # since May" in moved(book, "--dry-run").output
    assert "acme: what moves" in moved(book, "--list").output
    assert json.loads(moved(book, "--format", "json").output)["to"] == "ines-ward"
    assert git(book, "status", "--porcelain") == ""


def test_to_somebody_who_has_left_nothing_moves(book: Path) -> None:
    with (book / "accounts/_people/ines-ward.yml").open("a") as person:
        person.write("left_on: 2026-02-27\n")
    git(book, "commit", "-qam", "gone")
    done = run(book, "reassign", "nora-quill", "ines-ward")
    assert done.exit_code == 2
    assert "not written" in done.stderr
    assert "who has left" in done.stderr
    assert git(book, "status", "--porcelain") == ""


def test_what_was_cut_off_is_finished(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    file = book / "accounts/hull/account.yml"
    old, new = file.read_bytes(), file.read_bytes() + b"size: small\n"
    steps = [
        Step("accounts/hull/account.yml", old, new),
        Step("accounts/hull/metrics/x.yml", None, b"a: 1\n"),
    ]
    monkeypatch.setattr("goodstanding.writing.together.write_record", killed)
    with pytest.raises(KeyboardInterrupt):
        write_together(book, steps)
    monkeypatch.undo()
    assert (book / UNFINISHED).is_dir()
    done = run(book, "reassign", "--continue")
    assert done.output == (
        "finished what was cut off: accounts/hull/account.yml\n"
        "finished what was cut off: accounts/hull/metrics/x.yml\n"
    )
    assert file.read_bytes() == new
    assert run(book, "reassign", "--continue").output == "no change was cut off\n"
