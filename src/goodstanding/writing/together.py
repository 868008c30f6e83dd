"""Several records changed as one: all of them or none; killed in between, a plan says how to go on.

Each file is replaced in one step, but no system replaces several at once. So the new texts are laid
down first, with a list of what goes where; whoever finds that list finishes the change.
"""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from goodstanding.errors import SourceError
from goodstanding.immutable import Value
from goodstanding.kinds import ROOT, Identity, identify
from goodstanding.writing.disk import alone, fingerprint, take_away, write_record

# A folder that no reader of the book looks into.
UNFINISHED = f"{ROOT}/.unfinished"
_PLAN = "plan.json"


class Step(Value, frozen=True):
    """One file of a change: its bytes before (None for a new record) and after."""

    file: str
    before: bytes | None
    after: bytes

    @property
    def seen(self) -> str | None:
        """The fingerprint of what was read."""
        return None if self.before is None else fingerprint(self.before)


def write_together(root: Path, steps: Sequence[Step]) -> None:
    """Writes every file or none; raises SourceError, and takes back what was written, where one cannot be."""
    with _plan_folder(root) as folder:
        if (folder / _PLAN).exists():
            _finish(root, folder)
        for step in steps:
            _compare(root, step)
        _lay_down(folder, steps)
        done: list[Step] = []
        try:
            for step in steps:
                write_record(root, step.file, step.seen, step.after)
                done.append(step)
        except SourceError as fault:
            _take_back(root, done)
            _sweep(folder)
            raise SourceError(f"{fault}; none of the {len(steps)} records was changed") from fault
        _sweep(folder)


def finish(root: Path) -> list[str]:
    """Finishes a change that was cut off and gives its files; nothing where there is none."""
    if not (root / UNFINISHED).is_dir():
        return []
    with _plan_folder(root) as folder:
        return _finish(root, folder)


@contextmanager
def _plan_folder(root: Path) -> Iterator[Path]:
    """The folder of the plan, for one writer at a time; whoever waits finds it as the other left it."""
    folder = root / UNFINISHED
    while True:
        if folder.is_symlink():
            raise SourceError(f"{UNFINISHED} is a link to another place: delete it")
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise SourceError(f"nothing was changed: {error.strerror or error}") from error
        with alone(folder) as handle:
            if handle is not None and not _is_same(folder, handle):
                continue  # the writer before us took it away
            try:
                yield folder
            finally:
                if not any(folder.iterdir()):
                    folder.rmdir()
            return


def _is_same(folder: Path, handle: int) -> bool:
    try:
        return os.path.samestat(folder.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _compare(root: Path, step: Step) -> None:
    path = root / step.file
    now = path.read_bytes() if path.exists() else None
    if now != step.before:
        raise SourceError(f"{step.file} was changed by somebody else meanwhile: look at it, then try again")


def _lay_down(folder: Path, steps: Sequence[Step]) -> None:
    """The new texts and, once they all lie there, the plan."""
    try:
        _sweep(folder)
        rows = []
        for number, step in enumerate(steps):
            _keep(folder / f"{number}.new", step.after)
            rows.append({"file": step.file, "before": step.seen, "after": fingerprint(step.after)})
        _keep(folder / f"{_PLAN}.new", json.dumps(rows, indent=1).encode())
        (folder / f"{_PLAN}.new").replace(folder / _PLAN)
    except OSError as error:
        _sweep(folder)
        raise SourceError(f"nothing was changed: {error.strerror or error}") from error


def _keep(path: Path, data: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _finish(root: Path, folder: Path) -> list[str]:
    if not (folder / _PLAN).exists():
        _sweep(folder)  # cut off before anything was changed
        return []
    rows = _read_plan(folder / _PLAN)
    left: list[tuple[int, str, str | None]] = []
    for number, (file, before, after) in enumerate(rows):
        path = root / file
        now = fingerprint(path.read_bytes()) if path.exists() else None
        if now == before:
            left.append((number, file, before))
        elif now != after:
            raise SourceError(
                f"a change was cut off, and {file} was changed since: {UNFINISHED} holds the texts "
                "that were to be written; put in by hand what is missing, then delete that folder"
            )
    for number, file, before in left:
        data = (folder / f"{number}.new").read_bytes()
        if fingerprint(data) != rows[number][2]:
            raise SourceError(f"{UNFINISHED}/{number}.new is not what was to be written: delete that folder")
        write_record(root, file, before, data)
    _sweep(folder)
    return [file for file, _, _ in rows]


def _read_plan(path: Path) -> list[tuple[str, str | None, str]]:
    """Each file with the fingerprints before and after; a plan may have come from anywhere, as files do."""
    try:
        rows = [(str(row["file"]), row["before"], str(row["after"])) for row in json.loads(path.read_bytes())]
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise SourceError(f"{UNFINISHED}/{_PLAN} cannot be read: delete that folder") from error
    for file, _, _ in rows:
        if not file.startswith(f"{ROOT}/") or not isinstance(identify(file), Identity):
            raise SourceError(f"{UNFINISHED} speaks of {file}, which is no record: delete that folder")
    return rows


def _take_back(root: Path, done: Sequence[Step]) -> None:
    for step in reversed(done):
        if step.before is None:
            take_away(root, step.file, fingerprint(step.after))
        else:
            write_record(root, step.file, fingerprint(step.after), step.before)


def _sweep(folder: Path) -> None:
    """Takes the plan away first: without it the texts beside it mean nothing."""
    (folder / _PLAN).unlink(missing_ok=True)
    for path in folder.iterdir():
        path.unlink(missing_ok=True)
