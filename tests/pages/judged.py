"""An example, judged by the engine beside the small book in `base`."""

from functools import cache
from pathlib import Path

from tests.pages.fences import Example, Finds, Owes

from goodstanding.book import load_book
from goodstanding.duty import Duty, State
from goodstanding.finding import Finding
from goodstanding.records.locate import locate
from goodstanding.records.source import Memory
from goodstanding.standing import Standing, stand

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
    laid = {**example.beside, example.file: example.text}
    return _base() | {path: text.encode() for path, text in laid.items()}


def judge_example(example: Example) -> Standing:
    """The standing of the small book with the example, on the example's day."""
    return stand(load_book(Memory(laid_over(example))), example.as_of)


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
