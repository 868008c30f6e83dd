"""Reads a record's text into JSON-like values, strictly.

YAML 1.2's core types only, so that editors and the check agree: `no` and dates are text, `1.10` is
a number. Everything that makes two readers differ, or that can be used to hide or to harm, is
refused with its place: duplicate keys, aliases, tags, several documents, control characters.
"""

import math
import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from goodstanding.errors import SourceError
from goodstanding.records.source import LARGEST_FILE

try:
    from yaml._yaml import CParser
except ImportError as error:  # the parser in plain Python is many times slower
    raise SourceError("PyYAML lacks its C parser: install a wheel of PyYAML for this system") from error

DEEPEST = 32
LONGEST_NUMBER = 15
# Names and values together: what is checked one by one afterwards must not keep a person waiting.
MOST_VALUES = 10_000
MOST_FAULTS = 20
SYNTAX, DUPLICATE, NOT_ALLOWED = "yaml-syntax", "yaml-duplicate-key", "yaml-not-allowed"

_INT = re.compile(r"[-+]?[0-9]+")
_OCTAL_OR_HEX = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_WORDS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
# Controls, line ends that only some readers know, and characters that turn the direction of text.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_NUMBER_STARTS = frozenset("+-.0123456789")
_MISSING = object()


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a text that keeps it from being a record: rule, line and column (from 1), words."""

    rule: str
    mark: tuple[int, int]
    message: str


@dataclass(slots=True)
class Text:
    """What a record's text says: JSON-like data, or the faults that forbid it."""

    data: Any = None
    faults: list[Fault] = field(default_factory=list)


def parse_record(raw: bytes) -> Text:
    """The values of a record's text; never raises, whatever the bytes."""
    text = _decode(raw)
    if isinstance(text, Fault):
        return Text(faults=[text])
    reading = _Reading()
    try:
        reading.run(read_events(text))
    except yaml.MarkedYAMLError as error:
        reading.faults.append(_explain(error))
    except yaml.reader.ReaderError as error:
        reading.faults.append(Fault(SYNTAX, (1, 1), f"the text cannot be read ({error.reason})"))
    except _StopReadingError:
        pass
    if reading.faults:
        return Text(faults=reading.faults)
    return Text(data=reading.document)


def read_events(text: str) -> CParser:
    """The parser of a text, whose `get_event` gives one event at a time."""
    return CParser(text)


def decode_text(raw: bytes) -> str:
    """A record's text as shown to people: a byte-order mark is dropped, broken bytes are marked."""
    return raw.decode("utf-8", "replace").removeprefix("\ufeff")


def _decode(raw: bytes) -> str | Fault:
    if len(raw) > LARGEST_FILE:
        return Fault(
            NOT_ALLOWED,
            (1, 1),
            f"the file is larger than {LARGEST_FILE // 1024} KiB: keep only the record here",
        )
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Fault(NOT_ALLOWED, (1, 1), "the file is saved as UTF-16: save it as UTF-8")
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        mark = _mark_at(raw[: error.start].decode("utf-8", "replace"))
        return Fault(NOT_ALLOWED, mark, "a character here is not UTF-8: save the file as UTF-8")
    if found := _FORBIDDEN.search(text):
        return Fault(NOT_ALLOWED, _mark_at(text[: found.start()]), _name_forbidden(found[0]))
    return text


def _mark_at(before: str) -> tuple[int, int]:
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), len(lines[-1]) + 1


def _name_forbidden(character: str) -> str:
    return f"an invisible character (U+{ord(character):04X}) stands here: delete it and type the text again"


class _StopReadingError(Exception):
    """Reading cannot go on after this fault."""


class _Reading:
    """One pass over the events of a text. Never composes nodes, so deep input cannot exhaust the stack."""

    def __init__(self) -> None:
        self.document: Any = None
        self.faults: list[Fault] = []
        self.stack: list[Any] = []  # open lists and mappings
        self.keys: list[Any] = []  # per open mapping: the key whose value comes next
        self.values = 0

    def run(self, parser: CParser) -> None:
        """Reads every event."""
        get_event, put, documents = parser.get_event, self._put, 0
        while True:
            event = get_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                put(self._scalar(event), event)
            elif kind is yaml.MappingStartEvent:
                self._open({}, event)
            elif kind is yaml.SequenceStartEvent:
                self._open([], event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._close()
            elif kind is yaml.AliasEvent:
                self._refuse(
                    event,
                    "'*' stands for text from elsewhere, which records do not do: write it out here",
                )
                put("", event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                self._start_document(event, documents)
            elif kind is yaml.StreamEndEvent or event is None:
                return

    def _start_document(self, event: Any, count: int) -> None:
        if count > 1:
            self._refuse(event, "a second record begins here ('---'): one file holds one record", stop=True)
        if event.version or event.tags:
            self._refuse(event, "a line that begins with '%' is not for records: delete it")

    def _open(self, container: Any, event: Any) -> None:
        if event.anchor or event.tag is not None:
            self._refuse_property(event)
        if len(self.stack) >= DEEPEST:
            self._refuse(
                event,
                f"lists within lists go deeper than {DEEPEST} levels: simplify the record",
                stop=True,
            )
        self._put(container, event)
        self.stack.append(container)
        self.keys.append(_MISSING)

    def _close(self) -> None:
        self.stack.pop()
        self.keys.pop()

    def _put(self, value: Any, event: Any) -> None:
        self.values += 1
        if self.values > MOST_VALUES:
            self._refuse(
                event,
                f"the file holds more than {MOST_VALUES} names and values: keep only the record here",
                stop=True,
            )
        if not self.stack:
            self.document = value
            return
        parent = self.stack[-1]
        if type(parent) is list:
            parent.append(value)
            return
        key = self.keys[-1]
        if key is _MISSING:
            self.keys[-1] = self._key(value, parent, event)
        else:
            parent[key] = value
            self.keys[-1] = _MISSING

    def _key(self, value: Any, parent: dict[str, Any], event: Any) -> str:
        if type(value) is not str:
            self._refuse(event, "a field's name has to be text: put it in quotes")
            return f"?{len(parent)}"
        if value == "<<" and event.implicit[0]:
            self._refuse(
                event,
                "'<<' takes in text from elsewhere, which records do not do: write it out here",
            )
        if value in parent:
            self._fault(DUPLICATE, event, f"'{value}' stands here a second time: keep one of them")
        parent[value] = None
        return value

    def _scalar(self, event: Any) -> Any:
        if event.anchor or event.tag is not None:
            self._refuse_property(event)
        value: str = event.value
        if event.style == '"' and (found := _FORBIDDEN.search(value)):
            self._refuse(event, _name_forbidden(found[0]))
        if not event.implicit[0]:
            return value
        if value in _WORDS:
            return _WORDS[value]
        if value[0] in _NUMBER_STARTS:
            return self._number(value, event)
        return value

    def _number(self, value: str, event: Any) -> Any:
        if _NOT_FINITE.fullmatch(value):
            self._refuse(
                event,
                f"'{value}' is no number that can be counted with: write the number, or put it in quotes",
            )
        elif _INT.fullmatch(value):
            if len(value.lstrip("+-0")) > LONGEST_NUMBER:
                self._refuse(event, "this number is too long to be kept exactly: put it in quotes")
                return 0
            return int(value)
        elif _OCTAL_OR_HEX.fullmatch(value):
            if len(value) > LONGEST_NUMBER:
                self._refuse(event, "this number is too long to be kept exactly: put it in quotes")
            return int(value, 0)
        elif _FLOAT.fullmatch(value):
            return self._float(value, event)
        return value

    def _float(self, value: str, event: Any) -> float:
        if len(value) > 2 * LONGEST_NUMBER or not math.isfinite(number := float(value)):
            self._refuse(event, "this number is too long to be kept exactly: put it in quotes")
            return 0.0
        return number

    def _refuse_property(self, event: Any) -> None:
        if event.anchor:
            self._refuse(
                event,
                f"'&{event.anchor}' names text for use elsewhere, which records do not do: delete it",
            )
        else:
            self._refuse(event, "a word that begins with '!' sets a type, which records do not do: delete it")

    def _refuse(self, event: Any, message: str, *, stop: bool = False) -> None:
        self._fault(NOT_ALLOWED, event, message)
        if stop:
            raise _StopReadingError

    def _fault(self, rule: str, event: Any, message: str) -> None:
        mark = event.start_mark
        self.faults.append(Fault(rule, (mark.line + 1, mark.column + 1), message))
        if len(self.faults) >= MOST_FAULTS:
            raise _StopReadingError


# What libyaml says, and what a person should do; the first part found in its words is taken.
_SAID = {
    "cannot start any token": "a tab or a special sign: indent with spaces, put such text in quotes",
    "mapping values are not allowed": "this ': ' comes too soon: put the text in quotes, or indent the line",
    "could not find expected ':'": "a ':' is missing after the field's name here or on the line before",
    "did not find expected key": "this line does not fit the lines above: mend the indentation or the quotes",
    "did not find expected '-' indicator": "this does not fit the list above: begin it with '- '",
    "did not find expected ',' or ']'": "the list that begins with '[' is not closed: add ']'",
    "did not find expected ',' or '}'": "the block that begins with '{' is not closed: add '}'",
    "found unexpected end of stream": "a quote is opened and never closed",
    "found unknown escape character": "a backslash has a meaning of its own here: use 'single quotes'",
    "block sequence entries are not allowed": "a list may not begin here: put it on a line of its own",
    "found a tab character": "a tab stands here: indent with spaces",
}


def _explain(error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = str(error.problem or "cannot be read")
    advice = next(
        (advice for part, advice in _SAID.items() if part in said), f"the text cannot be read here ({said})"
    )
    return Fault(SYNTAX, place, advice)
