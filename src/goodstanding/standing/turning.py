"""The days on which what is owed can begin or end by itself: nothing turns on any other day."""

from collections.abc import Iterable, Iterator
from datetime import date

from goodstanding.model.day_rule import days_in
from goodstanding.model.profile import Profile


def turning_days(records: Iterable[object]) -> Iterator[date]:
    """The days that records name; what they make begins or ends on one of them, or on the day after."""
    for record in records:
        yield from days_in(record)
        if isinstance(record, Profile) and record.billing and record.billing.billed:
            yield record.billing.billed.over_on
