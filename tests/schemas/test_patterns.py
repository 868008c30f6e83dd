"""Patterns are whole, plain and cannot hang."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

REPEATED_GROUP = re.compile(r"\((?:\?:)?(?P<inner>[^()]*[+*}][^()]*)\)[+*{]")
# One separator that the repeated class does not hold: there is only one way to read such a text.
SEPARATED = re.compile(r"(?P<separator>-|_|\\\.|\[_-\])\[(?P<class>[^\]]+)\]\+")


def patterns(value: object) -> Iterator[str]:
    """Every pattern within a schema."""
    if isinstance(value, dict):
        if isinstance(value.get("pattern"), str):
            yield value["pattern"]
        for part in value.values():
            yield from patterns(part)
    elif isinstance(value, list):
        for part in value:
            yield from patterns(part)


def is_ambiguous(pattern: str) -> bool:
    """Whether a repeated group can be read in more than one way, so that matching may hang."""
    for group in REPEATED_GROUP.finditer(pattern):
        known = SEPARATED.fullmatch(group["inner"])
        separator = known["separator"].strip("\\[]")[0] if known else ""
        inner = known["class"] if known else ""
        negated = inner.startswith("^")
        # A hyphen inside a class such as a-z stands for a range, not for itself.
        holds = separator in re.sub("[a-z0-9]-[a-z0-9]", "", inner)
        if known is None or holds != negated:
            return True
    return False


def test_patterns_are_whole_plain_and_cannot_hang(catalogue: dict[str, Any]) -> None:
    found = set(patterns(list(catalogue.values())))
    assert len(found) > 10
    for pattern in found:
        re.compile(pattern)
        assert pattern.startswith("^")
        assert pattern.endswith("$")
        assert not re.search(r"\\[dws]", pattern, re.IGNORECASE), "other scripts' digits would pass"
        assert not is_ambiguous(pattern), pattern


@pytest.mark.parametrize(
    "pattern", ["^(?:[a-z]+)*$", "^([a-z]*)+$", "^(?:-[a-z-]+)+$", "^(?:a*b*)*$", "^(?:-[^.]+)*$"]
)
def test_a_pattern_that_can_hang_is_seen(pattern: str) -> None:
    assert is_ambiguous(pattern)
