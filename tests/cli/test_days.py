"""Days as people say them."""

from datetime import date, timedelta

import pytest

from goodstanding.cli.days import spoken_day

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-06-01", "2026-06-01"),
        ("today", "2026-03-02"),
        ("Tomorrow", "2026-03-03"),
        ("yesterday", "2026-03-01"),
        ("+3d", "2026-03-05"),
        ("+2w", "2026-03-16"),
        ("fri", "2026-03-06"),
        ("Friday", "2026-03-06"),
        ("sun", "2026-03-08"),
        ("monday", "2026-03-09"),
        ("fr", "fr"),
        ("2026-02-30", "2026-02-30"),
        ("soon", "soon"),
        ("-3d", "-3d"),
    ],
)
def test_what_people_say_is_a_calendar_day(said: str, meant: str) -> None:
    assert spoken_day(said, MONDAY, ahead=True) == meant


def test_a_weekday_is_always_ahead_and_within_a_week() -> None:
    for shift in range(7):
        day = MONDAY + timedelta(days=shift)
        for name in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
            meant = date.fromisoformat(spoken_day(name, day, ahead=True))
            assert 1 <= (meant - day).days <= 7
            assert meant.strftime("%a").lower() == name


def test_of_days_gone_by_nobody_knows_which_weekday_is_meant() -> None:
    assert spoken_day("friday", MONDAY, ahead=False) == "friday"
    assert spoken_day("yesterday", MONDAY, ahead=False) == "2026-03-01"
