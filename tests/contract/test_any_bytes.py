"""Any bytes give records or findings with a place, within a second, and never another exception."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.contract.hostile import RECORDS, assert_sound

from goodstanding.records.source import LARGEST_FILE

ACCOUNTS = Path(__file__).parents[2] / "accounts"
SAMPLES = {
    path.relative_to(ACCOUNTS).with_suffix("").as_posix(): path.read_bytes()
    for path in sorted(ACCOUNTS.rglob("*.yml"))
}
ROOM = LARGEST_FILE - 200
PIECES = [
    b"what: ", b"to: sue\n", b"due_on: 2026-05-20\n", b"name: x\n", b"summary: x\n", b"\n", b"\n  ", b"~",
    b"visibility: restricted\n", b"triggers: [harmful_behaviour]\n", b"x@y.example", b"+44 20 7946 0018",
    b"2026-02-30", b"- ", b"[", b"]", b"{", b"}", b": ", b", ", b"&a ", b"*a", b"!!str ", b"<<: ", b"? ",
    b"---\n", b"...\n", b"'", b'"', b"\\", b"\t", b"\r\n", b"\r", b"|\n  ", b">-\n ", b"# ", b"%YAML 1.2\n",
    b"0x1F", b"1e999", b".nan", b'"\\ud800"', b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc2\x85",
    b"\xe2\x80\xae", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80",
]  # fmt: skip
pieces = st.lists(st.sampled_from(PIECES), max_size=12).map(b"".join)

settled = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@settled
@given(
    st.sampled_from(RECORDS), st.one_of(st.binary(max_size=2000), st.lists(pieces, max_size=8).map(b"".join))
)
def test_any_bytes(record: str, data: bytes) -> None:
    assert_sound(record, data)


@settings(settled, max_examples=60)
@given(st.sampled_from(RECORDS), pieces, pieces.filter(bool), pieces, st.integers(1, ROOM))
def test_much_of_anything(record: str, before: bytes, again: bytes, after: bytes, size: int) -> None:
    repeated = again * (size // len(again))
    assert_sound(record, (before + repeated + after)[:LARGEST_FILE])


@settled
@given(
    st.sampled_from([*SAMPLES]), st.lists(st.tuples(st.integers(0, 5), st.integers(0), pieces), max_size=4)
)
def test_sample_records_with_their_lines_torn_apart(
    record: str, changes: list[tuple[int, int, bytes]]
) -> None:
    """Lines left out, twice, swapped, moved in, cut short, or with something in them."""
    lines = SAMPLES[record].splitlines(keepends=True)
    for how, where, piece in changes:
        at = where % len(lines)
        line = lines[at]
        cut = where // len(lines) % (len(line) + 1)
        lines[at : at + 1] = (
            [b""],
            [line, line],
            [*lines[at + 1 : at + 2], line],
            [b"  " + line],
            [line[:cut]],
            [line[:cut] + piece + line[cut:]],
        )[how]
    assert_sound(record, b"".join(lines))


def many(each: bytes) -> bytes:
    """As many as fit, numbered."""
    parts: list[bytes] = []
    size = 0
    for number in count():
        part = each.replace(b"%", b"%d" % number)
        size += len(part)
        if size > ROOM:
            return b"".join(parts)
        parts.append(part)
    raise AssertionError


def some(each: bytes, times: int) -> bytes:
    return b"".join(each.replace(b"%", b"%d" % number) for number in range(times))


def full(unit: bytes) -> bytes:
    return unit * (ROOM // len(unit))


def steps(each: bytes) -> bytes:
    return b"".join(b" " * depth + each for depth in range(500))


PROMISE = b"what: Send the figures\nto: sue\ndue_on: 2026-05-20\n"
BIG: dict[str, Callable[[], bytes]] = {
    "a long flow list": lambda: b"theirs: [" + full(b"a,") + b"]\n",
    "a list of the same person": lambda: b"summary: x\ntheirs: [" + b"sue," * 9900 + b"]\n",
    "a list of unknown people": lambda: b"summary: x\ntheirs: [" + some(b"p%,", 9900) + b"]\n",
    "a list of empty blocks": lambda: PROMISE + b"revisions: [" + full(b"{},") + b"]\n",
    "ten thousand wrong words": lambda: b"summary: x\ncovers: [" + b"x," * 9900 + b"]\n",
    "ten thousand broken citations": lambda: b"summary: x\nabout: [" + b"a," * 9900 + b"]\n",
    "an invoice of rates": lambda: (
        b"period: {starts_on: 2026-01-01, ends_on: 2026-01-31}\nrates: ["
        + b"{what: a, rate: 1}," * 1900
        + b"]\n"
    ),
    "everybody told": lambda: (
        b"kind: rate_all\neffective_on: 2026-01-01\ntold: {" + some(b"c%: 2020-01-01,", 4900) + b"}\n"
    ),
    "many fields": lambda: many(b"k%: 1\n"),
    "many fields nearly right": lambda: many(b"summarx%: 1\n"),
    "a wide block": lambda: b"told: {" + many(b"k%: 1, ").rpartition(b",")[0] + b"}\n",
    "a field many times": lambda: full(b"a: 1\n"),
    "a long field many times": lambda: full(b"a" * 900 + b": 1\n"),
    "empty names": lambda: full(b"? a\n"),
    "a long text": lambda: b"what: " + full(b"x") + b"\n",
    "a long text of words": lambda: PROMISE + b"done_when: " + full(b"soon ") + b"\n",
    "a long name": lambda: b'"' + full(b"k") + b'": 1\n',
    "a long id": lambda: PROMISE.replace(b"sue", full(b"a-")[: ROOM - 100]),
    "a long number": lambda: b"what: " + full(b"1") + b"\n",
    "a long number of sixteen": lambda: b"what: 0x" + full(b"f") + b"\n",
    "a long fraction": lambda: b"what: 1." + full(b"1") + b"\n",
    "a long escaped text": lambda: b'what: "' + full(b"\\u0041") + b'"\n',
    "a folded text": lambda: b"what: >\n" + full(b"  a\n"),
    "a plain text over many lines": lambda: b"what: " + full(b"a\n ") + b"\n",
    "steps down in blocks": lambda: steps(b"a:\n"),
    "steps down in lists": lambda: steps(b"- \n"),
    "open brackets": lambda: full(b"["),
    "brackets that close": lambda: b"what: " + full(b"[" * 30 + b"]" * 30 + b","),
    "question marks": lambda: full(b"? "),
    "a comment": lambda: full(b"#"),
    "many comments": lambda: full(b"# x\n"),
    "many anchors": lambda: many(b"a%: &b% x\n"),
    "many aliases": lambda: b"a: &a x\n" + many(b"b%: *a\n"),
    "many types": lambda: full(b"- !x a\n"),
    "many records": lambda: full(b"---\n"),
    "many directives": lambda: full(b"%A\n"),
    "addresses": lambda: PROMISE + b"done_when: " + full(b"a@a.a"),
    "nearly addresses": lambda: PROMISE + b"done_when: x@" + full(b"a.a."),
    "telephones": lambda: PROMISE + b"done_when: " + full(b"+1 (2)--3.. "),
    "links": lambda: PROMISE + b"done_when: " + full(b"https://@"),
    "pluses": lambda: PROMISE + b"done_when: x" + full(b"+"),
    "spaces": lambda: full(b" "),
    "tabs": lambda: full(b"\t"),
    "line ends": lambda: full(b"\r"),
    "quotes": lambda: full(b"'"),
    "colons": lambda: full(b":"),
    "broken letters": lambda: full(b"\xff"),
    "faces": lambda: b"what: " + full("\U0001f600".encode()),
    "hushed words": lambda: b"triggers: [" + full(b"harmful_behaviour,") + b"]\n",
}  # fmt: skip
TRIED_AS = (
    "acme/commitments/2026-05-01-x",
    "acme/contacts/2026-05-01-x",
    "acme/invoices/x",
    "_changes/2026-05-01-x",
)


@pytest.mark.parametrize("what", [*BIG])
def test_a_file_full_of_one_thing(what: str) -> None:
    data = BIG[what]()
    assert len(data) <= LARGEST_FILE

    for record in TRIED_AS:
        heard = assert_sound(record, data)
        # Twenty faults are more than anybody mends at a time.
        assert len(heard.findings) <= 22


def test_very_many_faults_are_told_in_parts() -> None:
    heard = assert_sound("acme/contacts/2026-05-01-x", b"summary: x\ncovers: [" + b"x," * 100 + b"]\n")

    assert len(heard.findings) == 21
    assert "mend these first" in heard.findings[0].message
