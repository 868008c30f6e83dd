"""The picture that the records draw of an account: every figure with its records, lines and shares."""

from collections.abc import Iterator

from goodstanding.kinds import file_of
from goodstanding.records.source import Source
from goodstanding.reports.lines import EMPTY, Line, Piece, Tone, line, paragraph
from goodstanding.reports.shown import Texts
from goodstanding.reports.visible import padded
from goodstanding.standing.evidence import Picture, Weighed

_NAME = 12
_INDENT = 16


def picture_lines(picture: Picture, source: Source, columns: int) -> Iterator[Line]:
    """The whole beside the manager's word, then part by part how it comes about."""
    yield from (EMPTY, line(Piece("What the records say", Tone.HEADING)))
    yield from paragraph(_whole(picture), 2, columns)
    if picture.disagrees:
        yield from paragraph(
            f"They do not agree: {picture.disagreement}. Both stay as they are; look at the parts, "
            "and set the word that you would give today",
            2,
            columns,
            Tone.WARNING,
        )
    for weighed in picture.parts:
        yield from _part(weighed, picture, Texts(source), columns)


def _whole(picture: Picture) -> str:
    word = f"the word is {picture.word}" if picture.word else "nobody has said a word"
    if picture.whole is None:
        return f"{picture.reason}; {word}"
    return f"{picture.whole} of 100, which is {picture.colour}{_trend(picture.trend, picture)}; {word}"


def _trend(trend: int | None, picture: Picture) -> str:
    if trend is None:
        return ""
    since = f"since {picture.before_on}"
    return f" ({trend:+d} {since})" if trend else f" (as on {picture.before_on})"


def _part(weighed: Weighed, picture: Picture, texts: Texts, columns: int) -> Iterator[Line]:
    name = Piece(padded(weighed.part.name, _NAME))
    if weighed.shown is None:
        yield line("  ", name, "  ", Piece(f"not known: {weighed.part.reason}", Tone.FAINT))
        return
    trend = _trend(weighed.trend, picture)
    points = f", {weighed.points} of the whole" if picture.whole is not None else ""
    yield line("  ", name, f"  {weighed.shown} of 100, weighs {weighed.weight:g}{points}{trend}")
    for one, share in zip(weighed.part.lines, weighed.shares, strict=True):
        of_whole = f", {share} of the whole" if picture.whole is not None else ""
        file = file_of(one.record)
        place = f"{file}:{texts.line_of_day(file, one.on) if one.on else 1}"
        text = f"{one.value:.0f}{of_whole}: {one.because} ({place})"
        yield from paragraph(text, _INDENT, columns, Tone.FAINT)
