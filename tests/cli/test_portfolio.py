"""`standing portfolio` and `standing reassign` as a person meets them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_the_portfolio_has_all_its_tables(run: Run, small: Path, form: str) -> None:
    result = run("portfolio", "--root", str(small), "--format", form)

    assert result.exit_code == 0
    for title in (
        "Focus of the week",
        "Load",
        "Projects without a tech lead",
        "Top clients",
        "Renewals",
        "If they leave",
    ):
        assert title in result.output
    assert "left out, since they cannot be read: cedar-inn" in result.output


def test_the_portfolio_for_programs(run: Run, small: Path) -> None:
    found = json.loads(run("portfolio", "--root", str(small), "--format", "json").output)

    assert found["as_of"] == "2026-06-01"
    assert {one["person"] for one in found["loads"]} == {"ada-berg", "finn-moor"}


def test_one_persons_portfolio_tells_what_rests_with_them(run: Run, small: Path) -> None:
    text = run("portfolio", "--root", str(small), "--person", "ada-berg").output

    assert "If ada-berg leaves" in text
    assert "accounts/alder-mill/account.yml account_manager" in text
    assert "birch-yard" not in text.split("If ada-berg leaves")[0]


def test_reassign_lists_and_writes_nothing(run: Run, small: Path) -> None:
    before = {path: path.read_bytes() for path in small.rglob("*.yml")}
    result = run("reassign", "finn-moor", "ada-berg", "--list", "--root", str(small))

    assert result.exit_code == 0
    assert "birch-yard: what moves" in result.output
    assert "write a handoff of kind am_to_am to ada-berg" in result.output
    assert {path: path.read_bytes() for path in small.rglob("*.yml")} == before


def test_reassign_for_programs_uses_plain_names(run: Run, small: Path) -> None:
    found = json.loads(
        run("reassign", "finn-moor", "ada-berg", "--root", str(small), "--format", "json").output
    )

    assert (found["from"], found["to"]) == ("finn-moor", "ada-berg")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("reassign", "ada-berg", "ada-berg"), "name two people"),
        (("reassign", "ada-berg", "fin-moor"), "did you mean 'finn-moor'?"),
        (("portfolio", "--person", "ada"), "there is no person 'ada'"),
    ],
)
def test_wrong_usage_is_said_in_one_line(run: Run, small: Path, words: tuple[str, ...], said: str) -> None:
    result = run(*words, "--root", str(small))

    assert result.exit_code == 2
    assert said in result.stderr
