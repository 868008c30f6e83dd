"""One value changes, every other byte stays; what cannot be done so is refused."""

import copy
import json
import random
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.edit.styles import texts

from goodstanding.place import KeyPath
from goodstanding.records.edit import CannotEditError, remove_value, set_value
from goodstanding.records.reader import parse_record

BY_HAND = texts(330)
NEW = (
    "done",
    "2026-07-01",
    "it's: #1",
    'say "so"',
    7,
    True,
    None,
    "two\nlines",
    "two\nlines\n",
    "",
    ["a", "b, c"],
    {"k": "v"},
)


def paths(data: Any, base: KeyPath = ()) -> list[KeyPath]:
    """Every value of a record by its path."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path for step, one in steps for path in ((*base, step), *paths(one, (*base, step)))]


def at(data: Any, path: KeyPath) -> Any:
    for step in path:
        data = data[step]
    return data


def same(left: Any, right: Any) -> bool:
    return json.dumps(left, sort_keys=True) == json.dumps(right, sort_keys=True)


def comments(raw: bytes) -> list[str]:
    return re.findall(r"# (?:why|größer|a remark of its own|the end)", raw.decode("utf-8-sig"))


def test_the_hand_written_texts_say_what_was_meant() -> None:
    assert len({raw for _, _, raw in BY_HAND}) > 300
    for seed, facts, raw in BY_HAND:
        assert same(parse_record(raw).data, facts), seed


def test_a_single_value_replaced_is_the_only_thing_that_differs() -> None:
    for seed, facts, raw in BY_HAND:
        chance = random.Random(seed)  # noqa: S311 - the same values every time
        for path in paths(facts):
            if isinstance(at(facts, path), (dict, list)):
                continue
            value = chance.choice(NEW)
            edit = set_value(raw, path, value)
            wanted = copy.deepcopy(facts)
            at(wanted, path[:-1])[path[-1]] = value
            assert same(parse_record(edit.after).data, wanted), (seed, path)
            assert comments(edit.after) == comments(raw), (seed, path)
            assert edit.undone().after == raw
            assert (b"\r\n" in edit.after) == (b"\r\n" in raw)
            assert b"\n" not in edit.after.replace(b"\r\n", b"") or b"\r\n" not in raw


def test_a_field_added_and_taken_out_again_gives_the_same_bytes() -> None:
    for seed, facts, raw in BY_HAND:
        blocks: list[KeyPath] = [(), *(path for path in paths(facts) if isinstance(at(facts, path), dict))]
        for path in blocks:
            edit = set_value(raw, (*path, "new_field"), "2026-07-01")
            wanted = copy.deepcopy(facts)
            at(wanted, path)["new_field"] = "2026-07-01"
            assert same(parse_record(edit.after).data, wanted), (seed, path)
            assert comments(edit.after) == comments(raw)
            assert edit.undone().after == raw
            taken = remove_value(edit.after, (*path, "new_field")).after
            assert same(parse_record(taken).data, facts)
            # A bracket that was empty but for a space comes back without it.
            assert taken == raw or not at(facts, path), (seed, path)


def test_an_item_added_to_a_list_and_taken_out_again_gives_the_same_bytes() -> None:
    for seed, facts, raw in BY_HAND:
        for path in (path for path in paths(facts) if isinstance(at(facts, path), list)):
            items = at(facts, path)
            item = {"what": "x", "due_on": "2026-07-01"} if items and isinstance(items[0], dict) else "new"
            edit = set_value(raw, (*path, len(items)), item)
            wanted = copy.deepcopy(facts)
            at(wanted, path).append(item)
            assert same(parse_record(edit.after).data, wanted), (seed, path)
            assert comments(edit.after) == comments(raw)
            taken = remove_value(edit.after, (*path, len(items))).after
            assert taken == raw or not items, (seed, path)


def test_every_value_can_be_taken_out_or_is_refused_whole() -> None:
    refused = 0
    for seed, facts, raw in BY_HAND:
        for path in paths(facts):
            wanted = copy.deepcopy(facts)
            del at(wanted, path[:-1])[path[-1]]
            try:
                edit = remove_value(raw, path)
            except CannotEditError:
                refused += 1
                continue
            assert same(parse_record(edit.after).data, wanted), (seed, path)
            assert edit.undone().after == raw
    assert refused < 30, refused


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        (b"a: 1  # one\nb: 2", ("a",), 3, b"a: 3  # one\nb: 2"),
        (b"a: 'x'\r\n", ("a",), "it's", b"a: 'it''s'\r\n"),
        (b'a: "x"\n', ("a",), "y", b'a: "y"\n'),
        (b"a:   # later\n", ("a",), "2026-01-01", b"a: 2026-01-01   # later\n"),
        (b"a: 1", ("b",), "x", b"a: 1\nb: x"),
        (b"a: {b: 1}\n", ("a", "c"), "x, y", b"a: {b: 1, c: 'x, y'}\n"),
        (b"a:\n    b: 1\n# end\n", ("a", "c"), 2, b"a:\n    b: 1\n    c: 2\n# end\n"),
        (b"a:\n-   x\n", ("a", 1), "z", b"a:\n-   x\n-   z\n"),
        (b"a: 1\n", ("s", "seen_on"), "2026-01-01", b"a: 1\ns: {seen_on: 2026-01-01}\n"),
        (b"\xef\xbb\xbfa: 1\n", ("a",), 2, b"\xef\xbb\xbfa: 2\n"),
        (b"a: |\n  old\n\nb: 1\n", ("a",), "new\n", b"a: |\n  new\n\nb: 1\n"),
        (b"a: {b: , c: 1}\n", ("a", "b"), 2, b"a: {b: 2, c: 1}\n"),
    ],
)
def test_the_bytes_are_these(before: bytes, path: KeyPath, value: Any, after: bytes) -> None:
    assert set_value(before, path, value).after == after


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        (b"a: [\n  1, # x\n  2, # y\n]\n", ("a", 1), b"a: [\n  1, # x\n   # y\n]\n"),
        (b"a: [\n  1, # x\n  2 # y\n]\n", ("a", 1), b"a: [\n  1, # x\n   # y\n]\n"),
        (b"a: [\n  1, # x\n  2, # y\n]\n", ("a", 0), b"a: [\n   # x\n  2, # y\n]\n"),
        (b"a: [1, 2]\n", ("a", 1), b"a: [1]\n"),
        (b"a: {b: 1, c: 2}\n", ("a", "b"), b"a: {c: 2}\n"),
        (b"a: 1 # why\nb: 2\n", ("a",), b" # why\nb: 2\n"),
        (b"a: 1\nb:\n  c: 1\n", ("b", "c"), b"a: 1\nb: {}\n"),
        (b"a: 1\r\nb: 2", ("b",), b"a: 1"),
        (b"a:\n- x: 1 # c\n  y: 2\n", ("a", 0, "x"), b"a:\n-  # c\n  y: 2\n"),
    ],
)
def test_what_is_taken_out_leaves_the_comments(before: bytes, path: KeyPath, after: bytes) -> None:
    assert remove_value(before, path).after == after


@pytest.mark.parametrize(
    ("before", "path"),
    [
        (b"a: &x 1\n", ("a",)),
        (b"a: 1\na: 2\n", ("a",)),
        (b"- 1\n", (0,)),
        (b"", ("a",)),
        (b"a: 1\n", ("a", "b")),
        (b"a: [1]\n", ("a", 5)),
        (b"a: 1\n", ()),
    ],
)
def test_what_cannot_be_done_is_refused(before: bytes, path: KeyPath) -> None:
    with pytest.raises(CannotEditError):
        set_value(before, path, "x")


def test_a_character_that_no_record_may_hold_is_refused() -> None:
    for value in ("a\x00b", "a\u202eb", "a\ud800"):
        with pytest.raises(CannotEditError):
            set_value(b"a: 1\n", ("a",), value)


WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Co", "Cn", "Cf", "Zl", "Zp"]), max_size=30)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | WORDS | st.tuples(WORDS, WORDS).map("\n".join),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS.filter(bool), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(BY_HAND) - 1), st.randoms(use_true_random=False), VALUES)
def test_any_value_anywhere(number: int, chance: random.Random, value: Any) -> None:
    _, facts, raw = BY_HAND[number]
    path = chance.choice(paths(facts))
    edit = set_value(raw, path, value)
    wanted = copy.deepcopy(facts)
    at(wanted, path[:-1])[path[-1]] = value
    assert same(parse_record(edit.after).data, wanted)
    assert edit.undone().after == raw
    assert set_value(raw, ("other",), value).undone().after == raw
