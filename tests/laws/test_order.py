"""A book's duties stand in the order of each duty, however they were put together."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.second_opinion.books import Writer, as_source, numbered

from goodstanding.book import load_book
from goodstanding.standing import stand

WRITERS = st.integers(0, 1_000_000).map(numbered)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(WRITERS, st.integers(-60, 400))
def test_duties_stand_in_the_order_of_each(writer: Writer, days: int) -> None:
    standing = stand(load_book(as_source(writer.book())), writer.as_of + timedelta(days=days))
    assert [*standing.duties] == sorted(standing.duties, key=lambda duty: duty.order)
