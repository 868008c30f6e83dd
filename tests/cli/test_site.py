"""The site from the command line: built, served, or as plain pages."""

import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import Run


def test_pages_are_written_for_any_generator(run: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "pages"
    result = run("pages", "--root", str(book), "--out", str(out))
    assert result.exit_code == 0, result.output
    page = (out / "accounts/birch-yard/index.html").read_text(encoding="utf-8")
    assert "Birch Yard" in page
    assert "<b>Mill</b>" not in (out / "index.html").read_text(encoding="utf-8")


def test_public_pages_name_no_account(run: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "pages"
    run("pages", "--root", str(book), "--out", str(out), "--profile", "public")
    texts = [path.read_text(encoding="utf-8") for path in out.rglob("*.html")]
    assert texts
    assert not [text for text in texts if "Birch Yard" in text or "ada-berg" in text]


def test_a_port_in_use_is_said_before_anything_is_built(run: Run, book: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--root", str(book), "--port", str(port))
    assert result.exit_code == 3
    lines = result.stderr.splitlines()
    assert len(lines) == 1
    assert re.search(f"port {port} is in use on this machine: say --port [0-9]+$", lines[0])


@pytest.mark.slow
def test_serve_answers_on_loopback_and_takes_its_generator_along(book: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "goodstanding", "serve", "--root", str(book)]
    with subprocess.Popen(
        [*command, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as running:
        try:
            assert _answers(port, True)
        finally:
            # Whatever came of it, nobody must wait for a server that goes on for ever.
            running.terminate()
            running.wait(60)
    assert _answers(port, False)


def _answers(port: int, wanted: bool) -> bool:
    """Whether the port comes to answer, or to be silent, within two minutes of a busy machine."""
    for _ in range(1200):
        with socket.socket() as asking:
            if (asking.connect_ex(("127.0.0.1", port)) == 0) is wanted:
                return True
        time.sleep(0.1)
    return False


@pytest.mark.slow
def test_a_book_of_next_to_nothing_builds(run: Run, tmp_path: Path) -> None:
    people = tmp_path / "accounts" / "_people"
    people.mkdir(parents=True)
    (people / "ada-berg.yml").write_text("name: Ada Berg\nroles: [account_manager]\n")
    (tmp_path / "accounts" / "_policy.yml").write_text(
        "book_opened_on: 2026-01-05\ntimezone: UTC\ncurrency: EUR\ntiers: {standard: {}}\n"
    )
    result = run("build", "--root", str(tmp_path))
    assert result.exit_code == 0, result.output
    assert (tmp_path / "site" / "index.html").is_file()
