"""However a row of JSON is spelled, it is spelled as Python's own encoder does."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from goodstanding.reports.layout import laid_out, on_a_line

# Halves of characters too.
WORDS = st.text(st.characters(exclude_categories=()), max_size=12)
SIMPLE = st.none() | st.booleans() | st.integers(-(2**60), 2**60) | WORDS
VALUES = SIMPLE | st.floats(allow_nan=False, allow_infinity=False) | st.lists(WORDS, max_size=3)
ROWS = st.dictionaries(WORDS, VALUES | st.dictionaries(WORDS, SIMPLE, max_size=2), max_size=6)


@given(ROWS)
def test_a_row_is_spelled_alike_both_ways(row: dict[str, Any]) -> None:
    assert on_a_line(row) == json.dumps(row)


@given(st.dictionaries(WORDS, SIMPLE | st.lists(ROWS, max_size=3), max_size=4))
def test_what_is_laid_out_says_what_was_given_in_plain_ascii(data: dict[str, Any]) -> None:
    text = laid_out(data)
    assert json.loads(text) == data
    assert text.isascii()
    assert "##" not in text
