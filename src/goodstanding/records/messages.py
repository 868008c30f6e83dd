"""Says what is wrong with a record's shape in the words of someone who keeps accounts."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any, TypeVar

from goodstanding.immutable import Value
from goodstanding.place import KeyPath, spell_path
from goodstanding.records.naming import Register
from goodstanding.records.schema import is_restricted, shape
from goodstanding.records.values import (
    CLOSE,
    first_sentence,
    found,
    guess,
    is_too_long,
    likely_id,
    of_day,
    of_nothing,
    of_type,
    quote,
    wanted_words,
)

_MOST_FAULTS = 20
_NOBODY = Register()
_AND_MORE = "there is more like this in the file: mend these first, the rest is told then"


Tag = TypeVar("Tag")


class ShapeFault(Value, frozen=True):
    """One fault of shape: the place, whether it is the key's, and the sentence."""

    path: KeyPath
    message: str
    on_key: bool = False


def explain_shape(kind: str, data: Any, register: Register = _NOBODY) -> list[ShapeFault]:
    """Every fault of a record's shape, in order of place; never empty where the shape is wrong.

    The `register` tells which id belongs to a name.
    """
    if data is None:
        required = ", ".join(shape(kind).authority.schema.get("required", ())) or "one field"
        return [ShapeFault((), f"the file is empty: {_a(kind)} needs at least {required}")]
    faults = (
        ("", fault if _may_quote(kind, data, error, fault) else _hushed(kind, fault))
        for error in shape(kind).authority.iter_errors(data)
        for fault in _explain(error, kind, register)
    )
    unique = {(fault.path, fault.message): fault for _, fault in first_faults(faults)}
    return sorted(unique.values(), key=lambda fault: ([str(step) for step in fault.path], fault.message))


def first_faults(faults: Iterable[tuple[Tag, ShapeFault]]) -> Iterator[tuple[Tag, ShapeFault]]:
    """The first faults of a file, each with whatever goes along; a sentence in place of very many more."""
    for number, (tag, fault) in enumerate(faults):
        if number == _MOST_FAULTS:
            yield tag, ShapeFault((), _AND_MORE)
            return
        yield tag, fault


def _may_quote(kind: str, data: Any, error: Any, fault: ShapeFault) -> bool:
    """Whether a fault says nothing of a text that must not be shown; what is missing has no text."""
    if error.validator == "required" or fault.path == ("visibility",):
        return True
    if isinstance(data, dict) and is_restricted(data):
        return False
    return not fault.path or fault.path[0] not in shape(kind).always_restricted


def _hushed(kind: str, fault: ShapeFault) -> ShapeFault:
    """The fault without a word of the record's own: at the innermost place that the schema names."""
    named = {path for path, _ in shape(kind).nodes}
    path: KeyPath = ()
    pattern: KeyPath = ()
    for step in fault.path:
        pattern = (*pattern, "*" if isinstance(step, int) else step)
        if pattern not in named:
            break
        path = (*path, step)
    place = f"'{spell_path(path)}'" if path else f"this {kind}"
    return ShapeFault(
        path,
        f"{place} holds something that may not stand there, not shown as it is restricted: "
        "compare it with the page of this kind of record",
    )


def _explain(error: Any, kind: str, register: Register) -> Iterator[ShapeFault]:
    path: KeyPath = tuple(error.absolute_path)
    if "propertyNames" in error.absolute_schema_path:
        yield ShapeFault((*path, error.instance), _of_name(error), on_key=True)
        return
    if error.validator == "enum" and not isinstance(error.instance, str) and "type" in error.schema:
        return  # said once, as a fault of type
    if error.validator == "additionalProperties":
        yield from _unknown_fields(error, path, kind)
        return
    if error.validator == "required":
        yield from _missing_field(error, path, kind)
        return
    if error.validator == "anyOf" and isinstance(error.instance, dict):
        inner = [one for one in error.context if one.validator != "type"]
        if inner and not all(one.validator == "required" for one in inner):
            for one in inner:
                yield from _explain(one, kind, register)
            return
    yield ShapeFault(path, _sentence(error, path, kind, register))


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _of_name(error: Any) -> str:
    return f"'{quote(error.instance)}' cannot be a name here: {wanted_words(error.schema)}"


def _unknown_fields(error: Any, path: KeyPath, kind: str) -> Iterator[ShapeFault]:
    allowed = sorted(error.schema.get("properties", {}))
    for name in sorted(set(error.instance) - set(allowed)):
        unused = [one for one in allowed if one not in error.instance]
        block = f"'{spell_path(path)}'" if path else _a(kind)
        yield ShapeFault(
            (*path, name),
            f"{block} has no field '{quote(name)}'{guess(name, unused, allowed)}",
            on_key=True,
        )


def _missing_field(error: Any, path: KeyPath, kind: str) -> Iterator[ShapeFault]:
    if kind == "account" and "then" in error.absolute_schema_path:
        yield ShapeFault(path, "a past account needs the day it ended: write ended: {ended_on: 2026-06-01}")
        return
    strangers = sorted(set(error.instance) - set(error.schema.get("properties", {})))[:_MOST_FAULTS]
    for name in error.validator_value:
        # A misspelt name is said once, with the right one; that it is missing as well would only confuse.
        if name in error.instance or get_close_matches(name, strangers, n=1, cutoff=CLOSE):
            continue
        node = _node_of(kind, (*path, name))
        hint = f" ({first_sentence(node)})" if node.get("description") else ""
        block = f"'{spell_path(path)}'" if path else f"this {kind}"
        yield ShapeFault(path, f"{block} needs '{name}'{hint}")


def _node_of(kind: str, path: KeyPath) -> dict[str, Any]:
    return next(iter(_nodes_of(kind, path)), {})


def _nodes_of(kind: str, path: KeyPath) -> Iterator[dict[str, Any]]:
    for known, node in shape(kind).nodes:
        if len(known) == len(path) and all(one in {"*", step} for one, step in zip(known, path, strict=True)):
            yield node


def _may_go(kind: str, path: KeyPath) -> bool:
    """Whether a record is complete without that field."""
    return not path or all(path[-1] not in node.get("required", ()) for node in _nodes_of(kind, path[:-1]))


def _sentence(error: Any, path: KeyPath, kind: str, register: Register) -> str:
    name = f"'{spell_path(path)}'" if path else f"this {kind}"
    value, wanted = error.instance, error.validator_value
    node = {**error.schema, **_node_of(kind, path)}
    if value is None or (value == "" and error.validator == "format"):
        return of_nothing(name, node, may_go=_may_go(kind, path))
    match error.validator:
        case "type":
            return of_type(name, value, node, wanted)
        case "enum":
            words = [str(word) for word in wanted]
            return f"{name} cannot be '{quote(value)}'" + guess(str(value), words, words)
        case "format":
            return of_day(name, value)
        case "pattern":
            advice = _of_citation(str(value), node, register) or wanted_words(error.schema)
            return f"{name} cannot be '{quote(value)}': {advice}"
        case "uniqueItems":
            return f"{name} names the same thing twice: keep one"
        case "anyOf":
            return f"{name} is {found(value)}, which does not fit here: {_of_any(error)}"
    return _of_size(name, error, may_go=_may_go(kind, path))


def _of_citation(value: str, node: dict[str, Any], register: Register) -> str | None:
    """What to write where a name stands for an id, or an id without its folder."""
    if "x-ref" not in node or is_too_long(value):
        return None
    what = "its folder before it" if node["x-ref"] == "record" else "the id"
    if meant := register.meant(node["x-ref"], value):
        return f"write {what}: '{meant}'"
    likely = likely_id(value, node["x-ref"])
    return f"write {what}, as in '{likely}'" if likely else None


def _of_size(name: str, error: Any, *, may_go: bool) -> str:
    value, wanted = error.instance, error.validator_value
    match error.validator:
        case "minLength" | "minItems" | "minProperties":
            return f"{name} is empty: fill it in" + (", or delete the line" if may_go else "")
        case "maxLength" | "maxItems":
            return f"{name} is too long: {wanted} is the most"
        case "minimum" | "exclusiveMinimum":
            return f"{name} is {value}, which is too small: {wanted} is the least"
        case "maximum" | "exclusiveMaximum":
            return f"{name} is {value}, which is too large: {wanted} is the most"
    return f"{name} is {found(value)}, which does not fit here: write {wanted_words(error.schema)}"


def _of_any(error: Any) -> str:
    needed = [one.validator_value[0] for one in error.context if one.validator == "required"]
    if needed and isinstance(error.instance, dict):
        return "it needs " + " or ".join(f"'{name}'" for name in needed)
    return f"write {wanted_words(error.schema)}"
