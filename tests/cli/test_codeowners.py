"""`standing codeowners`: whoever answers for an account is asked when its records change."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from tests.cli.conftest import Run
from tests.restricted.canaries import aviary, seen_in

from goodstanding.book import load_book
from goodstanding.writing.codeowners import owners_of

POLICY = "book_opened_on: 2026-01-01\ntimezone: UTC\ncurrency: EUR\ntiers: {standard: {label: Client}}\n"
PEOPLE = {
    "ann": "email: ann@mill.example\n",
    "ben": "email: ben@mill.example\n",
    "cas": "",
    "dee": "email: dee@mill.example\nleft_on: 2026-03-01\n",
    "eve": "email: 'eve#x@mill.example'\n",
    "fay": "email: fay@mill.example\nvisibility: restricted\n",
}

Owners = Run


@pytest.fixture
def firm(tmp_path: Path) -> Path:
    root = tmp_path / "firm"
    texts = {"_policy.yml": POLICY + "default_owner: ben\n"}
    texts |= {
        f"_people/{id_}.yml": f"name: {id_.title()}\nroles: [account_manager]\n{more}"
        for id_, more in PEOPLE.items()
    }
    for name, manager, deputy in (
        ("acme", "ann", "ben"),
        ("birch", "ann", ""),
        ("cedar", "cas", "ann"),
        ("dill", "dee", ""),
        ("elm", "eve", "fay"),
    ):
        texts[f"{name}/account.yml"] = f"name: {name.title()}\naccount_manager: {manager}\n"
        texts[f"{name}/account.yml"] += f"deputy: {deputy}\n" if deputy else ""
    for name, text in texts.items():
        path = root / "accounts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


@pytest.fixture
def owners(run: Run, firm: Path) -> Owners:
    def started(*words: str, day: str = "2026-04-01") -> Result:
        return run("codeowners", *words, "--root", str(firm), "--as-of", day)

    return started


def test_managers_and_deputies_own_their_accounts(owners: Owners) -> None:
    assert owners().stdout.splitlines() == [
        "/accounts/ ben@mill.example",
        "/accounts/acme/ ann@mill.example ben@mill.example",
        "/accounts/birch/ ann@mill.example",
        "/accounts/cedar/ ann@mill.example",
        # Its manager left: the default owner is asked.
        "/accounts/dill/ ben@mill.example",
        # Nobody of elm's can be named, so that the first line holds for it.
    ]


def test_who_cannot_be_named_is_said(owners: Owners) -> None:
    assert "'email' to go by: cas, eve, fay" in owners().stderr


def test_who_leaves_later_is_still_asked(owners: Owners) -> None:
    assert "/accounts/dill/ dee@mill.example" in owners(day="2026-02-28").stdout
    assert "/accounts/dill/ ben@mill.example" in owners(day="2026-03-01").stdout


def test_it_is_written_and_then_up_to_date(owners: Owners, firm: Path) -> None:
    assert "makes one" in owners("--check").stdout
    assert owners("--write").stdout == "written: .github/CODEOWNERS\n"
    assert owners("--check").stdout == ".github/CODEOWNERS is up to date\n"
    text = (firm / ".github/CODEOWNERS").read_text()
    owners("--write")
    assert (firm / ".github/CODEOWNERS").read_text() == text


def test_a_new_manager_makes_it_stale(owners: Owners, firm: Path) -> None:
    owners("--write")
    (firm / "accounts/birch/account.yml").write_text("name: Birch\naccount_manager: ben\n")
    done = owners("--check")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        ".github/CODEOWNERS is behind the records: run standing codeowners --write",
        "  - /accounts/birch/ ann@mill.example",
        "  + /accounts/birch/ ben@mill.example",
    ]
    owners("--write")
    assert owners("--check").exit_code == 0


def test_somebody_who_has_left_makes_it_stale_by_itself(owners: Owners) -> None:
    owners("--write", day="2026-02-28")
    assert owners("--check", day="2026-02-28").exit_code == 0
    assert owners("--check", day="2026-03-01").exit_code == 1


def test_lines_of_our_own_stay_where_they_are(owners: Owners, firm: Path) -> None:
    path = firm / "CODEOWNERS"
    path.write_text("* ops@mill.example\n")
    assert owners("--write").stdout == "written: CODEOWNERS\n"
    path.write_text(path.read_text() + "/docs/ writers@mill.example\n")
    (firm / "accounts/birch/account.yml").write_text("name: Birch\naccount_manager: ben\n")
    owners("--write")
    rows = path.read_text().splitlines()
    assert rows[0] == "* ops@mill.example"
    assert rows[-1] == "/docs/ writers@mill.example"
    assert rows.count("/accounts/birch/ ben@mill.example") == 1


def test_a_file_of_somebody_else_is_none_of_ours(owners: Owners, firm: Path) -> None:
    (firm / "CODEOWNERS").write_text("* ops@mill.example\n")
    assert owners("--check").exit_code == 0


def test_at_gitlab_it_has_another_place(owners: Owners, firm: Path) -> None:
    (firm / ".gitlab-ci.yml").write_text("stages: []\n")
    assert owners("--write").stdout == "written: .gitlab/CODEOWNERS\n"


def test_a_book_below_the_top_of_its_repository(run: Run, git: Run, book: Path) -> None:
    inner = book / "our books"
    inner.mkdir()
    (book / "accounts").rename(inner / "accounts")
    person = inner / "accounts/_people/ada-berg.yml"
    person.write_text(person.read_text() + "email: ada@mill.example\n")
    git("status")
    shown = run("codeowners", "--root", str(inner)).stdout
    assert "/our\\ books/accounts/ ada@mill.example" in shown.splitlines()
    run("codeowners", "--write", "--root", str(inner))
    assert (book / ".github/CODEOWNERS").is_file()
    assert run("codeowners", "--write", "--root", str(book), "--at", "HEAD").exit_code == 2


def test_reading_and_writing_at_once_makes_no_sense(owners: Owners) -> None:
    assert owners("--check", "--write").exit_code == 2


def test_nothing_kept_in_confidence_is_in_it() -> None:
    world, canaries = aviary()
    book = load_book(world.source())
    assert book.firm is not None
    owners = owners_of(book, book.firm, "", date(2026, 5, 10))
    assert owners.unnamed
    assert seen_in([owners.lines, owners.laid_into("")], canaries) == []
