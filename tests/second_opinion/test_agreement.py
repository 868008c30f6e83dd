"""The engine and the naive engine judge random books alike."""

import os
from collections import Counter

import pytest
from tests.second_opinion.books import numbered
from tests.second_opinion.comparison import differences, firm_differences
from tests.second_opinion.firm import FIRM_RULES, FirmOpinion
from tests.second_opinion.naive import RULES, Opinion
from tests.second_opinion.numbers import CLOCKS

from goodstanding import chapters
from goodstanding.duty import Band, State
from goodstanding.model.modes import Mode

# More books cost more time: each is judged on two days.
BOOKS = int(os.environ.get("SECOND_OPINION_BOOKS", "300"))
PARTS = 10
# What they read cannot be written into a book alone.
OF_HISTORY = {
    "commitment-moved-silently",
    "commitment-vanished",
    "record-backdated",
    "history-unavailable",
    "schema-behind",
    "text-cut-short",
}


@pytest.mark.parametrize("part", range(PARTS))
def test_both_opinions_agree_on_random_books(part: int) -> None:
    for seed in range(part, BOOKS, PARTS):
        assert differences(numbered(seed)) == [], f"book {seed}"


def test_both_opinions_agree_on_random_firms() -> None:
    for seed in range(BOOKS // 3):
        assert firm_differences(numbered(seed)) == [], f"firm {seed}"


def test_there_is_a_second_opinion_on_every_clock_and_rule() -> None:
    assert set(chapters.CLOCKS) == CLOCKS
    assert set(chapters.RULES) - OF_HISTORY == RULES | FIRM_RULES


def test_random_books_are_rich_enough_to_matter() -> None:
    """A comparison proves little of what the books never hold."""
    clocks: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    bands: set[str] = set()
    states: set[str] = set()
    modes: set[str] = set()
    for seed in range(200):
        writer = numbered(seed)
        book = writer.book()
        opinion = Opinion(book, next(iter(book["accounts"])), writer.as_of)
        firm = FirmOpinion(numbered(seed).firm_book(), writer.as_of)
        duties = [*opinion.duties(), *firm.duties()]
        clocks.update(duty.clock for duty in duties)
        bands |= {duty.band for duty in duties}
        states |= {duty.state for duty in duties}
        modes |= opinion.modes()
        rules.update(rule for rule, *_ in {*opinion.findings(), *firm.findings()})
    assert set(clocks) == CLOCKS
    assert set(rules) == RULES | FIRM_RULES
    assert min([*clocks.values(), *rules.values()]) >= 2, (clocks, rules)
    assert bands == {str(band) for band in Band}
    assert states == {str(state) for state in State}
    assert modes == {str(mode) for mode in Mode}
