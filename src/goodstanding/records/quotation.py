"""Where something stands in a record's text, and the line to quote unless it must not be shown."""

import re
from functools import cached_property

from goodstanding.errors import SourceError
from goodstanding.immutable import Value
from goodstanding.place import KeyPath, Place
from goodstanding.records.locate import Places, Span, index_places, locate_in_plain, nearest, plain_lines
from goodstanding.records.schema import shape
from goodstanding.records.source import LARGEST_FILE, Source
from goodstanding.records.text import decode_text

_TOP_KEY = re.compile(r"[\"']?([^\s:#\"']+)[\"']?\s*:")
_WORD = re.compile(r"[\w.@/-]+")
# A mark that is misspelt hides as well, and an escaped one is one.
RESTRICTED = (b"visibility", b"restricted", b"harmful_behaviour", b"\\x", b"\\u", b"\\U")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Spot(Value, frozen=True, array_like=True):
    """A place as a person finds it; `source_line` is None where that line must not be quoted."""

    span: Span
    source_line: str | None = None


class Written(Value, frozen=True, dict=True):
    """One record's text, read once however much stands on it."""

    data: bytes

    @cached_property
    def lines(self) -> list[str]:
        """The text, line by line."""
        return decode_text(self.data).split("\n")

    @cached_property
    def _plain_lines(self) -> list[str] | None:
        return plain_lines(self.data)

    @cached_property
    def _places(self) -> Places:
        # A file that is too large is refused unread; looking for a place in it would undo that.
        return index_places(self.data) if len(self.data) <= LARGEST_FILE else {}

    @cached_property
    def _may_be_quoted(self) -> bool:
        """Whether it is text, read whole, and open to everyone: better one quotation too few."""
        if len(self.data) > LARGEST_FILE or self.data[:2] in UTF_16:
            return False
        return not any(word in self.data for word in RESTRICTED)

    def spot(self, place: Place, *, quoted: bool) -> Spot:
        """Where a place is and, if wanted, the line to quote; without a path it is the record itself."""
        if place.mark:
            span = self._span_at(place.mark)
        elif place.path:
            span = self.locate(place.path, on_key=place.on_key)
        else:
            return Spot(Span())
        return Spot(span, self._quote(span.line) if quoted else None)

    def locate(self, path: KeyPath, *, on_key: bool = False) -> Span:
        """The line and column of a key path."""
        lines = self._plain_lines
        plainly = None if lines is None else locate_in_plain(lines, path, on_key=on_key)
        return plainly or nearest(self._places, path, on_key=on_key)

    def _span_at(self, mark: tuple[int, int]) -> Span:
        text = self.lines[mark[0] - 1] if 0 < mark[0] <= len(self.lines) else ""
        word = _WORD.match(text, mark[1] - 1)
        return Span(mark[0], mark[1], len(word.group()) if word else 1)

    def _quote(self, number: int) -> str | None:
        """The text of that line, unless it may not be shown."""
        if not self._may_be_quoted or not 0 < number <= len(self.lines):
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


def written(source: Source, file: str) -> Written:
    """The text of a file; an empty one where it cannot be read."""
    try:
        return Written(source.read(file))
    except SourceError:
        return Written(b"")
