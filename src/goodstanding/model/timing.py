"""The clock mechanism: origin, interval, due day, band, snooze and owner of a duty."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from goodstanding.dates import days_after
from goodstanding.duty import GROUPS, NOBODY, RHYTHM_GROUPS, Band, Clock, Duty, band_of
from goodstanding.immutable import Value
from goodstanding.kinds import file_of
from goodstanding.model.account import Account
from goodstanding.model.conversations import Contact
from goodstanding.model.firm import ClockRow, Firm
from goodstanding.model.origin import NEVER, Last, Origin
from goodstanding.model.owners import owner_of_duty
from goodstanding.model.profile import Status
from goodstanding.model.record import Record
from goodstanding.model.states import state_of

Fits = Callable[[Contact], bool]
_IN_ORDER = {group: number for number, group in enumerate(GROUPS)}


class Desk(Value, frozen=True):
    """One account on one day, with the firm: all that a clock may look at."""

    account: Account
    firm: Firm
    as_of: date

    def row(self, clock: Clock) -> ClockRow:
        """The policy's row of a clock."""
        return self.firm.policy.clock(clock.id)

    def limit(self, clock: Clock, name: str) -> float:
        """A named number of a clock's row; 0 where the policy has none."""
        return self.row(clock).limits.get(name, 0)

    def rests(self, clock: Clock) -> bool:
        """Whether a paused or past account leaves this clock silent."""
        return _stops(clock) and self.is_at_rest

    @property
    def is_at_rest(self) -> bool:
        """Whether the account is paused or past."""
        return self.account.is_paused(self.as_of) or self.account.status(self.as_of) is Status.PAST

    def is_agreed_off(self, clock: Clock) -> bool:
        """Whether the client agreed to do without this clock."""
        agreed = self.account.profile.rhythm.get(clock.id)
        return bool(agreed and agreed.off and not clock.always_on)

    def interval(self, clock: Clock) -> tuple[int, str] | None:
        """The days between two occurrences and who says so: agreed before tier before policy."""
        agreed = self.account.profile.rhythm.get(clock.id)
        if agreed and agreed.every_days:
            return agreed.every_days, "agreed with the client"
        tier = self.account.tier(self.firm)
        if own := tier.clocks.get(clock.id):
            return own.every_days, f"the tier '{tier.label}'" if tier.label else "its tier"
        row = self.row(clock)
        return (row.every_days, "the policy") if row.every_days else None

    def origin(self, clock: Clock, began: tuple[date | None, str], last: Last = NEVER) -> Origin:
        """The latest of: last satisfied, condition began, opening, end of a pause, book opened.

        The day on which the book was opened stands in for what nobody knows: where the opening
        balance says when it last happened, that day counts, though it lies before the book.
        """
        profile, opened_on = self.account.profile, self.firm.policy.book_opened_on
        opening = profile.opening.get(clock.id)
        days = [last[:2], began, (opening, "the opening balance")]
        paused = profile.paused
        if paused and paused.until_on and paused.until_on < self.as_of and _stops(clock):
            days.append((days_after(paused.until_on, 1), "the end of the pause"))
        latest, because = None, ""
        for day, says in days:
            # A condition that begins tomorrow (a client from next month on) has not begun.
            if day is not None and day <= self.as_of and (latest is None or day > latest):
                latest, because = day, says
        on = latest or date.min
        if opened_on > on and opening is None:
            return Origin(opened_on, "the book was opened", last.on, last.record, spread=True)
        return Origin(on, because, last.on, last.record)

    def may_pass_over(self, due_on: date) -> bool:
        """Whether nobody asks for what is due on that day, since it is not late."""
        return self.firm.late_by is not None and self.firm.late_by <= due_on

    def spread_days(self, interval: int) -> int:
        """How far this account's first duty is put off in a new book."""
        return spread_days(self.account.id, interval)

    def recurring(
        self,
        clock: Clock,
        record: Record,
        *,
        began: tuple[date | None, str] = (None, ""),
        last: Last = NEVER,
        fits: Fits | None = None,
        place: str | None = None,
        own: tuple[str, ...] = (),
        every: tuple[int, str] | None = None,
    ) -> Iterator[Duty]:
        """The duty of a clock that comes round every so many days; none where it rests or is off.

        `every` is an interval that the record itself names, and who says so.
        """
        interval = every or self.interval(clock)
        if interval is None or self.rests(clock) or self.is_agreed_off(clock):
            return
        days, says = interval
        origin = self.origin(clock, began, last)
        wait = self.spread_days(days) if origin.spread else days
        due_on = days_after(origin.on, wait)
        if self.may_pass_over(due_on):
            return
        why = f"every {days} days ({says}), counted from {origin.on} ({origin.because})"
        if origin.spread:
            why += ", first ones spread over the interval"
        yield self.owe(
            clock,
            record,
            due_on,
            why,
            days,
            last=Last(origin.last_on, "", origin.last_record),
            fits=fits,
            place=place,
            own=own,
        )

    def deadline(
        self,
        clock: Clock,
        record: Record,
        since: date,
        because: str,
        *,
        place: str | None = None,
        own: tuple[str, ...] = (),
        at_most: date | None = None,
    ) -> Iterator[Duty]:
        """The duty of a clock that allows so many days after something happened (`since`)."""
        if self.rests(clock) or self.is_agreed_off(clock):
            return
        origin = self.origin(clock, (since, because))
        due_on, days, allowed = allowance(self.row(clock), self.firm, origin.on)
        why = f"within {allowed} of {origin.on} ({origin.because})"
        if at_most is not None and at_most < due_on:
            due_on, why = at_most, f"it takes effect on {at_most}"
        if self.may_pass_over(due_on):
            return
        yield self.owe(clock, record, due_on, why, max(days, 1), place=place, own=own)

    def exact(
        self,
        clock: Clock,
        record: Record,
        due_on: date,
        why: str,
        *,
        last: Last = NEVER,
        place: str | None = None,
        own: tuple[str, ...] = (),
    ) -> Iterator[Duty]:
        """The duty of a clock that falls on a day which a record names; none where it rests or is off."""
        if self.rests(clock) or self.is_agreed_off(clock) or self.may_pass_over(due_on):
            return
        yield self.owe(clock, record, due_on, why, 1, last=last, place=place, own=own)

    def owe(
        self,
        clock: Clock,
        record: Record,
        due_on: date,
        why: str,
        interval: int,
        *,
        last: Last = NEVER,
        fits: Fits | None = None,
        place: str | None = None,
        own: tuple[str, ...] = (),
    ) -> Duty:
        """The duty itself, with its band, state, owner and rank as of the day."""
        row, name, is_counted = self.row(clock), record.record, self.firm.late_by is not None
        booked_on = self._booked_on(due_on, fits) if fits and not is_counted else None
        late = (self.as_of - due_on).days
        band = band_of(self.as_of, due_on, row.soon_days, booked_on)
        if clock.only_soon or (clock.never_late and late > 0):
            band, late = Band.SOON, min(late, 0)
        return Duty(
            clock=clock.id,
            group=clock.group,
            account=self.account.id,
            owner=NOBODY if is_counted else self._owner(row, record, own),
            due_on=due_on,
            days_late=max(late, 0),
            band=band,
            state=state_of(clock, self.account, self.firm, self.as_of, name),
            why=why,
            record=name,
            file=file_of(name),
            place=place,
            last_on=last.on,
            last_record=last.record,
            booked_on=booked_on,
            covers=clock.covers,
            rank=0 if is_counted else self._rank(clock, late, interval),
        )

    def _owner(self, row: ClockRow, record: Record, own: tuple[str, ...]) -> str:
        return owner_of_duty(self.account, self.firm, self.as_of, row.owner_roles, record, own)

    def _booked_on(self, due_on: date, fits: Fits) -> date | None:
        days = [
            one.dated_on for one in self.account.planned if self.as_of <= one.dated_on <= due_on and fits(one)
        ]
        return min(days, default=None)

    def _rank(self, clock: Clock, late: int, interval: int) -> int:
        """One number per duty, smaller first: clients first, then group, then lateness by interval.

        A rank depends on nothing but the account itself, so accounts can be judged one by one.
        """
        return rank_of(clock, late, interval, self.account.status(self.as_of) is Status.PROSPECT)


def rank_of(clock: Clock, late: int, interval: int, place: int) -> int:
    """The number of a duty of clients (`place` 0), prospects (1) or the firm itself (2)."""
    ratio = round(1000 * late / max(interval, 1))
    lateness = 500_000 - min(499_999, max(-499_999, ratio))
    return (10 * place + _IN_ORDER[clock.group]) * 1_000_000 + lateness


def spread_days(id_: str, interval: int) -> int:
    """How far the first duty of an account or person is put off in a new book: not all on one day."""
    return 1 + _lot(id_) % interval


# Every clock asks for the same few thousand.
@lru_cache(maxsize=16_384)
def _lot(id_: str) -> int:
    return int.from_bytes(hashlib.sha256(id_.encode()).digest(), "big")


def allowance(row: ClockRow, firm: Firm, since: date) -> tuple[date, int, str]:
    """The last day of the time that a row allows from a day on; its length, and that in words."""
    if row.within_working_days is not None:
        days = row.within_working_days
        return firm.week.after(since, days), days, f"{days} working {'day' if days == 1 else 'days'}"
    days = row.within_days or 0
    return days_after(since, days), days, f"{days} {'day' if days == 1 else 'days'}"


def _stops(clock: Clock) -> bool:
    """Whether a pause or the end of the relationship silences a clock."""
    return clock.group in RHYTHM_GROUPS and not clock.runs_when_paused


def changes_band_on(duty: Duty, clock: Clock, firm: Firm, as_of: date) -> date | None:
    """A later day on which the duty is sure to stand in another band or to end, if nothing happens before."""
    ends_on = days_after(duty.until_on, 1) if duty.until_on else None
    if clock.only_soon:
        return ends_on
    return min((day for day in (ends_on, _moves_on(duty, firm, as_of)) if day), default=None)


def _moves_on(duty: Duty, firm: Firm, as_of: date) -> date | None:
    row = firm.policy.clock(duty.clock)
    if duty.band is Band.LATER:
        return max(days_after(duty.due_on, -row.soon_days), days_after(as_of, 1))
    if duty.band in (Band.SOON, Band.BOOKED):
        # What is never late stays soon once its day has passed.
        return duty.due_on if duty.due_on > as_of else None
    return days_after(duty.due_on, 1) if duty.band is Band.TODAY else None
