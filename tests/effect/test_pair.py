"""An account judged by two policies at once stands as when it is judged by each on its own."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest

from goodstanding.book import Book, load_book
from goodstanding.effect.pair import Ear, Listed, Rows, pair_of
from goodstanding.effect.twice import judge_twice
from goodstanding.finding import Severity
from goodstanding.immutable import replace
from goodstanding.model.account import Account
from goodstanding.model.firm import ClockRow, Firm, Person, TierClock
from goodstanding.model.oversight import Waiver
from goodstanding.records.source import Folder
from goodstanding.standing import AccountStanding, judge
from goodstanding.standing.evidence import Picture, sketch_of

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 5, 1)
LATER = date(2026, 8, 3)
SOME = 5
# What these change may be asked for anywhere, so that nothing is left out.
ASKED_OF_BOTH = {"a clock switched off", "a tier's own rhythm", "a change of next month"}


@cache
def sample() -> Book:
    return load_book(Folder(ROOT))


def firm() -> Firm:
    found = sample().firm
    assert found
    return found


def with_rows(**rows: Any) -> Firm:
    return replace(firm(), policy=replace(firm().policy, **rows))


def other_clock(row: ClockRow) -> ClockRow:
    """The row with every number in it changed."""
    return replace(
        row,
        every_days=row.every_days and row.every_days // 2 + 1,
        within_days=row.within_days and row.within_days + 9,
        within_working_days=row.within_working_days and row.within_working_days + 5,
        soon_days=row.soon_days + 11,
        owner_roles=row.owner_roles[::-1],
        limits=other_limits(row.limits),
    )


def other_limits(limits: Mapping[str, float | bool]) -> dict[str, float | bool]:
    return {name: not value if isinstance(value, bool) else value * 3 + 1 for name, value in limits.items()}


def changes() -> Iterator[tuple[str, Firm]]:
    """The sample's firm with one thing changed each time."""
    policy, people = firm().policy, firm().people
    for clock, row in policy.clocks.items():
        yield f"clock {clock}", with_rows(clocks={**policy.clocks, clock: other_clock(row)})
    for rule, numbers in policy.rules.items():
        if numbers.limits:
            other = replace(numbers, limits=other_limits(numbers.limits))
            yield f"rule {rule}", with_rows(rules={**policy.rules, rule: other})
    rest = {id_: row for id_, row in policy.clocks.items() if id_ != "check-in"}
    yield "a row that is gone", with_rows(clocks=rest)
    off = replace(policy.clocks["check-in"], enabled=False)
    yield "a clock switched off", with_rows(clocks={**policy.clocks, "check-in": off})
    tiers = {
        name: replace(tier, clocks={"check-in": TierClock(every_days=3)})
        for name, tier in policy.tiers.items()
    }
    yield "a tier's own rhythm", with_rows(tiers=tiers)
    new = Person(account_id="", id="zoe-new", name="Zoe New", roles=("account_manager", "developer"))
    later = replace(firm().changes[0], dated_on=LATER, effective_on=LATER)
    yield "a change of next month", replace(firm(), changes=(*firm().changes, later))
    yield "a colleague more", replace(firm(), people={**people, new.id: new})
    for id_, person in people.items():
        gone = {**people, id_: replace(person, left_on=date(2026, 2, 1), roles=())}
        yield f"{id_} has left", replace(firm(), people=gone)


CHANGES = dict(changes())


@cache
def fullest() -> list[Account]:
    """The accounts with most on record."""
    every = sorted(sample().accounts.values(), key=lambda one: len([*one.records()]))
    return [with_exception(every[-SOME]), *every[1 - SOME :]]


def with_exception(account: Account) -> Account:
    """The account with one of its notices waived."""
    rules = {one.rule for one in judge(account, firm(), AS_OF).findings if one.severity is Severity.NOTICE}
    exception = replace(waiver(), rule=min(rules), record_=None, until_on=LATER)
    return replace(account, waivers=(exception,))


def waiver() -> Waiver:
    return sample().accounts["brightwater-swim"].waivers[0]


def alone(account: Account, by: Firm) -> tuple[AccountStanding, Picture]:
    known = account.as_known(AS_OF)
    judged = replace(judge(account, by, AS_OF, known), changes_by=None)
    return judged, sketch_of(known, by.as_known(AS_OF), AS_OF)


@cache
def before() -> list[tuple[AccountStanding, Picture]]:
    return [alone(account, firm()) for account in fullest()]


@pytest.mark.parametrize("change", CHANGES)
def test_both_sides_stand_as_each_on_its_own(change: str) -> None:
    pair = pair_of(firm(), CHANGES[change], AS_OF)
    assert (pair.ear is None) is (change in ASKED_OF_BOTH)
    for account, was in zip(fullest(), before(), strict=True):
        known = account.as_known(AS_OF)
        sketches = pair.both(partial(sketch, known))
        standings = (replace(one, changes_by=None) for one in judge_twice(account, known, pair, AS_OF))
        assert [*zip(standings, sketches, strict=True)] == [was, alone(account, CHANGES[change])]


def sketch(known: Account, by: Firm) -> Picture:
    return sketch_of(known, by, AS_OF)


@pytest.mark.parametrize("order", [1, -1])
def test_errors_are_of_the_firm_as_written(order: int) -> None:
    """All but one leave later: as written the one is alone already, and may agree with themselves."""
    first, *others = (replace(one, left_on=LATER) for one in firm().people.values())
    alone_later = {**{one.id: one for one in others}, first.id: replace(first, left_on=None)}
    one_leaves = {**firm().people, first.id: first}
    before, after = [replace(firm(), people=people) for people in (alone_later, one_leaves)][::order]
    account = sample().accounts["brightwater-swim"]
    own = replace(account, waivers=(replace(waiver(), asked_by="ruth-lindqvist"),))
    pair = pair_of(before, after, AS_OF)
    assert pair.ear
    both = judge_twice(own, own.as_known(AS_OF), pair, AS_OF)
    assert [replace(one, changes_by=None) for one in both] == [alone(own, by)[0] for by in (before, after)]
    assert both[0].findings != both[1].findings


def test_what_nobody_asks_for_is_judged_once() -> None:
    new = Person(account_id="", id="zoe-new", name="Zoe New", roles=("developer",))
    after = replace(firm(), people={**firm().people, new.id: new})
    pair = pair_of(firm(), after, AS_OF)
    both = [judge_twice(one, one.as_known(AS_OF), pair, AS_OF) for one in sample().accounts.values()]
    assert any(was is now for was, now in both)


def test_an_ear_hears_of_a_row_that_differs_and_of_no_other() -> None:
    ear = Ear()
    rows = Rows({"a": 1, "b": 2}, {"a": 1, "b": 3, "c": 4}, ear)
    assert rows.get("a") == 1
    assert "z" not in rows
    assert not ear.has_heard
    for ask in (lambda: rows["b"], lambda: rows.get("c"), lambda: next(iter(rows)), lambda: len(rows)):
        ear.has_heard = False
        ask()
        assert ear.has_heard
    same = Rows({"a": 1}, {"a": 1}, ear)
    ear.has_heard = False
    assert dict(same) == {"a": 1}
    assert not ear.has_heard


def test_an_ear_hears_of_a_list_that_is_looked_at() -> None:
    ear = Ear()
    for ask in (len, list, bool, tuple):
        ear.has_heard = False
        ask(Listed([1, 2], ear))
        assert ear.has_heard


def test_where_more_differs_everything_is_asked_of_both() -> None:
    for after in (with_rows(days_off=(date(2026, 2, 2),)), CHANGES["a clock switched off"]):
        assert pair_of(firm(), after, AS_OF).ear is None
