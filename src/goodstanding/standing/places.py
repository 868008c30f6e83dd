"""Where an account's findings and duties stand in its records' texts, found while these are at hand."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from goodstanding.duty import Duty
from goodstanding.finding import Finding
from goodstanding.immutable import replace
from goodstanding.kinds import ROOT
from goodstanding.place import KeyPath
from goodstanding.records.locate import Span
from goodstanding.records.quotation import Spot, Written, written
from goodstanding.records.rules import RECORD_MISPLACED
from goodstanding.records.source import Source
from goodstanding.standing.result import AccountStanding

_STEP = re.compile(r"\[([0-9]+)\]|([^.\[\]]+)")


class _Texts(dict[str, Written]):
    """The texts of one account's records by file, each read once."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def __missing__(self, file: str) -> Written:
        self[file] = written(self._source, file)
        return self[file]


def with_places(standing: AccountStanding, source: Source) -> AccountStanding:
    """The standing with where all it holds stands in the texts of that source: all, or its own folder."""
    parts = [duty for duty in standing.duties if duty.place]
    home = f"{ROOT}/{standing.account}/"
    if not all(file.startswith(home) for file in _files(standing.findings, parts)):
        return standing
    texts = _Texts(source)
    return replace(
        standing,
        spots=tuple(_spot(one, texts) for one in standing.findings),
        spans=tuple(_span(one, texts) for one in parts),
    )


def _files(findings: Iterable[Finding], duties: Iterable[Duty]) -> Iterator[str]:
    yield from (one.place.file for one in findings)
    yield from (one.file for one in duties)


def spots_of(findings: Sequence[Finding], source: Source) -> list[Spot]:
    """Where each finding stands, and the line to quote."""
    texts = _Texts(source)
    return [_spot(one, texts) for one in findings]


def spans_of(duties: Sequence[Duty], source: Source) -> list[Span]:
    """Where each of these duties stands, all of them owed for a part of a record."""
    texts = _Texts(source)
    return [_span(one, texts) for one in duties]


def _spot(finding: Finding, texts: Mapping[str, Written]) -> Spot:
    # Where the file itself is in the wrong place, none of its lines is to blame.
    return texts[finding.place.file].spot(finding.place, quoted=finding.rule != RECORD_MISPLACED.id)


def _span(duty: Duty, texts: Mapping[str, Written]) -> Span:
    return texts[duty.file].locate(read_path(duty.place or ""))


def read_path(text: str) -> KeyPath:
    """The key path that a spelled one such as `follow_ups[2].due_on` stands for."""
    return tuple(int(position) - 1 if position else key for position, key in _STEP.findall(text))


def known_spots(accounts: Iterable[AccountStanding]) -> dict[int, Spot]:
    """Where findings stand, of the accounts that know it, by the `id` of each: good while these are held."""
    return {
        id(finding): spot
        for one in accounts
        if one.spots
        for finding, spot in zip(one.findings, one.spots, strict=True)
    }


def known_spans(accounts: Iterable[AccountStanding]) -> dict[Duty, Span]:
    """Where duties stand that are owed for a part of a record, of the accounts that know it."""
    return {
        duty: span
        for one in accounts
        if one.spans
        for duty, span in zip((duty for duty in one.duties if duty.place), one.spans, strict=True)
    }
