"""Reads a record's text into JSON-like values, strictly.

YAML 1.2's core types only, so that editors and the check agree: `no` and dates are text, `1.10` is
a number. Everything that makes two readers differ, or that can be used to hide or to harm, is
refused with its place.
"""

from dataclasses import dataclass, field
from typing import Any

import yaml

from goodstanding.records.events import Reading, StopReadingError, read_events
from goodstanding.records.plain import read_plain
from goodstanding.records.syntax import explain_syntax
from goodstanding.records.text import SYNTAX, Fault, read_text


@dataclass(slots=True)
class Text:
    """What a record's text says: JSON-like data, or the faults that forbid it."""

    data: Any = None
    faults: list[Fault] = field(default_factory=list)


def parse_record(raw: bytes) -> Text:
    """The values of a record's text; never raises, whatever the bytes."""
    text = read_text(raw)
    if isinstance(text, Fault):
        return Text(faults=[text])
    plain = read_plain(text)
    return read_with_parser(text) if plain is None else Text(plain)


def read_with_parser(text: str) -> Text:
    """The values of any text, read event by event; what `read_plain` gives must be the same."""
    reading = Reading(text)
    try:
        reading.run(read_events(text))
    except yaml.MarkedYAMLError as error:
        reading.faults.append(explain_syntax(error, text))
    except yaml.reader.ReaderError as error:
        reading.faults.append(Fault(SYNTAX, (1, 1), f"the text cannot be read ({error.reason})"))
    except StopReadingError:
        pass
    if reading.faults:
        return Text(faults=reading.faults)
    return Text(data=reading.document)
