"""Duties as a calendar that calendar programs subscribe to."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from goodstanding.chapters import CLOCKS
from goodstanding.duty import Duty
from goodstanding.reports.check_text import account_name
from goodstanding.reports.ical import line, text
from goodstanding.reports.report import Report

_PRODUCT = "-//Good Standing//standing//EN"
# A day long before any book, from which the number of a version is counted.
_FIRST = date(2000, 1, 1)
_END = line("END", "VCALENDAR")


@dataclass
class Feeds:
    """Makes feeds of one day; each event is made once, in however many feeds it stands.

    `named` gives the name of an account, `described` what a duty is about (None: nothing to tell).
    """

    as_of: date
    named: Callable[[str], str]
    described: Callable[[Duty], str | None] = lambda _: None
    _made: dict[str, str] = field(default_factory=dict)

    def feed(self, title: str, duties: Iterable[Duty]) -> bytes:
        """The duties that count, as a calendar of whole days."""
        head = [
            line("BEGIN", "VCALENDAR"),
            line("VERSION", "2.0"),
            line("PRODID", _PRODUCT),
            line("METHOD", "PUBLISH"),
            line("NAME", text(title)),
            line("X-WR-CALNAME", text(title)),
        ]
        counting = sorted((one for one in duties if one.is_open), key=lambda one: (one.due_on, uid_of(one)))
        return "".join([*head, *map(self._event, counting), _END]).encode()

    def _event(self, duty: Duty) -> str:
        uid = uid_of(duty)
        if uid not in self._made:
            self._made[uid] = self._make(uid, duty)
        return self._made[uid]

    def _make(self, uid: str, duty: Duty) -> str:
        lines = [
            line("BEGIN", "VEVENT"),
            line("SUMMARY", text(self._summary(duty))),
            line("DTSTART;VALUE=DATE", _spelt(duty.due_on)),
            line("DTEND;VALUE=DATE", _spelt(_day_after(duty.due_on))),
            line("DTSTAMP", f"{_spelt(self.as_of)}T000000Z"),
            line("UID", uid),
            # A later day's feed is a later version of the same event.
            line("SEQUENCE", str((self.as_of - _FIRST).days)),
            line("CATEGORIES", text(duty.group.value)),
            line("CLASS", "PRIVATE"),
            line("DESCRIPTION", text(self._description(duty))),
            line("TRANSP", "TRANSPARENT"),
            line("END", "VEVENT"),
        ]
        return "".join(lines)

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


def _spelt(day: date) -> str:
    return day.isoformat().replace("-", "")


def _one_line(words: str) -> str:
    return " ".join(words.split())
