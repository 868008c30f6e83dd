"""Where the time of a check goes, stage by stage, in one process and without any memory of before."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from goodstanding.book import Book, account_ids, load_account, load_firm
from goodstanding.book.account import AccountRecords
from goodstanding.building import build_record
from goodstanding.immutable import replace
from goodstanding.kinds import Identity, identify
from goodstanding.model.firm import Firm
from goodstanding.records.reader import parse_record
from goodstanding.records.schema import shape
from goodstanding.records.source import Folder, Held, hold
from goodstanding.reports.json_report import render_json
from goodstanding.reports.report import build_report
from goodstanding.standing import judging, stand
from goodstanding.standing.cache import digest_held, open_cache
from goodstanding.standing.places import with_places

FILES, YAML, SHAPE, BUILDING, CROSS = "reading files", "YAML", "shape", "building records", "cross-check"
CLOCKS, RULES, NEXT = "clocks", "rules and advice", "the firm and the next change"
PLACES, CACHE, REPORT = "lines and columns", "memory for next time", "report"
STAGES = (FILES, YAML, SHAPE, BUILDING, CROSS, CLOCKS, RULES, NEXT, PLACES, CACHE, REPORT)


class _Watch:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds = defaultdict[str, float](float)

    @contextmanager
    def on(self, stage: str) -> Iterator[None]:
        """Counts what happens meanwhile to that stage."""
        began = time.perf_counter()
        yield
        self.seconds[stage] += time.perf_counter() - began


def time_stages(root: Path, as_of: date, cache_folder: Path) -> dict[str, float]:
    """The seconds of each stage of a check of the book below that folder, in their order."""
    watch = _Watch()
    source = Folder(root)
    firm = load_firm(source)
    if firm.firm is None:
        raise SystemExit("the book's policy cannot be read")
    records = {}
    for account in account_ids(source.folders()):
        with watch.on(FILES):
            held = hold(source, account)
        _read(watch, held)
        with watch.on(CROSS):
            records[account] = load_account(held, firm, account)
        _judge(watch, records[account], firm.firm, as_of)
    # Loading does all over again what was timed piece by piece: what is left is the cross-check.
    before = sum(watch.seconds[stage] for stage in (YAML, SHAPE, BUILDING))
    watch.seconds[CROSS] = max(watch.seconds[CROSS] - before, 0.0)
    _tell(watch, source, Book(firm, records, None), as_of, cache_folder)
    return {stage: watch.seconds[stage] for stage in STAGES}


def _read(watch: _Watch, held: Held) -> None:
    for path, raw in held.contents.items():
        identity = identify(path)
        if not isinstance(identity, Identity):
            continue
        with watch.on(YAML):
            data = parse_record(raw).data
        with watch.on(SHAPE):
            fits = shape(identity.kind.name).is_valid(data)
        if fits:
            with watch.on(BUILDING):
                build_record(identity, data)


def _judge(watch: _Watch, records: AccountRecords, firm: Firm, as_of: date) -> None:
    if records.account is None:
        return
    known = records.account.as_known(as_of)
    with watch.on(CLOCKS):
        judging.count_overdue(known, firm, as_of)
    duties, _ = judging.of_the_day(records.account, firm, as_of)
    with watch.on(RULES):
        judging.notices_of(records.account, firm, as_of, duties)
        list(judging.written_findings(records.account, firm))


def _tell(watch: _Watch, source: Folder, book: Book, as_of: date, cache_folder: Path) -> None:
    with watch.on(NEXT):
        standing = stand(book, as_of)
    # Here too the judging is done once more.
    watch.seconds[NEXT] = max(watch.seconds[NEXT] - watch.seconds[CLOCKS] - watch.seconds[RULES], 0.0)
    cache, placed = open_cache(cache_folder, digest_held(hold(source, "")), as_of), {}
    for account, judged in standing.accounts.items():
        held = hold(source, account)
        with watch.on(PLACES):
            placed[account] = with_places(judged, held)
        with watch.on(CACHE):
            cache.put(account, digest_held(held), placed[account])
    with watch.on(CACHE):
        cache.save([*placed])
    with watch.on(REPORT):
        render_json(build_report(replace(standing, accounts=placed), source))
