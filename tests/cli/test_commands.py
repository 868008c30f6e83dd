"""The other commands, and what holds for all of them."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import click
import jsonschema
import pytest
from tests.cli.conftest import Run

from goodstanding.chapters import CHAPTERS
from goodstanding.cli.program import standing
from goodstanding.cli.self_contained import schema_names, self_contained
from goodstanding.kinds import KINDS

Started = Callable[..., CompletedProcess[bytes]]
DOCS = Path(__file__).parents[2] / "docs"
COMMANDS = sorted(standing.commands)
SHARED = {"root", "as_of", "at", "profile", "debug"}


def _options() -> Iterator[tuple[str, click.Parameter]]:
    for name, command in standing.commands.items():
        yield from ((name, option) for option in command.params)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does(name: str, run: Run) -> None:
    command = standing.commands[name]
    assert command.help
    assert {option.name for option in command.params} >= SHARED
    assert run(name, "--help").exit_code == 0


@pytest.mark.parametrize(("command", "option"), list(_options()))
def test_every_option_says_what_it_does(command: str, option: click.Parameter) -> None:
    if isinstance(option, click.Option):
        assert option.help, f"{command} {option.name}"
    else:
        # click documents arguments in the command's own text.
        shown = str(option.metavar or option.name).strip("[].").upper()
        assert shown in (standing.commands[command].help or "")


def test_no_book_is_said_in_one_line(start: Started, tmp_path: Path) -> None:
    done = start("check", folder=tmp_path)
    assert done.returncode == 3
    assert done.stdout == b""
    said = done.stderr.decode().splitlines()
    assert len(said) == 1
    assert "accounts/_policy.yml" in said[0]
    assert "--root" in said[0]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("chekc",), "check"),
        (("check", "--as-of", "2026-02-30"), "is no day"),
        (("check", "--root", "nowhere"), "no such folder"),
        (("due", "--manager", "ada-brg"), "ada-berg"),
        (("due", "--account", "alder-mil"), "alder-mill"),
        (("due", "--within", "soon"), "14d"),
        (("due", "--within", "3d", "--weeks", "2"), "not both"),
        (("show", "alder-mil"), "alder-mill"),
        (("show", "alder-mill", "--why", "--quiet"), "not both"),
        (("explain", "steady-contct"), "steady-contact"),
        (("schema", "handof"), "handoff"),
        (("check", "--format", "xml"), "json"),
    ],
)
def test_wrong_usage_says_how_to_go_on(run: Run, small: Path, words: tuple[str, ...], hint: str) -> None:
    root = () if "--root" in words or words[0] == "chekc" else ("--root", str(small))
    result = run(*words, *root)
    assert result.exit_code == 2
    assert hint in result.output


def test_a_fault_of_ours_is_one_line(run: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a\nfault")

    monkeypatch.setattr("goodstanding.standing.assess", broken)
    result = run("check", "--root", str(small))
    assert result.exit_code == 3
    assert "--debug" in result.output
    assert len(result.output.splitlines()) == 1
    assert "Traceback" in run("check", "--root", str(small), "--debug").output


def test_the_environment_is_asked_after_the_person(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STANDING_ROOT", str(small))
    monkeypatch.setenv("STANDING_AS_OF", "2026-02-01")
    assert "As of" not in run("check").output
    assert "as of Sunday 1 February 2026" in run("check").output
    assert "as of Monday 2 March 2026" in run("check", "--as-of", "2026-03-02").output
    monkeypatch.setenv("STANDING_PROFILE", "secret")
    assert run("check").exit_code == 2


def _due(run: Run, book: Path, *words: str) -> list[dict[str, Any]]:
    result = run("due", "--root", str(book), "--format", "json", *words)
    assert result.exit_code == 0, result.output
    duties: list[dict[str, Any]] = json.loads(result.output)["duties"]
    return duties


def test_due_looks_as_far_as_asked(run: Run, small: Path) -> None:
    assert all(one["due_on"] <= "2026-06-15" for one in _due(run, small))
    far = _due(run, small, "--within", "52w")
    assert max(one["due_on"] for one in far) > "2026-06-15"
    assert len(_due(run, small, "--weeks", "52")) == len(far)
    assert all(one["due_on"] <= "2026-06-01" for one in _due(run, small, "--within", "0d"))


def test_due_of_one_manager_and_one_account(run: Run, small: Path) -> None:
    assert {one["owner"] for one in _due(run, small, "--manager", "ada-berg")} == {"ada-berg"}
    assert _due(run, small, "--manager", "nobody") == []
    mill = _due(run, small, "--account", "alder-mill")
    assert {one["account"] for one in mill} == {"alder-mill"}


def test_due_shows_ten_cards_of_each(run: Run, book: Path) -> None:
    for number in range(13):
        path = book / f"accounts/birch-yard/commitments/2026-05-{number + 10}-thing.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"what: Thing {number}\nto: rye\ndue_on: 2026-06-05\n")
    folder = book / "accounts/birch-yard/stakeholders"
    folder.mkdir()
    (folder / "rye.yml").write_text("name: Rye\n")
    text = run("due", "--root", str(book)).output
    pile = text.split("finn-moor  (")[1].split("\n\n")[0]
    cards = [row for row in pile.splitlines() if re.search(r"  2[0-9]{3}-[0-9]{2}-[0-9]{2}  ", row)]
    assert len(cards) == 10
    assert re.search("and [0-9]+ more: standing due --manager finn-moor", pile)
    assert "more:" not in run("due", "--root", str(book), "--manager", "finn-moor").output


def test_show_tells_a_try_from_a_talk(run: Run, small: Path) -> None:
    result = run("show", "alder-mill", "--root", str(small))
    assert result.exit_code == 0, result.output
    assert "last two-way  Monday 25 May 2026" in result.output
    assert "last try      Wednesday 20 May 2026" in result.output
    assert "Nobody else may read this" not in result.output


def test_show_derives_and_gives_reasons_for_silence(run: Run, small: Path) -> None:
    why = run("show", "alder-mill", "--root", str(small), "--why").output
    assert "244 days after the due day" in why
    assert "satisfied by" in why
    quiet = run("show", "alder-mill", "--root", str(small), "--quiet").output
    assert "put off until" in quiet
    assert "satisfied by accounts/alder-mill/" in quiet
    duties = _due(run, small, "--account", "alder-mill", "--within", "60d")
    near = {"overdue", "today", "soon"}
    spoken = {d["clock"] for d in duties if d["state"] == "open" and d["band"] in near}
    assert "reflection" in spoken
    clocks = {clock.id for chapter in CHAPTERS for clock, _ in chapter.clocks}
    named = {row.strip() for row in quiet.split("Silent\n")[1].splitlines()}
    assert named & clocks == clocks - spoken


def test_show_of_an_account_that_cannot_be_read(run: Run, small: Path) -> None:
    result = run("show", "cedar-inn", "--root", str(small))
    assert result.exit_code == 0
    assert "could not be assessed" in result.output


def test_explain_without_a_book(start: Started, tmp_path: Path) -> None:
    done = start("explain", "steady-contact", folder=tmp_path)
    assert done.returncode == 0
    text = done.stdout.decode()
    assert "every_days: 92" in text
    assert "<!--" not in text


def test_explain_shows_the_numbers_of_the_book(run: Run, book: Path) -> None:
    with (book / "accounts/_policy.yml").open("a") as policy:
        policy.write("clocks: {steady-contact: {every_days: 55}}\n")
    text = run("explain", "steady-contact", "--root", str(book)).output
    assert "every_days: 55" in text


def test_explain_lists_every_rule_and_clock(run: Run) -> None:
    text = run("explain").output
    pages = [path.stem for kind in ("rules", "clocks") for path in (DOCS / kind).glob("*.md")]
    assert "steady-contact" in pages
    for id_ in pages:
        assert (f"  {id_}\n" in text) is (id_ != "index")


@pytest.mark.parametrize("name", schema_names())
def test_schema_stands_on_its_own(run: Run, name: str) -> None:
    schema = json.loads(run("schema", name).output)
    jsonschema.Draft202012Validator.check_schema(schema)
    for ref in _refs(schema):
        assert ref.startswith("#/$defs/")
        assert ref.removeprefix("#/$defs/") in schema["$defs"]
    assert set(schema.get("$defs", {})) == {ref.removeprefix("#/$defs/") for ref in _refs(schema)}


def _refs(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"]
        for child in node.values():
            yield from _refs(child)
    elif isinstance(node, list):
        for child in node:
            yield from _refs(child)


def test_schemas_are_listed_and_written(run: Run, tmp_path: Path) -> None:
    listed = run("schema").output
    assert all(name in listed for name in (*KINDS, "report"))
    run("schema", "--out", str(tmp_path / "made"))
    made = sorted(path.name for path in (tmp_path / "made").iterdir())
    assert made == sorted(f"{name}.schema.json" for name in schema_names())
    text = (tmp_path / "made/report.schema.json").read_text(encoding="utf-8")
    assert json.loads(text) == self_contained("report")


def test_a_reader_that_goes_away_is_no_fault(small: Path) -> None:
    command = [sys.executable, "-m", "goodstanding", "check", "--root", str(small)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 1
