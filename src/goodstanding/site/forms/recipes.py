"""What each word would write on a record, with places kept for the day and the answers.

The engine's own marks decide it when the page is made, so the form cannot know better.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from goodstanding.errors import UsageError
from goodstanding.kinds import Identity
from goodstanding.writing.marks import MARKS, Mark, changes_of, mark_of

# No day that anybody writes stands for the day that the form asks for.
_DAY = date.max
_ON = "@on"
Recipe = dict[str, Any]
# A form offers only what people would say next: these once the one is on record, those before the other is.
_ONLY_AFTER = {"reflect": "missed_on"}
_NOT_AFTER = {"done": "missed_on", "missed": "done_on"}


def recipes_of(identity: Identity, data: Mapping[str, Any]) -> list[Recipe]:
    """The words that fit the record as it stands, each with the values it writes."""
    found = []
    for word, kinds in MARKS.items():
        if identity.kind.name in kinds and _is_next(word, data):
            found += [*_recipes(word, mark_of(word, identity, data), data)]
    return found


def _is_next(word: str, data: Mapping[str, Any]) -> bool:
    after, before = _ONLY_AFTER.get(word), _NOT_AFTER.get(word)
    return (after is None or bool(data.get(after))) and not (before and data.get(before))


def _recipes(word: str, mark: Mark, data: Mapping[str, Any]) -> Iterator[Recipe]:
    if mark.day != ("follow_ups",):
        yield from _recipe(word, mark, data, {})
        return
    for number, row in enumerate(data.get("follow_ups") or (), 1):
        if not row.get("done_on"):
            for one in _recipe(word, mark, data, {"which": str(number)}):
                yield {**one, "about": row.get("what")}


def _recipe(word: str, mark: Mark, data: Mapping[str, Any], given: Mapping[str, str]) -> Iterator[Recipe]:
    """What the word would write; nothing where the record speaks against it."""
    answers = {need.flag: f"@{need.flag}" for need in mark.needs} | dict(given)
    try:
        changes = changes_of(word, mark, data, answers, _DAY)
    except UsageError:
        return
    yield {"word": word, "writes": [[[*path], _open(value)] for path, value in changes]}


def _open(value: Any) -> Any:
    """The value with the place of the day marked."""
    if isinstance(value, dict):
        return {key: _open(one) for key, one in value.items()}
    return _ON if value == _DAY.isoformat() else value
