"""The arithmetic of days, counted by hand on a calendar; 1 June 2026 is a Monday."""

from datetime import date

import pytest

from goodstanding.dates import (
    Stretch,
    WorkingWeek,
    days_after,
    each_day,
    first_month_end,
    join_stretches,
    last_of_month,
    months_after,
    parse_day,
)

DAY = date(2026, 6, 1)
WEEK = WorkingWeek(frozenset(["mon", "tue", "wed", "thu", "fri"]), frozenset([date(2026, 6, 3)]))


@pytest.mark.parametrize("text", ["2026-06-01", "2024-02-29", "0001-01-01", "9999-12-31"])
def test_parse_day_reads_a_day(text: str) -> None:
    assert parse_day(text) == date.fromisoformat(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-6-1",
        "2026-06-011",
        "2026-06-1",
        "2026/06-01",
        "2026-06/01",
        "20x6-06-01",
        "2026-0x-01",
        "2026-06-0x",
        "2026-02-29",
        "2026-00-01",
        "2026-13-01",
        "0000-01-01",
        " 026-06-01",
        "+026-06-01",
        "2026- 6-01",
        "2026-+6-01",
        "2026-06- 1",
        "2026-06-+1",
        "2026-06-1 ",
        "2026-06-\u0661\u0661",
        "\u0662026-06-01",
    ],
)
def test_parse_day_reads_nothing_else(text: str) -> None:
    assert parse_day(text) is None


def test_days_after_stops_at_the_last_day_of_time() -> None:
    assert days_after(DAY, 0) == DAY
    assert days_after(DAY, 30) == date(2026, 7, 1)
    assert days_after(DAY, -1) == date(2026, 5, 31)
    assert days_after(date.max, 1) == date.max
    assert days_after(DAY, 10**10) == date.max


def test_is_working_knows_weekends_and_days_off() -> None:
    first = [day for day in each_day(DAY, date(2026, 6, 8)) if WEEK.is_working(day)]
    assert [day.day for day in first] == [1, 2, 4, 5, 8]
    assert not WorkingWeek(frozenset(["sat"])).is_working(DAY)
    assert WorkingWeek(frozenset(["sat"])).is_working(date(2026, 6, 6))


@pytest.mark.parametrize(
    ("count", "after", "before"),
    [
        (0, "2026-06-01", "2026-06-01"),
        (1, "2026-06-02", "2026-05-29"),
        (2, "2026-06-04", "2026-05-28"),
        (4, "2026-06-08", "2026-05-26"),
        (10, "2026-06-16", "2026-05-18"),
    ],
)
def test_working_week_steps_over_what_is_off(count: int, after: str, before: str) -> None:
    assert str(WEEK.after(DAY, count)) == after
    assert str(WEEK.before(DAY, count)) == before


def test_working_week_step_begins_on_a_day_that_is_off() -> None:
    assert WEEK.after(date(2026, 6, 6), 1) == date(2026, 6, 8)
    assert WEEK.before(date(2026, 6, 7), 1) == date(2026, 6, 5)


def test_working_week_step_goes_over_a_long_stretch_off_and_ends_without_a_working_day() -> None:
    # Closed for most of a year, once before and once after a single working day.
    closed = frozenset([*each_day(DAY, date(2027, 5, 29)), *each_day(date(2027, 6, 1), date(2028, 5, 28))])
    week = WorkingWeek(frozenset(["mon", "tue", "wed", "thu", "fri"]), closed)
    assert week.after(DAY, 2) == date(2028, 5, 29)
    never = WorkingWeek(frozenset())
    assert never.after(DAY, 1) == days_after(DAY, 366)
    assert never.before(DAY, 3) == days_after(DAY, -366)


def test_last_of_month_and_first_month_end() -> None:
    assert last_of_month(2024, 2) == date(2024, 2, 29)
    assert last_of_month(2026, 12) == date(2026, 12, 31)
    assert first_month_end(6, date(2026, 6, 30)) == date(2026, 6, 30)
    assert first_month_end(6, date(2026, 7, 1)) == date(2027, 6, 30)
    assert first_month_end(2, date(2027, 3, 1)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("start", "months", "then"),
    [
        ("2026-06-01", 0, "2026-06-01"),
        ("2026-06-01", 12, "2027-06-01"),
        ("2026-06-01", -12, "2025-06-01"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-11-15", 1, "2026-12-15"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-03-30", -1, "2026-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-05-31", 1, "2026-06-30"),
        ("2026-05-31", 2, "2026-07-31"),
        ("9999-11-30", 1, "9999-12-30"),
        ("9999-12-01", 1, "9999-12-31"),
        ("0001-02-01", -1, "0001-01-01"),
        ("0001-01-31", -1, "0001-01-01"),
        ("0001-03-15", -1, "0001-02-15"),
        ("9999-10-15", 1, "9999-11-15"),
        ("0001-01-31", -400, "0001-01-01"),
    ],
)
def test_months_after(start: str, months: int, then: str) -> None:
    assert str(months_after(date.fromisoformat(start), months)) == then


def test_each_day_counts_both_ends() -> None:
    assert list(each_day(DAY, DAY)) == [DAY]
    assert [str(day) for day in each_day(date(2024, 2, 28), date(2024, 3, 1))] == [
        "2024-02-28",
        "2024-02-29",
        "2024-03-01",
    ]
    assert not list(each_day(DAY, date(2026, 5, 31)))


def june(first: int, over: int | None = None) -> Stretch:
    """Days in June 2026; without an end it still holds."""
    return Stretch(date(2026, 6, first), date(2026, 6, over) if over else None)


def test_holds_on_counts_its_first_day_and_not_the_day_on_which_it_is_over() -> None:
    held = [day.day for day in each_day(DAY, date(2026, 6, 6)) if june(2, 5).holds_on(day)]
    assert held == [2, 3, 4]
    assert not june(2).holds_on(DAY)
    assert june(2).holds_on(date.max)


@pytest.mark.parametrize(
    ("stretches", "joined"),
    [
        ([], []),
        ([june(2, 5)], [june(2, 5)]),
        ([june(2, 5), june(6, 8)], [june(2, 5), june(6, 8)]),
        ([june(6, 8), june(2, 5)], [june(2, 5), june(6, 8)]),
        ([june(2, 5), june(5, 8)], [june(2, 8)]),
        ([june(2, 5), june(4, 8)], [june(2, 8)]),
        ([june(2, 9), june(4, 8)], [june(2, 9)]),
        ([june(2, 5), june(4)], [june(2)]),
        ([june(2), june(4, 8)], [june(2)]),
        ([june(2), june(4, 8), june(20, 22)], [june(2)]),
        ([june(2, 5), june(4, 8), june(9, 12), june(12, 14)], [june(2, 8), june(9, 14)]),
    ],
)
def test_join_stretches(stretches: list[Stretch], joined: list[Stretch]) -> None:
    assert join_stretches(stretches) == tuple(joined)
