"""Findings and duties with their line and column, and the line of the record they stand on."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from goodstanding.duty import Duty
from goodstanding.errors import SourceError
from goodstanding.finding import Finding
from goodstanding.immutable import Value
from goodstanding.place import KeyPath
from goodstanding.records.locate import Places, Span, index_places, locate_plainly, nearest
from goodstanding.records.rules import RECORD_MISPLACED
from goodstanding.records.schema import shape
from goodstanding.records.source import LARGEST_FILE, Source
from goodstanding.records.text import decode_text

_STEP = re.compile(r"\[([0-9]+)\]|([^.\[\]]+)")
_TOP_KEY = re.compile(r"[\"']?([^\s:#\"']+)[\"']?\s*:")
_WORD = re.compile(r"[\w.@/-]+")
RESTRICTED = (b"restricted", b"harmful_behaviour")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class ShownFinding(Value, frozen=True):
    """A finding with its place in the text; `source_line` is None where it must not be quoted."""

    finding: Finding
    span: Span
    source_line: str | None = None


class ShownDuty(Value, frozen=True):
    """A duty with the line of the record to edit."""

    duty: Duty
    span: Span


class _File(Value, frozen=True, dict=True):
    """One record's text, read once however many findings stand on it."""

    data: bytes

    @cached_property
    def lines(self) -> list[str]:
        return decode_text(self.data).split("\n")

    @cached_property
    def spans(self) -> Places:
        # A file that is too large is refused unread; looking for a place in it would undo that.
        return index_places(self.data) if len(self.data) <= LARGEST_FILE else {}

    @cached_property
    def may_be_quoted(self) -> bool:
        """Whether it is text, read whole, and open to everyone: better one quotation too few."""
        if len(self.data) > LARGEST_FILE or self.data[:2] in UTF_16:
            return False
        return not any(word in self.data for word in RESTRICTED)

    def locate(self, path: KeyPath, *, on_key: bool) -> Span:
        plainly = locate_plainly(self.data, path, on_key=on_key)
        return plainly or nearest(self.spans, path, on_key=on_key)

    def span_at(self, mark: tuple[int, int]) -> Span:
        text = self.lines[mark[0] - 1] if 0 < mark[0] <= len(self.lines) else ""
        word = _WORD.match(text, mark[1] - 1)
        return Span(mark[0], mark[1], len(word.group()) if word else 1)

    def quote(self, number: int) -> str | None:
        """The text of that line, unless it may not be shown."""
        if not self.may_be_quoted or not 0 < number <= len(self.lines):
            return None
        text = self.lines[number - 1].rstrip("\r")
        # Figures of the contract stay in the record even where the record is open.
        secret = shape("account").always_restricted
        if self._block_of(number) in secret or any(name in text for name in secret):
            return None
        return text if text.strip() else None

    def _block_of(self, number: int) -> str:
        for text in reversed(self.lines[:number]):
            if text and text[0] not in " \t#-\r":
                key = _TOP_KEY.match(text)
                return key.group(1) if key else ""
        return ""


class Texts(Value, frozen=True):
    """The records' texts of one source, by file."""

    source: Source

    def show_findings(self, findings: Iterable[Finding]) -> tuple[ShownFinding, ...]:
        """Every finding with its place, in the order given."""
        shown: dict[int, ShownFinding] = {}
        by_file: dict[str, list[tuple[int, Finding]]] = defaultdict(list)
        for number, finding in enumerate(findings):
            by_file[finding.place.file].append((number, finding))
        for path, items in by_file.items():
            file = self._read(path)
            shown.update((number, _show(finding, file)) for number, finding in items)
        return tuple(shown[number] for number in sorted(shown))

    def show_duties(self, duties: Iterable[Duty]) -> tuple[ShownDuty, ...]:
        """Every duty with its place; the text is read only where it stands on a part of it."""
        return tuple(
            ShownDuty(duty, _span_of(duty, self._read(duty.file)) if duty.place else Span())
            for duty in duties
        )

    def line_of_day(self, file: str, day: date) -> int:
        """The line of a record on which a day is written; the first where only its name says it."""
        written = day.isoformat()
        lines = self._read(file).lines
        return next((number for number, text in enumerate(lines, 1) if written in text), 1)

    def _read(self, path: str) -> _File:
        try:
            return _File(self.source.read(path))
        except SourceError:
            return _File(b"")


def _show(finding: Finding, file: _File) -> ShownFinding:
    place = finding.place
    if place.mark:
        span = file.span_at(place.mark)
    elif not place.path:
        return ShownFinding(finding, Span())
    else:
        span = file.locate(place.path, on_key=place.on_key)
    # Where the file itself is in the wrong place, none of its lines is to blame.
    of_file = finding.rule == RECORD_MISPLACED.id
    return ShownFinding(finding, span, None if of_file else file.quote(span.line))


def _span_of(duty: Duty, file: _File) -> Span:
    return file.locate(read_path(duty.place or ""), on_key=False)


def read_path(text: str) -> KeyPath:
    """The key path that a spelled one such as `follow_ups[2].due_on` stands for."""
    return tuple(int(position) - 1 if position else key for position, key in _STEP.findall(text))
