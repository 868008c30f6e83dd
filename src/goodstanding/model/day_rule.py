"""The day rule: a dated fact after the day of assessment has not happened, in any record.

It is applied once, to the whole account, so that no clock needs to compare facts with the day.
Field names are the contract, so the name of a date says whether it is a plan or a fact.
"""

from collections.abc import Callable, Iterator
from datetime import date
from operator import attrgetter
from typing import Any, ClassVar, Self, get_args, get_type_hints

from goodstanding.dates import PLANNED
from goodstanding.immutable import Value, is_value, names_of, replace


class Part(Value, frozen=True, kw_only=True):
    """A record, or a block within one.

    `happens_on` names the date that says the whole block happened; with `needs_date` a block
    without that date has not happened either.
    """

    happens_on: ClassVar[str] = ""
    needs_date: ClassVar[bool] = False

    def as_known(self, day: date) -> Self | None:
        """The part as it was known on that day: None where it had not happened."""
        if self.happens_on:
            happened_on = getattr(self, self.happens_on)
            if happened_on is None and self.needs_date:
                return None
            if happened_on is not None and happened_on > day:
                return None
        changes = {}
        for name in _fact_fields(type(self)):
            value = getattr(self, name)
            known = known_value(value, day) if value is not None else None
            if known is not value:
                changes[name] = known
        return replace(self, **changes) if changes else self

    def settled_on(self) -> date:
        """The first day from which the part reads as written; the last day of time where it never does."""
        latest = date.min
        if self.happens_on and self.needs_date and getattr(self, self.happens_on) is None:
            return date.max
        for value in filter(None, _facts_of(type(self))(self)):
            latest = max(latest, _settled(value))
        return latest


def _facts_of(kind: type[Part]) -> Callable[[Part], tuple[Any, ...]]:
    """What reads all of a part's fields that can hold facts, in one step."""
    if kind not in _READERS:
        names = _fact_fields(kind)
        # Of fewer than two names it would give the bare value.
        _READERS[kind] = attrgetter(*names) if len(names) > 1 else lambda part: _values(part, names)
    return _READERS[kind]


_READERS: dict[type[Part], Callable[[Part], tuple[Any, ...]]] = {}


def _values(part: Any, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(part, name) for name in names)


def _fact_fields(kind: type[Part]) -> tuple[str, ...]:
    """The fields that can hold facts with a day: dates that are no plans, and blocks."""
    if kind not in _FACT_FIELDS:
        _FACT_FIELDS[kind] = _find_fact_fields(kind)
    return _FACT_FIELDS[kind]


_FACT_FIELDS: dict[type[Part], tuple[str, ...]] = {}


def _find_fact_fields(kind: type[Part]) -> tuple[str, ...]:
    hints = get_type_hints(kind)
    return tuple(
        name
        for name in names_of(kind)
        if name not in PLANNED and name != "dated_on" and _may_hold_facts(hints[name])
    )


def _may_hold_facts(hint: Any) -> bool:
    if isinstance(hint, type) and not get_args(hint):
        return hint is date or issubclass(hint, Part)
    return any(_may_hold_facts(part) for part in get_args(hint))


def known_value(value: Any, day: date) -> Any:
    """A field's value as known on that day; a fact that lies later becomes None."""
    if isinstance(value, date):
        return value if value <= day else None
    if isinstance(value, Part):
        return value.as_known(day)
    if isinstance(value, tuple) and value and isinstance(value[0], Part):
        kept = tuple(one for one in (part.as_known(day) for part in value) if one is not None)
        return value if _same(kept, value) else kept
    if isinstance(value, dict) and value:
        known = {key: known_value(one, day) for key, one in value.items()}
        kept_map = {key: one for key, one in known.items() if one is not None}
        return value if all(kept_map.get(key) is one for key, one in value.items()) else kept_map
    return value


def _same(kept: tuple[Any, ...], value: tuple[Any, ...]) -> bool:
    return len(kept) == len(value) and all(a is b for a, b in zip(kept, value, strict=True))


def _settled(value: Any) -> date:
    if isinstance(value, date):
        return value
    if isinstance(value, Part):
        return value.settled_on()
    if isinstance(value, tuple) and value and isinstance(value[0], Part):
        days: list[date] = [part.settled_on() for part in value]
        return max(days)
    if isinstance(value, dict) and value:
        below: list[date] = [_settled(one) for one in value.values()]
        return max(below)
    return date.min


def days_in(value: Any) -> Iterator[date]:
    """Every day that a record names, plans and facts alike."""
    if isinstance(value, date):
        yield value
    elif isinstance(value, Value):
        for one in filter(None, _days_of(type(value))(value)):
            yield from days_in(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from days_in(one)
    elif isinstance(value, dict):
        yield from days_in(tuple(value.values()))


def _days_of(kind: type[Value]) -> Callable[[Any], tuple[Any, ...]]:
    """What reads all fields of a record or block that can hold days, in one step."""
    if kind not in _DAY_READERS:
        hints = get_type_hints(kind)
        names = tuple(name for name in names_of(kind) if _may_hold_days(hints[name]))
        _DAY_READERS[kind] = attrgetter(*names) if len(names) > 1 else lambda part: _values(part, names)
    return _DAY_READERS[kind]


_DAY_READERS: dict[type[Value], Callable[[Any], tuple[Any, ...]]] = {}


def _may_hold_days(hint: Any) -> bool:
    if isinstance(hint, type) and not get_args(hint):
        return issubclass(hint, date) or is_value(hint)
    return hint is Any or any(_may_hold_days(part) for part in get_args(hint))
