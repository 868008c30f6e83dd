"""The reason for silence: every clock that asks for nothing of an account today, and why."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from goodstanding.chapters import CHAPTERS
from goodstanding.duty import Band, Clock, Duty, State
from goodstanding.immutable import Value
from goodstanding.model.account import Account
from goodstanding.model.firm import Firm
from goodstanding.model.profile import Status
from goodstanding.model.timing import Desk
from goodstanding.standing.judging import is_module_off, is_running, of_the_day

SPEAKING = frozenset({Band.OVERDUE, Band.TODAY, Band.SOON})


class Silence(StrEnum):
    """Why a clock asks for nothing, the widest reason first."""

    MODULE_OFF = "module_off"
    POLICY_OFF = "policy_off"
    WAIVED = "waived"
    SNOOZED = "snoozed"
    HELD_BACK = "held_back"
    BOOKED = "booked"
    NOT_YET = "not_yet"
    AGREED_OFF = "agreed_off"
    PAST = "past"
    PAUSED = "paused"
    OF_THE_FIRM = "of_the_firm"
    NOTHING_TO_DO = "nothing_to_do"


class Silent(Value, frozen=True):
    """A clock that asks for nothing now; `duty` is what it will ask for, where that is known."""

    clock: Clock
    reason: Silence
    because: str
    duty: Duty | None = None


def silent(
    account: Account, firm: Firm, as_of: date, duties: Sequence[Duty] | None = None
) -> tuple[Silent, ...]:
    """Every clock that asks for nothing of an account on a day, in the order of the book, with its reason.

    `duties` are those of the account on that day, where they are already known.
    """
    if duties is None:
        duties, _ = of_the_day(account, firm, as_of)
    owed: dict[str, list[Duty]] = defaultdict(list)
    for duty in duties:
        owed[duty.clock].append(duty)
    desk = Desk(account.as_known(as_of), firm.as_known(as_of), as_of)
    return tuple(one for clock in _clocks() for one in _of_clock(desk, clock, owed[clock.id]))


def _clocks() -> Iterator[Clock]:
    """Every clock once, those of one account before those of the firm as a whole."""
    own = {clock.id: clock for chapter in CHAPTERS for clock, _ in chapter.clocks}
    yield from own.values()
    yield from (clock for clock in _firm_clocks() if clock.id not in own)


def _firm_clocks() -> list[Clock]:
    return [clock for chapter in CHAPTERS for clock, _ in chapter.firm_clocks]


def _of_clock(desk: Desk, clock: Clock, owed: Sequence[Duty]) -> Iterator[Silent]:
    if any(_speaks(duty) for duty in owed):
        return
    for duty in owed:
        yield Silent(clock, *_why_waiting(desk, duty), duty)
    if not owed:
        yield Silent(clock, *_why_nothing(desk, clock))


def _speaks(duty: Duty) -> bool:
    return duty.is_open and duty.band in SPEAKING


def _why_waiting(desk: Desk, duty: Duty) -> tuple[Silence, str]:
    """Why something that is owed is not asked for today."""
    if duty.state is State.WAIVED:
        return Silence.WAIVED, _waived(desk, duty)
    if duty.state is State.SNOOZED:
        snooze = max(
            (one for one in desk.account.profile.snoozes if one.clock == duty.clock),
            key=lambda one: one.until_on,
        )
        reason = f": {snooze.reason}" if snooze.reason else ""
        return Silence.SNOOZED, f"put off until {snooze.until_on}{reason}"
    if duty.state is State.HELD_BACK:
        names = ", ".join(one.id for one in desk.account.escalations if one.is_open)
        return Silence.HELD_BACK, f"held back until the escalation is resolved ({names})"
    if duty.band is Band.BOOKED:
        return Silence.BOOKED, f"a talk is planned for {duty.booked_on}, before it is due on {duty.due_on}"
    since = f"satisfied on {duty.last_on}, " if duty.last_on else ""
    return Silence.NOT_YET, f"{since}next due on {duty.due_on}"


def _waived(desk: Desk, duty: Duty) -> str:
    waivers = [
        one
        for one in desk.account.waivers
        if one.rule == duty.clock
        and one.holds_on(desk.as_of)
        and (one.record_ is None or f"{desk.account.id}/{one.record_}" == duty.record)
    ]
    waiver = max(waivers, key=lambda one: one.until_on)
    reason = "" if waiver.is_restricted else f": {waiver.reason}"
    return f"excepted until {waiver.until_on}, approved by {waiver.approved_by}{reason}"


def _why_nothing(desk: Desk, clock: Clock) -> tuple[Silence, str]:
    """Why nothing at all is owed by a clock."""
    profile, day = desk.account.profile, desk.as_of
    if is_module_off(desk.firm, clock.module):
        return Silence.MODULE_OFF, f"the firm leaves the part '{clock.module}' aside"
    if not is_running(desk.firm, clock):
        return Silence.POLICY_OFF, "the firm's policy has switched it off"
    if desk.is_agreed_off(clock):
        reason = profile.rhythm[clock.id].reason
        return Silence.AGREED_OFF, "agreed with the client to do without" + (f": {reason}" if reason else "")
    if desk.rests(clock) and desk.account.status(day) is Status.PAST:
        return Silence.PAST, "they are no longer a client"
    if desk.rests(clock):
        until_on = profile.paused.until_on if profile.paused else None
        return (
            Silence.PAUSED,
            f"the account is paused until {until_on}" if until_on else "the account is paused",
        )
    if clock in _firm_clocks():
        return Silence.OF_THE_FIRM, f"not owed account by account: it is for {clock.applies}"
    return Silence.NOTHING_TO_DO, f"nothing here calls for it: it is for {clock.applies}"
