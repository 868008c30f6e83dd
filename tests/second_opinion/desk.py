"""When a clock is due, who owes it and how near it is."""

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta

from tests.second_opinion.facts import LONG_AGO, Facts, Fields, filed_on, is_about, to_day

EVERY_DAYS = {
    "steady-contact": 92,
    "check-in": 92,
    "any-contact": 7,
    "support-watch": 31,
    "annual-review": 365,
    "pm-sync": 14,
}
WITHIN_DAYS = {"opportunity-routed": 7, "handoff-submitted": 14, "project-review": 28}
WITHIN_WORKING_DAYS = {
    "contact-outcome": 2,
    "commitment-told": 2,
    "reflection": 5,
    "handoff-accepted": 5,
}
SOON_DAYS = {"project-review": 14}
OWNED_BY_RECORD = {
    "commitment",
    "commitment-told",
    "reflection",
    "handoff-accepted",
    "contact-outcome",
}
# Conversations, reviews and upkeep: these can be snoozed, and all but the last rest with a
# paused or past account.
RHYTHM = {
    "steady-contact",
    "check-in",
    "any-contact",
    "support-watch",
    "annual-review",
    "contact-outcome",
}
NEVER_OFF = {"annual-review", "commitment"}
ONLY_WHEN_NAMED = {"pm-sync": "pm_sync", "support-watch": "support_watch"}


@dataclass(frozen=True)
class Owed:
    """One duty, as far as both opinions speak of it."""

    clock: str
    record: str
    due_on: date
    band: str
    state: str
    owner: str
    last_on: date | None
    booked_on: date | None


class Desk(Facts):
    """Numbers, owners and bands."""

    def row(self, clock: str) -> Fields:
        row: Fields = self.policy.get("clocks", {}).get(clock, {})
        return row

    def is_on(self, clock: str) -> bool:
        if clock in NEVER_OFF:
            return True
        return bool(self.row(clock).get("enabled", True)) and not self.agreed(clock).get("off")

    def agreed(self, clock: str) -> Fields:
        """What was agreed with the client about a clock, if it has been."""
        agreed: Fields = self.profile.get("rhythm", {}).get(clock, {})
        agreed_on = to_day(agreed.get("agreed_on"))
        return {} if agreed_on and agreed_on > self.as_of else agreed

    def interval(self, clock: str) -> int:
        """Agreed before tier before policy."""
        tier = self.tier().get("clocks", {}).get(clock, {})
        for source in (self.agreed(clock), tier, self.row(clock)):
            if source.get("every_days"):
                return int(source["every_days"])
        return EVERY_DAYS[clock]

    def within(self, clock: str, origin: date) -> date:
        row = self.row(clock)
        if clock in WITHIN_DAYS:
            return origin + timedelta(days=row.get("within_days", WITHIN_DAYS[clock]))
        return self.working_days_after(origin, row.get("within_working_days", WITHIN_WORKING_DAYS[clock]))

    def working_days_after(self, day: date, count: int) -> date:
        names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        worked = self.policy.get("working_days", names[:5])
        while count > 0:
            day += timedelta(days=1)
            if names[day.weekday()] in worked and day.isoformat() not in self.policy.get("days_off", []):
                count -= 1
        return day

    def origin(self, clock: str, *days: date | None) -> date:
        """The latest of what is given, the opening date, the book's first day and the end of a pause."""
        known = [day for day in days if day]
        known.append(self.opened_on)
        if opening := self.past(self.profile.get("opening", {}).get(clock)):
            known.append(opening)
        if clock in RHYTHM and clock != "contact-outcome" and (rested := self.rested_until()):
            known.append(rested)
        return max(known)

    def next_after(self, clock: str, *days: date | None) -> date:
        """The due day of a clock that runs every so many days."""
        interval, origin = self.interval(clock), self.origin(clock, *days)
        others = [day for day in days if day] + [
            self.past(self.profile.get("opening", {}).get(clock)) or LONG_AGO
        ]
        if clock in RHYTHM:
            others.append(self.rested_until() or LONG_AGO)
        if origin == self.opened_on and self.opened_on not in others:
            fixed = int(hashlib.sha256(self.id.encode()).hexdigest(), 16)
            return origin + timedelta(days=1 + fixed % interval)
        return origin + timedelta(days=interval)

    # -- owner, band, state ------------------------------------------------------------------------

    def here(self, id_: str | None) -> str | None:
        """The person, or the cover, if either is active and not away."""
        person = self.people.get(id_ or "")
        if person is None or self.past(person.get("left_on")):
            return None
        for away in person.get("away", []):
            if date.fromisoformat(away["starts_on"]) <= self.as_of <= date.fromisoformat(away["ends_on"]):
                cover = away.get("cover")
                return cover if cover and self.is_free(cover) else None
        return id_

    def is_free(self, id_: str) -> bool:
        person = self.people[id_]
        is_away = any(
            date.fromisoformat(away["starts_on"]) <= self.as_of <= date.fromisoformat(away["ends_on"])
            for away in person.get("away", [])
        )
        return not is_away and not self.past(person.get("left_on"))

    def receivers(self, to: str) -> list[str]:
        """A group's people, else the holders of a role, else the person."""
        groups = self.policy.get("groups", {})
        if to in groups:
            return list(groups[to])
        return sorted(id_ for id_, person in self.people.items() if to in person["roles"]) or [to]

    def owner(self, clock: str, own: list[str], record: Fields | None) -> str:
        wanted: list[str | None] = []
        shipped = ["record"] if clock in OWNED_BY_RECORD else []
        for role in self.row(clock).get("owner_roles", shipped):
            wanted += own if role == "record" else self.holders_of(role, record or {})
        wanted += [
            self.profile["account_manager"],
            self.profile.get("deputy"),
            self.policy.get("default_owner"),
        ]
        return next((found for found in map(self.here, wanted) if found), "nobody")

    def holders_of(self, role: str, record: Fields) -> list[str | None]:
        """A role as the record names it, its project, the account's team, then everybody who has it."""
        project = self.all("projects").get(record.get("project", ""), {})
        team = self.profile.get("team", {})
        places = (record, record.get("roles", {}), project, project.get("roles", {}), team)
        named: list[str | None] = [place.get(role) for place in places]
        if role == "account_manager":
            named.append(self.profile["account_manager"])
        return named + [id_ for id_ in sorted(self.people) if role in self.people[id_]["roles"]]

    def state(self, clock: str) -> str:
        for snooze in self.profile.get("snoozes", []):
            if (
                clock in RHYTHM
                and snooze["clock"] == clock
                and self.as_of <= date.fromisoformat(snooze["until_on"])
            ):
                return "snoozed"
        return "open"

    def booked_on(self, clock: str, due_on: date, project: str | None = None) -> date | None:
        """The first planned talk with the client, from today to the due day, that is for this clock."""
        days = []
        for id_, contact in self.all("contacts").items():
            day, covers = filed_on(id_), contact.get("covers", [])
            planned = contact.get("outcome") == "planned"
            if planned and self.as_of <= day <= due_on and self.books(clock, contact, covers, day, project):
                days.append(day)
        return min(days, default=None)

    def books(self, clock: str, contact: Fields, covers: list[str], day: date, project: str | None) -> bool:
        if named := ONLY_WHEN_NAMED.get(clock):
            return named in covers and (project is None or is_about(contact, project))
        if contact.get("internal"):
            return False
        by_manager = self.is_by_manager(day, set(contact.get("ours") or [self.manager_on(day)]))
        if clock == "check-in":
            return by_manager and (not covers or "check_in" in covers)
        return clock == "any-contact" or (clock == "steady-contact" and by_manager)

    def owe(
        self,
        clock: str,
        due_on: date,
        record: str = "account",
        *,
        own: list[str] | None = None,
        fields: Fields | None = None,
        last_on: date | None = None,
    ) -> Owed:
        project = record.removeprefix("projects/") if clock == "pm-sync" else None
        booked_on = self.booked_on(clock, due_on, project)
        soon = self.row(clock).get("soon_days", SOON_DAYS.get(clock, 7))
        if due_on < self.as_of:
            band = "overdue"
        elif due_on == self.as_of:
            band = "today"
        elif booked_on:
            band = "booked"
        else:
            band = "soon" if (due_on - self.as_of).days <= soon else "later"
        owner = self.owner(clock, own or [], fields)
        booked = booked_on if band == "booked" else None
        return Owed(clock, f"{self.id}/{record}", due_on, band, self.state(clock), owner, last_on, booked)
