"""Findings and duties with their line and column, and the line of the record they stand on."""

from collections.abc import Iterable, Mapping
from datetime import date

from goodstanding.duty import Duty
from goodstanding.finding import Finding
from goodstanding.immutable import Value, field
from goodstanding.records.locate import Span
from goodstanding.records.quotation import Spot, written
from goodstanding.records.source import Source
from goodstanding.standing.places import spans_of, spots_of


class ShownFinding(Value, frozen=True):
    """A finding with its place in the text; `source_line` is None where it must not be quoted."""

    finding: Finding
    span: Span
    source_line: str | None = None


class ShownDuty(Value, frozen=True):
    """A duty with the line of the record to edit."""

    duty: Duty
    span: Span


class Texts(Value, frozen=True):
    """The records' texts of one source, by file; `spots` and `spans` are the places known already.

    Where a finding stands is known by the very finding (its `id`): to compare all that two findings say
    would take longer than the rest.
    """

    source: Source
    spots: Mapping[int, Spot] = field(default_factory=dict)
    spans: Mapping[Duty, Span] = field(default_factory=dict)

    def show_findings(self, findings: Iterable[Finding]) -> tuple[ShownFinding, ...]:
        """Every finding with its place, in the order given."""
        every = tuple(findings)
        known = [*map(self.spots.get, map(id, every))]
        unknown = [one for one, spot in zip(every, known, strict=True) if spot is None]
        found = iter(spots_of(unknown, self.source))
        spots = (spot or next(found) for spot in known)
        return tuple(
            ShownFinding(one, spot.span, spot.source_line) for one, spot in zip(every, spots, strict=True)
        )

    def show_duties(self, duties: Iterable[Duty]) -> tuple[ShownDuty, ...]:
        """Every duty with its place; the text is read only where it stands on a part of it."""
        every = tuple(duties)
        unknown = [one for one in every if one.place and one not in self.spans]
        spans = {**self.spans, **dict(zip(unknown, spans_of(unknown, self.source), strict=True))}
        return tuple(ShownDuty(one, spans[one] if one.place else _WHOLE) for one in every)

    def line_of_day(self, file: str, day: date) -> int:
        """The line of a record on which a day is written; the first where only its name says it."""
        said = day.isoformat()
        lines = written(self.source, file).lines
        return next((number for number, text in enumerate(lines, 1) if said in text), 1)


_WHOLE = Span()
