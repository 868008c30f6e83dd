"""The engine and the naive engine judge random books alike."""

import os
from datetime import timedelta

import pytest
from tests.second_opinion.books import as_source, numbered
from tests.second_opinion.desk import Owed
from tests.second_opinion.naive import Opinion
from tests.second_opinion.numbers import CLOCKS

from goodstanding.book import load_book
from goodstanding.duty import Band
from goodstanding.standing import AccountStanding, judge

# More books cost more time: each is judged on two days.
BOOKS = int(os.environ.get("SECOND_OPINION_BOOKS", "300"))
PARTS = 10
RULES = {
    "handoff-incomplete",
    "handoff-accepted-by-other",
    "commitment-made-before-reflection",
    "reflection-after-promise",
    "commitment-vague",
    "commitment-kept-late",
}


def duties_of(standing: AccountStanding) -> set[Owed]:
    """The engine's duties in the words of the second opinion."""
    return {
        Owed(
            duty.clock,
            duty.record,
            duty.place,
            duty.due_on,
            str(duty.band),
            str(duty.state),
            duty.owner,
            duty.last_on,
            # Which talk is booked matters only where it calms a duty.
            duty.booked_on if duty.band is Band.BOOKED else None,
        )
        for duty in standing.duties
        if duty.clock in CLOCKS
    }


def findings_of(standing: AccountStanding) -> set[tuple[str, str]]:
    return {(one.rule, one.place.record) for one in standing.findings if one.rule in RULES}


def differences(seed: int) -> list[str]:
    """What only one of the two says of a random book, on two days."""
    writer = numbered(seed)
    book = writer.book()
    (account_id,) = book["accounts"]
    read = load_book(as_source(book))
    assert read.firm is not None
    assert not read.account_records[account_id].not_assessed, read.account_records[account_id]
    found = []
    for as_of in (writer.as_of, writer.as_of + timedelta(days=9)):
        engine = judge(read.accounts[account_id], read.firm, as_of)
        naive = Opinion(book, account_id, as_of)
        ours, theirs = duties_of(engine), naive.duties()
        for side, ones in (("engine", ours - theirs), ("naive", theirs - ours)):
            found += [f"{as_of} only {side}: {one}" for one in sorted(ones, key=str)]
        for side, more in (
            ("engine", findings_of(engine) - naive.findings()),
            ("naive", naive.findings() - findings_of(engine)),
        ):
            found += [f"{as_of} only {side}: {one}" for one in sorted(more)]
        if set(engine.modes) != naive.modes():
            found.append(f"{as_of} modes: engine {engine.modes}, naive {sorted(naive.modes())}")
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_both_opinions_agree_on_random_books(part: int) -> None:
    for seed in range(part, BOOKS, PARTS):
        found = differences(seed)
        assert found == [], f"book {seed}"


def test_random_books_are_rich_enough_to_matter() -> None:
    """A comparison proves little of what the books never hold."""
    clocks: dict[str, int] = {}
    bands: set[str] = set()
    states: set[str] = set()
    modes: set[str] = set()
    rules: set[str] = set()
    for seed in range(120):
        writer = numbered(seed)
        book = writer.book()
        opinion = Opinion(book, next(iter(book["accounts"])), writer.as_of)
        for duty in opinion.duties():
            clocks[duty.clock] = clocks.get(duty.clock, 0) + 1
            bands.add(duty.band)
            states.add(duty.state)
        modes |= opinion.modes()
        rules |= {rule for rule, _ in opinion.findings()}
    assert set(clocks) == CLOCKS
    assert len(CLOCKS) == 14
    assert min(clocks.values()) >= 5, clocks
    assert bands == {str(band) for band in Band}
    assert states == {"open", "snoozed"}
    assert len(modes) == 5
    assert rules == RULES
