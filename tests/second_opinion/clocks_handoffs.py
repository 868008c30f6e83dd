"""Clocks of signals, opportunities and handoffs."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tests.second_opinion.desk import Desk, Fields, Owed, filed_on, to_day


class Handoffs(Desk):
    """What passes from one of us to another."""

    def handoff_duties(self) -> Iterator[Owed]:
        for id_, signal in self.made("signals"):
            if not self.past(signal.get("assessed_on")):
                due_on = self.within("signal-assessed", self.origin("signal-assessed", filed_on(id_)))
                yield self.owe("signal-assessed", due_on, f"signals/{id_}")
        for id_, opportunity in self.made("opportunities"):
            yield from self.news_owed(id_, opportunity)
            if self.held(opportunity, "closed", "closed_on"):
                continue
            yield self.follow_up_owed(id_, opportunity)
            record, routed_on = f"opportunities/{id_}", self.held(opportunity, "routed", "routed_on")
            if not routed_on:
                due_on = self.within("opportunity-routed", self.origin("opportunity-routed", filed_on(id_)))
                yield self.owe("opportunity-routed", due_on, record, fields=opportunity)
            elif opportunity["routed"].get("route") == "new_work":
                yield from self.submission_owed(id_, opportunity, routed_on)
        for id_, handoff in self.made("handoffs"):
            yield from self.passing_owed(id_, handoff)

    def follow_up_owed(self, id_: str, opportunity: Fields) -> Owed:
        """The day that was set, unless something happened on it or after, or a month of silence."""
        clock = "opportunity-follow-up"
        touches = [self.past(opportunity.get("last_reviewed_on"))]
        touches += [self.past(one["date_on"]) for one in opportunity.get("news", [])]
        touches += [
            filed_on(contact_id)
            for contact_id, contact in self.made("contacts")
            if f"opportunities/{id_}" in contact.get("about", [])
            and contact.get("outcome", "reached") == "reached"
        ]
        last_on = max([day for day in touches if day], default=None)
        origin = self.origin(clock, filed_on(id_), last_on)
        agreed = self.agreed(clock).get("every_days") or self.tier().get("clocks", {}).get(clock, {}).get(
            "every_days"
        )
        due_on = origin + timedelta(days=agreed or self.limit(clock, "review_days"))
        set_on = to_day(opportunity.get("next_follow_up_on"))
        if set_on and not (last_on and last_on >= set_on):
            due_on = min(due_on, set_on)
        return self.owe(clock, due_on, f"opportunities/{id_}", fields=opportunity, last_on=last_on)

    def accepted_for(self, id_: str) -> list[tuple[date, str, Fields]]:
        """The accepted New Work handoffs that name an opportunity, the earliest acceptance first."""
        found = []
        for handoff_id, one in self.made("handoffs"):
            accepted_on = self.held(one, "accepted", "accepted_on")
            if one["kind"] == "new_work" and one.get("opportunity") == id_ and accepted_on:
                found.append((accepted_on, handoff_id, one))
        return sorted(found, key=lambda one: one[:2])

    def is_begun(self, id_: str) -> bool:
        """Whether a project that came of an opportunity is mobilised."""
        return any(
            self.past(one.get("mobilised_on"))
            for one in self.all("projects").values()
            if one.get("opportunity") == id_
        )

    def news_owed(self, id_: str, opportunity: Fields) -> Iterator[Owed]:
        accepted = self.accepted_for(id_)
        closed = self.held(opportunity, "closed", "closed_on") and opportunity["closed"].get("result")
        if not accepted or closed in {"lost", "dropped"} or self.is_begun(id_):
            return
        heard = [self.past(one["date_on"]) for one in opportunity.get("news", [])]
        heard.append(self.held(opportunity, "proposal", "sent_on"))
        last_on = max([day for day in heard if day], default=None)
        due_on = self.next_after("new-work-news", last_on, accepted[0][0])
        writer = (opportunity.get("proposal") or {}).get("owner")
        own: list[Any] = self.receivers(writer) if writer else []
        own += [one["accepted"].get("by") for _, _, one in sorted(accepted, key=lambda found: found[1])]
        own.append((opportunity.get("routed") or {}).get("who"))
        record = f"opportunities/{id_}"
        yield self.owe("new-work-news", due_on, record, own=own, fields=opportunity, last_on=last_on)

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

    def passing_owed(self, id_: str, handoff: Fields) -> Iterator[Owed]:
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
