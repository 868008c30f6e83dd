"""Finds dates that cannot be true together within one record."""

from collections.abc import Iterator
from typing import Any

from goodstanding.dates import PLANNED
from goodstanding.place import KeyPath, spell_path
from goodstanding.records.messages import ShapeFault

# Done in advance by nature: a meeting is prepared and offered, a review's text shared, before its day.
_IN_ADVANCE = frozenset(["prepared_on", "offered_on", "shared_on"])

# What has to come first, by kind: earlier date, later date.
_PAIRS: dict[str, tuple[tuple[KeyPath, KeyPath], ...]] = {
    "handoff": (
        (("submitted_on",), ("accepted", "accepted_on")),
        (("submitted_on",), ("returned", "returned_on")),
    ),
    "project": (
        (("mobilised_on",), ("ended_on",)),
        (("mobilised_on",), ("cancelled_on",)),
        (("delivered_on",), ("warranty", "ends_on")),
    ),
    "account": ((("client_since",), ("ended", "ended_on")),),
}
# As above, and the same day will not do either.
_STRICT_PAIRS: dict[str, tuple[tuple[KeyPath, KeyPath], ...]] = {
    "metric": ((("baseline", "date_on"), ("target", "by_on")),),
}
# Maps from an id to the day on which something was done.
_MAPS_OF_FACTS = frozenset(["told"])
_NESTED = (dict, list)


def date_order_faults(kind: str, data: Any, own_date: str | None) -> Iterator[ShapeFault]:
    """The dates of a record that stand before what they have to follow (`own_date`: the id's day)."""
    for earlier, later in _PAIRS.get(kind, ()):
        yield from _compare(data, earlier, later)
    for earlier, later in _STRICT_PAIRS.get(kind, ()):
        yield from _compare(data, earlier, later, same_day=False)
    yield from _within(data, own_date)


def _within(data: Any, own_date: str | None) -> list[ShapeFault]:
    found: list[ShapeFault] = []
    _look_within(data, (), own_date, found)
    return found


def _look_within(data: Any, path: KeyPath, own_date: str | None, found: list[ShapeFault]) -> None:
    if isinstance(data, list):
        for position, value in enumerate(data):
            if isinstance(value, _NESTED):
                _look_within(value, (*path, position), own_date, found)
        return
    if "starts_on" in data and "ends_on" in data:
        found += (_at(fault, path) for fault in _compare(data, ("starts_on",), ("ends_on",)))
    told = bool(path) and path[-1] in _MAPS_OF_FACTS
    for key, value in data.items():
        if isinstance(value, str):
            # Hardly any text sorts before the record's own day, so that is asked first.
            if own_date and value < own_date and (told or _is_fact(key)):
                name = spell_path((*path, key)) if told else key
                found.append(ShapeFault((*path, key), _before_own(name, value, own_date)))
        elif isinstance(value, _NESTED):
            _look_within(value, (*path, key), own_date, found)


def _is_fact(key: str) -> bool:
    return key.endswith("_on") and key not in PLANNED and key not in _IN_ADVANCE


def _before_own(key: str, value: str, own_date: str) -> str:
    return (
        f"'{key}' is {value}, before the record's own day {own_date}, with which the file's name begins: "
        "mend the date here, or rename the file"
    )


def _compare(data: Any, earlier: KeyPath, later: KeyPath, *, same_day: bool = True) -> Iterator[ShapeFault]:
    first, second = _value(data, earlier), _value(data, later)
    if not isinstance(first, str) or not isinstance(second, str):
        return
    # Dates are YYYY-MM-DD by schema, so their text sorts as they do.
    if second < first or (second == first and not same_day):
        how = "before" if same_day else "not after"
        yield ShapeFault(
            later,
            f"'{spell_path(later)}' is {second}, {how} '{spell_path(earlier)}' ({first}): mend one of them",
        )


def _value(data: Any, path: KeyPath) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def _at(fault: ShapeFault, base: KeyPath) -> ShapeFault:
    return ShapeFault((*base, *fault.path), fault.message)
