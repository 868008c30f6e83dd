"""A text is broken into the same lines whichever way its width is reckoned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.reports.visible import width, wrapped

TEXTS = st.lists(st.sampled_from(["a", "bb", "cccc", "d" * 9, " ", " "]), max_size=24).map("".join)


@given(text=TEXTS, columns=st.integers(1, 14))
def test_plain_letters_break_where_others_of_the_same_width_do(text: str, columns: int) -> None:
    other = text.replace("a", "é").replace("b", "ß").replace("c", "ç").replace("d", "ð")
    back = str.maketrans("éßçð", "abcd")
    assert wrapped(text, columns) == [line.translate(back) for line in wrapped(other, columns)]


@pytest.mark.parametrize("text", ["one two three", "ein über langer Satz", "a" * 30 + " b"])
def test_only_a_word_of_its_own_is_longer_than_a_line(text: str) -> None:
    for line in wrapped(text, 8):
        assert width(line) <= 8 or " " not in line
    assert " ".join(wrapped(text, 8)) == text
