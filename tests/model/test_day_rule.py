"""A dated fact after the day has not happened, in any record; plans stay as they are."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from tests.model.full import built, full_record, identity_of
from tests.worlds import PEOPLE, World

from goodstanding.book import load_book
from goodstanding.building import MODELS
from goodstanding.dates import PLANNED
from goodstanding.immutable import Value, names_of, replace
from goodstanding.kinds import ACCOUNT_FOLDERS, KINDS
from goodstanding.model.conversations import Contact
from goodstanding.model.day_rule import Part
from goodstanding.model.record import DatedRecord, Record
from goodstanding.model.work import Commitment

DAY = date(2027, 6, 1)
LATER = DAY + timedelta(days=1)
# A move of a promise's date that lies later gives the date before it back: its own test below.
OF_ITS_OWN = {("commitment", "revised_on")}

Way = tuple[str | int, ...]


def dates_in(value: Any, way: Way = ()) -> Iterator[Way]:
    """The way to every date within a record, its own day left out."""
    if isinstance(value, date):
        yield way
    elif isinstance(value, Value):
        for name in names_of(value):
            if name != "dated_on":
                yield from dates_in(getattr(value, name), (*way, name))
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from dates_in(one, (*way, place))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from dates_in(one, (*way, key))


def changed(value: Any, way: Way, to: Any) -> Any:
    """The value with another one at the end of the way; in lists and maps None takes it out."""
    if not way:
        return to
    step, rest = way[0], way[1:]
    if isinstance(value, tuple):
        kept = [changed(one, rest, to) if place == step else one for place, one in enumerate(value)]
        return tuple(one for one in kept if one is not None)
    if isinstance(value, dict):
        kept_map = {key: changed(one, rest, to) if key == step else one for key, one in value.items()}
        return {key: one for key, one in kept_map.items() if one is not None}
    return replace(value, **{str(step): changed(getattr(value, str(step)), rest, to)})


def block_of(record: Record, way: Way) -> Any:
    """The block in which a date stands."""
    value: Any = record
    for step in way[:-1]:
        value = getattr(value, str(step)) if isinstance(value, Value) else value[step]
    return value


def is_plan(way: Way) -> bool:
    """Whether a date is agreed or expected rather than done."""
    named = [step for step in way if isinstance(step, str)]
    return bool(PLANNED.intersection(named))


# Agreed or expected, so that a later day is nothing unusual. Any other date tells what has happened.
PLANS = {
    *("due_on", "next_action_due_on", "by_on", "needs_reply_by_on", "needed_by_on", "next_follow_up_on"),
    *("starts_on", "ends_on", "since_on", "until_on", "from_on", "to_on", "client_since", "effective_on"),
    *("planned_start_on", "planned_end_on", "expected_close_on", "go_live_on", "intro_on"),
    *("last_day_on", "retain_until_on", "days_off", "book_opened_on", "sample_as_of_on"),
}


def test_nothing_is_a_plan_but_what_is_named_here() -> None:
    assert PLANNED == PLANS


def kinds_with(wanted: bool) -> list[Any]:
    """Every date of every kind: the plans, or the facts."""
    return [
        pytest.param(kind, way, id=".".join(map(str, (kind, *way))))
        for kind in KINDS
        for way in dates_in(built(kind, full_record(kind)))
        if is_plan(way) is wanted and (kind, way[-1]) not in OF_ITS_OWN
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_what_lies_before_the_day_reads_as_written(kind: str) -> None:
    record = built(kind, full_record(kind))
    assert record.as_known(DAY) == record
    assert record.settled_on() <= DAY


@pytest.mark.parametrize(("kind", "way"), kinds_with(wanted=False))
def test_a_later_fact_is_as_if_absent(kind: str, way: Way) -> None:
    record = built(kind, full_record(kind))
    late = changed(record, way, LATER)
    block = block_of(record, way)
    # The date that says that a block happened takes the whole block with it.
    gone = way[:-1] if isinstance(block, Part) and block.happens_on == way[-1] else way
    assert late.as_known(DAY) == changed(record, gone, None)
    assert late.as_known(LATER) == late
    assert late.settled_on() == LATER


@pytest.mark.parametrize(("kind", "way"), kinds_with(wanted=True))
def test_a_plan_stays(kind: str, way: Way) -> None:
    record = changed(built(kind, full_record(kind)), way, LATER)
    assert record.as_known(DAY) == record
    assert record.settled_on() <= DAY


@pytest.mark.parametrize("kind", [kind for kind in KINDS if KINDS[kind].dated])
def test_a_record_of_a_later_day_is_not_known(kind: str) -> None:
    record = built(kind, full_record(kind))
    assert isinstance(record, DatedRecord)
    assert record.as_known(record.dated_on - timedelta(days=1)) is None
    assert record.as_known(DAY) is not None


def test_a_planned_contact_is_known_before_its_day() -> None:
    record = built("contact", {"summary": "Will call", "outcome": "planned"})
    assert isinstance(record, Contact)
    assert record.as_known(record.dated_on - timedelta(days=30)) == record


def test_a_later_move_has_not_yet_moved_a_promise() -> None:
    record = built("commitment", full_record("commitment"))
    assert isinstance(record, Commitment)
    late = changed(record, ("revisions", 0, "revised_on"), LATER)
    known = late.as_known(DAY)
    assert known is not None
    assert known.revisions == ()
    assert known.due_on == record.revisions[0].from_on != record.due_on


@pytest.mark.parametrize("name", ["as_known", "settled_on"])
def test_every_kind_follows_the_rule(name: str) -> None:
    own = {model.KIND for model in MODELS.values() if name in vars(model)}
    assert own <= {"contact", "commitment"}, "a way of its own needs a test of its own above"


def book() -> World:
    """A book with a full record of every kind."""
    world = World().account()
    for kind in KINDS:
        if kind not in {"policy", "account"}:
            world.put(identity_of(kind).record, full_record(kind))
    return world.put("_changes/2026-01-05-rates", {"kind": "rate_all", "effective_on": "2026-04-01"})


def test_an_account_knows_none_of_its_later_records() -> None:
    account = load_book(book().source()).accounts["acme"]
    assert all(getattr(account, folder) for folder in ACCOUNT_FOLDERS)
    before = account.as_known(date(2026, 1, 4))
    known = {folder for folder in ACCOUNT_FOLDERS if getattr(before, folder)}
    assert known == {folder for folder, kind in ACCOUNT_FOLDERS.items() if not kind.dated}
    assert account.as_known(DAY) is account


def test_the_firm_knows_none_of_its_later_records() -> None:
    firm = load_book(book().source()).firm
    assert firm is not None
    assert firm.changes
    assert firm.scans
    before = firm.as_known(date(2026, 1, 4))
    assert (before.changes, before.scans) == ((), ())
    assert PEOPLE.keys() <= before.people.keys()
    assert firm.as_known(DAY) is firm
