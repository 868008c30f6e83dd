"""Values as people and their enemies type them, the same every time."""

import random
from typing import Any

from goodstanding.records.text import FORBIDDEN

_SIGNS = "ab c:,#-?[]{}&*!|>'\"%@`\\\n\t=~<.0123456789+_\u00e9\u00df\u00a0\u3000\u200b\U0001f600/eExXoON ntfu"
_WORDS = (
    *("no", "yes", "null", "on", "1.10", "12:30", "0x1f", "2026-06-01", "- a", "a: b", "it's", '"q"', "true"),
    *("~", ".5", "1e5", "-", "--", "", "y", " x", "x ", "# c", "a # b", "a:b", "two\nlines", "ends\n", "\n"),
    *("\nlead", "a\n\n\n", "  sp\nx", "x\n y\n", "<<", "=", "+1", "1_000", ".inf", ".nan", "0o7", "\\n"),
    *(
        "C:\\new",
        "\x07",
        "a\u2028b",
        "a\rb",
        "a\r\nb",
        "\x7f",
        "key: |",
        "</script>",
        "{{ 7*7 }}",
        "?a",
        ":a",
    ),
    *("a:,b", "@a", "`a", "%a", "!x", "&x", "*x", "|a", ">a", "a]", "x" * 120, "\u202eevil", "1" * 20),
)


def text(chance: random.Random) -> str:
    """A text, hostile or plain."""
    if chance.random() < 0.35:
        return chance.choice(_WORDS)
    longest = chance.choice([1, 2, 3, 4, 6, 10, 30, 120])
    return "".join(chance.choice(_SIGNS) for _ in range(chance.randint(1, longest)))


def value(chance: random.Random, depth: int = 0) -> Any:
    """A text, number, list or block."""
    kind = chance.random()
    if depth < 3 and kind < 0.12:
        return [value(chance, depth + 1) for _ in range(chance.randint(0, 3))]
    if depth < 3 and kind < 0.24:
        return {name(chance): value(chance, depth + 1) for _ in range(chance.randint(0, 3))}
    if kind < 0.3:
        return chance.choice([0, 1, 2.5, -3, 100, True, False, 12500, 0.1])
    return text(chance)


def name(chance: random.Random) -> str:
    """A field's name; now and then the item of a list somebody ticks off."""
    if chance.random() < 0.2:
        return "k" + tidy(text(chance))
    return chance.choice(["what", "due_on", "owner", "reason"])


def tidy(written: str) -> str:
    """A text that the page would let through, in the same way as the strict reader."""
    return FORBIDDEN.sub("", written.replace("\r\n", "\n")).strip() or "x"
