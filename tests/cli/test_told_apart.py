"""What a person is told beside the duties: what could not be read, what to do first, who there is."""

import json
import shutil
from pathlib import Path

from tests.cli.conftest import Run

UNREAD = "one record of this account could not be read"


def _headless(book: Path) -> Path:
    """An account folder with two records and no account.yml."""
    folder = book / "accounts" / "gamma"
    (folder / "contacts").mkdir(parents=True)
    for day in ("2026-05-20", "2026-05-11"):
        (folder / "contacts" / f"{day}-call.yml").write_text("summary: We talked\n", encoding="utf-8")
    return folder


def test_every_record_without_an_account_file_is_not_assessed(run: Run, book: Path) -> None:
    before = json.loads(run("check", "--root", str(book), "--format", "json").output)
    _headless(book)
    after = json.loads(run("check", "--root", str(book), "--format", "json").output)
    own = [one for one in after["not_assessed"] if "gamma" in one["file"]]
    assert [one["file"] for one in own] == [
        "accounts/gamma/contacts/2026-05-11-call.yml",
        "accounts/gamma/contacts/2026-05-20-call.yml",
    ]
    assert {one["because"] for one in own} == {"accounts/gamma/account.yml is missing"}
    assert after["summary"]["not_assessed"] == before["summary"]["not_assessed"] + 2
    found = [one for one in after["findings"] if one["account"] == "gamma"]
    assert [(one["rule"], one["file"]) for one in found] == [("record-misplaced", own[0]["file"])]
    assert found[0]["message"].startswith("accounts/gamma/account.yml is missing")
    text = run("check", "--root", str(book)).output
    assert "2 of 4 accounts, 16 of 21 records judged" in text
    assert "accounts/gamma/: 2 other records\n      accounts/gamma/account.yml is missing\n" in text


def test_every_record_beside_an_account_file_that_cannot_be_read_is_not_assessed(
    run: Run, book: Path
) -> None:
    folder = _headless(book)
    (folder / "account.yml").write_text("name: [\n", encoding="utf-8")
    (folder / "contacts/2026-05-20-call.yml").write_text("sumary: no\n", encoding="utf-8")
    after = json.loads(run("check", "--root", str(book), "--format", "json").output)
    own = {one["file"]: one["because"] for one in after["not_assessed"] if "gamma" in one["file"]}
    named, first, second = sorted(own)
    assert named == "accounts/gamma/account.yml"
    # Whatever is wrong with a record itself is told of it; the other goes down with its account.
    assert own[first] == "accounts/gamma/account.yml cannot be read"
    assert own[second].startswith("this contact needs 'summary'") or "sumary" in own[second]
    assert {one["rule"] for one in after["findings"] if one["account"] == "gamma"} == {
        "yaml-syntax",
        "schema",
    }
    assert "2 of 4 accounts, 16 of 22 records judged" in run("check", "--root", str(book)).output


def test_a_folder_without_any_file_counts_no_record_twice(run: Run, book: Path) -> None:
    (book / "accounts" / "gamma").mkdir()
    text = run("check", "--root", str(book)).output
    assert "accounts/gamma/account.yml is missing" in text
    assert "2 of 4 accounts, 16 of 19 records judged" in text


def test_overdue_duties_stand_under_their_owner_what_is_late_longest_first(run: Run, book: Path) -> None:
    lines = run("check", "--root", str(book)).output.split("\nOverdue\n")[1].splitlines()
    heads = [one.split()[0] for one in lines if one.endswith(" overdue)")]
    assert heads == ["ada-berg", "finn-moor"]
    late: dict[str, list[int]] = {}
    for one in lines:
        if one.endswith(" overdue)"):
            late[one.split()[0]] = []
        elif " days late  " in one:
            late[list(late)[-1]].append(int(one.split()[0]))
            assert one.index(" days late") == 7
    assert all(days and days == sorted(days, reverse=True) for days in late.values())


def test_an_unread_record_is_told_once_for_each_account_of_an_owner(run: Run, book: Path) -> None:
    for command in (("check",), ("due",), ("show", "alder-mill")):
        assert UNREAD in run(*command, "--root", str(book)).output, command
    own = run("check", "--root", str(book)).output.split("ada-berg  (")[1].split("finn-moor  (")[0]
    assert own.count("Alder <b>Mill</b>") > 1
    assert own.count(UNREAD) == 1
    (book / "accounts/alder-mill/contacts/2026-05-22-tab.yml").unlink()
    for command in (("check",), ("due",), ("show", "alder-mill")):
        assert UNREAD not in run(*command, "--root", str(book)).output, command


def test_the_pages_tell_it_too(run: Run, book: Path, tmp_path: Path) -> None:
    assert run("pages", "--root", str(book), "--out", str(tmp_path / "out")).exit_code == 0
    for page in ("index.html", "accounts/alder-mill/index.html", "people/ada-berg/index.html"):
        assert UNREAD[1:] in (tmp_path / "out" / page).read_text(encoding="utf-8"), page
    birch = (tmp_path / "out/accounts/birch-yard/index.html").read_text(encoding="utf-8")
    assert UNREAD[1:] not in birch


def test_a_book_without_accounts_says_what_to_do_first(run: Run, book: Path, tmp_path: Path) -> None:
    for name in ("alder-mill", "birch-yard", "cedar-inn"):
        shutil.rmtree(book / "accounts" / name)
    for command in ("check", "due"):
        text = " ".join(run(command, "--root", str(book)).output.split())
        assert "There is no account in this book yet" in text
        assert "standing new account NAME" in text
        assert "standing init DIR --accounts FILE" in text
    # A firm that has begun owes its weekly scans, accounts or none.
    for path in (book / "accounts" / "_people").iterdir():
        path.unlink()
    run("pages", "--root", str(book), "--out", str(tmp_path / "out"))
    page = (tmp_path / "out/overdue/index.html").read_text(encoding="utf-8")
    assert "There is no account in the book yet" in page
    assert "Well kept" not in page


def test_an_unknown_manager_is_answered_with_those_there_are(run: Run, book: Path) -> None:
    result = run("due", "--root", str(book), "--manager", "xx")
    assert result.exit_code == 2
    assert "there is no person 'xx': choose one of ada-berg, finn-moor" in result.stderr
    near = run("due", "--root", str(book), "--manager", "ada-borg")
    assert "did you mean 'ada-berg'?" in near.stderr
