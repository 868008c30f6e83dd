"""From the built wheel, in an empty folder without the checkout, the commands work on any book."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BOOK = {
    "_policy.yml": "book_opened_on: 2026-01-01\ntimezone: Europe/London\ncurrency: GBP\n"
    "tiers:\n  standard: {label: Standard}\n",
    "_people/ann.yml": "name: Ann Archer\nroles: [account_manager]\n",
    "acme/account.yml": "name: Acme\naccount_manager: ann\n",
}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this tree and laid out as pip would."""
    out, place = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    with zipfile.ZipFile(next(out.glob("*.whl"))) as wheel:
        wheel.extractall(place)
    return place


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("book")
    for name, text in BOOK.items():
        path = root / "accounts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def run(unpacked: Path, tmp_path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "PYTHONPATH": str(unpacked), "CI": "true"}
    return subprocess.run(
        [sys.executable, "-m", "goodstanding", *words],
        cwd=tmp_path,
        env=environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_it_is_the_wheel_that_runs(unpacked: Path, tmp_path: Path) -> None:
    environ = {**os.environ, "PYTHONPATH": str(unpacked)}
    command = [sys.executable, "-c", "import goodstanding; print(goodstanding.__file__)"]
    done = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()).is_relative_to(unpacked)


def test_check_judges_a_book(unpacked: Path, book: Path, tmp_path: Path) -> None:
    done = run(unpacked, tmp_path, "check", "--root", str(book), "--as-of", "2026-01-01")
    assert done.returncode == 0, done.stderr
    assert "1 account, 3 records judged" in done.stdout


@pytest.mark.parametrize("name", ["handoff-incomplete", "steady-contact"])
def test_explain_finds_its_pages(unpacked: Path, tmp_path: Path, name: str) -> None:
    done = run(unpacked, tmp_path, "explain", name)
    assert done.returncode == 0, done.stderr
    assert name in done.stdout


def test_schema_finds_its_files(unpacked: Path, tmp_path: Path) -> None:
    done = run(unpacked, tmp_path, "schema", "commitment")
    assert done.returncode == 0, done.stderr
    assert '"due_on"' in done.stdout


def test_the_site_is_built(unpacked: Path, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    words = ["build", "--root", str(book), "--as-of", "2026-01-01", "--out", str(out)]
    done = run(unpacked, tmp_path, *words)
    assert done.returncode == 0, done.stderr
    assert "Acme" in (out / "accounts/acme/index.html").read_text(encoding="utf-8")


def test_a_new_book_has_what_watches_over_it(unpacked: Path, tmp_path: Path) -> None:
    words = (
        "--manager",
        "Ann Archer",
        "--timezone",
        "Europe/London",
        "--currency",
        "GBP",
        "--account",
        "Acme",
    )
    for host, place in (("github", ".github/workflows/scan.yml"), ("gitlab", ".gitlab-ci.yml")):
        done = run(unpacked, tmp_path, "init", host, *words, "--host", host)
        assert done.returncode == 0, done.stderr
        assert (tmp_path / host / place).is_file()
        assert (tmp_path / host / "scripts/ci/week_issue.py").is_file()
    book = tmp_path / "github"
    assert (book / "accounts/_templates/annual-review.md").is_file()
    assert (book / ".vscode/records.code-snippets").is_file()
    for words_ in (("check", "--fail-on", "overdue"), ("fmt", "--check")):
        done = run(unpacked, book, *words_)
        assert done.returncode == 0, done.stdout
