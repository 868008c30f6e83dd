"""When a clock is due, who owes it and how near it is."""

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tests.second_opinion.exchanges import Exchanges, is_about
from tests.second_opinion.facts import FAR_AWAY, LONG_AGO, Fields, filed_on, months_after, to_day
from tests.second_opinion.numbers import (
    LIMITS,
    MODULE_OF,
    NEVER_OFF,
    OFF_AS_SHIPPED,
    QUIET,
    RESTS,
    RHYTHM,
    ROWS,
)

__all__ = ["FAR_AWAY", "LONG_AGO", "Desk", "Fields", "Owed", "filed_on", "months_after", "to_day"]

ONLY_WHEN_NAMED = {
    "pm-sync": "pm_sync",
    "support-watch": "support_watch",
    "software-review": "software_review_offer",
    "goodwill": "goodwill",
}
COVER_OF = {"check-in": "check_in", "satisfaction-talk": "satisfaction"}


@dataclass(frozen=True)
class Owed:
    """One duty, as far as both opinions speak of it."""

    clock: str
    record: str
    place: str | None
    due_on: date
    band: str
    state: str
    owner: str
    last_on: date | None
    booked_on: date | None


class Desk(Exchanges):
    """Numbers, owners and bands."""

    def row(self, clock: str) -> Fields:
        row: Fields = self.policy.get("clocks", {}).get(clock, {})
        return row

    def limit(self, id_: str, name: str) -> Any:
        """The firm's number, else the shipped one; None where there is neither."""
        for rows in ("clocks", "rules"):
            limits = self.policy.get(rows, {}).get(id_, {}).get("limits", {})
            if name in limits:
                return limits[name]
        return LIMITS.get(id_, {}).get(name)

    def has_module(self, module: str) -> bool:
        return bool(self.policy.get("modules", {}).get(module, module not in OFF_AS_SHIPPED))

    def is_on(self, clock: str) -> bool:
        if clock in MODULE_OF and not self.has_module(MODULE_OF[clock]):
            return False
        if clock in RESTS and (self.is_paused() or self.is_past()):
            return False
        if clock in NEVER_OFF:
            return True
        return bool(self.row(clock).get("enabled", True)) and not self.agreed(clock).get("off")

    def agreed(self, clock: str) -> Fields:
        """What was agreed with the client about a clock, if it has been."""
        agreed: Fields = self.profile.get("rhythm", {}).get(clock, {})
        agreed_on = to_day(agreed.get("agreed_on"))
        return {} if agreed_on and agreed_on > self.as_of else agreed

    def interval(self, clock: str, own: int | None = None) -> int:
        """Agreed before tier before policy; what a record says of itself goes before all of them.

        The table of escalations is policy, although its rows are looked up by the record.
        """
        tier, said = self.tier().get("clocks", {}).get(clock, {}), {"every_days": own}
        sources = [said, self.agreed(clock), tier, self.row(clock)]
        if clock == "escalation-update":
            sources = [self.agreed(clock), tier, said]
        if clock == "invoice":
            sources = [self.agreed(clock), said, tier, self.row(clock)]
        for source in sources:
            if source.get("every_days"):
                return int(source["every_days"])
        return ROWS[clock].number

    def within(self, clock: str, origin: date) -> date:
        row, number = self.row(clock), ROWS[clock].number
        if ROWS[clock].unit == "d":
            return origin + timedelta(days=row.get("within_days", number))
        return self.working_days_after(origin, row.get("within_working_days", number))

    def is_worked(self, day: date) -> bool:
        names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        worked = self.policy.get("working_days", names[:5])
        return names[day.weekday()] in worked and day.isoformat() not in self.policy.get("days_off", [])

    def working_days_after(self, day: date, count: int) -> date:
        """So many working days later; earlier where the number is negative."""
        step = timedelta(days=1 if count > 0 else -1)
        for _ in range(abs(count)):
            day += step
            while not self.is_worked(day):
                day += step
        return day

    def origin(self, clock: str, *days: date | None) -> date:
        """The latest of what is given, the end of a pause, and the opening date or the book's first day."""
        known = [day for day in days if day]
        if opening := self.past(self.profile.get("opening", {}).get(clock)):
            known.append(opening)
        else:
            known.append(self.opened_on)
        if clock in RESTS and (rested := self.rested_until()):
            known.append(rested)
        return max(known)

    def next_after(self, clock: str, *days: date | None, every: int | None = None) -> date:
        """The due day of a clock that runs every so many days."""
        interval, origin = self.interval(clock, every), self.origin(clock, *days)
        others = [day for day in days if day] + [
            self.past(self.profile.get("opening", {}).get(clock)) or LONG_AGO
        ]
        if clock in RESTS:
            others.append(self.rested_until() or LONG_AGO)
        if origin == self.opened_on and self.opened_on not in others:
            fixed = int(hashlib.sha256(self.id.encode()).hexdigest(), 16)
            return origin + timedelta(days=1 + fixed % interval)
        return origin + timedelta(days=interval)

    # -- owner, band, state ------------------------------------------------------------------------

    def owner(self, clock: str, own: list[str], record: Fields | None) -> str:
        wanted: list[str | None] = []
        for role in self.row(clock).get("owner_roles", ROWS[clock].owners):
            wanted += own if role == "record" else self.holders_of(role, record or {}, own)
        wanted += [
            self.profile["account_manager"],
            self.profile.get("deputy"),
            self.policy.get("default_owner"),
        ]
        return next((found for found in map(self.here, wanted) if found), "nobody")

    def holders_of(self, role: str, record: Fields, own: list[str]) -> list[str | None]:
        """A role as the record names it, its project, the account's team, then everybody who has it."""
        project = self.all("projects").get(record.get("project", ""), {})
        team = self.profile.get("team", {})
        places = (record, record.get("roles", {}), project, project.get("roles", {}), team)
        named: list[str | None] = [one for one in own if role in self.people.get(one, {}).get("roles", [])]
        named += [place.get(role) for place in places]
        if role == "account_manager":
            named.append(self.profile["account_manager"])
        return named + [id_ for id_ in sorted(self.people) if role in self.people[id_]["roles"]]

    def is_escalated(self) -> bool:
        return any(not self.past(one.get("resolved_on")) for _, one in self.made("escalations"))

    def is_waived(self, id_: str, record: str) -> bool:
        """Whether an exception from a clock or notice holds today, for all records or for this one."""
        cited = record.removeprefix(f"{self.id}/")
        return any(
            one["rule"] == id_
            and one.get("record") in {None, cited}
            and self.as_of <= date.fromisoformat(one["until_on"])
            for _, one in self.made("waivers")
        )

    def state(self, clock: str, record: str) -> str:
        if self.is_waived(clock, record):
            return "waived"
        for snooze in self.profile.get("snoozes", []):
            if (
                clock in RHYTHM
                and snooze["clock"] == clock
                and self.as_of <= date.fromisoformat(snooze["until_on"])
            ):
                return "snoozed"
        return "held_back" if clock in self.policy.get("quiet", QUIET) and self.is_escalated() else "open"

    def booked_on(self, clock: str, due_on: date, subject: str | None) -> date | None:
        """The first planned talk with the client, from today to the due day, that is for this clock."""
        days = []
        for id_, contact in self.all("contacts").items():
            day = filed_on(id_)
            planned = contact.get("outcome") == "planned"
            if planned and self.as_of <= day <= due_on and self.books(clock, contact, day, subject):
                days.append(day)
        return min(days, default=None)

    def books(self, clock: str, contact: Fields, day: date, subject: str | None) -> bool:
        covers = contact.get("covers", [])
        if named := ONLY_WHEN_NAMED.get(clock):
            may = clock != "goodwill" or not contact.get("internal")
            return may and named in covers and (clock != "pm-sync" or is_about(contact, subject or ""))
        if contact.get("internal"):
            return False
        by_manager = self.is_by_manager(day, set(contact.get("ours") or [self.manager_on(day)]))
        if clock in COVER_OF:
            return (by_manager or clock != "check-in") and (not covers or COVER_OF[clock] in covers)
        if clock == "meeting":
            return contact.get("meeting") == subject
        if clock == "key-stakeholder-contact":
            return subject in contact.get("theirs", [])
        return clock in {"any-contact", "past-client-call"} or (clock == "steady-contact" and by_manager)

    def owe(
        self,
        clock: str,
        due_on: date,
        record: str = "account",
        *,
        own: list[str] | None = None,
        fields: Fields | None = None,
        last_on: date | None = None,
        place: str | None = None,
        subject: str | None = None,
    ) -> Owed:
        """A duty: `subject` is the project, meeting or stakeholder that a talk must be about."""
        booked_on = self.booked_on(clock, due_on, subject)
        soon = self.row(clock).get("soon_days", ROWS[clock].soon_days)
        if clock == "waiver-ends":
            band = "soon"
        elif due_on < self.as_of:
            band = "soon" if clock == "milestone-celebrated" else "overdue"
        elif due_on == self.as_of:
            band = "today"
        elif booked_on:
            band = "booked"
        else:
            band = "soon" if (due_on - self.as_of).days <= soon else "later"
        name = record if record.startswith("_") else f"{self.id}/{record}"
        owner = self.owner(clock, own or [], fields)
        booked = booked_on if band == "booked" else None
        return Owed(clock, name, place, due_on, band, self.state(clock, name), owner, last_on, booked)
