"""The lines of a calendar, read back by two libraries that others wrote."""

import vobject  # type: ignore[import-untyped]  # it brings no types
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from goodstanding.reports.ical import line, text

WORDS = st.text(st.characters(codec="utf-8"), max_size=300)


def calendar(words: str) -> bytes:
    """A calendar of one event with those words."""
    head = [line("BEGIN", "VCALENDAR"), line("VERSION", "2.0"), line("PRODID", "test")]
    event = [
        line("BEGIN", "VEVENT"),
        line("UID", "one@test"),
        line("SUMMARY", text(words)),
        line("DTSTART;VALUE=DATE", "20260601"),
        line("END", "VEVENT"),
    ]
    return "".join([*head, *event, line("END", "VCALENDAR")]).encode()


@given(WORDS)
def test_words_come_back_as_they_were(words: str) -> None:
    data = calendar(words)
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    seen = vobject.readOne(data.decode()).vevent.summary.value
    for read in (str(event["summary"]), seen):
        assert visible(read) == visible(words)


def visible(words: str) -> str:
    """What of a text can be seen: no blanks, no controls."""
    return "".join(one for one in words if one.isprintable() and not one.isspace())


@given(WORDS)
def test_no_line_is_longer_than_75_bytes_and_none_is_cut_within_a_character(words: str) -> None:
    for one in calendar(words).split(b"\r\n"):
        assert len(one) <= 75
        one.decode("utf-8", "strict")


@given(WORDS)
def test_words_make_no_line_of_their_own(words: str) -> None:
    lines = calendar(words).replace(b"\r\n ", b"").split(b"\r\n")
    names = [one.partition(b":")[0] for one in lines]
    assert names[3:8] == [b"BEGIN", b"UID", b"SUMMARY", b"DTSTART;VALUE=DATE", b"END"]
    assert len(names) == 10
