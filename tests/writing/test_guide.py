"""The guide to writing records: every command in it says what the page says."""

import re
from pathlib import Path

from tests.pages.fences import DOCS

import make_transcripts
from goodstanding.cli.mark import WORDS as OFFERED
from goodstanding.cli.program import standing
from goodstanding.writing.marks import WORDS

GUIDE = (DOCS / "guide/writing-records.md").read_text(encoding="utf-8")
WRITING = {"init", "log", "new", "mark", "reassign", "fmt", "schema", "completion"}


def test_every_command_says_what_the_page_says(tmp_path: Path) -> None:
    assert len(make_transcripts.STEP.findall(GUIDE)) > 14
    assert make_transcripts.transcribed(GUIDE, tmp_path) == GUIDE, "run python scripts/make_transcripts.py"


def test_every_command_that_writes_has_its_place_in_the_guide() -> None:
    assert {*standing.commands} >= WRITING
    for name in WRITING:
        assert f"standing {name} " in GUIDE, name


def test_every_word_stands_in_the_guide_and_in_the_help() -> None:
    assert set(OFFERED) == set(WORDS)
    rows = re.findall(r"^\| `([a-z]+)` \|", GUIDE, re.MULTILINE)
    assert sorted(rows) == sorted(WORDS)
