"""The book at the end of each month: the same as judging the commit of that day as of that day."""

from collections.abc import Iterator
from datetime import UTC, date, timedelta
from pathlib import Path

import pytest
from tests.history.histories import make_history
from tests.history.repository import Past

from goodstanding.duty import Band, Duty
from goodstanding.history.index import cut, load_log
from goodstanding.history.kept import kept_by_account, kept_by_month
from goodstanding.history.lives import lives_of
from goodstanding.history.log import came_in
from goodstanding.history.months import MonthEnd, month_ends, months_of
from goodstanding.history.moves import view_of
from goodstanding.history.promises import promises_of
from goodstanding.history.reading import Looked, open_history
from goodstanding.history.repository import open_repository
from goodstanding.history.tally import count
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.records.stored import Commit
from goodstanding.standing import assess, carried, judging
from goodstanding.standing.evidence import picture_of
from goodstanding.standing.months import Month, Shelved, load_months

AS_OF = date(2026, 8, 14)


def months_in(past: Past, cache: Path | None = None) -> tuple[Month, ...]:
    repository = open_repository(past.root)
    zone = Looked(past.root, None, "Europe/London").zone
    months = months_of(load_log(repository).steps, month_ends(AS_OF), zone)
    return load_months(Shelved(repository), months, cache)


def told(past: Past) -> Past:
    """Half a year with promises late and kept, a renamed and a removed record, and a new policy."""
    past.promise("2026-02-20").commit("2026-01-10")
    past.put("contacts/2026-02-11-call", summary="We talked", theirs=["sue"]).commit("2026-02-11")
    past.promise("2026-04-02", "2026-03-01-seats", what="The seat plan").commit("2026-03-01")
    past.promise("2026-02-20", done_on="2026-03-20").commit("2026-03-20")
    past.git("mv", "accounts/acme", "accounts/fern")
    past.commit("2026-04-03")
    (past.root / "accounts/fern/contacts/2026-02-11-call.yml").unlink()
    past.commit("2026-05-02")
    policy = past.root / "accounts/_policy.yml"
    policy.write_bytes(policy.read_bytes() + b'clocks: {"check-in": {"every_days": 20}}\n')
    past.commit("2026-06-15")
    past.write("accounts/fern/contacts/2026-07-01-call.yml", b"not: [a record")
    past.commit("2026-07-01")
    return past


def test_promises_kept_are_those_that_each_commit_counts(tmp_path: Path) -> None:
    for seed in range(6):
        root = tmp_path / f"seed-{seed}"
        make_history(root, seed, changes=25)
        log = load_log(open_repository(root))
        days = [date(2026, 1, 6) + timedelta(days=9 * number) for number in range(24)]
        history = open_history(Looked(root))
        accounts = kept_by_account(history.lives, history.view, days, came_in(log.steps, UTC))
        found = kept_by_month(accounts, days)
        for end in months_of(log.steps, days, UTC).ends:
            then = cut(log, end.commit or "")
            assert then
            view = view_of(then.steps, history.facts, UTC)
            promises = promises_of(lives_of(then.steps), view, end.day)
            assert found[end.day] == count(promises, end.day, 0).all, (seed, end.day)
    assert any(tally.due for tally in found.values())


def test_month_ends_are_the_last_days_before_a_day() -> None:
    assert month_ends(date(2026, 3, 31), 3) == [date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 28)]
    assert month_ends(date(2024, 3, 1), 1) == [date(2024, 2, 29)]
    assert len(month_ends(AS_OF)) == 24


def test_a_month_is_what_the_commit_of_its_end_gives_on_that_day(past: Past) -> None:
    found = months_in(told(past))
    assert [month.day.month for month in found] == [1, 2, 3, 4, 5, 6, 7]
    for month in found:
        assert month.commit
        standing = assess(Commit(past.root, month.commit), month.day, workers=1)
        assert month.overdue == standing.count_band(Band.OVERDUE), month.day
        assert sorted(month.accounts) == sorted(id_ for id_, one in standing.accounts.items() if one.extract)
        assert month.unread == len(standing.not_assessed)
    assert len({month.overdue for month in found}) > 2
    assert [sorted(month.accounts) for month in found[2:4]] == [["acme"], ["fern"]]


def test_what_the_records_said_is_the_picture_of_that_day(past: Past) -> None:
    from goodstanding.book import load_book

    for month in months_in(told(past)):
        book = load_book(Commit(past.root, month.commit or ""))
        assert book.firm
        for id_, one in month.accounts.items():
            assert one.whole == picture_of(book.accounts[id_], book.firm, month.day).whole


def test_a_change_after_the_evening_belongs_to_the_next_month(past: Past) -> None:
    past.promise("2026-02-20").commit("2026-02-28")
    zone = Looked(past.root, None, "Pacific/Auckland").zone
    steps = load_log(open_repository(past.root)).steps
    ends = months_of(steps, [date(2026, 2, 28), date(2026, 3, 31)], zone).ends
    # Noon in London is past midnight in Auckland.
    assert ends == (
        MonthEnd(date(2026, 2, 28), steps[0].commit),
        MonthEnd(date(2026, 3, 31), steps[1].commit),
    )


def test_what_is_remembered_changes_nothing_and_is_taken_up_again(past: Past, tmp_path: Path) -> None:
    cache = tmp_path / "kept"
    first = months_in(told(past), cache)
    assert first == months_in(past)
    file = cache / "history.months"
    before = file.read_bytes()
    assert months_in(past, cache) == first
    assert file.read_bytes() == before
    past.promise("2026-02-21").commit("2026-07-20")
    assert months_in(past, cache) == months_in(past)
    assert file.read_bytes() != before
    file.write_bytes(file.read_bytes()[:-3])
    assert months_in(past, cache) == months_in(past)


def test_clocks_are_asked_once_for_months_in_which_nothing_turned(
    past: Past, monkeypatch: pytest.MonkeyPatch
) -> None:
    past.promise("2026-04-20").commit("2026-01-10")
    asked: list[date] = []

    def all_owed(known: Account, firm: Firm, day: date) -> Iterator[Duty]:
        asked.append(day)
        return judging.all_owed(known, firm, day)

    monkeypatch.setattr(carried, "all_owed", all_owed)
    months = months_in(past)
    assert [month.overdue for month in months] == [
        assess(Commit(past.root, month.commit or ""), month.day, workers=1).count_band(Band.OVERDUE)
        for month in months
    ]
    assert len(months) == 7
    assert asked == [date(2026, 1, 31), date(2026, 4, 30)]


def test_a_month_without_a_policy_judges_nothing(past: Past) -> None:
    (past.root / "accounts/_policy.yml").write_text("book_opened_on: whenever\n")
    past.commit("2026-02-02")
    judged = {month.day.month: month.is_judged for month in months_in(past)}
    assert judged[1]
    assert not judged[2]
