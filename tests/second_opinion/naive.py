"""A second opinion on a book, slow and obvious: plain records in, plain answers out.

It was written from the text of the rule book alone and shares no line with the engine. A book is
`{"policy": {...}, "people": {id: {...}}, "accounts": {id: {"account": {...}, "contacts": {id: {...}}, ...}}}`
with values as they stand in the files; a day is a `date`.
"""

import hashlib
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

Fields = dict[str, Any]

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
# Conversations, reviews and upkeep: these can be snoozed, and rest (but for the last) with a paused or past account.
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

PLACEHOLDERS = ["tbc", "tbd", "todo", "to be confirmed", "to be decided", "???"]
VAGUE = ["asap", "soon", "try to", "end of month"]
COMPLETE = {
    "new_work": ["aims", "suggested_solution", "timeline"],
    "am_to_am": [
        "reason", "intro_on", "people_notes", "commercial", "promises_made", "risks", "avoid", "next_step",
    ],
    "am_to_pm": ["background", "promises_made", "client_preferences"],
    "project_close": ["learnings", "backlog", "access", "documentation"],
    "team_member": ["checked_by"],
}  # fmt: skip

LONG_AGO = date(1900, 1, 1)
FAR_AWAY = date(9000, 1, 1)


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


def to_day(text: str | None) -> date | None:
    """The day a text names, if there is a text."""
    return date.fromisoformat(text) if text else None


def filed_on(id_: str) -> date:
    """The day with which a record's id begins."""
    return date.fromisoformat(id_[:10])


class Opinion:
    """What one account owes on a day, its modes and what is wrong in it."""

    def __init__(self, book: Fields, account_id: str, as_of: date) -> None:
        self.policy: Fields = book["policy"]
        self.people: dict[str, Fields] = book["people"]
        self.id, self.as_of = account_id, as_of
        self.parts: dict[str, dict[str, Fields]] = {
            folder: records for folder, records in book["accounts"][account_id].items() if folder != "account"
        }
        self.profile: Fields = book["accounts"][account_id]["account"]
        self.opened_on = date.fromisoformat(self.policy["book_opened_on"])

    # -- facts -----------------------------------------------------------------------------------

    def past(self, text: str | None) -> date | None:
        """The day of a fact, if it has happened."""
        found = to_day(text)
        return found if found and found <= self.as_of else None

    def all(self, folder: str) -> dict[str, Fields]:
        """Every record of a folder as written."""
        return self.parts.get(folder, {})

    def made(self, folder: str) -> Iterator[tuple[str, Fields]]:
        """The records of a folder whose own day has come."""
        for id_, record in self.all(folder).items():
            if filed_on(id_) <= self.as_of:
                yield id_, record

    def held(self, record: Fields, block: str, field: str) -> date | None:
        """The day on which a block of a record happened, if it has."""
        return self.past((record.get(block) or {}).get(field))

    # -- the account -----------------------------------------------------------------------------

    def is_past(self) -> bool:
        return self.held(self.profile, "ended", "ended_on") is not None

    def is_prospect(self) -> bool:
        since = to_day(self.profile.get("client_since"))
        return self.profile.get("status") == "prospect" or (since is not None and since > self.as_of)

    def is_current(self) -> bool:
        return not self.is_past() and not self.is_prospect()

    def is_paused(self) -> bool:
        paused = self.profile.get("paused")
        if not paused or date.fromisoformat(paused["since_on"]) > self.as_of:
            return False
        until_on = to_day(paused.get("until_on"))
        return until_on is None or self.as_of <= until_on

    def rested_until(self) -> date | None:
        """The day after the last pause."""
        until_on = self.past((self.profile.get("paused") or {}).get("until_on"))
        return until_on + timedelta(days=1) if until_on and until_on < self.as_of else None

    def tier(self) -> Fields:
        name = self.profile.get("tier") or self.policy.get("default_tier", "standard")
        tier: Fields = self.policy["tiers"].get(name, {})
        return tier

    def manager_on(self, day: date, *, as_written: bool = False) -> str:
        """Who managed the account on a day, by the accepted handoffs between managers."""
        changes = []
        for handoff in self.all("handoffs").values():
            accepted = to_day((handoff.get("accepted") or {}).get("accepted_on"))
            if handoff["kind"] == "am_to_am" and accepted and (as_written or accepted <= self.as_of):
                changes.append((to_day(handoff.get("effective_on")) or accepted, handoff["from"]))
        for took_effect_on, giver in sorted(changes):
            if day < took_effect_on:
                return str(giver)
        return str(self.profile["account_manager"])

    # -- underway, and the reasons for a check-in --------------------------------------------------

    def underway_stretches(self) -> list[tuple[date, date]]:
        """From the mobilisation of each project to the day on which it was over (not included)."""
        stretches = []
        for project in self.all("projects").values():
            began = self.past(project.get("mobilised_on"))
            over = [self.past(project.get(field)) for field in ("ended_on", "cancelled_on")]
            if began:
                stretches.append((began, min([day for day in over if day], default=FAR_AWAY)))
        return stretches

    def check_in_stretches(self) -> list[tuple[date, date]]:
        stretches = self.underway_stretches()
        health = self.profile.get("health") or {}
        set_on = to_day(health.get("set_on"))
        if health.get("status") in {"amber", "red"} and (set_on is None or set_on <= self.as_of):
            stretches.append((set_on or LONG_AGO, FAR_AWAY))
        if self.tier().get("high_value"):
            stretches.append((to_day(self.profile.get("client_since")) or LONG_AGO, FAR_AWAY))
        return stretches

    @staticmethod
    def covered_on(stretches: list[tuple[date, date]], day: date) -> bool:
        return any(began <= day < over for began, over in stretches)

    def unbroken_since(self, stretches: list[tuple[date, date]]) -> date | None:
        """The first day of the unbroken stretch that holds now; None where nothing holds."""
        if not self.covered_on(stretches, self.as_of):
            return None
        began = min(one for one, over in stretches if one <= self.as_of < over)
        while earlier := [one for one, over in stretches if one < began <= over]:
            began = min(earlier)
        return began

    # -- exchanges ---------------------------------------------------------------------------------

    def exchanges(self) -> Iterator[tuple[date, set[str]]]:
        """Every dealing with the client that has happened: its day and who of ours had it."""
        for id_, contact in self.made("contacts"):
            if contact.get("outcome", "reached") == "reached" and not contact.get("internal"):
                yield filed_on(id_), set(contact.get("ours") or [self.manager_on(filed_on(id_))])
        for id_, review in self.made("reviews"):
            by = set((review.get("attendees") or {}).get("ours") or [self.manager_on(filed_on(id_))])
            days = [self.past(review.get("shared_on")), self.past(review.get("offered_on"))]
            if review.get("meeting") == "held" or (
                review.get("meeting") == "offered" and not review.get("offered_on")
            ):
                days.append(filed_on(id_))
            yield from ((day, by) for day in days if day)
        for id_, promise in self.made("commitments"):
            by = {promise.get("owner") or self.manager_on(filed_on(id_))}
            days = [self.past(promise.get("told_on")), self.held(promise, "withdrawn", "told_on")]
            days += [self.past(one.get("told_on")) for one in promise.get("revisions", [])]
            yield from ((day, by) for day in days if day)
        for id_, handoff in self.made("handoffs"):
            if told_on := self.past(handoff.get("client_told_on")):
                yield told_on, {self.manager_on(filed_on(id_))}
        for project in self.all("projects").values():
            yield from self.project_exchanges(project)

    def project_exchanges(self, project: Fields) -> Iterator[tuple[date, set[str]]]:
        warranty = project.get("warranty") or {}
        for day in (self.held(project, "kickoff", "held_on"), self.past(warranty.get("told_on"))):
            if day:
                yield day, {self.manager_on(day)}
        if day := self.held(warranty, "after", "told_on"):
            yield day, {self.manager_on(day)}
        for report in project.get("progress_reports", []):
            if day := self.past(report.get("sent_on")):
                yield day, {project["project_manager"]}
        review = (project.get("wrap_up") or {}).get("review") or {}
        if day := self.past(review.get("held_on")):
            yield day, set((review.get("attendees") or {}).get("ours") or [self.manager_on(day)])

    def is_by_manager(self, day: date, by: set[str]) -> bool:
        """By the account manager or deputy of now, or who managed the account on that day."""
        return bool(by & {self.profile["account_manager"], self.profile.get("deputy"), self.manager_on(day)})

    def reached_covering(
        self, cover: str, *, internal: bool, by_manager: bool = False
    ) -> Iterator[tuple[date, Fields]]:
        for id_, contact in self.made("contacts"):
            day = filed_on(id_)
            by = set(contact.get("ours") or [self.manager_on(day)])
            if (
                contact.get("outcome", "reached") == "reached"
                and cover in contact.get("covers", [])
                and (internal or not contact.get("internal"))
                and (not by_manager or self.is_by_manager(day, by))
            ):
                yield day, contact

    # -- numbers -----------------------------------------------------------------------------------

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
        named: list[str | None] = []
        for place in (
            record,
            record.get("roles", {}),
            project,
            project.get("roles", {}),
            self.profile.get("team", {}),
        ):
            named.append(place.get(role))
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

    # -- clocks ------------------------------------------------------------------------------------

    def duties(self) -> set[Owed]:
        """Everything owed by the fourteen clocks."""
        found = [
            *self.contact_outcomes(),
            *self.promises(),
            *self.passings(),
            *self.project_duties(),
        ]
        if not self.is_paused() and not self.is_past():
            found += [*self.talks(), *self.yearly()]
        return {duty for duty in found if self.is_on(duty.clock)}

    def talks(self) -> Iterator[Owed]:
        exchanges = list(self.exchanges())
        since = self.past(self.profile.get("client_since"))
        underway = self.unbroken_since(self.underway_stretches())
        if underway:
            last_on = max((day for day, _ in exchanges), default=None)
            yield self.owe("any-contact", self.next_after("any-contact", last_on, underway), last_on=last_on)
        stretches = self.check_in_stretches()
        began = self.unbroken_since(stretches)
        if began:
            checked = [day for day, _ in self.reached_covering("check_in", internal=False, by_manager=True)]
            last_on = max(checked, default=None)
            yield self.owe("check-in", self.next_after("check-in", last_on, began), last_on=last_on)
        elif self.is_current():
            over = max((over for _, over in stretches if over <= self.as_of), default=None)
            last_on = max((day for day, by in exchanges if self.is_by_manager(day, by)), default=None)
            yield self.owe(
                "steady-contact",
                self.next_after("steady-contact", last_on, since, over),
                last_on=last_on,
            )

    def yearly(self) -> Iterator[Owed]:
        if not self.is_current():
            return
        since = self.past(self.profile.get("client_since"))
        meetings = (self.profile.get("communication") or {}).get("meetings", [])
        if not any(meeting.get("every_days", 999) <= 31 for meeting in meetings):
            last_on = max(
                (day for day, _ in self.reached_covering("support_watch", internal=True)),
                default=None,
            )
            yield self.owe("support-watch", self.next_after("support-watch", last_on, since), last_on=last_on)
        shared = [
            self.past(one.get("shared_on")) for _, one in self.made("reviews") if one["kind"] == "annual"
        ]
        last_on = max((day for day in shared if day), default=None)
        month = self.profile.get("annual_review_month")
        if month:
            earliest = self.origin("annual-review", last_on, since) + timedelta(days=183)
            ends = [
                date(year, month, monthrange(year, month)[1]) for year in (earliest.year, earliest.year + 1)
            ]
            due_on = next(end for end in ends if end >= earliest)
        else:
            due_on = self.next_after("annual-review", last_on, since)
        yield self.owe("annual-review", due_on, last_on=last_on)

    def contact_outcomes(self) -> Iterator[Owed]:
        for id_, contact in self.all("contacts").items():
            day = filed_on(id_)
            if contact.get("outcome") == "planned" and day < self.as_of:
                due_on = self.within("contact-outcome", self.origin("contact-outcome", day))
                own = list(contact.get("ours") or [self.manager_on(day)])
                yield self.owe("contact-outcome", due_on, f"contacts/{id_}", own=own, fields=contact)

    def promises(self) -> Iterator[Owed]:
        for id_, promise in self.made("commitments"):
            record, own = (
                f"commitments/{id_}",
                [promise.get("owner") or self.manager_on(filed_on(id_))],
            )
            done, missed = self.past(promise.get("done_on")), self.past(promise.get("missed_on"))
            withdrawn = self.held(promise, "withdrawn", "withdrawn_on")
            if not (done or missed or withdrawn):
                due_on = self.day_in_force(promise, self.as_of)
                yield self.owe("commitment", due_on, record, own=own, fields=promise)
            noticed = self.held(promise, "at_risk", "noticed_on")
            first = min([day for day in (noticed, missed) if day], default=None)
            told = self.past(promise.get("told_on"))
            is_told = told is not None and first is not None and (told >= first or noticed is not None)
            if first and not is_told and not done and not withdrawn:
                due_on = self.within("commitment-told", self.origin("commitment-told", first))
                yield self.owe("commitment-told", due_on, record, own=own, fields=promise)
            reflected = self.held(promise, "reflection", "reflected_on") and promise["reflection"].get(
                "change"
            )
            if missed and promise.get("cause", "us") == "us" and not reflected:
                due_on = self.within("reflection", self.origin("reflection", missed))
                yield self.owe("reflection", due_on, record, own=own, fields=promise)

    @staticmethod
    def day_in_force(promise: Fields, as_of: date) -> date:
        """The day promised, moved only by revisions told before the day that was in force."""
        revisions = promise.get("revisions", [])
        in_force = date.fromisoformat(revisions[0]["from_on"] if revisions else promise["due_on"])
        for revision in revisions:
            revised_on, told_on = to_day(revision["revised_on"]), to_day(revision.get("told_on"))
            if (
                revised_on
                and told_on
                and max(revised_on, told_on) <= as_of
                and max(revised_on, told_on) < in_force
            ):
                in_force = date.fromisoformat(revision["to_on"])
        return in_force

    def passings(self) -> Iterator[Owed]:
        for id_, opportunity in self.made("opportunities"):
            if self.held(opportunity, "closed", "closed_on"):
                continue
            record, routed_on = (
                f"opportunities/{id_}",
                self.held(opportunity, "routed", "routed_on"),
            )
            if not routed_on:
                due_on = self.within("opportunity-routed", self.origin("opportunity-routed", filed_on(id_)))
                yield self.owe("opportunity-routed", due_on, record, fields=opportunity)
            elif opportunity["routed"].get("route") == "new_work":
                yield from self.submission_owed(id_, opportunity, routed_on)
        for id_, handoff in self.made("handoffs"):
            yield from self.handoff_duties(id_, handoff)

    def submission_owed(self, id_: str, opportunity: Fields, routed_on: date) -> Iterator[Owed]:
        citing = [
            one
            for _, one in self.made("handoffs")
            if one["kind"] == "new_work" and one.get("opportunity") == id_
        ]
        returned = [self.held(one, "returned", "returned_on") for one in citing]
        for one in citing:
            gone = self.held(one, "returned", "returned_on") or self.past(one.get("dropped_on"))
            if self.past(one.get("submitted_on")) and not gone:
                return
        due_on = self.within("handoff-submitted", self.origin("handoff-submitted", routed_on, *returned))
        yield self.owe("handoff-submitted", due_on, f"opportunities/{id_}", fields=opportunity)

    def handoff_duties(self, id_: str, handoff: Fields) -> Iterator[Owed]:
        record, submitted_on = f"handoffs/{id_}", self.past(handoff.get("submitted_on"))
        returned_on = self.held(handoff, "returned", "returned_on")
        accepted_on = self.held(handoff, "accepted", "accepted_on")
        by_receiver = accepted_on and handoff["accepted"].get("by") in self.receivers(handoff["to"])
        if self.past(handoff.get("dropped_on")) or by_receiver:
            return
        if returned_on:
            if handoff["kind"] != "new_work" or not handoff.get("opportunity"):
                due_on = self.within("handoff-submitted", self.origin("handoff-submitted", returned_on))
                yield self.owe("handoff-submitted", due_on, record, fields=handoff)
        elif submitted_on:
            due_on = self.within("handoff-accepted", self.origin("handoff-accepted", submitted_on))
            if effective_on := to_day(handoff.get("effective_on")):
                due_on = max(min(due_on, effective_on), submitted_on)
            own = self.receivers(handoff["to"])
            yield self.owe("handoff-accepted", due_on, record, own=own, fields=handoff)

    def project_duties(self) -> Iterator[Owed]:
        for id_, project in self.all("projects").items():
            mobilised_on, ended_on = (
                self.past(project.get("mobilised_on")),
                self.past(project.get("ended_on")),
            )
            cancelled_on = self.past(project.get("cancelled_on"))
            if mobilised_on and not ended_on and not cancelled_on and self.is_long(project, mobilised_on):
                synced = [
                    day for day, one in self.reached_covering("pm_sync", internal=True) if is_about(one, id_)
                ]
                last_on = max(synced, default=None)
                due_on = self.next_after("pm-sync", last_on, mobilised_on)
                yield self.owe("pm-sync", due_on, f"projects/{id_}", fields=project, last_on=last_on)
            if ended_on and not cancelled_on and not self.is_reviewed(project):
                due_on = self.within("project-review", self.origin("project-review", ended_on))
                yield self.owe("project-review", due_on, f"projects/{id_}", fields=project)

    def is_long(self, project: Fields, mobilised_on: date) -> bool:
        limit = self.row("pm-sync").get("limits", {}).get("longer_than_days", 42)
        planned_end_on = to_day(project.get("planned_end_on"))
        return planned_end_on is None or (planned_end_on - mobilised_on).days > limit

    def is_reviewed(self, project: Fields) -> bool:
        """Whether the review with the client was held and something was learned."""
        review = (project.get("wrap_up") or {}).get("review") or {}
        theirs = (review.get("attendees") or {}).get("theirs")
        return bool(self.past(review.get("held_on")) and theirs and review.get("learnings"))

    # -- modes -------------------------------------------------------------------------------------

    def modes(self) -> set[str]:
        """What the relationship is in."""
        found = set()
        for id_, opportunity in self.made("opportunities"):
            closed = self.held(opportunity, "closed", "closed_on") and opportunity["closed"].get(
                "result", "?"
            )
            routed = self.held(opportunity, "routed", "routed_on") and opportunity["routed"].get("route")
            accepted = any(
                self.held(one, "accepted", "accepted_on")
                for _, one in self.made("handoffs")
                if one["kind"] == "new_work" and one.get("opportunity") == id_
            )
            if not closed and not accepted and routed in {None, "new_work"}:
                found.add("opportunity_in_play")
            begun = any(
                self.past(one.get("mobilised_on"))
                for one in self.all("projects").values()
                if one.get("opportunity") == id_
            )
            if accepted and closed not in {"lost", "dropped"} and not begun:
                found.add("with_new_work")
        if any(self.is_uncited_with_new_work(handoff) for _, handoff in self.made("handoffs")):
            found.add("with_new_work")
        if self.covered_on(self.underway_stretches(), self.as_of):
            found.add("project_underway")
        if any(map(self.is_in_transition, self.all("projects").values())):
            found.add("transition")
        return found or ({"steady_state"} if self.is_current() else set())

    def is_uncited_with_new_work(self, handoff: Fields) -> bool:
        """An accepted handoff that names no opportunity ends with the project it names."""
        begun = self.all("projects").get(handoff.get("project", ""), {}).get("mobilised_on")
        return bool(
            handoff["kind"] == "new_work"
            and not handoff.get("opportunity")
            and self.held(handoff, "accepted", "accepted_on")
            and not self.past(begun)
        )

    def is_in_transition(self, project: Fields) -> bool:
        ended_on = self.past(project.get("ended_on"))
        wrap_up = project.get("wrap_up") or {}
        if not (self.past(wrap_up.get("flagged_on")) or ended_on) or self.past(project.get("cancelled_on")):
            return False
        looked_at = [
            self.past(self.profile.get(name)) for name in ("roadmap_reviewed_on", "stakeholders_checked_on")
        ]
        looked_at.append(self.held(self.profile, "health", "set_on"))
        since_the_end = all(day and ended_on and day >= ended_on for day in looked_at)
        done = (
            self.held(wrap_up, "review", "held_on"),
            self.held(wrap_up, "backlog", "reviewed_on"),
            self.past(wrap_up.get("rhythm_resumed_on")),
        )
        return not (all(done) and since_the_end)

    # -- what is wrong -----------------------------------------------------------------------------

    def findings(self) -> set[tuple[str, str]]:
        """The rule and record of each fault, lapse and piece of advice of six rules."""
        found = {("handoff-incomplete", f"{self.id}/handoffs/{id_}") for id_ in self.incomplete()}
        found |= {
            ("handoff-accepted-by-other", f"{self.id}/handoffs/{id_}") for id_ in self.accepted_by_other()
        }
        for rule, ids in (
            (
                "commitment-made-before-reflection",
                {new for _, new, reflected_on in self.hasty() if not reflected_on},
            ),
            (
                "reflection-after-promise",
                {old for old, _, reflected_on in self.hasty() if reflected_on},
            ),
            ("commitment-vague", self.vague()),
            ("commitment-kept-late", self.kept_late()),
        ):
            found |= {(rule, f"{self.id}/commitments/{id_}") for id_ in ids}
        rows = self.policy.get("rules", {})
        may_be_off = ("reflection-after-promise", "commitment-vague", "commitment-kept-late")
        return {one for one in found if one[0] not in may_be_off or rows.get(one[0], {}).get("enabled", True)}

    def incomplete(self) -> set[str]:
        words = self.policy.get("words", {}).get("placeholder", PLACEHOLDERS)
        found = set()
        for id_, handoff in self.all("handoffs").items():
            if not handoff.get("submitted_on") or handoff.get("visibility") == "restricted":
                continue
            needed = [handoff.get(name) for name in COMPLETE[handoff["kind"]]]
            if handoff["kind"] == "new_work":
                constraints, budget = handoff.get("constraints") or {}, handoff.get("budget") or {}
                needed += [constraints.get(name) for name in ("technical", "organisational", "historical")]
                has_amount = "amount_min" in budget or "amount_max" in budget
                needed.append("yes" if budget.get("known") == "asked_not_disclosed" or has_amount else None)
                needed.append(budget.get("known"))
            if handoff["kind"] == "team_member":
                needed += list((handoff.get("checklist") or {"nothing": None}).values())
            if any(not one or (isinstance(one, str) and is_one_of(one, words)) for one in needed):
                found.add(id_)
        return found

    def accepted_by_other(self) -> set[str]:
        found = set()
        for id_, handoff in self.all("handoffs").items():
            accepted = handoff.get("accepted") or {}
            by = accepted.get("by")
            if accepted.get("accepted_on") and by and by not in self.receivers(handoff["to"]):
                found.add(id_)
        return found

    def hasty(self) -> Iterator[tuple[str, str, str | None]]:
        """Misses of ours and the promises made before they were reflected on: old, new, reflected on."""
        promises = self.all("commitments")
        for old_id, old in promises.items():
            if not old.get("missed_on") or old.get("cause", "us") != "us":
                continue
            reflection = old.get("reflection") or {}
            reflected_on = reflection.get("reflected_on") if reflection.get("change") else None
            for new_id, new in promises.items():
                if new_id == old_id or new.get("recovers") == old_id:
                    continue
                same_owner = self.owner_as_written(old_id, old) == self.owner_as_written(new_id, new)
                same_project = old.get("project") and old.get("project") == new.get("project")
                is_after = new_id[:10] > old["missed_on"]
                if (
                    is_after
                    and (same_owner or same_project)
                    and (not reflected_on or reflected_on > new_id[:10])
                ):
                    yield old_id, new_id, reflected_on

    def owner_as_written(self, id_: str, promise: Fields) -> str:
        return promise.get("owner") or self.manager_on(filed_on(id_), as_written=True)

    def vague(self) -> set[str]:
        words = self.policy.get("words", {}).get("vague", VAGUE)
        found = set()
        for id_, promise in self.made("commitments"):
            closed = (
                self.past(promise.get("done_on"))
                or self.past(promise.get("missed_on"))
                or self.held(promise, "withdrawn", "withdrawn_on")
            )
            text = f"{promise['what']} | {promise.get('done_when', '')}".lower()
            is_vague = any(re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", text) for word in words)
            if is_vague and not closed and promise.get("visibility") != "restricted":
                found.add(id_)
        return found

    def kept_late(self) -> set[str]:
        return {
            id_
            for id_, promise in self.all("commitments").items()
            if promise.get("done_on")
            and date.fromisoformat(promise["done_on"]) > self.day_in_force(promise, FAR_AWAY)
        }


def is_about(contact: Fields, project: str) -> bool:
    """Whether a contact is about a project: those it names, or all where it names none."""
    named = [one.removeprefix("projects/") for one in contact.get("about", []) if one.startswith("projects/")]
    return project in named or not named


def is_one_of(text: str, words: list[str]) -> bool:
    """Whether a whole text, without its last punctuation, is one of these words."""
    said = text.strip().lower()
    return said in words or said.rstrip(".,;:!?").strip() in words
