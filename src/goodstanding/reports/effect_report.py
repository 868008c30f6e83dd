"""The effect of a change in words: one list of sections, which every form of the report lays out."""

from collections.abc import Iterator
from datetime import date

from goodstanding.duty import Duty
from goodstanding.effect import Effect, Merge
from goodstanding.effect.result import LoadShift, PromiseMove, RowChange, Shift
from goodstanding.finding import Finding, Severity
from goodstanding.immutable import Value
from goodstanding.model.work import Commitment
from goodstanding.reports.effect_words import by_clock, evidence, load
from goodstanding.reports.report import left_aside
from goodstanding.reports.words import counted, long_day

NOTHING = "Nothing changes for anybody."
NOT_JUDGED = "The policy cannot be read, so nobody knows what this change does to anybody."


class EffectReport(Value, frozen=True):
    """An effect, the commits it lies between (`head` None: what is not committed), and what was judged."""

    effect: Effect
    base: str
    head: str | None
    as_of: date
    whole_book: bool
    merge: Merge = Merge.NOT_NEEDED

    @property
    def scope(self) -> str:
        """How much was judged, and on what."""
        return f"{self._judged}{_ON[self.merge]}"

    @property
    def _judged(self) -> str:
        if not self.effect.judged:
            return NOT_JUDGED
        if self.whole_book:
            return "The firm's own records change, so every account was judged."
        amount = counted(len(self.effect.accounts), "account")
        return f"{amount} touched and judged; the rest of the book stays as it is."


_ON = {
    Merge.NOT_NEEDED: "",
    Merge.MERGED: " This is how the book stands once the change is merged into what came in since.",
    Merge.NOT_TRIED: " More came in since, which this git is too old to merge for a trial: what both do "
    "together is not told.",
}


class Section(Value, frozen=True):
    """A part of the report: a title and a sentence for each thing; `is_bad` where one should look first.

    Where a sentence tells of several things, `things` says of how many the part tells.
    """

    title: str
    rows: tuple[str, ...]
    is_bad: bool = False
    things: int = 0

    @property
    def heading(self) -> str:
        """The title with how many things it tells of."""
        return f"{self.title} ({self.things or len(self.rows)})"


def heading(report: EffectReport) -> str:
    """The first line."""
    head = report.head[:10] if report.head else "what lies here"
    return f"From {report.base[:10]} to {head}, as of {long_day(report.as_of)}"


def sections(report: EffectReport) -> list[Section]:
    """What there is to say, most urgent first; empty parts are left out."""
    effect, all_ = report.effect, report.effect.all
    unread = tuple(f"{what}: {because}" for what, because in left_aside(all_.unread))
    found = (
        Section("Cannot be read, so nothing is known of it", unread, is_bad=True, things=len(all_.unread)),
        Section("Clock by clock", tuple(by_clock(effect)) if report.whole_book else ()),
        Section("Enters the overdue list", tuple(map(_enters, effect.enters)), is_bad=True),
        Section("Leaves the overdue list", tuple(map(_leaves, effect.leaves))),
        Section("Found", tuple(map(_finding, all_.found)), _has_error(all_.found)),
        Section("Mended", tuple(map(_finding, all_.mended))),
        Section("Promises", tuple(_promises(effect))),
        Section("Evidence", tuple(map(evidence, all_.evidence))),
        Section("Load", tuple(_loads(effect)), any(map(_is_too_much, effect.load))),
        Section("Falls due otherwise", tuple(map(_shift, effect.shifts))),
        Section(
            "Modes",
            tuple(f"{one.account}: {_modes(one.before)} -> {_modes(one.after)}" for one in all_.modes),
        ),
        Section("Policy", tuple(map(_row, effect.rows))),
    )
    return [section for section in found if section.rows]


def _has_error(findings: tuple[Finding, ...]) -> bool:
    return any(one.severity is Severity.ERROR for one in findings)


def _name(duty: Duty) -> str:
    place = f" {duty.place}" if duty.place else ""
    return f"{duty.account or 'the firm'}: {duty.clock} ({duty.record}{place})"


def _enters(shift: Shift) -> str:
    duty = shift.duty
    text = f"{_name(duty)}, due on {duty.due_on}, {counted(duty.days_late, 'day')} late, owed by {duty.owner}"
    if shift.before and shift.before.is_open and shift.before.due_on != duty.due_on:
        return f"{text}; so far it was due on {shift.before.due_on}"
    return text


def _leaves(shift: Shift) -> str:
    was = shift.before or shift.duty
    text = f"{_name(was)}, was {counted(was.days_late, 'day')} late"
    if shift.after is None:
        return f"{text}: no longer owed"
    if not shift.after.is_open:
        return f"{text}: now {shift.after.state.value.replace('_', ' ')}"
    return f"{text}: next due on {shift.after.due_on}, and late from the day after"


def _shift(shift: Shift) -> str:
    was, now = shift.before, shift.after
    if now and now.is_open:
        late = f", {counted(now.days_late, 'day')} late" if now.is_overdue else ""
        due = f"{_name(now)}: due on {now.due_on}{late}"
        return f"{due} instead of {was.due_on}" if was and was.is_open else f"{due}, new"
    was = was or shift.duty
    state = f"now {now.state.value.replace('_', ' ')}" if now else "no longer owed"
    return f"{_name(was)}: {state}; it was due on {was.due_on}"


def _finding(finding: Finding) -> str:
    waived = " (waived)" if finding.waived else ""
    return f"{finding.severity.value} {finding.rule}{waived} in {finding.place.file}: {finding.message}"


def _promises(effect: Effect) -> Iterator[str]:
    all_ = effect.all
    yield from (f"made: {_said(one)}, due on {one.due_on}" for one in all_.made)
    yield from map(_move, all_.moved)
    yield from (f"closed: {_said(one)}, {_how(one)}" for one in all_.closed)
    yield from (f"open again: {_said(one)}, due on {one.due_on}" for one in all_.reopened)
    yield from (f"gone from the book: {_said(one)}, due on {one.due_on}" for one in all_.gone)


def _said(promise: Commitment) -> str:
    return promise.record if promise.is_restricted else f"'{promise.what}' ({promise.record})"


def _move(move: PromiseMove) -> str:
    text = f"moved: {_said(move.promise)}, from {move.from_on} to {move.to_on}"
    if not move.is_told_of:
        return f"{text}; no line under 'revisions' says so"
    if move.told_on is None:
        return f"{text}; nothing says that the client was told"
    return f"{text}; the client was told on {move.told_on}"


def _how(promise: Commitment) -> str:
    if promise.missed_on:
        return f"missed on {promise.missed_on}"
    if promise.done_on:
        late = (promise.done_on - promise.due_in_force_on).days
        return f"kept on {promise.done_on}" + (f", {counted(late, 'day')} late" if late > 0 else "")
    return "withdrawn"


def _loads(effect: Effect) -> Iterator[str]:
    return (load(one, effect.horizon_on) for one in effect.load if effect.horizon_on)


def _is_too_much(shift: LoadShift) -> bool:
    """Whether somebody carries more than one person can, and more than before."""
    now, was = shift.after, shift.before
    if now.weight is None or now.cap is None:
        return False
    return now.weight > now.cap and now.weight > (was.weight or 0)


def _modes(modes: tuple[str, ...]) -> str:
    return ", ".join(one.replace("_", " ") for one in modes) or "none"


def _row(row: RowChange) -> str:
    return f"{row.path}: {_value(row.before)} -> {_value(row.after)}"


def _value(value: object) -> str:
    return "not set" if value is None else str(value)
