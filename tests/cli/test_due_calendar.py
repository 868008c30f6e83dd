"""`standing due --format ics`: the weekly scan for a calendar."""

from pathlib import Path

from icalendar import Calendar
from tests.cli.conftest import Run


def test_the_scan_is_a_calendar_of_whole_days(run: Run, book: Path) -> None:
    result = run("due", "--root", str(book), "--format", "ics", "--weeks", "52")
    assert result.exit_code == 0, result.output
    assert result.stdout_bytes.startswith(b"BEGIN:VCALENDAR\r\n")
    events = Calendar.from_ical(result.stdout_bytes).walk("VEVENT")
    assert events
    assert any("Birch Yard" in str(event["summary"]) for event in events)


def test_the_calendar_of_one_of_us_holds_nothing_of_others(run: Run, book: Path) -> None:
    result = run("due", "--root", str(book), "--format", "ics", "--manager", "nobody")
    assert b"BEGIN:VEVENT" not in result.stdout_bytes
