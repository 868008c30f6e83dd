"""Duties of the firm as a whole: owed for no single account."""

from datetime import date

from goodstanding.dates import days_after
from goodstanding.duty import NOBODY, Clock, Duty, State, band_of
from goodstanding.immutable import Value
from goodstanding.model.firm import ClockRow, Firm
from goodstanding.model.origin import Last
from goodstanding.model.record import Record
from goodstanding.model.timing import rank_of, spread_days


class FirmDesk(Value, frozen=True):
    """The firm on one day."""

    firm: Firm
    as_of: date

    def row(self, clock: Clock) -> ClockRow:
        """The policy's row of a clock."""
        return self.firm.policy.clocks.get(clock.id, ClockRow())

    def recurring(
        self,
        clock: Clock,
        record: Record,
        *,
        began: tuple[date | None, str],
        last: Last,
        owners: tuple[str | None, ...],
    ) -> Duty | None:
        """The duty of a clock that comes round every so many days; None where the policy names none.

        It runs from the latest of what last satisfied it, the day its condition began and the day
        the book was opened; where only the book's opening is known, first ones are spread.
        """
        row, opened_on = self.row(clock), self.firm.policy.book_opened_on
        if not row.every_days:
            return None
        known = [(day, because) for day, because in (last[:2], began) if day is not None]
        on, because = max(known, key=lambda pair: pair[0], default=(date.min, ""))
        spread = opened_on > on
        if spread:
            on, because = opened_on, "the book was opened"
        due_on = days_after(on, spread_days(record.id, row.every_days) if spread else row.every_days)
        why = f"every {row.every_days} days (the policy), counted from {on} ({because})"
        if spread:
            why += ", first ones spread over the interval"
        return self._owe(clock, record, due_on, why, row, last, owners)

    def _owe(
        self,
        clock: Clock,
        record: Record,
        due_on: date,
        why: str,
        row: ClockRow,
        last: Last,
        owners: tuple[str | None, ...],
    ) -> Duty:
        late = (self.as_of - due_on).days
        return Duty(
            clock=clock.id,
            group=clock.group,
            account=None,
            owner=self.firm.present((*owners, self.firm.policy.default_owner), self.as_of) or NOBODY,
            due_on=due_on,
            days_late=max(late, 0),
            band=band_of(self.as_of, due_on, row.soon_days, None),
            state=State.OPEN,
            why=why,
            record=record.record,
            file=record.file,
            last_on=last.on,
            last_record=last.record,
            rank=rank_of(clock, late, row.every_days or 1, INTERNAL),
        )


# Behind clients and prospects in every list.
INTERNAL = 2
