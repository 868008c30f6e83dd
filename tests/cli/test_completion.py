"""What the shells complete: asked of the program, and typed into the shells themselves."""

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from tests.cli.conftest import Run

from goodstanding.cli import log
from goodstanding.cli.program import standing
from goodstanding.records.schema import load_schema, resolve

BIN = str(Path(sys.executable).parent)
PROMPT = "ready> "


def offered(small: Path, *words: str) -> list[str]:
    """What is offered for the last word."""
    shell = ShellComplete(standing, {}, "standing", "_STANDING_COMPLETE")
    *before, begun = words
    root = ["--root", str(small)]
    return [one.value for one in shell.get_completions([before[0], *root, *before[1:]], begun)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("log", "al"), ["alder-mill"]),
        (("log", "alder-mill", "--theirs", "ry"), ["rye-miller"]),
        (("log", "alder-mill", "--theirs", "rye-miller,r"), ["rye-miller,rye-miller"]),
        (("log", "birch-yard", "--theirs", "ry"), []),
        (("log", "alder-mill", "--covers", "update,che"), ["update,check_in"]),
        (("new", "stak"), ["stakeholder"]),
        (("new", "scan", "fi"), ["finn-moor"]),
        (("new", "commitment", "alder-mill", "--set", "due"), ["due_on="]),
        (("due", "--manager", "fi"), ["finn-moor"]),
        (("show", "bir"), ["birch-yard"]),
        (("explain", "commitment-va"), ["commitment-vague", "commitment-vanished"]),
        (("mark", "alder-mill", "s"), ["snooze"]),
        (("mark", "alder-mill", "w"), ["waive"]),
        (("mark", "alder-mill", "waive", "--rule", "steady"), ["steady-contact"]),
        (("schema", "handof"), ["handoff"]),
        (("draft", "annual"), ["annual-review"]),
        (("reassign", "ada-berg", "fi"), ["finn-moor"]),
    ],
)
def test_ids_of_the_book_are_offered(small: Path, words: tuple[str, ...], found: list[str]) -> None:
    assert offered(small, *words) == found


def test_records_are_offered_by_name_and_by_their_last_part(small: Path) -> None:
    names = offered(small, "mark", "alder-mill/commitments/")
    assert names
    assert all(name.startswith("alder-mill/commitments/2") for name in names)
    assert names[0].rsplit("/", 1)[1] in offered(small, "mark", "20")


def test_the_words_are_those_that_fit_the_record(small: Path) -> None:
    promise = offered(small, "mark", "alder-mill/commitments/")[0]
    assert offered(small, "mark", promise, "re") == ["reflect", "revise"]
    assert "accept" not in offered(small, "mark", promise, "")


def test_where_there_is_no_book_nothing_is_offered(tmp_path: Path) -> None:
    assert offered(tmp_path, "log", "a") == []


def test_the_words_of_a_talk_are_those_of_its_schema() -> None:
    schema = load_schema("contact")
    fields = {name: resolve(node, schema)[0] for name, node in schema["properties"].items()}
    assert list(log._COVERS) == resolve(fields["covers"]["items"], load_schema("common"))[0]["enum"]
    assert list(log._CHANNELS) == fields["channel"]["enum"]
    assert list(log._OUTCOMES) == fields["outcome"]["enum"]


def test_help_and_completion_answer_at_once(small: Path) -> None:
    resource = pytest.importorskip("resource")

    def spent(words: list[str], environment: dict[str, str]) -> float:
        """The least processor time of a few runs, whatever else the machine does meanwhile."""
        times: list[float] = []
        for _ in range(4):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            command = [sys.executable, "-m", "goodstanding", *words]
            subprocess.run(command, env={**os.environ, **environment}, capture_output=True, check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        return min(times)

    asked = {"COMP_WORDS": "standing log al", "COMP_CWORD": "2", "STANDING_ROOT": str(small)}
    assert spent(["--help"], {}) < 0.2
    assert spent([], {**asked, "_STANDING_COMPLETE": "bash_complete"}) < 0.3


def test_each_shell_gets_its_own_lines(run: Run) -> None:
    for shell in ("bash", "zsh", "fish"):
        done = run("completion", shell)
        assert (done.exit_code, "_STANDING_COMPLETE" in done.output) == (0, True), shell
    assert run("completion", "csh").exit_code == 2


@pytest.fixture
def environment(small: Path, tmp_path: Path) -> dict[str, str]:
    return {
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "STANDING_ROOT": str(small),
        "TERM": "dumb",
        "LC_ALL": "C.UTF-8",
    }


def shell_or_skip(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed on this machine")
    return path


class Terminal:
    """A shell at a terminal, typed into as a person would."""

    def __init__(self, handle: int) -> None:
        self.handle, self.seen = handle, ""

    def type(self, text: str) -> None:
        os.write(self.handle, text.encode())

    def wait_for(self, text: str, seconds: float = 30) -> None:
        """Reads until the text has come, from where the last wait ended."""
        end = time.monotonic() + seconds
        while text not in self.seen:
            left = end - time.monotonic()
            assert left > 0, f"'{text}' did not come: {self.seen!r}"
            if select.select([self.handle], [], [], left)[0]:
                self.seen += os.read(self.handle, 4096).decode("utf-8", "replace")
        self.seen = self.seen.split(text, 1)[1]


@contextmanager
def opened(words: list[str], environment: dict[str, str]) -> Iterator[Terminal]:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        words, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    ) as shell:
        os.close(theirs)
        try:
            yield Terminal(ours)
        finally:
            shell.kill()
            os.close(ours)


@pytest.mark.parametrize(
    ("name", "words", "first"),
    [
        ("bash", ["--noprofile", "--norc", "-i"], f"PS1='{PROMPT[:-2]}''> '"),
        ("zsh", ["-f", "-i"], f"PS1='{PROMPT[:-2]}''> '; autoload -Uz compinit; compinit -u"),
    ],
)
def test_a_key_press_completes_an_account(
    environment: dict[str, str], name: str, words: list[str], first: str
) -> None:
    path = shell_or_skip(name)
    with opened([path, *words], environment) as terminal:
        terminal.type(f'{first}; eval "$(standing completion {name})"\n')
        terminal.wait_for(PROMPT)
        terminal.type("standing log ald\t")
        terminal.wait_for("alder-mill" if name == "zsh" else "er-mill")


def test_fish_offers_the_accounts(environment: dict[str, str]) -> None:
    path = shell_or_skip("fish")
    lines = 'standing completion fish | source; complete -C "standing log al"'
    done = subprocess.run(
        [path, "--no-config", "-c", lines], env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["alder-mill"], done.stderr
