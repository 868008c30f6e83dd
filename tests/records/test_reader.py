"""What the reader makes of a text: JSON-like values, or faults with a place; never anything else."""

import math
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from goodstanding.records.locate import locate
from goodstanding.records.reader import parse_record
from goodstanding.records.text import DUPLICATE, NOT_ALLOWED, SYNTAX, Fault

ACCOUNTS = Path(__file__).parents[2] / "accounts"
RULES = {SYNTAX, DUPLICATE, NOT_ALLOWED}
FRAGMENTS = [
    b"name: x\n", b"- ", b"[", b"]", b"{", b"}", b": ", b"&a ", b"*a", b"!!str ", b"<<: ", b"---\n",
    b"...\n", b"'", b'"', b"\\", b"\t", b"\r\n", b"\r", b"|\n  ", b">-\n ", b"# ", b"%YAML 1.2\n", b"? ",
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc2\x85", b"\xe2\x80\xae", b"\xed\xa0\x80", b"0x1F",
    b"1e999", b".nan", b"~", b"2026-02-30",
    b'"\\ud800"', b'"\\x00"', b'"\\x85"', b"\n  ", b"\n",
]  # fmt: skip


def faults(text: str | bytes) -> list[Fault]:
    read = parse_record(text.encode() if isinstance(text, str) else text)
    return read.faults


def only_fault(text: str | bytes) -> Fault:
    (fault,) = faults(text)
    return fault


def value(text: str) -> Any:
    read = parse_record(f"x: {text}\n".encode())
    assert read.faults == []
    return read.data["x"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("no", "no"), ("No", "No"), ("yes", "yes"), ("on", "on"), ("off", "off"), ("y", "y"), ("n", "n"),
        ("true", True), ("True", True), ("TRUE", True), ("false", False), ("tRue", "tRue"),
        ("null", None), ("~", None), ("", None), ("Null", None), ("nULL", "nULL"),
        ("1.10", 1.1), ("12:30", "12:30"), ("190:20:30", "190:20:30"), ("2026-06-01", "2026-06-01"),
        ("2026-06-01 12:00:00", "2026-06-01 12:00:00"), ("2026-02-30", "2026-02-30"),
        ("010", 10), ("0o10", 8), ("0x1F", 31), ("0b11", "0b11"), ("1_000", "1_000"), ("+12", 12), ("-3", -3),
        ("1e3", 1000.0), (".5", 0.5), ("5.", 5.0), ("1.", 1.0), ("-.5e1", -5.0), ("+", "+"), (".", "."),
        ("-a", "-a"),
        ("'no'", "no"), ("'1.10'", "1.10"), ('"12"', "12"), ("=", "="), ("١٢", "١٢"), ("1٢", "1٢"),
    ],
)  # fmt: skip
def test_values_are_what_yaml_1_2_says(text: str, meant: object) -> None:
    found = value(text)

    assert (type(found), found) == (type(meant), meant)


@pytest.mark.parametrize(
    ("text", "rule", "mark", "word"),
    [
        ("name: a\nname: b\n", DUPLICATE, (2, 1), "keep one"),
        ("a:\n  b: 1\n  'b': 2\n", DUPLICATE, (3, 3), "second time"),
        ("a: &x 1\n", NOT_ALLOWED, (1, 4), "delete"),
        ("a: !!int '1'\n", NOT_ALLOWED, (1, 4), "delete"),
        ("a: !x\n  b: 1\n", NOT_ALLOWED, (1, 4), "delete"),
        ("<<: {a: 1}\n", NOT_ALLOWED, (1, 1), "write it out"),
        ("a: 1\n---\na: 2\n", NOT_ALLOWED, (2, 1), "one file"),
        ("%YAML 1.2\n---\na: 1\n", NOT_ALLOWED, (1, 1), "%"),
        ("1: a\n", NOT_ALLOWED, (1, 1), "quotes"),
        ("true: a\n", NOT_ALLOWED, (1, 1), "quotes"),
        ("[1]: a\n", NOT_ALLOWED, (1, 1), "text"),
        ("a: .nan\n", NOT_ALLOWED, (1, 4), "number"),
        ("a: -.INF\n", NOT_ALLOWED, (1, 4), "number"),
        ("a: 1e999\n", NOT_ALLOWED, (1, 4), "quotes"),
        ("a: 1e15\n", NOT_ALLOWED, (1, 4), "quotes"),
        ("a: [-, b]\n", NOT_ALLOWED, (1, 5), "quotes"),
        ("a: b\rc: d\n", NOT_ALLOWED, (1, 5), "line ends"),
        ("a: 'b\nc'\n", SYNTAX, (2, 1), "indent"),
        ("a:\n  b: [\n  c]\n", SYNTAX, (3, 1), "indent"),
        ("a: 12345678901234567890\n", NOT_ALLOWED, (1, 4), "quotes"),
        ("a:\n\tb: 1\n", SYNTAX, (2, 1), "spaces"),
        ("a: [1, 2\n", SYNTAX, (2, 1), "]"),
        ("a: 'open\n", SYNTAX, (2, 1), "quote"),
        ("a: b: c\n", SYNTAX, (1, 5), "quotes"),
        ("a: @b\n", SYNTAX, (1, 4), "quotes"),
    ],
)
def test_what_is_refused_has_a_place_and_a_way_out(
    text: str, rule: str, mark: tuple[int, int], word: str
) -> None:
    fault = faults(text)[0]

    assert (fault.rule, fault.mark) == (rule, mark)
    assert word in fault.message


@pytest.mark.parametrize(
    ("name", "text", "mark"),
    [
        ("NUL", "a: b\nc: \x00\n", (2, 4)),
        ("bell", "a: \x07\n", (1, 4)),
        ("escape sequence", "a: b\x1b[31m\n", (1, 5)),
        ("next line", "a: b\x85c\n", (1, 5)),
        ("line separator", "a: b\u2028c: d\n", (1, 5)),
        ("right-to-left override", "a: b\u202ec\n", (1, 5)),
        ("isolate", "a: \u2066b\n", (1, 4)),
        ("a second byte-order mark", "\ufeff\ufeffa: b\n", (1, 1)),
        ("a quoted NUL", 'a: "\\0"\n', (1, 4)),
        ("a quoted override", 'a: "b\\u202ec"\n', (1, 4)),
        ("delete", "a: b\x7f\n", (1, 5)),
    ],
)
def test_invisible_characters_are_refused(name: str, text: str, mark: tuple[int, int]) -> None:
    fault = only_fault(text)

    assert (fault.rule, fault.mark) == (NOT_ALLOWED, mark), name
    assert "invisible character" in fault.message


def test_half_a_character_is_refused() -> None:
    assert faults('a: "\\ud800"\n')
    assert "UTF-8" in only_fault(b"a: b\nc: \xed\xa0\x80\n").message
    assert only_fault(b"a: b\nc: caf\xe9\n").mark == (2, 7)


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_texts_are_refused(coding: str) -> None:
    assert only_fault("name: Acme\naccount_manager: ann\n".encode(coding)).rule == NOT_ALLOWED


def test_utf_16_is_called_by_its_name() -> None:
    fault = only_fault("name: Acme\n".encode("utf-16"))

    assert "UTF-16" in fault.message
    assert "UTF-8" in fault.message


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    raw = b"\xef\xbb\xbfname: Acme\r\nmore: |\r\n  one\r\n  two\r\n"

    assert parse_record(raw).data == {"name": "Acme", "more": "one\ntwo\n"}
    assert (locate(raw, ("name",)).line, locate(raw, ("name",)).column) == (1, 7)
    assert locate(raw, ("more",), on_key=True).line == 2


def test_the_text_after_a_byte_order_mark_is_where_it_looks() -> None:
    assert only_fault(b"\xef\xbb\xbfa: &x 1\n").mark == (1, 4)


@pytest.mark.parametrize(("open_", "close"), [("[", "]"), ("{a: ", "}")])
def test_lists_may_be_nested_so_deep_and_no_deeper(open_: str, close: str) -> None:
    # The outermost mapping is a level, too.
    fits, beyond = ("a: " + open_ * (deep - 1) + close * (deep - 1) for deep in (32, 33))

    assert faults(fits) == []
    fault = only_fault(beyond)
    assert (fault.rule, fault.mark[0]) == (NOT_ALLOWED, 1)
    assert "32" in fault.message


@pytest.mark.parametrize("character", ["[", "{", "- ", "? ", "[{", "a: [", "!", "&", "*", "'", '"', "#", "|"])
def test_a_hundred_thousand_of_one_character_are_read_at_once(character: str) -> None:
    began = time.process_time()

    parse_record(character.encode() * 100_000)

    assert time.process_time() - began < 2


def test_an_alias_bomb_is_refused_where_it_begins() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    began = time.process_time()

    found = faults("\n".join(lines))

    assert time.process_time() - began < 1
    assert found[0].mark == (1, 5)
    assert len(found) <= 20
    assert any("*" in fault.message for fault in found)


def test_long_names_are_read() -> None:
    key = "k" * 1000

    assert parse_record(f'"{key}": 1\n'.encode()).data == {key: 1}
    # YAML allows no plain name beyond 1,024 characters: a fault with a place, then.
    assert faults(f"{'k' * 1100}: 1\n")[0].mark[0] >= 1


def test_nothing_but_comments_is_an_empty_record() -> None:
    for raw in (b"", b"\n", b"# only a note\n", b"---\n", b"\xef\xbb\xbf"):
        read = parse_record(raw)
        assert (read.data, read.faults) == (None, [])


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.binary(max_size=3000), st.lists(st.sampled_from(FRAGMENTS), max_size=60).map(b"".join)))
def test_any_bytes_give_values_or_faults_with_a_place(raw: bytes) -> None:
    read = parse_record(raw)

    lines = raw.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for fault in read.faults:
        assert fault.rule in RULES
        assert 1 <= fault.mark[0] <= lines + 1
        assert fault.mark[1] >= 1
        assert fault.message
    if read.faults:
        assert read.data is None
    else:
        assert_plain(read.data)
    locate(raw, ("a", 0, "b"))


def assert_plain(data: Any) -> None:
    """Only what JSON knows, and all of it can be written as UTF-8."""
    if isinstance(data, dict):
        for key, one in data.items():
            key.encode()
            assert_plain(one)
    elif isinstance(data, list):
        for one in data:
            assert_plain(one)
    elif isinstance(data, str):
        data.encode()
    elif isinstance(data, float):
        assert math.isfinite(data)
    else:
        assert data is None or type(data) in {bool, int}


def other_reader(text: str) -> Any:
    """A YAML 1.2 reader that we did not write; dates stay text, as the core schema has none."""
    yaml = YAML(typ="safe", pure=True)
    keep_dates_as_text(yaml)
    return yaml.load(text)


def keep_dates_as_text(yaml: YAML) -> None:
    yaml.Constructor.add_constructor(
        "tag:yaml.org,2002:timestamp", lambda loader, node: loader.construct_scalar(node)
    )


@pytest.mark.parametrize(
    "path", sorted(ACCOUNTS.rglob("*.yml")), ids=lambda path: str(path.relative_to(ACCOUNTS))
)
def test_the_sample_book_reads_as_it_does_elsewhere(path: Path) -> None:
    read = parse_record(path.read_bytes())

    assert read.faults == []
    assert read.data == other_reader(path.read_text(encoding="utf-8"))


WORDS = st.one_of(
    st.sampled_from(
        [
            "no",
            "on",
            "1.10",
            "12:30",
            "2026-02-30",
            "~",
            "null",
            "0o17",
            "0x1f",
            "1e3",
            "+1",
            "-",
            "a b",
            "",
        ]
    ),
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=12),
    st.integers(-(10**12), 10**12).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(str),
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Block mappings with plain, quoted and folded values, lists and flow collections."""
    lines = []
    for number in range(draw(st.integers(1, 6))):
        word = draw(WORDS)
        quoted = "'" + word.replace("'", "''") + "'"
        shapes = [
            word,
            quoted,
            f"[{quoted}, {word}]",
            f"{{in: {quoted}}}",
            f"\n  - {word}\n  - {quoted}",
            f"|\n  {word}\n",
        ]
        lines.append(f"key{number}: {draw(st.sampled_from(shapes))}")
    return "\n".join(lines) + "\n"


@settings(max_examples=300, deadline=None)
@given(documents())
def test_random_records_read_as_they_do_elsewhere(text: str) -> None:
    read = parse_record(text.encode())
    if read.faults:
        return
    try:
        expected = other_reader(text)
    except YAMLError:
        return
    assert same(read.data, expected), (read.data, expected)


def same(ours: Any, theirs: Any) -> bool:
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return list(ours) == list(theirs) and all(same(ours[key], theirs[key]) for key in ours)
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(same, ours, theirs))
    return type(ours) is type(theirs) and bool(ours == theirs)
