"""Puts a record's values together from the parser's events, and refuses what records may not hold.

Whatever makes two readers differ, or can be used to hide or to harm, is refused with its place:
duplicate keys, aliases, tags, several documents, control characters.
"""

from functools import cached_property
from typing import Any

import yaml

from goodstanding.errors import SourceError
from goodstanding.records.scalars import NUMBER_STARTS, WORDS, RefusedWordError, read_word
from goodstanding.records.text import (
    DUPLICATE,
    FORBIDDEN,
    NOT_ALLOWED,
    SYNTAX,
    Fault,
    first_outdented,
    name_forbidden,
)

try:
    from yaml._yaml import CParser
except ImportError as error:  # the parser in plain Python is many times slower
    raise SourceError("PyYAML lacks its C parser: install a wheel of PyYAML for this system") from error

DEEPEST = 32
# Names and values together: what is checked one by one afterwards must not keep a person waiting.
MOST_VALUES = 10_000
MOST_FAULTS = 20

_COMMA = (
    "the comma before this begins the next field: "
    "write a number with a point and nothing between its thousands, as in 5000.00"
)
_MISSING = object()
_QUOTES = frozenset("'\"")


def read_events(text: str) -> CParser:
    """The parser of a text, whose `get_event` gives one event at a time."""
    return CParser(text)


class StopReadingError(Exception):
    """Reading cannot go on after this fault."""


class Reading:
    """One pass over the events of a text. Never composes nodes, so deep input cannot exhaust the stack."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.document: Any = None
        self.faults: list[Fault] = []
        self.stack: list[Any] = []  # open lists and mappings
        self.keys: list[Any] = []  # per open mapping: the key whose value comes next
        self.values = 0
        self.documents = 0
        self.indents: list[int] = []  # per open block: the column at which it began
        self.flows: list[int] = []  # per open list or mapping in brackets: the line on which it began

    @cached_property
    def rows(self) -> list[str]:
        """The lines of the text, which are seldom asked for."""
        return self.text.split("\n")

    def run(self, parser: CParser) -> None:
        """Reads every event."""
        get_event, scalar = parser.get_event, yaml.ScalarEvent
        stack, keys, put = self.stack, self.keys, self._put
        while (event := get_event()) is not None:
            if type(event) is not scalar:
                self._structure(event)
                continue
            value = event.value
            # Most are bare words that mean themselves; only the others are looked into.
            is_bare = not event.style and not event.anchor and event.tag is None
            if not is_bare or value in WORDS or value[0] in NUMBER_STARTS:
                value = self._scalar(event)
            # Most are the value of the name before; the others take the longer way.
            if keys and keys[-1] is not _MISSING and self.values < MOST_VALUES:
                stack[-1][keys[-1]] = value
                keys[-1] = _MISSING
                self.values += 1
            else:
                put(value, event)

    def _structure(self, event: Any) -> None:
        """What is no text of its own: where lists, mappings and documents begin and end."""
        kind = type(event)
        if kind is yaml.MappingStartEvent:
            self._open({}, event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._close(event)
        elif kind is yaml.SequenceStartEvent:
            self._open([], event)
        elif kind is yaml.AliasEvent:
            self._refuse(
                event,
                "a text may not begin with '*', which stands for text from elsewhere: put it in quotes",
            )
            self._put("", event)
        elif kind is yaml.DocumentStartEvent:
            self._start_document(event)

    def _start_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
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
        mark = event.start_mark
        if event.flow_style:
            self.flows.append(mark.line)
        else:
            self.indents.append(mark.column)

    def _close(self, event: Any) -> None:
        self.stack.pop()
        self.keys.pop()
        if not self.flows:
            self.indents.pop()
            return
        line = self.flows.pop()
        if event.end_mark.line > line:
            self._check_indent(line, event.end_mark.line, closes=True)

    def _check_indent(self, first: int, last: int, *, closes: bool) -> None:
        """Says where a text or list over several lines leaves its block, which other readers refuse."""
        if self.flows:
            return  # looked at once the outermost bracket closes
        indent = self.indents[-1] if self.indents else -1
        line = first_outdented(self.rows, range(first + 1, last + 1), indent, closes=closes)
        if line is not None:
            message = (
                "this line belongs to what began above: indent it further, or close the quote or bracket"
            )
            self._fault_at(SYNTAX, (line + 1, 1), message)

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
        if key is not _MISSING:
            parent[key] = value
            self.keys[-1] = _MISSING
        elif type(value) is str and value != "<<" and value not in parent:
            parent[value] = None
            self.keys[-1] = value
        else:
            self.keys[-1] = self._key(value, parent, event)

    def _key(self, value: Any, parent: dict[str, Any], event: Any) -> str:
        if type(value) is not str:
            mark = event.start_mark
            after_comma = bool(self.flows) and self.rows[mark.line][: mark.column].endswith(",")
            self._refuse(event, _COMMA if after_comma else "a field's name has to be text: put it in quotes")
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
        if event.style == '"' and (found := FORBIDDEN.search(value)):
            self._refuse(event, name_forbidden(found[0]))
        if event.implicit[0]:
            try:
                return read_word(value)
            except RefusedWordError as error:
                self._refuse(event, f"{error}")
        elif event.style in _QUOTES and event.end_mark.line > event.start_mark.line:
            self._check_indent(event.start_mark.line, event.end_mark.line, closes=False)
        return value

    def _refuse_property(self, event: Any) -> None:
        if event.anchor:
            self._refuse(
                event,
                f"'&{event.anchor}' gives a name to what follows: put the text in quotes, or delete it",
            )
        else:
            self._refuse(
                event, "a word that begins with '!' sets a type: put the text in quotes, or delete the word"
            )

    def _refuse(self, event: Any, message: str, *, stop: bool = False) -> None:
        self._fault(NOT_ALLOWED, event, message)
        if stop:
            raise StopReadingError

    def _fault(self, rule: str, event: Any, message: str) -> None:
        mark = event.start_mark
        self._fault_at(rule, (mark.line + 1, mark.column + 1), message)

    def _fault_at(self, rule: str, mark: tuple[int, int], message: str) -> None:
        self.faults.append(Fault(rule, mark, message))
        if len(self.faults) >= MOST_FAULTS:
            raise StopReadingError
