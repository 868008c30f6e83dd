"""The guide to writing records: every command in it says what the page says."""

import os
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.pages.fences import DOCS
from tests.writing.books import make_book

from goodstanding.cli.mark import WORDS as OFFERED
from goodstanding.cli.program import standing
from goodstanding.writing.marks import WORDS

GUIDE = (DOCS / "guide/writing-records.md").read_text(encoding="utf-8")
STEPS = re.findall(r"^```text\n\$ standing (.*?)\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)


def test_every_command_says_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith(("STANDING_", "GIT_"))]:
        monkeypatch.delenv(name)
    book = make_book(tmp_path)
    assert len(STEPS) > 7
    monkeypatch.chdir(tmp_path)
    for command, said in STEPS:
        words = [*shlex.split(command), "--root", str(book), "--as-of", "2026-03-02"]
        done = CliRunner().invoke(standing, words, prog_name="standing")
        assert done.output == said, command


def test_every_word_stands_in_the_guide_and_in_the_help() -> None:
    assert set(OFFERED) == set(WORDS)
    rows = re.findall(r"^\| `([a-z]+)` \|", GUIDE, re.MULTILINE)
    assert sorted(rows) == sorted(WORDS)
