"""Clocks of escalations, complaints, concerns and stakeholders who leave."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.second_opinion.desk import Desk, Fields, Owed, filed_on, to_day
from tests.second_opinion.numbers import SHIPPED_ESCALATION


class Escalations(Desk):
    """What is owed to a client who is not content."""

    def escalation_duties(self) -> Iterator[Owed]:
        for id_, escalation in self.made("escalations"):
            if not self.past(escalation.get("resolved_on")):
                yield from self.escalation_owes(id_, escalation)
        yield from self.complaints()
        for id_, concern in self.made("concerns"):
            if self.past(concern.get("resolved_on")):
                continue
            record = f"concerns/{id_}"
            last_on = self.last_update(concern)
            due_on = self.next_after("concern-update", last_on, filed_on(id_))
            yield self.owe("concern-update", due_on, record, last_on=last_on)
            step_on = to_day(concern.get("next_action_due_on"))
            if step_on and not self.past(concern.get("next_action_done_on")):
                yield self.owe("concern-action", step_on, record)
        yield from self.successors()

    def escalation_owes(self, id_: str, escalation: Fields) -> Iterator[Owed]:
        record, day = f"escalations/{id_}", filed_on(id_)
        table = self.table_for(escalation)
        within = self.tightest(table, "acknowledge_within_working_days")
        if within is not None and not self.past(escalation.get("acknowledged_on")):
            origin = self.origin("escalation-acknowledged", day)
            yield self.owe("escalation-acknowledged", self.working_days_after(origin, within), record)
        told = [
            one
            for one in escalation.get("updates", [])
            if one.get("client_told") and self.past(one["date_on"])
        ]
        forgotten = self.row("escalation-contact").get("within_working_days", 2)
        within = self.tightest(table, "client_contact_within_working_days", forgotten=forgotten)
        if within is not None and not told:
            origin = self.origin("escalation-contact", day)
            yield self.owe("escalation-contact", self.working_days_after(origin, within), record)
        every = self.tightest(table, "update_every_days")
        clock = "escalation-update"
        agreed = self.agreed(clock).get("every_days") or clock in self.tier().get("clocks", {})
        if every is not None or agreed:
            last_on = self.last_update(escalation)
            due_on = self.next_after("escalation-update", last_on, day, every=every)
            yield self.owe("escalation-update", due_on, record, last_on=last_on)
        if not self.past(escalation.get("next_action_done_on")):
            step_on = date.fromisoformat(escalation["next_action_due_on"])
            yield self.owe("escalation-action", step_on, record)

    def table_for(self, escalation: Fields) -> dict[str, list[Fields]]:
        """The rows of the firm's table that fit each of the reasons."""
        rows = self.policy.get("escalation", SHIPPED_ESCALATION)
        severity = escalation.get("severity", "major")
        return {
            trigger: [
                row for row in rows if row["trigger"] == trigger and row.get("severity", severity) == severity
            ]
            for trigger in escalation["triggers"]
        }

    @staticmethod
    def tightest(table: dict[str, list[Fields]], column: str, forgotten: int | None = None) -> Any:
        """The smallest number of a column; a reason without any row has what the clock says."""
        found = [row.get(column) for rows in table.values() for row in rows]
        found += [forgotten for rows in table.values() if not rows]
        return min([one for one in found if one is not None], default=None)

    def last_update(self, record: Fields) -> date | None:
        days = [self.past(one["date_on"]) for one in record.get("updates", [])]
        return max([day for day in days if day], default=None)

    # -- complaints --------------------------------------------------------------------------------

    def is_unhappy(self, answer: Fields) -> bool:
        # A figure told in confidence is not read.
        score = None if answer.get("visibility") == "restricted" else answer.get("score")
        scale_max = answer.get("scale_max")
        if scale_max is None and answer.get("method") == "nps":
            scale_max = 10
        low_percent = self.limit("complaint-answered", "low_percent")
        is_low = score is not None and bool(scale_max) and score * 100 <= low_percent * scale_max
        return answer.get("feeling") == "unhappy" or is_low

    def complaints(self) -> Iterator[Owed]:
        voiced = [
            ("satisfaction", id_, one) for id_, one in self.made("satisfaction") if self.is_unhappy(one)
        ]
        voiced += [
            ("contacts", id_, one)
            for id_, one in self.made("contacts")
            if self.is_unhappy(one) and one.get("outcome", "reached") == "reached"
        ]
        voiced += [
            ("signals", id_, one) for id_, one in self.made("signals") if one["kind"] == "dissatisfaction"
        ]
        for folder, id_, said in voiced:
            if not self.is_taken_up(f"{folder}/{id_}", said):
                due_on = self.within("complaint-answered", self.origin("complaint-answered", filed_on(id_)))
                yield self.owe("complaint-answered", due_on, f"{folder}/{id_}")

    def is_taken_up(self, record: str, said: Fields) -> bool:
        """Whether a concern or an escalation is about it or comes of it."""
        leads_to = [said.get("leads_to"), *(f"concerns/{one}" for one in said.get("concerns", []))]
        return any(
            record in one.get("about", []) or f"{folder}/{id_}" in leads_to
            for folder in ("concerns", "escalations")
            for id_, one in self.made(folder)
        )

    def successors(self) -> Iterator[Owed]:
        for id_, person in self.all("stakeholders").items():
            known_on = self.held(person, "leaving", "known_on")
            named = any(f"stakeholders/{id_}" in one.get("about", []) for _, one in self.made("escalations"))
            if not person.get("key") or not known_on or person.get("successor") or named:
                continue
            due_on = self.within("stakeholder-successor", self.origin("stakeholder-successor", known_on))
            if last_day_on := to_day(person["leaving"].get("last_day_on")):
                due_on = max(min(due_on, last_day_on), self.origin("stakeholder-successor", known_on))
            yield self.owe("stakeholder-successor", due_on, f"stakeholders/{id_}")
