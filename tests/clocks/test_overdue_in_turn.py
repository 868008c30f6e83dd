"""What each kind of duty adds on one day after another: counted in turn as asked each day alone."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from tests.clocks.projected import OLD, client, ended, running
from tests.worlds import World

from goodstanding.book import load_book
from goodstanding.duty import Duty
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.standing import carried, judging
from goodstanding.standing.carried import count_in_turn, firm_days
from goodstanding.standing.judging import count_overdue

FIRST = date(2026, 6, 2)
SCAN = {"seen": ["acme"]}
RATES = {"kind": "rate_all", "effective_on": "2026-08-01", "old_rate": 90, "new_rate": 95}
MILESTONE = {"what": "Live", "important": True, "due_on": "2026-06-04", "done_on": "2026-06-04"}
SNOOZED = {"snoozes": [{"clock": "steady-contact", "until_on": "2026-07-10", "reason": "They move house"}]}
WAIVED = {"rule": "support-watch", "reason": "No support", "approved_by": "ben", "until_on": "2026-07-15"}

WORLDS = {
    "talks that come round": client().contact("2026-06-01"),
    "a client that has gone, until the last call is no more": client(
        status="past", ended={"ended_on": "2024-07-01", "why": "Sold", "learned": "Ask"}
    ),
    "a milestone to celebrate, which is never overdue": running(milestones=[MILESTONE]),
    "a project that has ended": ended(),
    "a duty put off": client(**SNOOZED),
    "an exception that ends": client().put("acme/waivers/2026-05-01-support", WAIVED),
    "a pause": client(paused={"since_on": "2026-05-01", "until_on": "2026-08-15", "reason": "Holidays"}),
    "a month that was billed": client(billing={"billed": {"month": "2026-07", "amount": 20000}}),
    "a talk that is planned": client().contact("2026-07-20", outcome="planned"),
    "promises": client().commitment("2026-05-01", due_on="2026-07-03").commitment(
        "2026-05-02", "two", due_on="2026-09-01"
    ),
    "new rates for all": client().put("_changes/2026-06-01-rates", RATES),
    "a client from August on": World().account(client_since="2026-08-01"),
}  # fmt: skip


@pytest.mark.parametrize("apart", [1, 5, 31])
@pytest.mark.parametrize("name", WORLDS)
def test_days_in_turn(name: str, apart: int) -> None:
    days = [FIRST + timedelta(days=apart * number) for number in range(24 if apart > 1 else 120)]
    found, alone, _ = counted(WORLDS[name], days)
    assert found == alone
    assert len(set(alone)) > 1, "nothing happens in this world"


def test_a_scan_that_comes_in_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    days = [date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30)]
    scanned = client().put("_scans/2026-08-20-ann", SCAN)
    found, alone, asked = counted(scanned, days, monkeypatch)
    assert found == alone
    assert asked == [date(2026, 8, 31)]


def test_clocks_are_asked_again_only_where_something_can_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    days = [date(2026, 6, 30), date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31)]
    world = client().commitment("2026-05-01", due_on="2026-08-31")
    # The last day on which a promise can be kept turns a day later: August and September differ.
    assert counted(world, days, monkeypatch)[2] == [date(2026, 6, 30), date(2026, 9, 30)]


def test_a_day_that_the_firm_names_is_one_on_which_something_can_turn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    days = [date(2026, 6, 30), date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30)]
    world = client().put("_changes/2026-06-01-rates", {**RATES, "effective_on": "2026-08-10"})
    assert counted(world, days, monkeypatch)[2] == [date(2026, 6, 30), date(2026, 8, 31)]


def test_a_new_policy_is_told_apart() -> None:
    days = [date(2026, 6, 30), date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30)]
    rows = {"steady-contact": {"every_days": 20}}
    worlds = (client(), World(clocks=rows).account(client_since=OLD))
    one, two = (load_book(world.contact("2026-06-01").source()) for world in worlds)
    assert one.firm
    assert two.firm
    account = one.accounts["acme"]
    firms = [*firm_days(zip(days, [one.firm, one.firm, two.firm, two.firm], strict=True))]
    alone = [count_overdue(account, firm.known, firm.day) for firm in firms]
    assert [*count_in_turn(account, [account] * 4, firms)] == alone
    assert alone[2] > count_overdue(account, one.firm, days[2])


def counted(
    world: World, days: list[date], monkeypatch: pytest.MonkeyPatch | None = None
) -> tuple[list[int], list[int], list[date]]:
    """What was counted in turn and each day alone, and the days for which all that is owed was asked."""
    book = load_book(world.source())
    assert book.firm
    account = book.accounts["acme"]
    firms = [*firm_days((day, book.firm) for day in days)]
    known = [account.as_known(day) for day in days]
    alone = [count_overdue(one, book.firm.as_known(day), day) for one, day in zip(known, days, strict=True)]
    asked: list[date] = []

    def all_owed(one: Account, firm: Firm, day: date) -> Iterator[Duty]:
        asked.append(day)
        return judging.all_owed(one, firm, day)

    if monkeypatch:
        monkeypatch.setattr(carried, "all_owed", all_owed)
    return [*count_in_turn(account, known, firms)], alone, asked
