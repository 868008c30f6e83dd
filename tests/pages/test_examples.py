"""The examples on rule and clock pages are true: each runs."""

from dataclasses import replace

import pytest
from tests.pages.fences import Example, examples, pages
from tests.pages.judged import as_owed, found, judge_example

from goodstanding.chapters import CLOCKS as CLOCKS_BY_ID
from goodstanding.finding import Severity

RULES = [example for page in pages("rules") for example in examples(page)]
CLOCKS = [example for page in pages("clocks") for example in examples(page)]
BAD = [example for example in RULES if example.is_bad]
GOOD = [example for example in RULES if not example.is_bad]
_STANDS = (Severity.ERROR, Severity.LAPSE)


def named(example: Example) -> str:
    return example.name


@pytest.mark.parametrize("example", BAD, ids=named)
def test_a_bad_record_is_found_where_the_page_says(example: Example) -> None:
    standing = judge_example(example)
    got = found(standing, example)
    said = "\n".join(f"{one.place.file}:{finds.line} {finds.words}" for finds, one in got)
    assert {one.place.file for _, one in got} == {example.file}, said or "nothing was found"
    assert sorted(finds.line for finds, _ in got) == [finds.line for finds in example.finds], said
    for promised in example.finds:
        assert any(promised.words in one.words and promised.line == one.line for one, _ in got), said


@pytest.mark.parametrize("example", BAD, ids=named)
def test_a_bad_record_has_no_other_fault(example: Example) -> None:
    standing = judge_example(example)
    others = [one for one in standing.findings if one.rule != example.page and one.severity in _STANDS]
    assert not others


@pytest.mark.parametrize("example", GOOD, ids=named)
def test_a_good_record_is_in_order(example: Example) -> None:
    standing = judge_example(example)
    assert not [one for one in standing.findings if one.rule == example.page or one.severity in _STANDS]
    assert not standing.not_assessed


@pytest.mark.parametrize("example", CLOCKS, ids=named)
def test_what_is_owed_is_what_the_page_says(example: Example) -> None:
    standing = judge_example(example)
    promised = example.owes
    assert promised is not None, "the example does not say what is owed"
    owners = {one.due_on: one.owner for one in promised}
    got = [as_owed(duty) for duty in standing.duties if duty.clock == example.page]
    # Where the page names no owner, any will do.
    got = [one if owners.get(one.due_on) else replace(one, owner="") for one in got]
    assert sorted(got) == promised, [duty for duty in standing.duties if duty.clock == example.page]


@pytest.mark.parametrize("example", CLOCKS, ids=named)
def test_a_clocks_example_has_no_faults(example: Example) -> None:
    standing = judge_example(example)
    assert not [one for one in standing.findings if one.severity in _STANDS]
    assert not standing.not_assessed


@pytest.mark.parametrize("example", [one for one in CLOCKS if one.is_bad], ids=named)
def test_a_bad_clock_example_is_late(example: Example) -> None:
    kind = CLOCKS_BY_ID.get(example.page)
    if kind and kind.only_soon:
        assert example.owes
    elif kind and kind.never_late:
        assert any(one.due_on < example.as_of for one in example.owes or [])
    else:
        assert any(one.days_late for one in example.owes or [])


@pytest.mark.parametrize("example", [one for one in CLOCKS if not one.is_bad], ids=named)
def test_a_good_clock_example_is_not_late(example: Example) -> None:
    assert not any(one.days_late for one in example.owes or [])
