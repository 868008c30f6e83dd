"""The effect of a change in words: one list of sections, which every form of the report lays out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goodstanding.duty import Duty
from goodstanding.effect import Effect, PromiseMove, RowChange, Shift
from goodstanding.finding import Finding, Severity
from goodstanding.model.work import Commitment
from goodstanding.reports.words import counted, long_day

NOTHING = "Nothing changes for anybody."


@dataclass(frozen=True)
class EffectReport:
    """An effect, the commits it lies between (`head` None: what is not committed), and what was judged."""

    effect: Effect
    base: str
    head: str | None
    as_of: date
    touched: tuple[str, ...]
    whole_book: bool

    @property
    def scope(self) -> str:
        """How much was judged."""
        if self.whole_book:
            return "The firm's own records change, so every account was judged."
        amount = counted(len(self.touched), "account")
        return f"{amount} touched and judged; the rest of the book stays as it is."


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: a title and a sentence for each thing; `is_bad` where one should look first."""

    title: str
    rows: tuple[str, ...]
    is_bad: bool = False


def heading(report: EffectReport) -> str:
    """The first line."""
    head = report.head[:10] if report.head else "what lies here"
    return f"From {report.base[:10]} to {head}, as of {long_day(report.as_of)}"


def sections(report: EffectReport) -> list[Section]:
    """What there is to say, most urgent first; empty parts are left out."""
    effect = report.effect
    found = (
        Section("Enters the overdue list", tuple(map(_enters, effect.enters)), is_bad=True),
        Section("Leaves the overdue list", tuple(map(_leaves, effect.leaves))),
        Section("Found", tuple(map(_finding, effect.found)), _has_error(effect.found)),
        Section("Mended", tuple(map(_finding, effect.mended))),
        Section("Promises", tuple(_promises(effect))),
        Section("Falls due otherwise", tuple(map(_shift, effect.shifts))),
        Section(
            "Modes",
            tuple(f"{one.account}: {_modes(one.before)} -> {_modes(one.after)}" for one in effect.modes),
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
        late = f"{_name(now)}: due on {now.due_on}"
        return f"{late} instead of {was.due_on}" if was and was.is_open else f"{late}, new"
    was = was or shift.duty
    state = f"now {now.state.value.replace('_', ' ')}" if now else "no longer owed"
    return f"{_name(was)}: {state}; it was due on {was.due_on}"


def _finding(finding: Finding) -> str:
    waived = " (waived)" if finding.waived else ""
    return f"{finding.severity.value} {finding.rule}{waived} in {finding.place.file}: {finding.message}"


def _promises(effect: Effect) -> Iterator[str]:
    yield from (f"made: {_said(one)}, due on {one.due_on}" for one in effect.made)
    yield from map(_move, effect.moved)
    yield from (f"closed: {_said(one)}, {_how(one)}" for one in effect.closed)
    yield from (f"open again: {_said(one)}, due on {one.due_on}" for one in effect.reopened)
    yield from (f"gone from the book: {_said(one)}, due on {one.due_on}" for one in effect.gone)


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


def _modes(modes: tuple[str, ...]) -> str:
    return ", ".join(one.replace("_", " ") for one in modes) or "none"


def _row(row: RowChange) -> str:
    return f"{row.path}: {_value(row.before)} -> {_value(row.after)}"


def _value(value: object) -> str:
    return "not set" if value is None else str(value)
