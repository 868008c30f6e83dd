"""A machine that lacks something is told so in one line, even by a Python that is too old."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import needs

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
FIRST_READ = ("start.py", "test.py", "needs.py", "setup_venv.py")


def start(script: str, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Starts a script with nothing of this environment but what is given."""
    return subprocess.run(
        [sys.executable, str(SCRIPTS / script), *arguments],
        env={"SYSTEMROOT": os.environ.get("SYSTEMROOT", ""), **environ},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def is_one_line(text: str) -> bool:
    return text.count("\n") == 1 and text.endswith("\n") and "Traceback" not in text


@pytest.mark.parametrize("name", FIRST_READ)
def test_an_old_python_can_read_what_it_meets_first(name: str) -> None:
    tree = ast.parse((SCRIPTS / name).read_text(encoding="utf-8"), feature_version=(3, 6))
    # Python 3.6 refuses this import although it can parse it.
    froms = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert "__future__" not in froms
    # What stands behind an arrow or a colon is looked up at once: older ones know no dict[str, str].
    annotated = [note for node in ast.walk(tree) for note in _annotations(node)]
    assert not [note for note in annotated if isinstance(note, (ast.Subscript, ast.BinOp))]


def _annotations(node: ast.AST) -> list[ast.expr | None]:
    if isinstance(node, ast.FunctionDef):
        return [node.returns, *(one.annotation for one in node.args.args)]
    return [node.annotation] if isinstance(node, ast.AnnAssign) else []


@pytest.mark.parametrize("name", ["start.py", "test.py"])
def test_nothing_newer_is_imported_before_the_check(name: str) -> None:
    tree = ast.parse((SCRIPTS / name).read_text(encoding="utf-8"))
    tops = {alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names}
    assert tops <= {"argparse", "socket", "subprocess", "sys", "needs"}


def test_too_old_a_python_says_which_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    assert needs.missing() == (
        "Python 3.11 or newer is needed, this is Python 3.9: install a newer one and start again"
        " with it, for example as python3.11."
    )


def test_the_oldest_python_that_will_do_is_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 11, 0, "final", 0))
    assert needs.missing() == ""


@pytest.mark.parametrize("script", ["start.py", "test.py", "setup_venv.py"])
def test_without_git(script: str, tmp_path: Path) -> None:
    done = start(script, PATH=str(tmp_path))
    assert done.returncode == 3
    assert is_one_line(done.stderr)
    assert "git was not found" in done.stderr


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_without_a_module_that_some_systems_leave_out(module: str, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(f"import sys\nsys.modules[{module!r}] = None\n")
    done = start("start.py", PATH=os.environ["PATH"], PYTHONPATH=str(tmp_path))
    assert done.returncode == 3
    assert is_one_line(done.stderr)
    assert f"lacks its {module} module" in done.stderr
    assert "python3-venv" in done.stderr


def test_an_unknown_option_is_wrong_usage() -> None:
    assert start("start.py", "--nonsense", PATH=os.environ["PATH"]).returncode == 2
