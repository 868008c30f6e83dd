"""`standing fmt` as a person meets it."""

from pathlib import Path

import pytest
from tests.cli.conftest import Git, Run

MESSY = b"due_on: 2026-06-12\r\nto:  'sue'   # the owner\r\nwhat: Send it"
NEAT = b"what: Send it\r\nto: 'sue'  # the owner\r\ndue_on: 2026-06-12\r\n"


@pytest.fixture
def messy(book: Path, run: Run) -> Path:
    """A promise written in a hurry, in a book that is laid out otherwise."""
    assert run("fmt", "--root", str(book)).exit_code in {0, 1}
    path = book / "accounts/birch-yard/commitments/2026-05-11-figures.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(MESSY)
    return path


def test_a_record_is_laid_out_and_then_left_alone(messy: Path, book: Path, run: Run) -> None:
    done = run("fmt", str(messy), "--root", str(book))
    assert (done.exit_code, done.output) == (0, f"laid out {messy.relative_to(book).as_posix()}\n")
    assert messy.read_bytes() == NEAT
    assert run("fmt", str(messy), "--root", str(book)).output == "1 record is laid out\n"


def test_check_names_and_writes_nothing(messy: Path, book: Path, run: Run) -> None:
    done = run("fmt", "--check", str(messy), "--root", str(book))
    assert (done.exit_code, done.output) == (1, f"not laid out: {messy.relative_to(book).as_posix()}\n")
    assert messy.read_bytes() == MESSY
    messy.write_bytes(NEAT)
    assert run("fmt", "--check", str(messy), "--root", str(book)).exit_code == 0


def test_a_dry_run_shows_the_change(messy: Path, book: Path, run: Run) -> None:
    done = run("fmt", "--dry-run", str(messy), "--root", str(book))
    assert done.exit_code == 0
    assert "+what: Send it" in done.output
    assert messy.read_bytes() == MESSY


def test_what_cannot_be_kept_is_named_and_left(messy: Path, book: Path, run: Run) -> None:
    messy.write_bytes(b"{what: Send it, to: sue, due_on: 2026-06-12}\n")
    done = run("fmt", str(messy), "--root", str(book))
    assert done.exit_code == 1
    assert done.output.startswith(f"left as it is: {messy.relative_to(book).as_posix()}: all of it stands")
    assert messy.read_bytes().startswith(b"{what")


def test_one_commit_of_what_was_laid_out(messy: Path, book: Path, git: Git, run: Run) -> None:
    git("config", "user.name", "Ada Berg")
    git("config", "user.email", "ada@mill.example")
    (book / "notes.txt").write_text("mine\n")
    done = run("fmt", str(messy), "--commit", "--root", str(book))
    assert done.exit_code == 0, done.output
    assert git("log", "--format=%s", "-1") == "records: lay out 1 record alike"
    assert git("status", "--porcelain") == "?? notes.txt"


def test_what_somebody_changes_meanwhile_is_not_written_over(
    messy: Path, book: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(raw: bytes, _kind: str) -> bytes:
        messy.write_bytes(b"what: By a colleague\n")
        return raw + b"# later\n"

    monkeypatch.setattr("goodstanding.writing.layout.laid_out", slow)
    done = run("fmt", str(messy), "--root", str(book))
    assert done.exit_code == 3
    assert "changed by somebody else meanwhile" in done.output
    assert messy.read_bytes() == b"what: By a colleague\n"
