"""The fourteen clocks, one after the other."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from tests.second_opinion.desk import Desk, Owed
from tests.second_opinion.facts import Fields, filed_on, is_about, to_day


class Clocks(Desk):
    """What one account owes on a day."""

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
