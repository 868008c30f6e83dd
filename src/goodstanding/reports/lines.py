"""Lines of text with a tone for each piece; what colour that is, the terminal decides."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from goodstanding.immutable import Value
from goodstanding.reports.visible import visible, wrapped


class Tone(StrEnum):
    """What a piece of text is, for whoever colours it."""

    PLAIN = "plain"
    HEADING = "heading"
    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"
    GOOD = "good"
    FAINT = "faint"


class Piece(Value, frozen=True):
    """A stretch of text with its tone."""

    text: str
    tone: Tone = Tone.PLAIN


Line = tuple[Piece, ...]
EMPTY: Line = ()


def line(*parts: str | Piece) -> Line:
    """A line made of plain words and toned pieces, safe to print."""
    return tuple(
        [
            Piece(visible(part)) if isinstance(part, str) else Piece(visible(part.text), part.tone)
            for part in parts
        ]
    )


def paragraph(text: str, indent: int, columns: int, tone: Tone = Tone.PLAIN) -> Iterator[Line]:
    """A text in as many lines as it needs, each indented."""
    blank = Piece(" " * indent)
    for row in wrapped(visible(text), max(20, columns - indent)):
        # A log runner also reads commands after leading blanks.
        shown = row.replace("::", ": :", 1) if row.startswith("::") else row
        yield (blank, Piece(shown, tone))


def to_text(lines: Iterable[Line]) -> str:
    """The lines without any colour, each ended by a line feed."""
    return "".join(["".join([piece.text for piece in row]).rstrip() + "\n" for row in lines])
