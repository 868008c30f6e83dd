"""The reason for silence: every clock that does not speak for an account, and why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from goodstanding.chapters import CHAPTERS
from goodstanding.duty import Band, Clock, Duty
from goodstanding.model.profile import Status
from goodstanding.model.timing import Desk
from goodstanding.reports.lines import EMPTY, Line, Piece, Tone, line, paragraph
from goodstanding.reports.words import state_word

_SPEAKING = (Band.OVERDUE, Band.TODAY, Band.SOON)


@dataclass(frozen=True, slots=True)
class Silent:
    """A clock that asks for nothing now, with its reason."""

    clock: str
    because: str


def silent_clocks(desk: Desk, duties: Iterable[Duty], pages: Mapping[str, str]) -> list[Silent]:
    """Every clock that asks for nothing now, by name; `pages` say when a clock is silent by nature."""
    owed = list(duties)
    clocks = sorted((clock for chapter in CHAPTERS for clock, _ in chapter.clocks), key=_id)
    silent = ((clock, _reason(desk, clock, owed, pages)) for clock in clocks)
    return [Silent(clock.id, because) for clock, because in silent if because]


def _id(clock: Clock) -> str:
    return clock.id


def _reason(desk: Desk, clock: Clock, owed: list[Duty], pages: Mapping[str, str]) -> str | None:
    """Why a clock is silent; None where it speaks."""
    own = [duty for duty in owed if duty.clock == clock.id]
    if any(duty.is_open and duty.band in _SPEAKING for duty in own):
        return None
    if own:
        return "; ".join(map(_waits, own))
    if not desk.row(clock).enabled and not clock.always_on:
        return "the policy has switched it off"
    if desk.is_agreed_off(clock):
        return _agreement(desk, clock)
    if desk.rests(clock):
        past = desk.account.status(desk.as_of) is Status.PAST
        return "the account is past" if past else "the account is paused"
    nature = pages.get(clock.id)
    return "does not apply, or is satisfied" + (f". When it is silent: {nature}" if nature else "")


def _agreement(desk: Desk, clock: Clock) -> str:
    agreed = desk.account.profile.rhythm[clock.id]
    return "agreed with the client to do without" + (f": {agreed.reason}" if agreed.reason else "")


def _waits(duty: Duty) -> str:
    """What a duty waits for: its day, or the end of what puts it off."""
    text = f"next due {duty.due_on.isoformat()}, {duty.why}"
    if not duty.is_open:
        return f"{state_word(duty)}: {text}"
    return text + (f"; booked for {duty.booked_on.isoformat()}" if duty.booked_on else "")


def silence_lines(silent: Iterable[Silent], columns: int) -> Iterator[Line]:
    """The silent clocks under a heading."""
    yield from (EMPTY, line(Piece("Silent", Tone.HEADING)))
    for one in silent:
        yield line(f"  {one.clock}")
        yield from paragraph(one.because, 6, columns, Tone.FAINT)
