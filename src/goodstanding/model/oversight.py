"""Waivers and scans: agreed exceptions, and the weekly look over one's accounts."""

from datetime import date
from typing import ClassVar

from goodstanding.immutable import field
from goodstanding.model.record import DatedRecord


class Waiver(DatedRecord, frozen=True, kw_only=True):
    """An agreed exception to a clock or a notice; `until_on` is its last day.

    `record_` is the record it is for (None: the whole account); `record` is its own name.
    """

    KIND: ClassVar[str] = "waiver"

    rule: str
    reason: str
    approved_by: str
    until_on: date
    record_: str | None = None
    asked_by: str | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it holds on that day."""
        return self.dated_on <= day <= self.until_on


class Scan(DatedRecord, frozen=True, kw_only=True):
    """One account manager's look over all their accounts on the record's day."""

    KIND: ClassVar[str] = "scan"

    seen: tuple[str, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)
    focus: str | None = None

    @property
    def person(self) -> str:
        """Who of us looked: the end of the record's name."""
        return self.id[len("YYYY-MM-DD-") :]

    def saw(self, account_id: str) -> bool:
        """Whether that account was looked at."""
        return account_id in self.seen
