"""The calendar feed, read by two libraries that others wrote."""

from datetime import date, timedelta

import pytest
import vobject  # type: ignore[import-untyped]  # it brings no types
from icalendar import Calendar
from tests.worlds import World, day

from goodstanding.duty import Duty
from goodstanding.immutable import replace
from goodstanding.reports.calendar import Feeds, uid_of


def duties(as_of: str = "2026-06-01") -> tuple[Duty, ...]:
    """What a small book owes on that day."""
    world = World().account(name="Acme; \u00dcber, Sons\\Co").commitment("2026-05-01", due_on="2026-06-17")
    return world.on(as_of).duties


def feed(owed: tuple[Duty, ...], as_of: str = "2026-06-01", about: str | None = None) -> bytes:
    """A feed of those duties."""
    named = {"acme": "Acme; \u00dcber, Sons\\Co"}
    return Feeds(day(as_of), lambda id_: named[id_], lambda _: about).feed("Ann: all", owed)


def spans(data: bytes) -> dict[str, tuple[date, date, str]]:
    """First day, end and title of every event by its id, as icalendar reads them."""
    found = {}
    for event in Calendar.from_ical(data).walk("VEVENT"):
        days = (event.decoded("dtstart"), event.decoded("dtend"))
        found[str(event["uid"])] = (*days, str(event["summary"]))
    return found


def spans_by_another(data: bytes) -> dict[str, tuple[date, date, str]]:
    """The same, as vobject reads them."""
    events = vobject.readOne(data.decode()).vevent_list
    return {one.uid.value: (one.dtstart.value, one.dtend.value, one.summary.value) for one in events}


def test_two_libraries_read_the_same_days_and_words() -> None:
    owed = duties()
    assert len(owed) > 2
    read = spans(feed(owed))
    assert read == spans_by_another(feed(owed))
    promise = next(one for one in owed if one.clock == "commitment")
    assert read[uid_of(promise)] == (
        *(date(2026, 6, 17), date(2026, 6, 18)),
        "Promise: Acme; \u00dcber, Sons\\Co",
    )


def test_every_event_is_a_whole_day_that_ends_before_the_next() -> None:
    for first, end, _ in spans(feed(duties())).values():
        assert type(first) is date
        assert end == first + timedelta(days=1)


def test_ids_stay_and_versions_rise_from_day_to_day() -> None:
    early, late = (spans(feed(duties(on), on)) for on in ("2026-06-01", "2026-06-09"))
    assert set(early) & set(late) == set(early)
    versions = [
        {int(event.decoded("sequence")) for event in Calendar.from_ical(feed(duties(on), on)).walk("VEVENT")}
        for on in ("2026-06-01", "2026-06-09")
    ]
    assert max(versions[0]) < min(versions[1])


def test_ids_are_told_apart_by_all_that_makes_a_duty() -> None:
    one = duties()[0]
    others = [replace(one, clock="other"), replace(one, record="acme/x"), replace(one, place="a[1]")]
    assert len({uid_of(duty) for duty in [one, *others]}) == 4
    assert uid_of(replace(one, owner="ben", due_on=date(2027, 1, 1))) == uid_of(one)


def test_words_of_a_record_cannot_add_a_line() -> None:
    data = feed(duties(), about="Nice\r\nEND:VEVENT\r\nBEGIN:VALARM\nX: 1")
    assert set(spans(data)) == set(spans_by_another(data)) == {uid_of(duty) for duty in duties()}
    assert b"\nBEGIN:VALARM" not in data
    unfolded = data.replace(b"\r\n ", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"DESCRIPTION:Nice END:VEVENT BEGIN:VALARM X: 1" in unfolded


def test_what_does_not_count_is_left_out() -> None:
    snooze = {"clock": "annual-review", "until_on": "2026-09-01", "reason": "Later"}
    owed = World().account(snoozes=[snooze]).on("2026-06-01").duties
    put_off = [duty for duty in owed if not duty.is_open]
    assert put_off
    assert not {uid_of(duty) for duty in put_off} & set(spans(Feeds(day("2026-06-01"), str).feed("x", owed)))


def test_nothing_owed_is_a_calendar_without_events() -> None:
    data = feed(())
    assert spans(data) == {}
    assert vobject.readOne(data.decode()).name == "VCALENDAR"


def test_the_same_duties_make_the_same_bytes() -> None:
    assert feed(duties()) == feed(tuple(reversed(duties())))


@pytest.mark.parametrize("last", [date.max])
def test_the_last_day_of_time_is_no_fault(last: date) -> None:
    data = feed((replace(duties()[0], due_on=last),))
    assert len(spans(data)) == 1
