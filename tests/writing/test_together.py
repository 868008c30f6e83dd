"""Several records are changed as one: all or none, killed at any moment, with two writers at once."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from goodstanding.errors import SourceError
from goodstanding.writing.together import UNFINISHED, Step, finish, write_together

FILES = [f"accounts/a{number}/account.yml" for number in range(5)]
OLD, NEW = b"name: old\n" * 2000, b"name: new!\n" * 2000

# Changes all the files to and fro until it is killed.
WRITER = """
import sys
from pathlib import Path
from goodstanding.writing.together import Step, write_together
root, files = Path(sys.argv[1]), sys.argv[2:]
old, new = b"name: old\\n" * 2000, b"name: new!\\n" * 2000
print("ready", flush=True)
while True:
    for before, after in ((old, new), (new, old)):
        write_together(root, [Step(file, before, after) for file in files])
"""
# Adds one to every number as often as asked, again whenever another was quicker.
COUNTER = """
import sys
from pathlib import Path
from goodstanding.errors import SourceError
from goodstanding.writing.together import Step, write_together
root, files = Path(sys.argv[1]), sys.argv[2:]
done = 0
while done < 15:
    now = [(root / file).read_bytes() for file in files]
    try:
        write_together(root, [Step(f, n, str(int(n) + 1).encode()) for f, n in zip(files, now)])
    except SourceError:
        continue
    done += 1
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    for file in FILES:
        (tmp_path / file).parent.mkdir(parents=True)
        (tmp_path / file).write_bytes(OLD)
    return tmp_path


def contents(root: Path) -> list[bytes]:
    return [(root / file).read_bytes() for file in FILES]


def start(program: str, root: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", program, str(root), *FILES], stdout=subprocess.PIPE)


def test_killed_at_any_moment_the_change_is_finished_or_has_not_begun(book: Path) -> None:
    chance, was_cut_off = random.Random(4), 0  # noqa: S311 - any moment will do
    for _ in range(10):
        for file in FILES:
            (book / file).write_bytes(OLD)
        with start(WRITER, book) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"ready\n"
            time.sleep(chance.random() / 15)
            writer.send_signal(signal.SIGKILL)
        was_cut_off += bool(finish(book))
        assert contents(book) in ([OLD] * 5, [NEW] * 5)
        assert not (book / UNFINISHED).exists()
    assert was_cut_off


def test_two_writers_at_once_lose_nothing(book: Path) -> None:
    for file in FILES:
        (book / file).write_bytes(b"0")
    with start(COUNTER, book) as one, start(COUNTER, book) as other:
        assert (one.wait(120), other.wait(120)) == (0, 0)
    assert contents(book) == [b"30"] * 5
    assert not (book / UNFINISHED).exists()


def test_where_one_cannot_be_written_none_is(book: Path) -> None:
    (book / "accounts/a3/deep.yml").mkdir()
    steps = [Step(file, OLD, NEW) for file in FILES]
    fresh = Step("accounts/a0/contacts/2026-01-01-x.yml", None, b"summary: x\n")
    blocked = Step("accounts/a3/deep.yml/no.yml/x.yml", None, b"x")
    (book / "accounts/a3/deep.yml/no.yml").write_bytes(b"a file where a folder is needed")
    with pytest.raises(SourceError, match="none of the 7 records was changed"):
        write_together(book, [fresh, *steps, blocked])
    assert contents(book) == [OLD] * 5
    assert not (book / fresh.file).exists()
    assert not (book / UNFINISHED).exists()


def test_a_file_changed_meanwhile_stops_the_change_before_it_begins(book: Path) -> None:
    (book / FILES[4]).write_bytes(b"name: by a colleague\n")
    with pytest.raises(SourceError, match="changed by somebody else"):
        write_together(book, [Step(file, OLD, NEW) for file in FILES])
    assert contents(book) == [OLD] * 4 + [b"name: by a colleague\n"]


def test_what_was_changed_after_the_cut_is_not_written_over(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("goodstanding.writing.together.write_record", killed)
    with pytest.raises(KeyboardInterrupt):
        write_together(book, [Step(file, OLD, NEW) for file in FILES])
    monkeypatch.undo()
    (book / FILES[2]).write_bytes(b"name: by a colleague\n")
    with pytest.raises(SourceError, match=f"{FILES[2]} was changed since"):
        finish(book)
    assert contents(book)[0] == OLD
    (book / FILES[2]).write_bytes(OLD)
    assert finish(book) == FILES
    assert contents(book) == [NEW] * 5


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        ('[{"file": ".git/hooks/post-commit", "before": null, "after": "x"}]', "which is no record"),
        ('[{"file": "accounts/../x.yml", "before": null, "after": "x"}]', "which is no record"),
        ('[{"file": "accounts/a0/contacts/2026-01-01-x.yml", "before": null, "after": "x"}]', "is not what"),
        ('[{"file": 1}]', "cannot be read"),
        ("{", "cannot be read"),
    ],
)
def test_a_plan_from_elsewhere_writes_nothing(book: Path, plan: str, told: str) -> None:
    folder = book / UNFINISHED
    folder.mkdir()
    (folder / "plan.json").write_text(plan)
    (folder / "0.new").write_text("#!/bin/sh\n")
    before = sorted(book.rglob("*"))
    with pytest.raises(SourceError, match=told):
        finish(book)
    assert sorted(book.rglob("*")) == before


def test_a_link_in_the_place_of_the_plan_is_not_followed(book: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (book / UNFINISHED).symlink_to(outside)
    with pytest.raises(SourceError, match="is a link"):
        write_together(book, [Step(file, OLD, NEW) for file in FILES])
    assert contents(book) == [OLD] * 5
