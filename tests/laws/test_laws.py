"""What holds for every book and every day: one property test each.

Books come from the writer of the second opinion; hypothesis leads its chance, so that what
breaks a law is shown as the smallest book that does.
"""

import copy
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, assume, given, note, settings
from hypothesis import strategies as st
from tests.second_opinion.books import Writer, as_source, numbered
from tests.second_opinion.chance import Fields

from goodstanding.book import load_book
from goodstanding.duty import Duty
from goodstanding.finding import Finding, Severity
from goodstanding.immutable import replace
from goodstanding.model.extract import extract_of
from goodstanding.reports.json_report import render_json
from goodstanding.reports.report import build_report
from goodstanding.standing import AccountStanding, Standing, assess, judge, next_change
from goodstanding.standing.firm_check import firm_check

DAY = timedelta(days=1)
A_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
# A book is drawn by its number: it takes more chance than hypothesis hands out for one example, and a
# failing number can be written again at once.
WRITERS = st.integers(0, 1_000_000).map(numbered)

quick = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def written(writer: Writer) -> Fields:
    """The writer's book, told to the reader of a failing test."""
    book = writer.book()
    note(f"as of {writer.as_of}: {json.dumps(book)}")
    return book


def only(book: Fields) -> str:
    (account,) = book["accounts"]
    return str(account)


def judged(book: Fields, as_of: date) -> AccountStanding:
    """The only account's standing, without looking for the next change."""
    read = load_book(as_source(book))
    assert read.firm is not None
    return judge(read.accounts[only(book)], read.firm, as_of)


def unlike_late(duties: tuple[Duty, ...]) -> set[Duty]:
    """Duties but for what lateness alone changes."""
    return {replace(duty, days_late=0, rank=0) for duty in duties}


@settings(quick, max_examples=15)
@given(WRITERS, WRITERS)
def test_two_accounts_judged_together_stand_as_each_alone(one: Writer, two: Writer) -> None:
    first, second = written(one), written(two)
    accounts = {"first": first["accounts"][only(first)], "second": second["accounts"][only(second)]}
    firm = {"policy": first["policy"], "people": first["people"]}

    together = assess(as_source({**firm, "accounts": accounts}), one.as_of, workers=1)
    alone = [
        assess(as_source({**firm, "accounts": {id_: accounts[id_]}}), one.as_of, workers=1)
        for id_ in accounts
    ]

    assert together.accounts == {**alone[0].accounts, **alone[1].accounts}
    # What the firm as a whole owes depends on all accounts; each account's next change does not.
    changes = [change_of({**firm, "accounts": {id_: accounts[id_]}}, one.as_of) for id_ in accounts]
    known = [change for change in changes if change]
    assert change_of({**firm, "accounts": accounts}, one.as_of) == min(known, default=None)


def change_of(book: Fields, as_of: date) -> date | None:
    """The next day on which any account of the book changes, the firm as a whole left aside."""
    read = load_book(as_source(book))
    assert read.firm is not None
    accounts = [*read.accounts.values()]
    sure = [judge(account, read.firm, as_of).changes_by for account in accounts]
    return next_change(accounts, read.firm, as_of, min((day for day in sure if day), default=None))


def written_faults(standing: AccountStanding) -> list[Finding]:
    return [one for one in standing.findings if one.severity is not Severity.NOTICE]


@quick
@given(WRITERS, st.integers(-400, 400))
def test_errors_and_lapses_do_not_depend_on_the_day(writer: Writer, days: int) -> None:
    book = written(writer)

    now, then = judged(book, writer.as_of), judged(book, writer.as_of + timedelta(days=days))

    assert written_faults(now) == written_faults(then)


def dates_in(value: Any) -> Iterator[date]:
    """Every date in records, those in their names included."""
    yield from map(date.fromisoformat, A_DATE.findall(json.dumps(value)))


@settings(quick, max_examples=40)
@given(WRITERS, st.integers(0, 90), st.integers(1, 400))
def test_what_is_overdue_stays_overdue_while_nothing_happens(writer: Writer, wait: int, more: int) -> None:
    book = written(writer)
    start = writer.as_of + timedelta(days=wait)
    happenings = [day for day in dates_in(book) if day >= start]
    end = min([start + timedelta(days=more), *(day - DAY for day in happenings)])
    assume(end > start)

    before, after = judged(book, start), judged(book, end)

    late = {(one.clock, one.record, one.place, one.due_on) for one in before.duties if one.is_overdue}
    still = {(one.clock, one.record, one.place, one.due_on) for one in after.duties if one.is_overdue}
    assert late <= still


@settings(quick, max_examples=40)
@given(WRITERS, st.data())
def test_before_the_next_change_only_the_days_late_differ(writer: Writer, data: st.DataObject) -> None:
    book = written(writer)
    today = assess(as_source(book), writer.as_of, workers=1)
    change = today.next_change_on
    assert change is None or change > writer.as_of
    quiet = (change - writer.as_of).days - 1 if change else 300

    if quiet > 0:
        day = writer.as_of + timedelta(days=data.draw(st.integers(1, quiet)))
        later = judged(book, day)
        now = today.accounts[only(book)]
        assert unlike_late(later.duties) ^ unlike_late(now.duties) == set()
        assert (later.modes, notices(later)) == (now.modes, notices(now))
        assert seen_of_firm(book, day) == seen_of_firm(book, writer.as_of)
    if change:
        assert differs(today.accounts[only(book)], judged(book, change)) or (
            seen_of_firm(book, change) != seen_of_firm(book, writer.as_of)
        )


def seen_of_firm(book: Fields, as_of: date) -> tuple[set[Duty], set[Finding]]:
    """What a reader would notice of the firm as a whole."""
    read = load_book(as_source(book))
    assert read.firm is not None
    check = firm_check([extract_of(one) for one in read.accounts.values()], read.firm, as_of)
    return unlike_late(check.duties), set(check.notices)


def notices(standing: AccountStanding) -> set[Finding]:
    return {one for one in standing.findings if one.severity is Severity.NOTICE}


def differs(one: AccountStanding, other: AccountStanding) -> bool:
    """Whether a reader would notice a difference."""
    return (unlike_late(one.duties), one.modes, notices(one)) != (
        unlike_late(other.duties),
        other.modes,
        notices(other),
    )


TALKS = {"steady-contact", "check-in", "any-contact", "support-watch", "pm-sync"}


def due(book: Fields, as_of: date) -> dict[tuple[str, str], date]:
    return {(one.clock, one.record): one.due_on for one in judged(book, as_of).duties if one.clock in TALKS}


def talked_on(book: Fields, day: date) -> Fields:
    """The book with a talk of the account manager that covers everything."""
    more = copy.deepcopy(book)
    parts = more["accounts"][only(book)]
    parts["contacts"][f"{day}-everything"] = {
        "summary": "We talked about everything",
        "ours": [parts["account"]["account_manager"]],
        "covers": ["update", "check_in", "pm_sync", "support_watch"],
    }
    return more


@settings(quick, max_examples=40)
@given(WRITERS, st.integers(0, 500), st.integers(0, 60))
def test_a_later_talk_never_makes_a_duty_earlier(writer: Writer, ago: int, later: int) -> None:
    book = written(writer)
    as_of = writer.as_of
    first = as_of - timedelta(days=ago)
    second = min(as_of, first + timedelta(days=later))

    without, early, late = (
        due(book, as_of),
        due(talked_on(book, first), as_of),
        due(talked_on(book, second), as_of),
    )

    assert without.keys() == early.keys() == late.keys()
    for duty, due_on in without.items():
        assert due_on <= early[duty] <= late[duty], duty


def as_json(source_of: Fields, standing: Standing) -> str:
    return render_json(build_report(standing, as_source(source_of)))


@quick
@given(WRITERS)
def test_the_same_book_gives_the_same_bytes(writer: Writer) -> None:
    book = written(writer)

    one, two = (assess(as_source(copy.deepcopy(book)), writer.as_of, workers=1) for _ in range(2))

    assert one == two
    assert as_json(book, one) == as_json(book, two)


def test_the_number_of_workers_changes_nothing() -> None:
    writers = [numbered(seed) for seed in range(30)]
    books = [writer.book() for writer in writers]
    accounts = {f"client-{number}": book["accounts"][only(book)] for number, book in enumerate(books)}
    book = {**books[0], "accounts": accounts}

    one, two, three = (assess(as_source(book), writers[0].as_of, workers=count) for count in (1, 2, 3))

    assert one == two == three
    assert as_json(book, one) == as_json(book, two)


def test_the_order_of_files_changes_nothing() -> None:
    writer = numbered(7)
    source = as_source(writer.book())
    turned = replace(source, contents=dict(sorted(source.contents.items(), reverse=True)))

    assert assess(source, writer.as_of, workers=1) == assess(turned, writer.as_of, workers=1)
