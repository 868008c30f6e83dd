"""A record laid out says the same, keeps its remarks and quotes, and stays so the second time."""

import json
import random
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.edit.styles import Hand, texts

from goodstanding.records.nodes import Node, read_nodes
from goodstanding.records.reader import parse_record
from goodstanding.writing.layout import CannotLayOutError, laid_out

BY_HAND = texts(330)
REMARKS = ("# why", "# größer", "# a remark of its own", "# the end", "# yaml-language-server")


def values(raw: bytes) -> str:
    read = parse_record(raw)
    assert not read.faults, read.faults
    return json.dumps(read.data, sort_keys=True)


def quotes(node: Node) -> Counter[tuple[str, str]]:
    own = Counter([(str(node.value), node.style)] if node.is_scalar else [])
    for name, value in node.children:
        own += Counter([(str(name.value), name.style)]) if name else Counter()
        own += quotes(value)
    return own


def text(raw: bytes) -> str:
    return raw.decode("utf-8-sig").replace("\r\n", "\n")


def test_texts_by_many_hands_keep_values_quotes_and_remarks() -> None:
    for seed, _, raw in BY_HAND:
        kind = ("commitment", "contact", "account")[seed % 3]
        after = laid_out(raw, kind)
        assert values(after) == values(raw), seed
        assert quotes(read_nodes(text(after))) == quotes(read_nodes(text(raw))), seed
        for remark in REMARKS:
            assert text(after).count(remark) == text(raw).count(remark), (seed, remark)
        assert laid_out(after, kind) == after, seed
        assert (b"\r\n" in after) == (b"\r\n" in raw), seed
        assert after.endswith(b"\n")
        assert not after.endswith(b"\n\n")


WORDS = st.text(st.sampled_from("ab z'\"#:-,[]{}é|>&*!%@`0\n\t\\"), max_size=12)
SCALARS = st.one_of(
    WORDS, st.integers(-9, 99), st.booleans(), st.none(), st.sampled_from(["no", "1.10", "~"])
)
KEYS = st.sampled_from(["what", "to", "due_on", "owner", "reflection", "revisions", "why", "odd one", "x"])
FACTS = st.dictionaries(
    KEYS,
    st.recursive(
        SCALARS,
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
        max_leaves=8,
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=250, deadline=None)
@given(facts=FACTS, seed=st.integers(0, 10_000))
def test_random_records_keep_their_values_or_are_left_alone(facts: dict[str, Any], seed: int) -> None:
    raw = Hand(seed).write(facts)
    if parse_record(raw).faults:
        with pytest.raises(CannotLayOutError):
            laid_out(raw, "commitment")
        return
    try:
        after = laid_out(raw, "commitment")
    except CannotLayOutError:
        assert any(isinstance(one, str) and one.strip() != one for one in _leaves(facts)), raw
        return
    assert values(after) == values(raw)
    assert laid_out(after, "commitment") == after


def _leaves(data: Any) -> list[Any]:
    if isinstance(data, (dict, list)):
        below = data.values() if isinstance(data, dict) else data
        return [one for each in below for one in _leaves(each)]
    return [data]


def test_any_order_of_the_same_fields_is_laid_out_the_same() -> None:
    rows = ["what: Send it\n", "to: sue   # the owner\n", "due_on: 2026-06-12\n", "# later\nowner: ann\n"]
    chance, seen = random.Random(3), set[bytes]()  # noqa: S311 - any order will do
    for _ in range(20):
        chance.shuffle(rows)
        seen.add(laid_out("".join(rows).encode(), "commitment"))
    assert seen == {b"what: Send it\nto: sue  # the owner\ndue_on: 2026-06-12\n# later\nowner: ann\n"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("due_on: 1\nwhat: x\n", "what: x\ndue_on: 1\n"),
        ("# $schema: a\n# of what\ndue_on: 1\nwhat: x", "# $schema: a\nwhat: x\n# of what\ndue_on: 1\n"),
        ("# a file's own\n\ndue_on: 1\nwhat: x\n", "# a file's own\n\nwhat: x\ndue_on: 1\n"),
        ("---\nwhat:   x    # y\n\n\n\nto: z\n", "what: x  # y\n\nto: z\n"),
        ("what: |2\n   deep\n  x\nto: z\n", "what: |2\n   deep\n  x\nto: z\n"),
        ("to: z\nwhat: |+\n    a\n\n", "what: |+\n  a\n\nto: z\n"),
        ("to: z\nwhat: |\n    a", "what: |-\n  a\nto: z\n"),
        ("what: >-   # long\n    a\n    b\n", "what: >-  # long\n  a\n  b\n"),
        ("to: z\nwhat: |\n    a  \n    b  \n", "what: |\n  a  \n  b  \nto: z\n"),
        ("what: 'a\n\n  b'\n", "what: 'a\n\n  b'\n"),
        ("what:\n  # odd\n  x\n", "# odd\nwhat: x\n"),
        ("what:\n\n  x\nto: z\n", "what: x\nto: z\n"),
        ("what: x\n\n\nrevisions:\n\n- a: 1\n\n- a: 2\n", "what: x\n\nrevisions:\n  - a: 1\n\n  - a: 2\n"),
        ("revisions:\n- to_on: 1\n  from_on: 2\n", "revisions:\n  - from_on: 2\n    to_on: 1\n"),
        ("revisions:\n- # one\n  to_on: 1\n", "revisions:\n  # one\n  - to_on: 1\n"),
        ("revisions: [{to_on: 1,from_on: 2},]\n", "revisions: [{from_on: 2, to_on: 1}]\n"),
        (
            "revisions: [\n {to_on: 1,   # first\n from_on: 2}]\n",
            "revisions: [\n  {to_on: 1,   # first\n  from_on: 2}]\n",
        ),
        ("reflection:\n    why: a\n    # below\nto: z\n", "to: z\nreflection:\n  why: a\n  # below\n"),
        ("reflection:\n    why: a\n# above\nto: z\n", "# above\nto: z\nreflection:\n  why: a\n"),
        ("odd: 1\nwhat: x\n", "what: x\nodd: 1\n"),
        ("owner:   # nobody yet\nwhat: x\n", "what: x\nowner:  # nobody yet\n"),
        ("reflection: {why: , change: x}\n", "reflection: {why: , change: x}\n"),
    ],
)
def test_the_lines_are_these(before: str, after: str) -> None:
    assert laid_out(before.encode(), "commitment").decode() == after
    assert laid_out(after.encode(), "commitment").decode() == after


@pytest.mark.parametrize(
    ("before", "why"),
    [
        ("{what: x}\n", "brackets"),
        ("what: x\nwhat: y\n", "cannot be read"),
        ("- x\n", "no fields"),
        ("", "no fields"),
    ],
)
def test_what_cannot_be_kept_is_refused(before: str, why: str) -> None:
    with pytest.raises(CannotLayOutError, match=why):
        laid_out(before.encode(), "commitment")
