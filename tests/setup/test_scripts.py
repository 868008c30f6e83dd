"""What scripts and hooks may be named and may know, and how the test command counts."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import generated
import setup_venv
import steps

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted([*ROOT.glob("scripts/*.py"), *ROOT.glob("hooks/*.py")])
MAY_KNOW = ("goodstanding.occasion", "goodstanding.site", "goodstanding.cli", "goodstanding.immutable")


def imported(path: Path) -> set[str]:
    """The modules that a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "goodstanding":
            names.update(f"goodstanding.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_file_hides_a_standard_module(path: Path) -> None:
    # The test command must bear its name; nobody needs Python's own tests.
    assert path.stem == "test" or path.stem not in sys.stdlib_module_names


# These two write pages about the engine's inside, and have to look there.
DESCRIBE_THE_ENGINE = {"make_editor_files.py", "make_field_table.py", "make_messages.py"}


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.name not in DESCRIBE_THE_ENGINE], ids=lambda path: path.name
)
def test_scripts_and_hooks_use_the_engine_from_outside(path: Path) -> None:
    engine = {name for name in imported(path) if name.split(".")[0] == "goodstanding"}
    assert all(name.startswith(MAY_KNOW) for name in engine)


def test_the_summary_ends_with_a_count() -> None:
    outcomes = [
        steps.Outcome("layout", 0.1, passed=1),
        steps.Outcome("types", 12.0, failed=1),
        steps.Outcome("rare", 0.0, left_out=1),
        steps.Outcome("tests", 3.4, passed=40, failed=2, left_out=1),
    ]
    lines = steps.summary(outcomes).splitlines()
    assert lines[-1] == "41 passed, 3 failed, 2 skipped"
    assert [line.split()[1] for line in lines[2:6]] == ["ok", "FAILED", "left", "FAILED"]


def test_pytests_report_is_counted(tmp_path: Path) -> None:
    report = tmp_path / "tests.xml"
    report.write_text('<testsuites><testsuite tests="9" failures="2" errors="1" skipped="3"/></testsuites>')
    assert steps.counted(report) == (9, 3, 3)
    assert steps.counted(tmp_path / "none.xml") == (0, 0, 0)


def test_a_missing_program_fails_unless_it_may_be_left_out(tmp_path: Path) -> None:
    environment = setup_venv.Environment(tmp_path)
    absent = steps.Step("absent", ("no-such-program-here",))
    optional = steps.Step("absent", ("no-such-program-here",), if_present=True)
    failed, said = steps.run(environment, absent)
    assert failed.failed == 1
    assert said == "no-such-program-here is not installed\n"
    assert steps.run(environment, optional)[0].word == "left out"


def test_steps_that_run_beside_each_other_are_told_one_after_the_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    environment = setup_venv.Environment(tmp_path)
    slow = "import sys, time; print('slow', flush=True); time.sleep(0.5); print('done', file=sys.stderr)"
    chosen = [
        steps.Step("first", (sys.executable, "-c", slow)),
        steps.Step("second", (sys.executable, "-c", "print('quick'); raise SystemExit(3)")),
        steps.Step("third", ("no-such-program-here",), if_present=True),
    ]
    outcomes = list(steps.run_two_at_once(environment, chosen))
    assert [outcome.word for outcome in outcomes] == ["ok", "FAILED", "left out"]
    assert capsys.readouterr().out == (
        "\n== first\nslow\ndone\n\n== second\nquick\n\n== third\nno-such-program-here is not installed\n"
    )


def test_the_steps_keep_compiled_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in steps.surroundings()


def test_a_failing_generator_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(generated, "GENERATORS", (("-c", "raise SystemExit(1)"), ("-c", "pass")))
    assert generated.main(["--check"]) == 1
    assert "SystemExit" in capsys.readouterr().err
    monkeypatch.setattr(generated, "GENERATORS", (("-c", "pass"),))
    assert generated.main(["--check"]) == 0
    assert generated.main(["--nonsense"]) == 2
