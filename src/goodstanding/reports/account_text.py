"""One account for the person who is about to talk with the client."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from goodstanding.duty import BANDS, Band
from goodstanding.immutable import Value
from goodstanding.model.account import Account
from goodstanding.model.conversations import Outcome
from goodstanding.model.firm import Firm
from goodstanding.model.handoff import Handoff
from goodstanding.model.work import Commitment
from goodstanding.records.source import Source
from goodstanding.reports.check_text import edit_at, finding_lines
from goodstanding.reports.heading import closing, opening
from goodstanding.reports.lines import EMPTY, Line, Piece, Tone, line, paragraph
from goodstanding.reports.picture import picture_lines
from goodstanding.reports.report import Report
from goodstanding.reports.shown import ShownDuty
from goodstanding.reports.visible import padded, width
from goodstanding.reports.words import lateness, long_day, state_word, titled, unread_note
from goodstanding.standing.evidence import picture_of

_NEVER = (Outcome.NO_RESPONSE, Outcome.MISSED)
_WHEN = 13
_INDENT = _WHEN + 4
_NAME = 14


class Subject(Value, frozen=True):
    """The account as known on the day and as written, with the firm it belongs to and its source."""

    account: Account
    written: Account
    firm: Firm
    source: Source
    modes: tuple[str, ...] = ()


def render_account(
    report: Report,
    subject: Subject | None,
    account_id: str,
    columns: int,
    satisfied: Mapping[str, str] | None = None,
) -> list[Line]:
    """The account's page: who, what is wrong, what is owed, what is open.

    With `satisfied` (what satisfies each clock) every figure is derived: those of the picture that
    the records draw, and those of every duty.
    """
    lines = render_header(report, subject, account_id, columns)
    if subject and satisfied is not None:
        picture = picture_of(subject.written, subject.firm, report.standing.as_of)
        lines += picture_lines(picture, subject.source, columns)
    if report.findings:
        lines += finding_lines(report, columns)
    if report.duties and (unread := report.unread.get(account_id)):
        lines += [EMPTY, line(Piece(f"{unread_note(unread)}, so what is owed here may differ", Tone.ERROR))]
    for band in BANDS:
        lines += _band(report, band, columns, satisfied)
    lines += _apart(report, columns)
    if subject:
        lines += [*_promises(subject.account), *_handoffs(subject.account)]
    return [*lines, EMPTY, *closing(report)]


def render_header(report: Report, subject: Subject | None, account_id: str, columns: int) -> list[Line]:
    """The head of an account's page: the day, who looks after it, when we last talked."""
    return [*opening(report, columns), EMPTY, *_header(report, subject, account_id)]


def _header(report: Report, subject: Subject | None, account_id: str) -> Iterator[Line]:
    if subject is None:
        yield line(Piece(account_id, Tone.HEADING), "  its account.yml could not be assessed")
        return
    account, as_of = subject.account, report.standing.as_of
    yield line(Piece(account.profile.name, Tone.HEADING), f"  ({account_id})")
    rows = [*_people(subject, as_of), *_talks(account)]
    widest = max(width(name) for name, _ in rows)
    for name, value in rows:
        yield line("  ", Piece(padded(name, widest), Tone.FAINT), f"  {value}")


def _people(subject: Subject, as_of: date) -> Iterator[tuple[str, str]]:
    account, profile = subject.account, subject.account.profile
    yield "manager", _name(subject.firm, profile.account_manager)
    yield "deputy", _name(subject.firm, profile.deputy)
    known = [mode.replace("_", " ") for mode in subject.modes]
    status = account.status(as_of).value
    yield "status", f"{status}, paused" if account.is_paused(as_of) else status
    yield "modes", ", ".join(known) or "none"
    tier = account.tier(subject.firm)
    yield "tier", tier.label or profile.tier or subject.firm.policy.default_tier
    if profile.health:
        reason = f": {profile.health.reason}" if profile.health.reason else ""
        yield "health", f"{profile.health.status.value}{reason}"


def _talks(account: Account) -> Iterator[tuple[str, str]]:
    talks = [one for one in account.contacts if one.is_exchange]
    tries = [one for one in account.contacts if one.outcome in _NEVER and not one.internal]
    yield "last two-way", f"{long_day(talks[-1].dated_on)}  ({talks[-1].file})" if talks else "never"
    if tries:
        yield "last try", f"{long_day(tries[-1].dated_on)}  ({tries[-1].file})"


def _name(firm: Firm, person_id: str | None) -> str:
    if person_id is None:
        return "nobody"
    person = firm.people.get(person_id)
    return f"{person.name} ({person_id})" if person else person_id


def _band(report: Report, band: Band, columns: int, satisfied: Mapping[str, str] | None) -> Iterator[Line]:
    shown = [one for one in report.duties if one.duty.is_open and one.duty.band is band]
    if shown:
        yield from (EMPTY, line(Piece(band.value.capitalize(), Tone.HEADING)))
    for one in shown:
        yield from _duty(one, report.standing.as_of, columns)
        if satisfied is None:
            yield line(" " * _INDENT, Piece(edit_at(one), Tone.FAINT))
        else:
            yield from _derivation(one, report.standing.as_of, columns, satisfied)


def _duty(shown: ShownDuty, as_of: date, columns: int) -> Iterator[Line]:
    duty = shown.duty
    when = Piece(padded(lateness(duty, as_of), _WHEN), Tone.WARNING if duty.is_overdue else Tone.PLAIN)
    booked = f", booked for {duty.booked_on.isoformat()}" if duty.booked_on else ""
    yield line("  ", when, f"  {duty.due_on.isoformat()}  {titled(duty.clock)}, {duty.owner}{booked}")
    yield from paragraph(duty.why, _INDENT, columns)


def _derivation(shown: ShownDuty, as_of: date, columns: int, satisfied: Mapping[str, str]) -> Iterator[Line]:
    """Every figure of a duty, so that a reader can add them up."""
    duty = shown.duty
    rows = {
        "due": duty.due_on.isoformat(),
        "as of": f"{as_of.isoformat()}, {_distance((as_of - duty.due_on).days)}",
        "band": duty.band.value,
        "last satisfied": duty.last_on.isoformat() if duty.last_on else "not on record",
        "booked": duty.booked_on.isoformat() if duty.booked_on else "no",
        "part of": duty.group.value,
        "record": edit_at(shown),
    }
    for name, value in rows.items():
        yield line(" " * _INDENT, Piece(padded(name, _NAME), Tone.FAINT), f"  {value}")
    if text := satisfied.get(duty.clock):
        yield line(" " * _INDENT, Piece("satisfied by", Tone.FAINT))
        yield from paragraph(text, _INDENT + 2, columns)


def _distance(late: int) -> str:
    if late == 0:
        return "the due day itself"
    return f"{late} days after the due day" if late > 0 else f"{-late} days before the due day"


def _apart(report: Report, columns: int) -> Iterator[Line]:
    shown = [one for one in report.duties if not one.duty.is_open]
    if shown:
        yield from (EMPTY, line(Piece("Put off or excepted", Tone.HEADING)))
    for one in shown:
        word = Piece(padded(state_word(one.duty), _WHEN), Tone.FAINT)
        yield line("  ", word, f"  {one.duty.due_on.isoformat()}  {titled(one.duty.clock)}")
        yield from paragraph(one.duty.why, _INDENT, columns, Tone.FAINT)


def _promises(account: Account) -> Iterator[Line]:
    yield from _listed("Open promises", map(_promise, (c for c in account.commitments if c.is_open)))


def _promise(promise: Commitment) -> str:
    return f"{promise.due_on.isoformat()}  {promise.what}  ({promise.file})"


def _handoffs(account: Account) -> Iterator[Line]:
    under_way = (one for one in account.handoffs if not one.accepted and not one.dropped_on)
    yield from _listed("Handoffs not accepted yet", map(_handoff, under_way))


def _handoff(handoff: Handoff) -> str:
    if handoff.returned:
        state = f"returned {handoff.returned.returned_on}"
    else:
        state = f"submitted {handoff.submitted_on}" if handoff.submitted_on else "not submitted"
    kind = handoff.kind.value.replace("_", " ")
    return f"{handoff.dated_on.isoformat()}  {kind} to {handoff.to}, {state}  ({handoff.file})"


def _listed(title: str, rows: Iterable[str]) -> Iterator[Line]:
    texts = list(rows)
    if texts:
        yield from (EMPTY, line(Piece(title, Tone.HEADING)))
    yield from (line("  ", text) for text in texts)
