"""A write is whole or has not happened: killed at any moment, on a full disk, with two writers."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from goodstanding.errors import SourceError
from goodstanding.writing.disk import fingerprint, write_record

# Windows has neither such limits nor such signals.
resource = pytest.importorskip("resource")

FILE = "accounts/acme/contacts/2026-01-01-call.yml"
OLD, NEW = b"summary: old\n" * 9000, b"summary: new!\n" * 9000

# Writes the two texts in turn until it is killed.
WRITER = """
import sys
from pathlib import Path
from goodstanding.writing.disk import fingerprint, write_record
root, file = Path(sys.argv[1]), sys.argv[2]
texts = (b"summary: old\\n" * 9000, b"summary: new!\\n" * 9000)
print("ready", flush=True)
while True:
    now = (root / file).read_bytes()
    write_record(root, file, fingerprint(now), texts[now == texts[0]])
"""
# Adds one to a number as often as asked, again whenever another was quicker.
COUNTER = """
import sys
from pathlib import Path
from goodstanding.errors import SourceError
from goodstanding.writing.disk import fingerprint, write_record
root, file = Path(sys.argv[1]), sys.argv[2]
done = 0
while done < 60:
    now = (root / file).read_bytes()
    try:
        write_record(root, file, fingerprint(now), str(int(now) + 1).encode())
    except SourceError:
        continue
    done += 1
"""


def book(root: Path, data: bytes = OLD) -> Path:
    path = root / FILE
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    return path


def start(program: str, root: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", program, str(root), FILE], stdout=subprocess.PIPE)


def test_killed_at_any_moment_the_record_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    path = book(tmp_path)
    chance = random.Random(5)  # noqa: S311 - any moment will do
    for _ in range(25):
        with start(WRITER, tmp_path) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"ready\n"
            time.sleep(chance.random() / 20)
            writer.send_signal(signal.SIGKILL)
        assert path.read_bytes() in {OLD, NEW}
    # What a killed write left is not taken for a record, and the next write takes it away.
    write_record(tmp_path, FILE, fingerprint(path.read_bytes()), b"summary: after\n")
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_on_a_full_disk_nothing_changes(tmp_path: Path) -> None:
    path = book(tmp_path, b"summary: old\n")
    # The system sends a signal with the refusal, which would end the program.
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(SourceError, match=r"cannot be written .*as it was before"):
            write_record(tmp_path, FILE, fingerprint(b"summary: old\n"), NEW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_bytes() == b"summary: old\n"
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_on_a_disk_that_is_really_full_nothing_changes(tmp_path: Path) -> None:
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(tmp_path)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("only the system's administrator can make a disk this small")
    try:
        path = book(tmp_path, b"summary: old\n")
        with pytest.raises(SourceError, match=r"No space left .*as it was before"):
            write_record(tmp_path, FILE, fingerprint(b"summary: old\n"), NEW)
        assert path.read_bytes() == b"summary: old\n"
        assert [one.name for one in path.parent.iterdir()] == [path.name]
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = book(tmp_path, b"0")
    with start(COUNTER, tmp_path) as one, start(COUNTER, tmp_path) as other:
        assert (one.wait(120), other.wait(120)) == (0, 0)
    assert path.read_bytes() == b"120"


def test_a_record_changed_since_it_was_read_is_left_alone(tmp_path: Path) -> None:
    path = book(tmp_path, b"summary: by a colleague\n")
    with pytest.raises(SourceError, match="changed by somebody else"):
        write_record(tmp_path, FILE, fingerprint(b"summary: as I read it\n"), NEW)
    assert path.read_bytes() == b"summary: by a colleague\n"
    path.unlink()
    with pytest.raises(SourceError, match="changed by somebody else"):
        write_record(tmp_path, FILE, fingerprint(b"summary: as I read it\n"), NEW)
    assert not path.exists()


def test_a_new_record_is_never_written_over_another(tmp_path: Path) -> None:
    path = book(tmp_path, b"summary: there\n")
    with pytest.raises(SourceError, match="is there already"):
        write_record(tmp_path, FILE, None, NEW)
    assert path.read_bytes() == b"summary: there\n"


def test_the_rights_of_the_file_stay(tmp_path: Path) -> None:
    path = book(tmp_path)
    path.chmod(0o640)
    write_record(tmp_path, FILE, fingerprint(OLD), NEW)
    assert path.stat().st_mode & 0o7777 == 0o640
    assert path.read_bytes() == NEW


def test_nothing_is_written_through_a_link_or_outside_the_book(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "accounts").mkdir()
    (tmp_path / "accounts" / "acme").symlink_to(outside)
    for file in (FILE, "accounts/../x.yml"):
        with pytest.raises(SourceError, match=r"link|no place"):
            write_record(tmp_path, file, None, NEW)
    assert not [*outside.iterdir()]
