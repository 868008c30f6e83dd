"""The hooks for other books, by the real tool, which installs this project as it would there."""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from tests.history.repository import Past
from tests.workflows.runner import ROOT

Run = Callable[..., subprocess.CompletedProcess[str]]
HOOKS = [hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))]
# What is needed to install the project: all that git has of it but the tests and the sample.
NEEDED = (
    *("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "mkdocs.yml", "src", "schemas"),
    *("docs", "hooks", "scripts", ".github", "accounts/_templates"),
)

pytestmark = pytest.mark.slow


@pytest.fixture
def product(tmp_path: Path) -> Path:
    """This project as a repository of its own, as it lies here."""
    folder = tmp_path / "product"
    folder.mkdir()
    leave = shutil.ignore_patterns("__pycache__", "screens")
    for name in NEEDED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=leave)
        else:
            shutil.copy(ROOT / name, folder / name)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "the product")
    return folder


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=Ann", "-c", "user.email=ann@firm.example", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(folder), *who, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def tool(product: Path, tmp_path: Path) -> Run:
    """Runs one of the hooks on a book. Nothing is fetched: what is installed here is at hand there."""
    home = tmp_path / "tool"
    home.mkdir()
    hooks = [{"id": id_} for id_ in HOOKS]
    config = {"repos": [{"repo": str(product), "rev": git(product, "rev-parse", "HEAD"), "hooks": hooks}]}
    (home / "config.yaml").write_text(yaml.safe_dump(config))
    environ = {key: text for key, text in os.environ.items() if not key.startswith(("GIT_", "STANDING_"))}
    environ |= {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), environ["PATH"]]),
        "PRE_COMMIT_HOME": str(home / "kept"),
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        # pip reads this one the other way round: what builds the project is taken from here.
        "PIP_NO_BUILD_ISOLATION": "0",
        "STANDING_AS_OF": "2026-01-06",
    }

    def run(hook: str, book: Path) -> subprocess.CompletedProcess[str]:
        git(book, "add", "-A")
        command = ["pre-commit", "run", "--config", str(home / "config.yaml"), "--all-files", hook]
        return subprocess.run(command, cwd=book, env=environ, capture_output=True, text=True, check=False)

    return run


def test_every_hook_does_its_part(tool: Run, tmp_path: Path) -> None:
    """One test, as making the hooks' environment takes longer than all of it."""
    past = Past(tmp_path / "book")
    done = tool("standing-check", past.root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "the records have no errors" in done.stdout
    assert done.stdout.rstrip().endswith("Passed")

    past.promise("2026-06-20", owner="nobody-here")
    done = tool("standing-check", past.root)
    assert done.returncode == 1
    assert "reference-unknown" in done.stdout

    past.write(
        "CODEOWNERS", b"# begin: account managers and deputies\n# end: account managers and deputies\n"
    )
    done = tool("standing-codeowners", past.root)
    assert done.returncode == 1
    assert "CODEOWNERS is behind the records" in done.stdout

    past.write("accounts/acme/account.yml", b"account_manager:    ann\nname: Acme\n")
    done = tool("standing-fmt", past.root)
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    text = (past.root / "accounts/acme/account.yml").read_text()
    assert text == "name: Acme\naccount_manager: ann\n"
