"""An example, judged by the engine beside the small book in `base`."""

import hashlib
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

from tests.pages.fences import Example, Finds, Owes
from tests.worlds import standing_of

from goodstanding.book import load_book
from goodstanding.chapters import evidence
from goodstanding.duty import Duty, State
from goodstanding.finding import Finding
from goodstanding.history import NO_PASTS, Pasts
from goodstanding.history.facts import Facts, acceptance_in, data_in, said_in
from goodstanding.history.lives import lives_of
from goodstanding.history.log import Step, Touch
from goodstanding.history.pasts import build_pasts
from goodstanding.records.locate import locate
from goodstanding.records.source import Memory
from goodstanding.standing import Standing

BASE = Path(__file__).parent / "base"


@cache
def _base() -> dict[str, bytes]:
    files = sorted(BASE.rglob("*.yml"))
    return {path.relative_to(BASE).as_posix(): path.read_bytes() for path in files}


def base_book() -> Memory:
    """The small book alone."""
    return Memory(_base())


def laid_over(example: Example) -> dict[str, bytes]:
    """The files of the small book with the example's records in and over them."""
    laid = {**example.beside, **({} if example.is_gone else {example.file: example.text})}
    return _base() | {path: text.encode() for path, text in laid.items()}


# Several tests look at each example.
_JUDGED: dict[str, Standing] = {}


def judge_example(example: Example) -> Standing:
    """The standing of the small book with the example, on the example's day."""
    if example.name not in _JUDGED:
        book = load_book(Memory(laid_over(example)))
        _JUDGED[example.name] = standing_of(book, example.as_of, past_of(example))
    return _JUDGED[example.name]


def past_of(example: Example) -> Pasts:
    """What history says of an example: nothing, unless its page is about history."""
    if not example.before and example.page not in {rule.id for rule in evidence.CHAPTER.rules}:
        return NO_PASTS
    day = example.as_of
    versions = [
        (date(2025, 1, 1), _base() | {path: text.encode() for path, text in example.beside.items()}),
        *((one.on, {one.file: one.text.encode()}) for one in example.before),
        (day, {example.file: b"" if example.is_gone else example.text.encode()}),
    ]
    contents = {_blob(data): data for _, files in versions for data in files.values()}
    steps = [_step(number, on, files) for number, (on, files) in enumerate(versions)]
    said = {blob: data_in(data) for blob, data in contents.items() if blob}
    promises = {blob: said_in(data) for blob, data in said.items()}
    facts = Facts(b"", promises, {blob: acceptance_in(data) for blob, data in said.items()})
    return build_pasts(steps, lives_of(steps), facts, UTC)


def _step(number: int, on: date, files: dict[str, bytes]) -> Step:
    at = int(datetime.combine(on, time(12), UTC).timestamp())
    touches = tuple(Touch(path, "", _blob(data)) for path, data in files.items())
    return Step(f"{number:040}", at, "nora@fernweh.example", "Nora Quill", touches)


def _blob(data: bytes) -> str:
    return hashlib.sha1(data, usedforsecurity=False).hexdigest() if data else ""


def line_of(finding: Finding, files: dict[str, bytes]) -> int:
    """The line that a reader is shown for a finding."""
    place = finding.place
    if place.mark:
        return place.mark[0]
    if not place.path:
        return 1
    return locate(files[place.file], place.path, place.on_key).line


def found(standing: Standing, example: Example) -> list[tuple[Finds, Finding]]:
    """The findings of the page's rule in the example's record, as the page would write them."""
    files = laid_over(example)
    return [
        (Finds(line_of(one, files), one.message), one)
        for one in standing.findings
        if one.rule == example.page
    ]


def as_owed(duty: Duty) -> Owes:
    """A duty as a page writes it."""
    return Owes(duty.due_on, duty.days_late, duty.owner, duty.state is State.SNOOZED)
