"""Says what is wrong with a record's shape in the words of someone who keeps accounts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeVar

from goodstanding.place import KeyPath, spell_path
from goodstanding.records.schema import is_restricted, resolve, shape

_LONGEST_QUOTE = 60
_CLOSE = 0.6
_MOST_FAULTS = 20
_AND_MORE = "there is more like this in the file: mend these first, the rest is told then"
_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list (each line begins with '- ')",
    "object": "a block of fields",
}


Tag = TypeVar("Tag")


@dataclass(frozen=True, slots=True)
class ShapeFault:
    """One fault of shape: the place, whether it is the key's, and the sentence."""

    path: KeyPath
    message: str
    on_key: bool = False


def explain_shape(kind: str, data: Any) -> list[ShapeFault]:
    """Every fault of a record's shape, in order of place; never empty where the shape is wrong."""
    if data is None:
        required = ", ".join(shape(kind).authority.schema.get("required", ())) or "one field"
        return [ShapeFault((), f"the file is empty: {_a(kind)} needs at least {required}")]
    faults = (
        ("", fault if _may_quote(kind, data, error, fault) else _hushed(kind, fault))
        for error in shape(kind).authority.iter_errors(data)
        for fault in _explain(error, kind)
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


def _explain(error: Any, kind: str) -> Iterator[ShapeFault]:
    path: KeyPath = tuple(error.absolute_path)
    if "propertyNames" in error.absolute_schema_path:
        yield ShapeFault((*path, error.instance), _of_name(error), on_key=True)
        return
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
                yield from _explain(one, kind)
            return
    yield ShapeFault(path, _sentence(error, path, kind))


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _of_name(error: Any) -> str:
    return f"'{quote(error.instance)}' cannot be a name here: {_wanted(error.schema)}"


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
    strangers = sorted(set(error.instance) - set(error.schema.get("properties", {})))[:_MOST_FAULTS]
    for name in error.validator_value:
        # A misspelt name is said once, with the right one; that it is missing as well would only confuse.
        if name in error.instance or get_close_matches(name, strangers, n=1, cutoff=_CLOSE):
            continue
        node = _node_of(kind, (*path, name))
        hint = f" ({first_sentence(node)})" if node.get("description") else ""
        block = f"'{spell_path(path)}'" if path else f"this {kind}"
        yield ShapeFault(path, f"{block} needs '{name}'{hint}")


def _node_of(kind: str, path: KeyPath) -> dict[str, Any]:
    pattern = tuple("*" if isinstance(step, int) else step for step in path)
    return next((node for known, node in shape(kind).nodes if known == pattern), {})


def _sentence(error: Any, path: KeyPath, kind: str) -> str:
    name = f"'{spell_path(path)}'" if path else f"this {kind}"
    value, wanted = error.instance, error.validator_value
    match error.validator:
        case "type":
            return _of_type(name, value, wanted)
        case "enum":
            words = [str(word) for word in wanted]
            return f"{name} cannot be '{quote(value)}'" + guess(str(value), words, words)
        case "format":
            return (
                f"{name} is '{quote(value)}', which is no day of the calendar: "
                "write year, month and day, as in 2026-06-01"
            )
        case "pattern":
            return f"{name} cannot be '{quote(value)}': {_wanted(error.schema)}"
        case "minLength" | "minItems" | "minProperties":
            return f"{name} is empty: fill it in, or delete the line"
        case "maxLength" | "maxItems":
            return f"{name} is too long: {wanted} is the most"
        case "minimum" | "exclusiveMinimum":
            return f"{name} is {value}, which is too small: {wanted} is the least"
        case "maximum" | "exclusiveMaximum":
            return f"{name} is {value}, which is too large: {wanted} is the most"
        case "uniqueItems":
            return f"{name} names the same thing twice: keep one"
        case "anyOf":
            return f"{name} is {_found(value)}, which does not fit here: {_of_any(error)}"
    return f"{name} is {_found(value)}, which does not fit here: write {_wanted(error.schema)}"


def _of_any(error: Any) -> str:
    needed = [one.validator_value[0] for one in error.context if one.validator == "required"]
    if needed and isinstance(error.instance, dict):
        return "it needs " + " or ".join(f"'{name}'" for name in needed)
    return f"write {_wanted(error.schema)}"


def _of_type(name: str, value: Any, wanted: Any) -> str:
    words = " or ".join(_TYPES.get(one, one) for one in ([wanted] if isinstance(wanted, str) else wanted))
    if value is None:
        return f"{name} has no value: write {words}, or delete the line"
    if wanted == "string" and not isinstance(value, dict | list):
        return f"{name} is {_found(value)}, but has to be text: put it in quotes"
    return f"{name} is {_found(value)}, but has to be {words}"


def _found(value: Any) -> str:
    if isinstance(value, bool):
        return f"'{str(value).lower()}' (yes or no)"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str):
        return f"the text '{quote(value)}'"
    return "a list" if isinstance(value, list) else "a block of fields"


def _wanted(node: dict[str, Any]) -> str:
    node, _ = resolve(node, node) if "$ref" not in node else (node, node)
    example = next(iter(node.get("examples", ())), None)
    shown = f", for example {example}" if isinstance(example, str | int | float) else ""
    said = first_sentence(node) or "it has another form"
    return said[0].lower() + said[1:].rstrip(".") + shown


def first_sentence(node: dict[str, Any]) -> str:
    """The first sentence of a schema's description, without its full stop."""
    text: str = node.get("description", "")
    return text.split(". ", maxsplit=1)[0].rstrip(".")


def guess(word: str, likely: list[str], allowed: list[str]) -> str:
    """The end of a message: the word that was probably meant, else all that may stand there."""
    close = get_close_matches(word.lower(), likely, n=1, cutoff=_CLOSE)
    if close:
        return f": did you mean '{close[0]}'?"
    if not allowed:
        return ": none is on record yet, so add it first"
    shown = allowed if len(allowed) <= 12 else [*allowed[:12], "..."]
    return ": it may be " + ", ".join(shown)


def quote(value: object) -> str:
    """A value from a record, short and on one line, for use in a message."""
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "\u2026"
