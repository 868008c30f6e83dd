"""The short way of reading plainly written records gives what the parser gives, or nothing."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from goodstanding.records.events import MOST_VALUES
from goodstanding.records.locate import index_places, locate_in_plain, nearest, plain_lines
from goodstanding.records.plain import DEEPEST, LONGEST, read_plain
from goodstanding.records.reader import read_with_parser
from goodstanding.records.text import read_text

ACCOUNTS = Path(__file__).parents[2] / "accounts"
SAMPLES = [path.read_text("utf-8") for path in sorted(ACCOUNTS.rglob("*.yml"))]
PIECES = (
    ["\n"] * 4
    + ["  "] * 3
    + list("ab:'\"[]{}|>%@\\?=~1")
    + ["key", "&a", "*a", "!t", "<<", "10", "1.5", "0x1", "007", "1e3", "+1", ".5", "1_000"]
    + [": ", "- ", ", ", "? ", " ", "#", " # x", " #x", "--- ", "...", "-", ",", "null", "true", "yes"]
    + ["2026-01-01", "it's", "é", "ß", "²", "٣", "\u00a0", "😀", "\t", "\r\n"]
)
STEMS = ["a:", "b: ", "c: ", "d: x", "e: [a, b]", "f: {a: 1}", "x", "null: 1", 'g: "x"']


def _soup(dice: random.Random) -> str:
    return "a: " + "".join(dice.choice(PIECES) for _ in range(dice.randint(1, 8)))


def _blocks(dice: random.Random) -> str:
    rows = []
    for _ in range(dice.randint(1, 6)):
        start = "  " * dice.randint(0, 3) + dice.choice(["", "", "- "]) + dice.choice(STEMS)
        rows.append(start + "".join(dice.choice(PIECES) for _ in range(dice.randint(0, 2))))
    return "\n".join(rows)


def _damaged(dice: random.Random) -> str:
    text = dice.choice(SAMPLES)
    at, gone = dice.randrange(len(text) + 1), dice.randint(0, 4)
    return text[:at] + dice.choice(PIECES) + text[at + gone :]


@pytest.mark.parametrize(("make", "least"), [(_soup, 20), (_blocks, 20), (_damaged, 500)])
def test_what_is_read_the_short_way_is_what_the_parser_reads(
    make: Callable[[random.Random], str], least: int
) -> None:
    dice, taken = random.Random(20), 0  # noqa: S311 - the same texts in every run
    for _ in range(3000):
        text = read_text(make(dice).encode())
        if not isinstance(text, str) or (plain := read_plain(text)) is None:
            continue
        taken += 1
        parsed = read_with_parser(text)
        assert not parsed.faults, text
        assert repr(parsed.data) == repr(plain), text
    assert taken > least, "the short way was hardly ever taken"


def test_most_samples_are_read_the_short_way() -> None:
    plain = [read_plain(text) for text in SAMPLES]
    assert sum(one is not None for one in plain) > 0.8 * len(SAMPLES)
    for text, one in zip(SAMPLES, plain, strict=True):
        assert one is None or repr(one) == repr(read_with_parser(text).data)


def _deep(step: str, times: int) -> str:
    """So many lists or blocks, each within the one before."""
    return "a:\n" + "".join(f"{'  ' * deep}{step}:\n" for deep in range(1, times)) + f"{'  ' * times}c: 1\n"


PLAINLY = (
    "a: X\nb: XyX\n",
    "a: ''\nb: 'x'\nc: \"y\"\nd: [x, 1]\ne: {f: x, g: [y]}\n",
    "a:\n- x\n- y\nb: z\n",
    "a:\n- b: 1\n  c: 2\n- b: 3\nd: x\n",
    "a:\n  - b:\n      - c: 1\n        d: X\n    e: 2\n  - f\ng: 1\n",
    "a: " + "x" * (LONGEST - 4) + "\n",
    _deep("b", DEEPEST),
    _deep("- b", DEEPEST // 2 + 1),
)


@pytest.mark.parametrize("text", PLAINLY)
def test_what_is_written_plainly_takes_the_short_way(text: str) -> None:
    plain = read_plain(text)
    assert plain is not None
    assert repr(plain) == repr(read_with_parser(text).data)


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "x" * (LONGEST - 3) + "\n",
        _deep("b", DEEPEST + 1),
        _deep("- b", DEEPEST // 2 + 2),
        "a: 1\n- b\n",  # a list after the names
        "a: 1\na: 2\n",
        "f: {a: 1, a: 2}\n",
        "null: x\n",
        "a: one\n  two\n",  # a text on two lines
        "a:\n   b: 1\n  c: 2\n",
        "a: x #y\n",
        "a: x: y\n",
        "a: *b\n",
        "a: !t x\n",
        'a: "x\\ny"\n',
        "a: 12345678901234567890\n",
        "a:\n" + "".join(f"{'  ' * deep}- b:\n" for deep in range(1, 40)),
        "a: [" + ", ".join(["b"] * (MOST_VALUES + 1)) + "]\n",
        "a: x\n---\nb: y\n",
        "- a\n",
        "a\n",
        "",
    ],
)
def test_what_needs_a_second_look_is_left_to_the_parser(text: str) -> None:
    assert read_plain(text) is None


def test_no_text_of_that_length_holds_too_many_values() -> None:
    for unit in ("a:\n", "- a\n", "a, "):
        assert LONGEST / len(unit) * 2 < MOST_VALUES


def test_places_found_the_short_way_are_those_of_the_parser() -> None:
    found = 0
    for text in SAMPLES:
        data = text.encode()
        places, lines = index_places(data), plain_lines(data)
        if lines is None:
            continue
        for path, on_key in places:
            span = locate_in_plain(lines, path, on_key=on_key)
            found += span is not None
            assert span is None or span == places[path, on_key], (text, path)
        assert locate_in_plain(lines, ("no_such_field",)) == nearest(places, ("no_such_field",))
    assert found > 1000
