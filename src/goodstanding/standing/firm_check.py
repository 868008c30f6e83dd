"""Judges the firm as a whole: duties and advice that no single account shows."""

from collections.abc import Iterator, Sequence
from datetime import date

from goodstanding.chapters import CHAPTERS, CLOCKS
from goodstanding.dates import days_after, each_day
from goodstanding.duty import Duty
from goodstanding.finding import Finding
from goodstanding.immutable import Value, replace
from goodstanding.model.extract import Extract
from goodstanding.model.firm import Firm
from goodstanding.model.timing import changes_band_on
from goodstanding.standing.change import LOOK_AHEAD_DAYS
from goodstanding.standing.judging import is_judged, is_running


class FirmCheck(Value, frozen=True):
    """What the firm as a whole owes on a day, and what is to be said of it."""

    duties: tuple[Duty, ...] = ()
    notices: tuple[Finding, ...] = ()


def firm_check(accounts: Sequence[Extract], firm: Firm, as_of: date) -> FirmCheck:
    """The firm on one day; depends on the extracts, the firm and the day, on nothing else."""
    known = firm.as_known(as_of)
    duties = firm_owed(accounts, known, as_of)
    notices = (
        finding
        for chapter in CHAPTERS
        for rule, notice in chapter.firm_notices
        if is_judged(firm, rule)
        for finding in notice(accounts, known, as_of)
    )
    return FirmCheck(tuple(sorted(duties, key=lambda duty: duty.order)), tuple(notices))


def firm_owed(accounts: Sequence[Extract], known: Firm, as_of: date) -> Iterator[Duty]:
    """What the firm as a whole owes on a day, it as known then, in no order."""
    for chapter in CHAPTERS:
        for clock, owed in chapter.firm_clocks:
            if is_running(known, clock):
                yield from owed(accounts, known, as_of)


def next_firm_change(
    accounts: Sequence[Extract], firm: Firm, as_of: date, today: FirmCheck, before: date | None
) -> date | None:
    """The first later day on which the firm as a whole stands otherwise, `before` at the latest.

    `today` is how it stands on the day itself.
    """
    sure = [changes_band_on(duty, CLOCKS[duty.clock], firm, as_of) for duty in today.duties]
    before = min((day for day in (before, *sure) if day), default=None)
    horizon = days_after(as_of, LOOK_AHEAD_DAYS)
    last = min(days_after(before, -1), horizon) if before else horizon
    for day in each_day(days_after(as_of, 1), last):
        if _seen(firm_check(accounts, firm, day)) != _seen(today):
            return day
    return before


def _seen(check: FirmCheck) -> object:
    """What a reader would notice: everything but the growing number of days late."""
    return frozenset(replace(duty, days_late=0, rank=0) for duty in check.duties), frozenset(check.notices)
