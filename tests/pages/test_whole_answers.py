"""Every word of what the examples on rule and clock pages lead to, one golden file for each chapter.

The pages promise a line, a day and some words. What else reaches the reader stands here to be read:
the whole sentence, what it counts from, the record behind it, its place and its rank.
Made anew with `pytest tests/pages/test_whole_answers.py --snapshot-update`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation
from tests.pages.fences import DOCS, Example, examples
from tests.pages.judged import found, judge_example

from goodstanding.chapters import CHAPTERS
from goodstanding.chapters.chapter import Chapter
from goodstanding.duty import Duty
from goodstanding.finding import Finding

GOLDEN = Path(__file__).parents[1] / "golden" / "pages"


class GoldenText(SingleFileSnapshotExtension):
    """One text file for each chapter, so that a review reads it as it is."""

    file_extension = "txt"
    _write_mode = WriteMode.TEXT

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        return str(GOLDEN / test_location.basename)


def _answers(chapter: Chapter) -> Iterator[str]:
    clocks = {clock.id for clock, _ in (*chapter.clocks, *chapter.firm_clocks)}
    names = [*sorted(clocks), *sorted(rule.id for rule in chapter.rules)]
    for name in names:
        page = DOCS / ("clocks" if name in clocks else "rules") / f"{name}.md"
        for number, example in enumerate(examples(page), start=1):
            yield f"\n{name}, example {number} ({'bad' if example.is_bad else 'good'}), {example.as_of}\n"
            yield from _of_clock(example) if name in clocks else _of_rule(example)


def _of_clock(example: Example) -> Iterator[str]:
    for duty in judge_example(example).duties:
        if duty.clock == example.page:
            yield f"  {_duty(duty)}\n"


def _duty(duty: Duty) -> str:
    where = f"{duty.record}{f', {duty.place}' if duty.place else ''}"
    last = f"last {duty.last_on} in {duty.last_record}" if duty.last_on or duty.last_record else "never yet"
    ends = f", until {duty.until_on}" if duty.until_on else ""
    booked = f", booked {duty.booked_on}" if duty.booked_on else ""
    state = f"{duty.band.value}, {duty.state.value}, rank {duty.rank}"
    return f"{where}: {duty.due_on}{ends}{booked} by {duty.owner} ({state}; {last}): {duty.why}"


def _of_rule(example: Example) -> Iterator[str]:
    for finds, finding in found(judge_example(example), example):
        yield f"  {_finding(finding)}, line {finds.line}: {finding.message}\n"


def _finding(finding: Finding) -> str:
    place = finding.place
    where = f"{place.record or place.file} {'.'.join(map(str, place.path))}".strip()
    return f"{finding.severity.value} {where}{' (its name)' if place.on_key else ''}"


# The one rule on the records as such has no example: what is wrong there is no record.
SPEAKING = [chapter for chapter in CHAPTERS if chapter.name != "records"]


@pytest.mark.parametrize("chapter", SPEAKING, ids=[one.name for one in SPEAKING])
def test_every_word_of_the_answers(chapter: Chapter, snapshot: SnapshotAssertion) -> None:
    answers = "".join(_answers(chapter))
    assert snapshot.use_extension(GoldenText) == answers.lstrip("\n")
