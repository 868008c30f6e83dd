"""A file of any bytes in a small book: what is said of it, and how long that takes."""

import re
import time
from dataclasses import dataclass

from tests.worlds import World

from goodstanding.book import Book, load_book
from goodstanding.finding import Finding
from goodstanding.records.locate import index_places, nearest
from goodstanding.records.quotation import Spot
from goodstanding.records.source import LARGEST_FILE
from goodstanding.standing.places import spots_of

# One record of every kind that an account holds, and the firm's own.
RECORDS = (
    "_policy", "_people/ann", "_scans/2026-05-01-ann", "_changes/2026-05-01-x", "acme/account",
    "acme/stakeholders/x", "acme/contacts/2026-05-01-x", "acme/commitments/2026-05-01-x",
    "acme/handoffs/2026-05-01-x", "acme/opportunities/2026-05-01-x", "acme/projects/x",
    "acme/reviews/2026-05-01-x", "acme/signals/2026-05-01-x", "acme/concerns/2026-05-01-x",
    "acme/escalations/2026-05-01-x", "acme/metrics/x", "acme/satisfaction/2026-05-01-x",
    "acme/changes/2026-05-01-x", "acme/assignments/x", "acme/invoices/x", "acme/refunds/2026-05-01-x",
    "acme/waivers/2026-05-01-x",
)  # fmt: skip
_LINE_ENDS = re.compile(r"\r\n|\r|\n")
# Nobody waits longer for one file. Counted in the processor's time: the machine may be busy.
LONGEST_SECONDS = 1.0


@dataclass(frozen=True)
class Heard:
    """What was said of one file."""

    book: Book
    findings: tuple[Finding, ...]
    spots: list[Spot]
    seconds: float


def hear(record: str, data: bytes) -> Heard:
    """Reads the small book with these bytes as that record; whatever they are, it is read."""
    assert len(data) <= LARGEST_FILE
    world = World().account().raw(f"accounts/{record}.yml", data)
    began = time.process_time()
    book = load_book(world.source())
    found = [
        *book.firm_records.findings,
        *(one for part in book.account_records.values() for one in part.findings),
    ]
    file = f"accounts/{record}.yml"
    findings = tuple(one for one in found if one.place.file == file)
    # A report shows every one of them at its line, and quotes it.
    spots = spots_of(findings, world.source())
    return Heard(book, findings, spots, time.process_time() - began)


def assert_sound(record: str, data: bytes) -> Heard:
    """Records, or findings with a place in the file, within a second."""
    heard = hear(record, data)
    assert heard.seconds < LONGEST_SECONDS
    last_line = len(_LINE_ENDS.findall(data.decode("utf-8", "replace"))) + 1
    places = index_places(data)
    lines = data.decode("utf-8", "replace").removeprefix("\ufeff")
    for finding, spot in zip(heard.findings, heard.spots, strict=True):
        place = finding.place
        span = nearest(places, place.path, on_key=place.on_key)
        line, column = place.mark or (span.line, span.column)
        assert (spot.span.line, spot.span.column) == (line, column)
        assert spot.source_line is None or spot.source_line in lines
        # What ends too early is told of the line on which something should have followed.
        assert 1 <= line <= last_line + 1
        assert column >= 1
        assert finding.message
        assert "\n" not in finding.message
        assert len(finding.message) < 1000
    if is_refused(heard, record):
        assert heard.findings
    return heard


def is_refused(heard: Heard, record: str) -> bool:
    """Whether nothing could be judged on the record, which has to be said."""
    parts = [one.not_assessed for one in heard.book.account_records.values()]
    return any(
        one.record == record for part in [heard.book.firm_records.not_assessed, *parts] for one in part
    )
