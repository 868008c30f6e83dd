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
# What stands between two rows, or looks so.
BETWEEN = st.sampled_from(["}, {", '}, {"what": ', '"}, {"what": "', "},\n    {", "\x7f", "é"])
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
    what=st.none() | WORDS | BETWEEN,
    count=st.integers(-(2**63), 2**63),
    is_late=st.booleans(),
    on=st.none() | st.dates(),
    band=st.sampled_from(Band),
    covers=st.lists(WORDS | BETWEEN, max_size=3).map(tuple),
)


@given(ROWS)
def test_a_row_is_spelled_as_the_other_encoder_spells_it(row: Told) -> None:
    assert on_a_line(row) == json.dumps(said_by(row))


@given(st.lists(ROWS, min_size=1, max_size=6))
def test_many_rows_are_spelled_as_one_by_one(rows: list[Told]) -> None:
    lines = ",\n    ".join(json.dumps(said_by(row)) for row in rows)
    text = '{\n  "rows": [\n    ' + lines + "\n  ]\n}\n"
    assert laid_out({"rows": rows}) == text.replace("##", "\\u0023#")


def test_more_rows_than_are_spelled_at_once() -> None:
    rows = [
        Told(str(number) if number % 300 else "Müller", number, True, None, Band.LATER, ())
        for number in range(900)
    ]
    assert json.loads(laid_out({"rows": rows}))["rows"] == [said_by(row) for row in rows]


def said_by(row: Told) -> dict[str, Any]:
    return {
        "what": row.what,
        "count": row.count,
        "is_late": row.is_late,
        "on": row.on.isoformat() if row.on else None,
        "band": row.band.value,
        "covers": list(row.covers),
    }


@given(st.dictionaries(WORDS, SIMPLE | st.lists(RECORDS, max_size=3), max_size=4))
def test_what_is_laid_out_says_what_was_given_in_plain_ascii(data: dict[str, Any]) -> None:
    text = laid_out(data)
    assert json.loads(text) == data
    assert text.isascii()
    assert "##" not in text
