"""The life of records in plain words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from goodstanding.dates import MONTHS, parse_day
from goodstanding.history.story import Deed, Event
from goodstanding.place import KeyPath
from goodstanding.records.schema import EACH, shape
from goodstanding.writing.spelling import DEFAULT, spell_day, spoken

# A sentence, and the fields of which it tells.
Told = tuple[str, tuple[str, ...]]
_LONGEST = 90
_TITLES = ("what", "title", "name", "summary", "note")
_OPENED = {"account": "opened the account", "policy": "wrote the policy"}


def sentences(event: Event) -> list[str]:
    """What somebody did, each beginning with a verb: `moved 'Access audit' from 10 to 17 May 2026`."""
    name = name_of(event)
    if event.deed is Deed.CREATED:
        return [_created(event, name), *(text for text, _ in _of_acceptance(event, name))]
    if event.deed is Deed.REMOVED:
        return [f"took {name} out of the book"]
    if event.deed is Deed.RETURNED:
        return [f"put {name} back into the book"]
    said = [f"renamed {event.was} to {event.record}"] if event.deed is Deed.RENAMED else []
    told = frozenset[str]()
    if event.kind.name in _TELLERS:
        found = list(_TELLERS[event.kind.name](event, name))
        said += [text for text, _ in found]
        told = frozenset(key for _, keys in found for key in keys)
    changes = list(_changes(event.kind.name, event.before, event.after, told))
    if changes:
        said.append(f"changed {name}: {'; '.join(changes)}")
    return said or [f"changed {name}"]


def name_of(event: Event) -> str:
    """What a record is called in a sentence."""
    data = event.after or event.before
    word = event.kind.name.replace("_", " ")
    if event.restricted:
        return f"the restricted {word} {event.record.rsplit('/', 1)[-1]}"
    if event.kind.name in {"account", "policy"}:
        return f"the {word}"
    title = next((data[key] for key in _TITLES if isinstance(data.get(key), str)), None)
    if title is None:
        return f"the {word} {event.record.rsplit('/', 1)[-1]}"
    quoted = f"'{_cropped(title)}'"
    return quoted if event.kind.name == "commitment" else f"the {word} {quoted}"


def _created(event: Event, name: str) -> str:
    if event.kind.name in _OPENED:
        return _OPENED[event.kind.name]
    due_on = _day(event.after.get("due_on"))
    if event.kind.name == "commitment" and due_on:
        to = (
            f" to {event.after['to']}"
            if isinstance(event.after.get("to"), str) and not event.restricted
            else ""
        )
        return f"promised {name}{to} for {long_date(due_on)}"
    own = parse_day(event.record.rsplit("/", 1)[-1][:10]) if event.kind.dated else None
    of_day = f" of {long_date(own)}" if own else ""
    return f"wrote down {name}{of_day}"


def _of_promise(event: Event, name: str) -> Iterator[Told]:
    """What can be said better of a promise than field by field, and the fields that it covers."""
    before, after = event.before, event.after
    old, new = _day(before.get("due_on")), _day(after.get("due_on"))
    if old and new and old != new:
        yield f"moved {name} {span(old, new)}{_told(after, new)}", ("due_on", "revisions")
    for key, words in (("done_on", "kept"), ("missed_on", "missed")):
        day = _day(after.get(key))
        if day and day != _day(before.get(key)):
            yield f"marked {name} as {words} on {long_date(day)}", (key,)
    told_on = _day(after.get("told_on"))
    if told_on and told_on != _day(before.get("told_on")):
        yield f"noted that the client was told of {name} on {long_date(told_on)}", ("told_on", "told_to")
    withdrawn = after.get("withdrawn")
    if isinstance(withdrawn, Mapping) and "withdrawn" not in before:
        day = _day(withdrawn.get("withdrawn_on"))
        yield f"took {name} back{f' on {long_date(day)}' if day else ''}", ("withdrawn",)


def _of_handoff(event: Event, name: str) -> Iterator[Told]:
    """What can be said better of a handoff than field by field."""
    before, after = event.before, event.after
    submitted_on = _day(after.get("submitted_on"))
    if submitted_on and submitted_on != _day(before.get("submitted_on")):
        yield f"submitted {name} on {long_date(submitted_on)}", ("submitted_on",)
    yield from _of_acceptance(event, name)
    returned = after.get("returned")
    if isinstance(returned, Mapping) and returned != before.get("returned"):
        day = _day(returned.get("returned_on"))
        reason = f": {shown(returned['reason'])}" if isinstance(returned.get("reason"), str) else ""
        yield (
            f"noted that {name} was sent back{f' on {long_date(day)}' if day else ''}{reason}",
            ("returned",),
        )


def _of_acceptance(event: Event, name: str) -> Iterator[Told]:
    """That a handoff is accepted: who wrote it down stands before the sentence, who accepted within it."""
    accepted = event.after.get("accepted")
    if event.kind.name != "handoff" or not isinstance(accepted, Mapping):
        return
    day, by = _day(accepted.get("accepted_on")), accepted.get("by") or event.after.get("to")
    old = event.before.get("accepted")
    was = (old.get("accepted_on"), old.get("by")) if isinstance(old, Mapping) else None
    if day and isinstance(by, str) and was != (accepted.get("accepted_on"), accepted.get("by")):
        yield f"wrote down that {by} accepted {name} on {long_date(day)}", ("accepted",)


def _told(after: Mapping[str, Any], new: date) -> str:
    """Whether a line tells of the move, and when the client was told."""
    lines = after.get("revisions")
    last = lines[-1] if isinstance(lines, list) and lines and isinstance(lines[-1], Mapping) else {}
    if _day(last.get("to_on")) != new:
        return "; no line under 'revisions' says so"
    told_on = _day(last.get("told_on"))
    if told_on is None:
        return "; nothing says that the client was told"
    return f"; the client was told on {_short_date(told_on)}"


_TELLERS: Mapping[str, Callable[[Event, str], Iterator[Told]]] = {
    "commitment": _of_promise,
    "handoff": _of_handoff,
}


def _changes(
    kind: str, before: Mapping[str, Any], after: Mapping[str, Any], told: frozenset[str]
) -> Iterator[str]:
    for key in (*before, *(key for key in after if key not in before)):
        if key not in told and before.get(key) != after.get(key):
            yield from _change(kind, (key,), before.get(key), after.get(key))


def _change(kind: str, path: KeyPath, old: Any, new: Any) -> Iterator[str]:
    label = _label(kind, path)
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in (*old, *(key for key in new if key not in old)):
            if old.get(key) != new.get(key):
                yield from _change(kind, (*path, key), old.get(key), new.get(key))
    elif isinstance(old, list) and isinstance(new, list):
        added = [shown(one) for one in new if one not in old]
        gone = [shown(one) for one in old if one not in new]
        yield from (f"{label} now also {one}" for one in added)
        yield from (f"{label} no longer {one}" for one in gone)
        if not added and not gone:
            yield f"{label} in another order"
    elif old is None:
        yield f"{label} {shown(new)}"
    elif new is None:
        yield f"{label} taken out (was {shown(old)})"
    else:
        yield f"{label} {shown(new)} (was {shown(old)})"


def _label(kind: str, path: KeyPath) -> str:
    nodes = {tuple(way): node for way, node in shape(kind).nodes}
    titles = []
    for end in range(1, len(path) + 1):
        way = path[:end]
        node = nodes.get(way) or nodes.get((*way[:-1], EACH)) or {}
        titles.append(str(node.get("title") or way[-1]))
    return f"'{' / '.join(titles)}'"


def shown(value: Any) -> str:
    """A value as it is written in a sentence."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        day = parse_day(value)
        return long_date(day) if day else f"'{_cropped(value)}'"
    if isinstance(value, Mapping):
        return _cropped(", ".join(f"{str(key).replace('_', ' ')} {shown(one)}" for key, one in value.items()))
    if isinstance(value, Sequence):
        return _cropped(", ".join(map(shown, value)))
    return str(value)


def _cropped(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "\u2026"


def _day(value: Any) -> date | None:
    return parse_day(value) if isinstance(value, str) else None


def long_date(day: date) -> str:
    """`8 May 2026`, or as people write it where the firm is."""
    return spell_day(day)


def _short_date(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}" if spoken() == DEFAULT else spell_day(day)


def span(old: date, new: date) -> str:
    """`from 10 to 17 May 2026`, naming month and year once where they are the same."""
    if spoken() != DEFAULT:
        return f"from {spell_day(old)} to {spell_day(new)}"
    month = "" if (old.month, old.year) == (new.month, new.year) else f" {MONTHS[old.month - 1]}"
    year = "" if old.year == new.year else f" {old.year}"
    return f"from {old.day}{month}{year} to {long_date(new)}"
