"""`check --for-change`: the whole book, read for somebody who is about to merge a change."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Git, Run

POLICY = """\
book_opened_on: 2026-01-01
timezone: UTC
currency: EUR
tiers:
  standard: {label: Client}
"""
PROMISE = "accounts/acme/commitments/2026-05-01-audit.yml"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book of eleven accounts, each with duties that are long overdue, and one promise."""
    root = tmp_path / "book"
    texts = {
        "accounts/_policy.yml": POLICY,
        "accounts/_people/ann.yml": "name: Ann Archer\nroles: [account_manager]\n",
        PROMISE: "what: the audit of all rooms\nto: lee\ndue_on: 2026-06-10\n",
        "accounts/acme/stakeholders/lee.yml": "name: Lee Poe\n",
    }
    for name in ("acme", *(f"client-{number}" for number in range(10)), "zeta"):
        texts[f"accounts/{name}/account.yml"] = f"name: {name.title()}\naccount_manager: ann\n"
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def titles(output: str) -> list[str]:
    return [row for row in output.splitlines() if row.startswith("::")]


def test_what_the_change_touches_comes_first_and_nothing_is_left_out(run: Run, book: Path, git: Git) -> None:
    git("switch", "-q", "-c", "mine")
    path = book / "accounts/zeta/account.yml"
    path.write_text(path.read_text() + "size: small\n")
    words = ("check", "--root", str(book), "--as-of", "2026-06-01", "--format", "github")
    plain, ours = (titles(run(*words, *more).stdout) for more in ((), ("--for-change", "main")))
    assert "accounts/zeta/" in ours[0]
    assert "accounts/zeta/" not in plain[0]
    assert len(plain) == len(ours) == 10
    assert plain[-1].split("(")[0] == ours[-1].split("(")[0]


def test_an_error_elsewhere_stays_the_first(run: Run, book: Path, git: Git) -> None:
    git("switch", "-q", "-c", "mine")
    (book / "accounts/zeta/account.yml").write_text("name: Zeta\naccount_manager: ann\nsize: small\n")
    (book / "accounts/client-3/account.yml").write_text("name: Three\naccount_manager: nobody-here\n")
    git("commit", "-q", "-am", "both")
    (book / "accounts/zeta/account.yml").write_text("name: Zeta\naccount_manager: ann\nsize: mid\n")
    done = run(
        "check", "--root", str(book), "--as-of", "2026-06-01", "--format", "github", "--for-change", "HEAD"
    )
    assert done.exit_code == 1
    first, second = titles(done.stdout)[:2]
    assert first.startswith("::error file=accounts/client-3/")
    assert second.startswith("::warning file=accounts/zeta/")


def test_a_promise_that_this_change_moves_silently_is_an_error(run: Run, book: Path, git: Git) -> None:
    git("switch", "-q", "-c", "mine")
    path = book / PROMISE
    path.write_text(path.read_text().replace("2026-06-10", "2026-06-24"))
    git("commit", "-q", "-am", "later")
    words = ("check", "--root", str(book), "--as-of", "2026-06-01", "--format", "json")
    found = json.loads(run(*words, "--for-change", "main").stdout)["findings"]
    assert ("commitment-moved-silently", "error") in {(one["rule"], one["severity"]) for one in found}
    # Without a change under review it is what happened, and stays on record.
    found = json.loads(run(*words).stdout)["findings"]
    assert "error" not in {one["severity"] for one in found}


def test_a_commit_that_git_does_not_know_is_wrong_usage(run: Run, book: Path, git: Git) -> None:
    git("status")
    done = run("check", "--root", str(book), "--for-change", "nowhere")
    assert done.exit_code == 2
    assert "'nowhere' is no commit of this book" in done.stderr
