"""Words that a firm would rather not read in what it writes."""

import re
from functools import cache


def find_words(text: str, words: tuple[str, ...]) -> str | None:
    """The first of the words or phrases that stands whole in the text, in any case."""
    found = _pattern(words).search(text) if words and text else None
    return found[0] if found else None


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = "|".join(
        r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)
