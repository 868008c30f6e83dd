"""Duties as a calendar that calendar programs subscribe to."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from goodstanding.chapters import CLOCKS
from goodstanding.duty import Duty
from goodstanding.reports.check_text import account_name
from goodstanding.reports.report import Report

_PRODUCT = "-//Good Standing//standing//EN"
# A day long before any book, from which the number of a version is counted.
_FIRST = date(2000, 1, 1)
_END = b"END:VCALENDAR\r\n"


@dataclass
class Feeds:
    """Makes feeds of one day; each event is made once, in however many feeds it stands.

    `named` gives the name of an account, `described` what a duty is about (None: nothing to tell).
    """

    as_of: date
    named: Callable[[str], str]
    described: Callable[[Duty], str | None] = lambda _: None
    _made: dict[str, bytes] = field(default_factory=dict)

    def feed(self, title: str, duties: Iterable[Duty]) -> bytes:
        """The duties that count, as a calendar of whole days."""
        head = Calendar()
        head.add("prodid", _PRODUCT)
        head.add("version", "2.0")
        head.add("method", "PUBLISH")
        head.add("x-wr-calname", title)
        head.add("name", title)
        counting = sorted((one for one in duties if one.is_open), key=lambda one: (one.due_on, uid_of(one)))
        opened: bytes = head.to_ical()
        return opened.removesuffix(_END) + b"".join(map(self._event, counting)) + _END

    def _event(self, duty: Duty) -> bytes:
        uid = uid_of(duty)
        if uid not in self._made:
            self._made[uid] = self._make(uid, duty)
        return self._made[uid]

    def _make(self, uid: str, duty: Duty) -> bytes:
        event = Event()
        event.add("uid", uid)
        event.add("dtstamp", datetime.combine(self.as_of, time(), UTC))
        # A later day's feed is a later version of the same event.
        event.add("sequence", (self.as_of - _FIRST).days)
        event.add("dtstart", duty.due_on)
        event.add("dtend", _day_after(duty.due_on))
        event.add("summary", self._summary(duty))
        event.add("description", self._description(duty))
        event.add("categories", [duty.group.value])
        event.add("transp", "TRANSPARENT")
        event.add("class", "PRIVATE")
        made: bytes = event.to_ical()
        return made

    def _summary(self, duty: Duty) -> str:
        clock = CLOCKS.get(duty.clock)
        title = clock.title if clock else duty.clock
        return f"{title}: {_one_line(self.named(duty.account))}" if duty.account else title

    def _description(self, duty: Duty) -> str:
        clock = CLOCKS.get(duty.clock)
        about = self.described(duty)
        lines = [
            _one_line(about) if about else "",
            f"Owed by {duty.owner}: {_one_line(duty.why)}.",
            f"Next: {clock.step}" if clock else "",
            f"Record: {duty.file}",
        ]
        return "\n".join(line for line in lines if line)


def render_due_calendar(report: Report) -> bytes:
    """The duties of a report as a calendar; its lines end as the format asks, on every system."""

    def named(account: str) -> str:
        return account_name(report, account)

    owed = (shown.duty for shown in report.duties)
    return Feeds(report.standing.as_of, named).feed("Good Standing", owed)


def uid_of(duty: Duty) -> str:
    """What a calendar knows a duty by: the same on every day and whoever owes it."""
    name = "\n".join([duty.clock, duty.account or "", duty.record, duty.place or ""])
    return hashlib.sha256(name.encode()).hexdigest()[:32] + "@goodstanding"


def _day_after(day: date) -> date:
    # The last day of a whole-day event is the one before its end.
    return day + timedelta(days=1) if day < date.max else day


def _one_line(text: str) -> str:
    return " ".join(text.split())
