"""`standing check`: exit codes, what is shown, and the contract of its JSON."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import jsonschema
import pytest
from tests.cli.conftest import Git, Run

from goodstanding.cli.self_contained import self_contained
from goodstanding.records.schema import is_date

Started = Callable[..., CompletedProcess[bytes]]


def _mend(book: Path) -> None:
    """Leaves no error in the small book, but keeps what is overdue."""
    accounts = book / "accounts"
    for path in ("contacts/2026-05-22-tab", "contacts/2026-05-25-quiet", "handoffs/2026-05-18-shop"):
        (accounts / "alder-mill" / f"{path}.yml").unlink()
    (accounts / "alder-mill/commitments/2026-05-11-label.yml").unlink()
    promise = accounts / "alder-mill/commitments/2026-03-02-sieve.yml"
    promise.write_text(promise.read_text().replace("none-of-ours", "rye-miller"))
    (accounts / "cedar-inn/account.yml").write_text("name: Cedar Inn\naccount_manager: ada-berg\n")


def _json(text: str) -> dict[str, Any]:
    """The report, held against its schema."""
    data: dict[str, Any] = json.loads(text)
    checker = jsonschema.FormatChecker(formats=())
    checker.checks("date")(is_date)
    schema = self_contained("report")
    jsonschema.Draft202012Validator(schema, format_checker=checker).validate(data)
    return data


def test_errors_fail_and_mended_ones_do_not(run: Run, book: Path) -> None:
    assert run("check", "--root", str(book)).exit_code == 1
    _mend(book)
    result = run("check", "--root", str(book))
    assert result.exit_code == 0, result.output


def test_overdue_fails_only_where_asked(run: Run, book: Path) -> None:
    _mend(book)
    assert run("check", "--root", str(book), "--fail-on", "overdue").exit_code == 1
    calm = run("check", "--root", str(book), "--fail-on", "overdue", "--as-of", "2025-01-06")
    assert calm.exit_code == 0, calm.output
    assert "nothing overdue" in calm.output
    assert "judged as of 2025-01-06" in calm.output


def test_never_is_never(run: Run, small: Path) -> None:
    assert run("check", "--root", str(small), "--fail-on", "never").exit_code == 0


def test_a_broken_policy_fails_whatever_was_asked(run: Run, book: Path) -> None:
    (book / "accounts/_policy.yml").write_text("currency: [")
    result = run("check", "--root", str(book), "--fail-on", "never", "--as-of", "2026-06-01")
    assert result.exit_code == 1
    assert result.output.startswith("Nothing was judged")
    assert run("due", "--root", str(book), "--as-of", "2026-06-01").exit_code == 1


def test_an_unknown_time_zone_is_a_finding(run: Run, book: Path) -> None:
    policy = book / "accounts/_policy.yml"
    text = policy.read_text().replace("Europe/Lisbon", "Mars/Base")
    policy.write_text(text.replace("sample_as_of_on: 2026-06-01\n", ""))
    result = run("check", "--root", str(book))
    assert result.exit_code == 1
    assert "Mars/Base" in result.output


@pytest.mark.parametrize("command", [("check",), ("due",), ("due", "--weeks", "6")])
def test_json_obeys_its_schema_and_is_the_same_twice(
    start: Started, small: Path, command: tuple[str, ...]
) -> None:
    first = start(*command, "--format", "json", folder=small)
    again = start(*command, "--format", "json", folder=small / "accounts" / "alder-mill")
    assert first.stdout == again.stdout
    assert b"\r" not in first.stdout
    data = _json(first.stdout.decode())
    assert data["summary"]["findings"]["error"] == sum(one["severity"] == "error" for one in data["findings"])
    assert sum(data["summary"]["duties"].values()) == sum(one["state"] == "open" for one in data["duties"])
    assert data["summary"]["not_assessed"] == len(data["not_assessed"]) == 3


def test_json_of_a_book_without_policy_obeys_its_schema(run: Run, book: Path) -> None:
    (book / "accounts/_policy.yml").unlink()
    result = run("check", "--root", str(book), "--format", "json", "--as-of", "2026-06-01")
    data = _json(result.output)
    assert data["summary"]["judged"] is False
    assert data["duties"] == []


@pytest.mark.parametrize(
    "place", ["accounts/birch-yard", "birch-yard", "birch-yard/account", "accounts/birch-yard/"]
)
def test_path_narrows_what_is_shown(run: Run, small: Path, place: str) -> None:
    result = run("check", place, "--root", str(small), "--format", "json")
    data = _json(result.output)
    assert {one["account"] for one in data["duties"]} == {"birch-yard"}
    assert {(one["account"], one["severity"]) for one in data["findings"]} == {("birch-yard", "notice")}
    assert len(data["not_assessed"]) == 3
    assert data["summary"]["records"] == 19
    assert result.exit_code == 0
    assert "elsewhere in the book" in run("check", place, "--root", str(small)).output


def test_path_from_where_one_stands(start: Started, small: Path) -> None:
    done = start("check", "contacts", "--format", "json", folder=small / "accounts/alder-mill")
    files = {one["file"] for one in _json(done.stdout.decode())["findings"]}
    assert files
    assert all(file.startswith("accounts/alder-mill/contacts/") for file in files)


def test_a_path_that_names_nothing_is_refused(run: Run, small: Path) -> None:
    result = run("check", "birch-yrad", "--root", str(small))
    assert result.exit_code == 2
    assert "did you mean 'birch-yard'?" in result.output


def test_changed_since_shows_what_changed(run: Run, book: Path, git: Git) -> None:
    first = git("rev-parse", "HEAD")
    words = ("check", "--root", str(book), "--format", "json", "--changed-since")
    assert _json(run(*words, first).output)["findings"] == []
    handoff = book / "accounts/alder-mill/handoffs/2026-05-18-shop.yml"
    handoff.write_text(handoff.read_text().replace("TBC", "tbd"))
    edited = _json(run(*words, first).output)
    assert [one["rule"] for one in edited["findings"]] == ["handoff-incomplete"]
    git("commit", "-qam", "later")
    assert _json(run(*words, first).output)["findings"] == edited["findings"]
    fresh = book / "accounts/alder-mill/contacts/2026-05-31-new.yml"
    fresh.write_text("summry: x\n")
    assert {one["file"] for one in _json(run(*words, "HEAD").output)["findings"]} == {
        "accounts/alder-mill/contacts/2026-05-31-new.yml"
    }


@pytest.mark.parametrize("rev", ["no-such-branch", "--output=x"])
def test_changed_since_an_unknown_commit_is_refused(run: Run, book: Path, git: Git, rev: str) -> None:
    git("status")
    result = run("check", "--root", str(book), f"--changed-since={rev}")
    assert result.exit_code == 2
    assert len(result.output.splitlines()) == 1


def test_at_judges_the_records_of_a_commit(run: Run, book: Path, git: Git) -> None:
    _mend(book)
    assert run("check", "--root", str(book)).exit_code == 0
    result = run("check", "--root", str(book), "--at", "HEAD", "--format", "json")
    assert result.exit_code == 1
    assert _json(result.output)["commit"] == git("rev-parse", "HEAD")


def test_annotations_name_files_from_the_top_of_the_repository(
    run: Run, tmp_path: Path, book: Path, git: Git
) -> None:
    git("status")
    inner = tmp_path / "book" / "firm"
    inner.mkdir()
    (book / "accounts").rename(inner / "accounts")
    result = run("check", "--root", str(inner), "--format", "github")
    assert "::error file=firm/accounts/alder-mill/" in result.output
