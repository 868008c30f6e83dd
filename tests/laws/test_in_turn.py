"""What is overdue on one day after another by the same records is what each day asked alone finds."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from tests.second_opinion.books import Writer, as_source, numbered

from goodstanding.book import load_book
from goodstanding.history.months import month_ends
from goodstanding.immutable import replace
from goodstanding.model.firm import Firm
from goodstanding.standing.carried import count_in_turn, firm_days
from goodstanding.standing.judging import count_overdue

WRITERS = st.integers(0, 1_000_000).map(numbered)
# Days on end, and days a month apart for two years: before the book's own day and after it.
DAYS = st.tuples(st.integers(-60, 400), st.sampled_from([1, 3, 30]))


def days_from(writer: Writer, chosen: tuple[int, int]) -> list[date]:
    first = writer.as_of + timedelta(days=chosen[0])
    if chosen[1] == 30:
        return month_ends(first + timedelta(days=365))
    return [first + timedelta(days=chosen[1] * number) for number in range(24)]


def at_each(firm: Firm, days: list[date]) -> list[tuple[date, Firm]]:
    """The firm as its records were on each day: half-way its changes are struck, and later its scans."""
    struck = replace(firm, changes=())
    return [
        (day, firm if place < 12 else struck if place < 18 else replace(struck, scans=()))
        for place, day in enumerate(days)
    ]


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(WRITERS, DAYS)
def test_what_is_overdue_in_turn_is_what_each_day_finds(writer: Writer, chosen: tuple[int, int]) -> None:
    book = load_book(as_source(writer.book()))
    assert book.firm
    firms = [*firm_days(at_each(book.firm, days_from(writer, chosen)))]
    for account in book.accounts.values():
        known = [account.as_known(firm.day) for firm in firms]
        alone = [count_overdue(one, firm.known, firm.day) for one, firm in zip(known, firms, strict=True)]
        note(f"{account.id} from {firms[0].day}: {alone}")
        assert [*count_in_turn(account, known, firms)] == alone
