"""Tries small changes to the engine's code: whether some test notices each of them.

    python scripts/mutants.py --out FILE [--every 4] [--from 0] [--again] [--tests PATH ...] [MODULE ...]

Verdicts go to FILE, a line of JSON each; what stands there already is not tried again, with --again
only the survivors are (after a test was added). Nothing in the checkout is changed: a change lives in
a copy of the process. Needs mutmut, which makes the changes and is no part of the locks:
install mutmut 3.8.1 beside the packages for tests. `python scripts/mutants.py --out FILE --page` writes
docs/guide/mutants.md from the verdicts and from scripts/mutants_reasons.toml.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from mutants_parts.changes import Mutant, mutants_of
from mutants_parts.sentences import Sentences

ROOT = Path(__file__).resolve().parents[1]
SRC = ROOT / "src"
TESTS = (
    "clocks",
    "rules",
    "pages/test_examples.py",
    "pages/test_whole_answers.py",
    "pages/test_side_by_side.py",
    "model",
    "cases",
    "firm",
    "silence",
    "grid",
    "history/test_lapses.py",
    "history/test_acceptance.py",
    "second_opinion",
    "records",
    "effect",
)
# Tried beside the rule book: what reads or judges by a shorter way must give the same as the long one.
SHORT_WAYS = (
    "records/plain.py",
    "records/cut_short.py",
    "records/naming.py",
    "effect/pair.py",
    "effect/twice.py",
)


def targets() -> dict[str, Path]:
    """The modules that are tried: chapters, days and modes, and what takes a shorter way."""
    package = SRC / "goodstanding"
    files = [*(package / "chapters").rglob("*.py"), package / "dates.py", package / "model" / "modes.py"]
    files += [package / one for one in SHORT_WAYS]
    named = {".".join(path.relative_to(SRC).with_suffix("").parts): path for path in sorted(files)}
    return {name: path for name, path in named.items() if not name.endswith(".__init__")}


def every_mutant(out: Path) -> list[Mutant]:
    """All changes, made once and kept beside the verdicts while the code stays as it is."""
    kept = out.with_suffix(".made")
    sources = {name: path.read_text(encoding="utf-8") for name, path in targets().items()}
    if kept.exists():
        before, mutants = pickle.loads(kept.read_bytes())  # noqa: S301 - our own file
        if before == sources:
            return mutants  # type: ignore[no-any-return]
    mutants = [one for name, path in targets().items() for one in mutants_of(name, path)]
    kept.write_bytes(pickle.dumps((sources, mutants)))
    return mutants


def verdicts(out: Path) -> dict[str, dict[str, str]]:
    """The latest verdict on each change."""
    lines = out.read_text(encoding="utf-8").splitlines() if out.exists() else []
    return {row["name"]: row for row in map(json.loads, lines)}


def main(arguments: list[str]) -> int:
    """Tries the changes asked for, or writes the page."""
    parser = argparse.ArgumentParser(description="Which small changes do the tests notice?")
    parser.add_argument("modules", nargs="*", help="only modules whose name holds one of these")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--from", type=int, default=0, dest="first")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--tests", nargs="*", default=TESTS)
    parser.add_argument("--seconds", type=float, default=30, help="of tests for a change, nearest first")
    parser.add_argument("--page", action="store_true")
    chosen = parser.parse_args(arguments)
    if find_spec("mutmut") is None:
        print("mutmut makes the changes: python -m pip install mutmut==3.8.1", file=sys.stderr)
        return 2
    mutants = every_mutant(chosen.out)
    known = verdicts(chosen.out)
    if chosen.page:
        from mutants_parts.page import write

        return write(ROOT, mutants, known)
    picked = mutants[chosen.first :: chosen.every]
    if chosen.modules:
        picked = [one for one in picked if any(word in one.module for word in chosen.modules)]
    if chosen.again:
        listed = Sentences(ROOT)
        missed = {name for name, row in known.items() if row["verdict"] in {"survived", "not reached"}}
        picked = [one for one in picked if one.name in missed and not listed.would_change(one)]
    else:
        picked = [one for one in picked if one.name not in known]
    return try_all(picked, chosen.out, chosen.tests, chosen.seconds)


def try_all(mutants: list[Mutant], out: Path, tests: list[str], seconds: float) -> int:
    """Collects the tests once and tries each change."""
    from mutants_parts.trial import Trial

    trial = Trial(mutants, targets(), out, seconds)
    paths = [str(ROOT / "tests" / one) for one in tests]
    options = ["-q", "-s", "-p", "no:cacheprovider", "-p", "no:randomly", "--rootdir", str(ROOT)]
    return int(pytest.main([*options, *paths], plugins=[trial]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
