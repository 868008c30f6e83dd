"""The reason for silence, for people: each silent clock, why, and the record and line that prove it."""

from collections.abc import Iterable, Iterator

from goodstanding.duty import Duty
from goodstanding.kinds import file_of
from goodstanding.records.source import Source
from goodstanding.reports.lines import EMPTY, Line, Piece, Tone, line, paragraph
from goodstanding.reports.shown import Texts
from goodstanding.standing import Silent


def silence_lines(silences: Iterable[Silent], source: Source, columns: int) -> Iterator[Line]:
    """The silent clocks under a heading, by name."""
    texts = Texts(source)
    yield from (EMPTY, line(Piece("Silent", Tone.HEADING)))
    named = ""
    for one in sorted(silences, key=lambda one: one.clock.id):
        if one.clock.id != named:
            yield line(f"  {one.clock.id}")
        named = one.clock.id
        of = f" ({one.duty.record})" if one.duty else ""
        yield from paragraph(one.because + of, 6, columns, Tone.FAINT)
        if one.duty:
            yield from _proof(one.duty, texts, columns)


def _proof(duty: Duty, texts: Texts, columns: int) -> Iterator[Line]:
    """What the next day is counted from, and where what satisfied it stands."""
    yield from paragraph(duty.why, 8, columns, Tone.FAINT)
    if satisfied := proof_of(duty, texts):
        yield from paragraph(f"satisfied by {satisfied}", 8, columns, Tone.FAINT)


def proof_of(duty: Duty, texts: Texts) -> str:
    """Record and line of what last satisfied a duty; nothing where nothing has."""
    if duty.last_on is None or duty.last_record is None:
        return ""
    file = file_of(duty.last_record)
    return f"{file}:{texts.line_of_day(file, duty.last_on)}"
