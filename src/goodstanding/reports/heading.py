"""What stands first and last on every report: which day, what was left out, how much was judged."""

from collections.abc import Iterator

from goodstanding.duty import Band
from goodstanding.finding import Severity
from goodstanding.reports.lines import EMPTY, Line, Piece, Tone, line, paragraph
from goodstanding.reports.report import Report
from goodstanding.reports.words import band_counts, counted, long_day, severity_counts

NOTHING_JUDGED = "Nothing was judged: the policy (accounts/_policy.yml) could not be read. Mend it first."

NO_ACCOUNT = (
    "There is no account in this book yet, so nothing can be due. Make the first one with "
    "standing new account NAME, or all at once from a list with standing init DIR --accounts FILE."
)


def banner(report: Report) -> str:
    """The first line: the day, and that a sample book tells stories."""
    day = long_day(report.standing.as_of)
    return f"Sample book, as of {day}" if report.standing.sample else f"As of {day}"


def opening(report: Report, columns: int) -> Iterator[Line]:
    """The head of a report: what could not be assessed comes before everything else."""
    if not report.standing.judged:
        yield line(Piece(NOTHING_JUDGED, Tone.ERROR))
    if report.not_assessed:
        amount = counted(len(report.not_assessed), "record")
        yield line(Piece(f"{amount} could not be assessed; nothing was judged on:", Tone.ERROR))
        for what, because in report.left_aside:
            yield line("  ", what)
            yield from paragraph(because, 6, columns, Tone.FAINT)
        yield EMPTY
    yield line(Piece(banner(report), Tone.HEADING))


def closing(report: Report) -> Iterator[Line]:
    """The counts at the end; where all is well they say of how much."""
    if _has_findings(report):
        yield line(Piece(severity_counts(report.severities) + _waived(report), _tone(report)))
    if report.standing.judged:
        yield line(Piece(duty_counts(report), _tone_of_duties(report)))
    yield line(Piece(judged(report), Tone.FAINT if _has_findings(report) else Tone.PLAIN))


def first_steps(report: Report, columns: int) -> Iterator[Line]:
    """What to do first in a book without accounts: nothing overdue would say too much of it."""
    if not report.standing.accounts:
        yield from paragraph(NO_ACCOUNT, 0, columns)


def duty_counts(report: Report) -> str:
    """`3 duties overdue, 1 today; 2 snoozed`, or that nothing is overdue."""
    apart = [f"{n} {state.replace('_', ' ')}" for state, n in report.apart.items() if n]
    text = band_counts(report.bands)
    if not report.bands[Band.OVERDUE]:
        where = " in what could be judged" if report.not_assessed else ""
        text = f"nothing overdue{where}" + (f"; {text}" if any(report.bands.values()) else "")
    return "; ".join([text, *([", ".join(apart)] if apart else [])])


def judged(report: Report) -> str:
    """How much was judged, and until when it stays so."""
    standing = report.standing
    if not standing.judged:
        return f"0 of {counted(standing.records, 'record')} judged"
    accounts = _part(len(report.unjudged_accounts), len(standing.accounts), "account")
    records = _part(len(report.not_assessed), standing.records, "record")
    text = f"{accounts}, {records} judged as of {standing.as_of.isoformat()}"
    if standing.next_change_on:
        text += f"; changes by itself on {standing.next_change_on.isoformat()}"
    return text


def _part(missing: int, whole: int, noun: str) -> str:
    some = f"{whole - missing} of " if missing else ""
    return some + counted(whole, noun)


def elsewhere(report: Report) -> str:
    """What the scope left out of sight, if it matters."""
    parts = []
    if report.hidden_errors:
        parts.append(counted(report.hidden_errors, "error"))
    if report.hidden_overdue:
        parts.append(counted(report.hidden_overdue, "overdue duty", "overdue duties"))
    return f"not shown, elsewhere in the book: {' and '.join(parts)}" if parts else ""


def _has_findings(report: Report) -> bool:
    return bool(report.findings)


def _waived(report: Report) -> str:
    return f" ({report.waived_findings} more waived)" if report.waived_findings else ""


def _tone(report: Report) -> Tone:
    if report.severities[Severity.ERROR]:
        return Tone.ERROR
    return Tone.WARNING if report.severities[Severity.LAPSE] else Tone.NOTICE


def _tone_of_duties(report: Report) -> Tone:
    return Tone.WARNING if report.bands[Band.OVERDUE] else Tone.GOOD
