"""However a row of JSON is spelled, it is spelled as Python's own encoder does."""

import json
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from goodstanding.duty import Band
from goodstanding.reports.layout import Row, laid_out, on_a_line

# Halves of characters too.
WORDS = st.text(st.characters(exclude_categories=()), max_size=12)
SIMPLE = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS
RECORDS = st.dictionaries(WORDS, SIMPLE | st.lists(WORDS, max_size=2), max_size=5)


class Told(Row, frozen=True):
    """A row with a field of every kind."""

    what: str | None
    count: int
    is_late: bool
    on: date | None
    band: Band
    covers: tuple[str, ...]


ROWS = st.builds(
    Told,
    what=st.none() | WORDS,
    count=st.integers(-(2**63), 2**63),
    is_late=st.booleans(),
    on=st.none() | st.dates(),
    band=st.sampled_from(Band),
    covers=st.lists(WORDS, max_size=3).map(tuple),
)


@given(ROWS)
def test_a_row_is_spelled_as_the_other_encoder_spells_it(row: Told) -> None:
    said = {
        "what": row.what,
        "count": row.count,
        "is_late": row.is_late,
        "on": row.on.isoformat() if row.on else None,
        "band": row.band.value,
        "covers": list(row.covers),
    }
    assert on_a_line(row) == json.dumps(said)


@given(st.dictionaries(WORDS, SIMPLE | st.lists(RECORDS, max_size=3), max_size=4))
def test_what_is_laid_out_says_what_was_given_in_plain_ascii(data: dict[str, Any]) -> None:
    text = laid_out(data)
    assert json.loads(text) == data
    assert text.isascii()
    assert "##" not in text
