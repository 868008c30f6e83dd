"""The forecast: cards by manager and week, and the weeks that are too full."""

from datetime import date

from tests.worlds import World, day

from goodstanding.duty import Band, Duty, Group, State
from goodstanding.immutable import replace
from goodstanding.records.locate import Span
from goodstanding.reports.forecast import (
    Absence,
    Forecast,
    clash_text,
    forecast,
    forecast_lines,
    forecast_markdown,
)
from goodstanding.reports.report import build_report
from goodstanding.reports.shown import ShownDuty

MONDAY = date(2026, 6, 1)


def owed(
    owner: str, due_on: str, record: str = "a", *, talk: bool = False, state: State = State.OPEN
) -> ShownDuty:
    duty = Duty(
        clock="check-in" if talk else "commitment",
        group=Group.CONVERSATIONS if talk else Group.PROMISES,
        account="acme",
        owner=owner,
        due_on=day(due_on),
        days_late=0,
        band=Band.LATER,
        state=state,
        why="",
        record=record,
        file="",
        card="check-in" if talk else None,
    )
    return ShownDuty(duty, Span())


def seen(*duties: ShownDuty, until: str = "2026-06-21", most: int | None = 1) -> Forecast:
    return forecast(duties, MONDAY, day(until), most)


def test_every_week_up_to_the_last_day_is_counted_for_each_owner() -> None:
    said = seen(owed("ann", "2026-06-07"), owed("ann", "2026-06-08", "b"), owed("ben", "2026-06-21", "c"))

    assert said.mondays == (MONDAY, date(2026, 6, 8), date(2026, 6, 15))
    assert said.rows == (("ann", (1, 1, 0)), ("ben", (0, 0, 1)))


def test_what_is_late_falls_to_this_week_and_what_is_beyond_to_none() -> None:
    said = seen(owed("ann", "2026-03-02"), owed("ann", "2026-06-22", "b"))

    assert said.rows == (("ann", (1, 0, 0)),)


def test_all_talks_with_one_account_are_one_card() -> None:
    said = seen(owed("ann", "2026-06-02", talk=True), owed("ann", "2026-06-05", "b", talk=True))

    assert said.rows == (("ann", (1, 0, 0)),)


def test_what_is_put_off_is_not_counted() -> None:
    assert seen(owed("ann", "2026-06-02", state=State.SNOOZED)).rows == ()


def test_a_week_is_too_full_over_the_number_not_at_it() -> None:
    two = (owed("ann", "2026-06-02"), owed("ann", "2026-06-03", "b"))

    assert seen(*two, most=2).collisions == ()
    assert seen(*two, most=None).collisions == ()
    (found,) = seen(*two, most=1).collisions
    assert (found.owner, found.monday, found.cards) == ("ann", MONDAY, 2)


def test_the_counts_of_a_book_add_up_to_its_cards() -> None:
    world = World().account(client_since="2025-01-01").commitment("2026-05-20", due_on="2026-06-04")
    source = world.source()
    report = build_report(world.on("2026-06-01"), source)
    said = forecast(report.duties, MONDAY, day("2026-06-07"), 10)

    assert sum(sum(counts) for _, counts in said.rows) > 0
    assert {owner for owner, _ in said.rows} <= {shown.duty.owner for shown in report.duties}


AWAY = Absence("ann", day("2026-06-08"), day("2026-06-12"), "ben")


def clashes(*duties: ShownDuty, away: Absence = AWAY) -> list[int]:
    return [one.cards for one in forecast(duties, MONDAY, day("2026-06-21"), None, [away]).clashes]


def test_what_falls_due_in_an_absence_is_pointed_out() -> None:
    first, last = owed("ann", "2026-06-08"), owed("ann", "2026-06-12", "b")

    assert clashes(first, last) == [2]


def test_the_days_around_an_absence_do_not_matter() -> None:
    assert clashes(owed("ann", "2026-06-07"), owed("ann", "2026-06-13", "b")) == []


def test_nor_does_what_another_owes() -> None:
    assert clashes(owed("ben", "2026-06-09")) == []


def test_talks_in_an_absence_are_one_card() -> None:
    assert clashes(owed("ann", "2026-06-09", talk=True), owed("ann", "2026-06-10", "b", talk=True)) == [1]


def test_a_talk_planned_before_the_absence_sees_to_it() -> None:
    due = owed("ann", "2026-06-09", talk=True)
    before = replace(due, duty=replace(due.duty, booked_on=day("2026-06-05")))
    within = replace(due, duty=replace(due.duty, booked_on=day("2026-06-09")))

    assert (clashes(before), clashes(within)) == ([], [1])


def test_an_absence_that_has_begun_is_handed_over_already() -> None:
    assert clashes(owed("ann", "2026-06-02"), away=replace(AWAY, starts_on=MONDAY)) == []


def test_an_absence_says_what_to_do_about_it() -> None:
    (one,) = forecast([owed("ann", "2026-06-09")], MONDAY, day("2026-06-21"), None, [AWAY]).clashes
    nobody = replace(one, absence=replace(AWAY, cover=None))

    assert "ann is away from 2026-06-08 to 2026-06-12 with 1 thing due" in clash_text(one)
    assert clash_text(one).endswith("and hand over to ben")
    assert clash_text(nobody).endswith("and name who stands in, in 'cover'")


def test_an_absence_stands_below_the_table_in_both_forms() -> None:
    said = forecast([owed("ann", "2026-06-09")], MONDAY, day("2026-06-21"), None, [AWAY])

    assert "is away from" in "".join(piece.text for one in forecast_lines(said) for piece in one)
    assert "- ann is away" in "\n".join(forecast_markdown(said))
