"""Clocks of conversations."""

from collections.abc import Iterator
from datetime import date

from tests.second_opinion.desk import Desk, Fields, Owed, filed_on, months_after, to_day


class Conversations(Desk):
    """When we talk with the client next."""

    def conversation_duties(self) -> Iterator[Owed]:
        yield from self.rhythm()
        yield from self.meetings()
        yield from self.satisfaction_talk()
        yield from self.software_review()
        yield from self.free_review()
        yield from self.key_people()
        yield from self.past_client()
        yield from self.planned()

    @property
    def client_since(self) -> date | None:
        return self.past(self.profile.get("client_since"))

    def rhythm(self) -> Iterator[Owed]:
        exchanges = list(self.exchanges())
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
                self.next_after("steady-contact", last_on, self.client_since, over),
                last_on=last_on,
            )

    def meetings(self) -> Iterator[Owed]:
        communication = self.profile.get("communication") or {}
        agreed_on = self.past(communication.get("agreed_on"))
        for number, meeting in enumerate(communication.get("meetings", []), start=1):
            if not meeting.get("every_days"):
                continue
            held = [
                filed_on(id_)
                for id_, contact in self.made("contacts")
                if contact.get("meeting") == meeting["id"] and self.is_with_client(contact)
            ]
            last_on = max(held, default=None)
            due_on = self.next_after(
                "meeting", last_on, agreed_on or self.client_since, every=meeting["every_days"]
            )
            place = f"communication.meetings[{number}]"
            yield self.owe("meeting", due_on, last_on=last_on, place=place, subject=meeting["id"])

    @staticmethod
    def is_with_client(contact: Fields) -> bool:
        return contact.get("outcome", "reached") == "reached" and not contact.get("internal")

    def satisfaction_talk(self) -> Iterator[Owed]:
        underway = self.unbroken_since(self.underway_stretches())
        if underway:
            talked = [day for day, _ in self.reached_covering("satisfaction", internal=False)]
            for id_, answer in self.made("satisfaction"):
                asked_by = answer.get("asked_by") or self.manager_on(filed_on(id_))
                if self.is_by_manager(filed_on(id_), {asked_by}):
                    talked.append(filed_on(id_))
            last_on = max(talked, default=None)
            due_on = self.next_after("satisfaction-talk", last_on, underway)
            yield self.owe("satisfaction-talk", due_on, last_on=last_on)

    def last_review(self, kind: str, *meetings: str) -> date | None:
        """The last review of a kind that was shared, or whose meeting came to one of these."""
        found = []
        for id_, review in self.made("reviews"):
            if review["kind"] == kind:
                found.append(self.past(review.get("shared_on")))
                meeting = review.get("meeting")
                if meeting == "offered" and review.get("offered_on"):
                    found.append(self.past(review["offered_on"]) if "offered" in meetings else None)
                elif meeting in meetings:
                    found.append(filed_on(id_))
        return max([day for day in found if day], default=None)

    def software_review(self) -> Iterator[Owed]:
        billed = (self.profile.get("billing") or {}).get("billed") or {}
        amount = billed.get("amount")
        if isinstance(amount, dict):
            own = self.policy["currency"]
            amount = amount["amount"] if amount.get("currency", own) == own else None
        if amount is None or amount < self.limit("software-review", "billed_at_least"):
            return
        first_day = months_after(date.fromisoformat(billed["month"] + "-01"), 1)
        if first_day <= self.as_of:
            offers = [day for day, _ in self.reached_covering("software_review_offer", internal=True)]
            reviewed = self.last_review("software", "offered", "held", "declined")
            last_on = max([*offers, *([reviewed] if reviewed else [])], default=None)
            due_on = self.next_after("software-review", last_on, first_day)
            yield self.owe("software-review", due_on, last_on=last_on)

    def free_review(self) -> Iterator[Owed]:
        limit = self.limit("free-review", "hours_used_at_least")
        commercial = self.profile.get("commercial") or {}
        used = commercial.get("hours_used")
        if to_day(commercial.get("as_on")) and not self.past(commercial["as_on"]):
            return
        if limit is not None and used is not None and used >= limit and self.tier().get("high_value"):
            last_on = self.last_review("free", "held", "declined")
            underway = self.unbroken_since(self.underway_stretches())
            due_on = self.next_after("free-review", last_on, self.client_since, underway)
            yield self.owe("free-review", due_on, last_on=last_on)

    def key_people(self) -> Iterator[Owed]:
        clock = "key-stakeholder-contact"
        for id_, person in self.all("stakeholders").items():
            since_on = to_day(person.get("since_on"))
            is_here = not self.past(person.get("left_on")) and not (since_on and since_on > self.as_of)
            if not person.get("key") or not is_here:
                continue
            last_on = max(self.dealings_with(id_), default=None)
            due_on = self.next_after(clock, last_on, since_on, self.client_since)
            yield self.owe(clock, due_on, f"stakeholders/{id_}", last_on=last_on, subject=id_)

    def dealings_with(self, person: str) -> Iterator[date]:
        for id_, contact in self.made("contacts"):
            if person in contact.get("theirs", []) and self.is_with_client(contact):
                yield filed_on(id_)
        for id_, review in self.made("reviews"):
            theirs = (review.get("attendees") or {}).get("theirs", [])
            if review.get("meeting") == "held" and person in theirs:
                yield filed_on(id_)
        for project in self.all("projects").values():
            review = (project.get("wrap_up") or {}).get("review") or {}
            held_on = self.past(review.get("held_on"))
            if held_on and person in (review.get("attendees") or {}).get("theirs", []):
                yield held_on
        for id_, answer in self.made("satisfaction"):
            if answer.get("respondent") == person:
                yield filed_on(id_)

    def past_client(self) -> Iterator[Owed]:
        ended_on = self.held(self.profile, "ended", "ended_on")
        over_all = self.limit("past-client-call", "over_all")
        if not ended_on or self.profile.get("do_not_contact") or over_all:
            return
        last_on = max((day for day, _ in self.exchanges()), default=None)
        due_on = self.next_after("past-client-call", last_on, ended_on)
        until_on = months_after(ended_on, self.limit("past-client-call", "until_months"))
        if max(due_on, self.as_of) <= until_on:
            yield self.owe("past-client-call", due_on, last_on=last_on)

    def planned(self) -> Iterator[Owed]:
        for id_, contact in self.all("contacts").items():
            day = filed_on(id_)
            if contact.get("outcome") != "planned":
                continue
            if day < self.as_of:
                due_on = self.within("contact-outcome", self.origin("contact-outcome", day))
                own = self.ours(id_, contact)
                yield self.owe("contact-outcome", due_on, f"contacts/{id_}", own=own, fields=contact)
            elif self.is_prepared_for(contact) and not self.past(contact.get("prepared_on")):
                before = self.limit("meeting-prep", "before_working_days")
                due_on = self.working_days_after(day, -before)
                yield self.owe("meeting-prep", due_on, f"contacts/{id_}", fields=contact)

    def is_prepared_for(self, contact: Fields) -> bool:
        """A meeting or visit with the client, or an agreed one that is not informal."""
        agreed = {
            one["id"]: not one.get("informal")
            for one in (self.profile.get("communication") or {}).get("meetings", [])
        }
        is_meeting = contact.get("channel") in {"meeting", "visit"}
        return not contact.get("internal") and agreed.get(contact.get("meeting"), is_meeting)
