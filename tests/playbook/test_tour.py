"""The tour: every step of it, done as it is written, says what the page says."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.pages.fences import DOCS

from goodstanding.cli.program import standing

TOUR = (DOCS / "guide/tour.md").read_text(encoding="utf-8")
_FENCE = re.compile(r'^```(yaml|text)(?: title="([a-z ]+): ([^"]+)")?\n(.*?)^```$', re.DOTALL | re.MULTILINE)


def steps() -> Iterator[tuple[str, str, str]]:
    """What the reader does, in order: the verb, the file or command, and the text."""
    for kind, verb, file, text in _FENCE.findall(TOUR):
        if kind == "yaml":
            yield verb, file, text
        else:
            command, _, said = text.partition("\n")
            yield "run", command.removeprefix("$ standing "), said


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_the_tour_goes_as_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    outputs = []
    for verb, what, text in steps():
        if verb == "run":
            output = CliRunner().invoke(standing, [*what.split(), "--root", str(tmp_path)]).output
            for line in filter(None, map(squeezed, text.splitlines())):
                assert line in squeezed(output), (what, line, output)
            outputs.append(output)
            continue
        path = tmp_path / what
        path.parent.mkdir(parents=True, exist_ok=True)
        assert path.exists() is (verb in {"add to", "instead"}), (verb, what)
        before = path.read_text(encoding="utf-8") if verb == "add to" else ""
        path.write_text(before + text, encoding="utf-8")
    # The page says that telling Dana settles the duty to tell her.
    assert ["commitment-told" in output for output in outputs[3:5]] == [True, False]
