"""The firm as a whole is judged from what the accounts leave of themselves, wherever they were judged."""

from pathlib import Path
from typing import Any

import pytest
from tests.worlds import World, day

from goodstanding.book import load_book
from goodstanding.model.extract import extract_of
from goodstanding.standing import Standing, assess, stand
from goodstanding.standing.firm_check import firm_check

DAY = "2026-06-01"


def busy(**policy: Any) -> World:
    """A firm with an overloaded manager, a full week, a past client and a scan."""
    over_all = {"clocks": {"past-client-call": {"limits": {"over_all": True}}}}
    world = World(**{**over_all, **policy})
    for number in range(12):
        world.account(f"client-{number}", client_since="2024-01-01")
    for number in (1, 4):
        said = {"person": "paul", "starts_on": "2026-06-08", "days_per_week": 3}
        world.put(f"client-{number}/assignments/paul", said)
    world.account("gone", client_since="2024-01-01", status="past", ended={"ended_on": "2026-04-01"})
    return world.put("_scans/2026-05-25-ann", {"seen": ["client-1"]})


def of_firm(standing: Standing) -> tuple[object, ...]:
    return standing.firm_duties, standing.firm_findings, standing.next_change_on


def test_workers_do_not_matter() -> None:
    one, two = busy().on(DAY, workers=1), busy().on(DAY, workers=2)
    assert of_firm(one) == of_firm(two)
    assert {duty.clock for duty in one.firm_duties} == {"portfolio-scan", "past-client-call"}
    rules = {"assignment-overbooked", "manager-no-booking-link", "manager-no-deputy", "manager-overloaded"}
    assert {finding.rule for finding in one.firm_findings} == rules


def test_what_was_remembered_does_not_matter(tmp_path: Path) -> None:
    source = busy().source()
    first, second = (assess(source, day(DAY), workers=1, cache_folder=tmp_path) for _ in range(2))
    assert list(tmp_path.iterdir())
    assert first == second == assess(source, day(DAY), workers=1)


def test_a_remembered_account_still_counts_when_another_changes(tmp_path: Path) -> None:
    before, after = busy(), busy().account("client-3", client_since="2024-01-01", size="small")
    assess(before.source(), day(DAY), workers=1, cache_folder=tmp_path)
    assert assess(after.source(), day(DAY), workers=1, cache_folder=tmp_path) == after.on(DAY)


def test_a_book_already_read_says_the_same() -> None:
    world = busy()
    assert of_firm(stand(load_book(world.source()), day(DAY))) == of_firm(world.on(DAY))


def test_the_firms_duties_are_duties_of_the_book() -> None:
    standing = busy().on(DAY)
    assert set(standing.firm_duties) < set(standing.duties)
    assert sum(duty.account is None for duty in standing.duties) == 2


def test_an_account_that_cannot_be_read_takes_nothing_from_the_others() -> None:
    world = busy().raw("accounts/client-5/account.yml", b"name: [\n")
    assert {duty.clock for duty in world.on(DAY).firm_duties} == {"portfolio-scan", "past-client-call"}


def test_without_a_policy_nothing_is_judged() -> None:
    standing = busy().raw("accounts/_policy.yml", b"timezone: [\n").on(DAY)
    assert (standing.firm_duties, standing.next_change_on) == ((), None)


QUIET = {clock: {"enabled": False} for clock in ("steady-contact", "support-watch", "annual-review")}


@pytest.mark.parametrize(
    ("as_of", "change"),
    [("2026-05-26", "2026-06-01"), (DAY, "2026-06-02"), ("2026-06-02", "2026-06-08")],
)
def test_the_next_change_of_the_firm_is_seen(as_of: str, change: str) -> None:
    """The scan is due on 1 June, late on the next day, and on 8 June back with who owes it."""
    world = World(clocks=QUIET).account(client_since="2026-01-05")
    world.put("_scans/2026-05-25-ann", {"seen": ["acme"]})
    world.person("ann", away=[{"starts_on": "2026-06-01", "ends_on": "2026-06-07", "cover": "ben"}])
    assert world.on(as_of).next_change_on == day(change)


def test_nothing_but_the_days_late_differs_before_the_next_change() -> None:
    world = busy()
    book = load_book(world.source())
    assert book.firm is not None
    extracts = [extract_of(one) for one in book.accounts.values()]
    now = firm_check(extracts, book.firm, day("2026-06-03"))
    then = firm_check(extracts, book.firm, day("2026-06-07"))
    assert now.notices == then.notices
    assert [(duty.clock, duty.band, duty.due_on) for duty in now.duties] == [
        (duty.clock, duty.band, duty.due_on) for duty in then.duties
    ]
