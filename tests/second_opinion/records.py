"""Random records of one account, in every state they can be in."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from tests.second_opinion.chance import Chance, Fields, text
from tests.worlds import COMPLETE

MANAGERS = ["ann", "ben", "cat"]
COVERS = ["update", "check_in", "satisfaction", "pm_sync", "support_watch"]


class Records(Chance):
    """The records below an account's folder."""

    def records(self) -> dict[str, dict[str, Fields]]:
        opportunities: dict[str, Fields] = {self.id(): {} for _ in range(self.random.randrange(3))}
        projects = {
            name: self.project(list(opportunities)) for name in ("shop", "app", "till") if self.likely(0.3)
        }
        contacts = [self.contact(list(projects)) for _ in range(self.random.randrange(9))]
        return {
            "stakeholders": {"sue": {"name": "Sue Stone", "key": True}},
            "opportunities": {id_: self.opportunity(id_) for id_ in opportunities},
            "projects": projects,
            "contacts": dict(contacts),
            "commitments": self.commitments(list(projects)),
            "handoffs": dict(
                self.handoff(list(opportunities), list(projects)) for _ in range(self.random.randrange(4))
            ),
            "reviews": dict(self.review() for _ in range(self.random.randrange(3))),
        }

    def contact(self, projects: list[str]) -> tuple[str, Fields]:
        outcome = self.random.choice(["reached"] * 5 + ["planned"] * 3 + ["no_response", "missed"])
        day = self.day(future=0.5 if outcome == "planned" else 0.1)
        fields: Fields = {"summary": "We talked", "theirs": ["sue"], "outcome": outcome}
        if self.likely(0.5):
            fields["covers"] = self.random.sample(COVERS, self.random.randint(1, 2))
        if self.likely(0.15):
            fields |= {"internal": True, "theirs": []}
        if self.likely(0.5):
            fields["ours"] = self.random.sample([*MANAGERS, "paul"], self.random.randint(1, 2))
        if projects and self.likely(0.4):
            fields["about"] = [f"projects/{self.random.choice(projects)}"]
        fields |= self.maybe(0.1, visibility="restricted")
        return self.id(day), fields

    def opportunity(self, id_: str) -> Fields:
        since = date.fromisoformat(id_[:10])
        fields: Fields = {"title": "An idea"}
        if self.likely(0.7):
            route = self.random.choice(["new_work", "new_work", "support", "specialist"])
            fields["routed"] = {"route": route, **self.maybe(0.9, routed_on=self.day(since))}
        if self.likely(0.25):
            fields["closed"] = {
                "result": self.random.choice(["won", "lost", "dropped"]),
                **self.maybe(0.9, closed_on=self.day(since)),
            }
        return fields

    def project(self, opportunities: list[str]) -> Fields:
        fields: Fields = {"name": "A project", "project_manager": "paul"}
        if opportunities and self.likely(0.5):
            fields["opportunity"] = self.random.choice(opportunities)
        if self.likely(0.3):
            fields["roles"] = {"tech_lead": "tia"}
        fields |= self.maybe(0.1, visibility="restricted")
        if not self.likely(0.85):
            return fields
        mobilised_on = self.day()
        fields["mobilised_on"] = text(mobilised_on)
        fields |= self.maybe(
            0.6,
            planned_end_on=mobilised_on + timedelta(days=self.random.choice([10, 42, 43, 60, 61, 200])),
        )
        if self.likely(0.4):
            fields["kickoff"] = {"held_on": text(self.day(mobilised_on))}
        if self.likely(0.3):
            fields["progress_reports"] = [{"sent_on": text(self.day(mobilised_on)), "percent_done": 10}]
        if self.likely(0.15):
            fields["cancelled_on"] = text(self.day(mobilised_on))
        elif self.likely(0.6):
            fields["ended_on"] = text(self.day(mobilised_on))
        if self.likely(0.2):
            fields["warranty"] = {"told_on": text(self.day(mobilised_on))}
        if self.likely(0.5):
            fields["wrap_up"] = self.wrap_up(mobilised_on)
        return fields

    def wrap_up(self, since: date) -> Fields:
        fields = self.maybe(0.5, flagged_on=self.day(since))
        if self.likely(0.7):
            attendees = {
                "ours": ["paul"] if self.likely(0.3) else ["ann"],
                "theirs": ["sue"] if self.likely(0.8) else [],
            }
            fields["review"] = {
                "held_on": text(self.day(since)),
                **({"attendees": attendees} if self.likely(0.8) else {}),
            }
            fields["review"] |= self.maybe(0.8, learnings="Ask earlier")
        if self.likely(0.7):
            fields["backlog"] = {"reviewed_on": text(self.day(since))}
        return fields | self.maybe(0.7, rhythm_resumed_on=self.day(since))

    def commitments(self, projects: list[str]) -> dict[str, Fields]:
        found: dict[str, Fields] = {}
        for _ in range(self.random.randrange(6)):
            made_on = self.day(future=0.08)
            fields = self.commitment(made_on, projects)
            if found and self.likely(0.2):
                fields["recovers"] = self.random.choice(list(found))
            found[self.id(made_on)] = fields
        return found

    def commitment(self, made_on: date, projects: list[str]) -> Fields:
        due_on = self.soon_after(made_on)
        what = self.random.choice(
            [
                "Send the figures",
                "Try to send it",
                "Sooner or later",
                "Ready by end of month",
                "ASAP!",
            ]
        )
        fields: Fields = {"what": what, "to": "sue"}
        fields |= self.maybe(0.3, done_when=self.random.choice(["Sue has it", "soon", "It is live"]))
        fields |= self.maybe(0.4, owner=self.random.choice([*MANAGERS, "paul"]))
        if projects and self.likely(0.4):
            fields["project"] = self.random.choice(projects)
        if self.likely(0.3):
            fields["revisions"] = self.revisions(made_on, due_on)
            due_on = date.fromisoformat(fields["revisions"][-1]["to_on"])
        fields["due_on"] = text(due_on)
        fields |= self.outcome(made_on, due_on)
        fields |= self.maybe(0.1, visibility="restricted")
        return fields

    def revisions(self, made_on: date, due_on: date) -> list[Fields]:
        found = []
        revised_on = made_on
        for _ in range(self.random.randint(1, 2)):
            revised_on = self.day(revised_on)
            to_on = self.soon_after(due_on)
            said = self.maybe(0.7, told_on=self.soon_after(revised_on))
            found.append(
                {
                    "from_on": text(due_on),
                    "to_on": text(to_on),
                    "revised_on": text(revised_on),
                    **said,
                }
            )
            due_on = to_on
        return found

    def outcome(self, made_on: date, due_on: date) -> Fields:
        fields: Fields = {}
        if self.likely(0.3):
            noticed_on = self.day(made_on)
            fields["at_risk"] = {"noticed_on": text(noticed_on), "mitigation": "Two people"}
        ending = self.random.choice(["open", "open", "done", "missed", "missed", "withdrawn"])
        if ending == "done":
            fields["done_on"] = text(self.day(made_on))
        if ending == "withdrawn":
            fields["withdrawn"] = {
                "withdrawn_on": text(self.day(made_on)),
                **self.maybe(0.5, told_on=self.day(made_on)),
            }
        if ending == "missed":
            missed_on = self.day(due_on)
            fields["missed_on"] = text(missed_on)
            fields |= self.maybe(0.3, cause=self.random.choice(["us", "client", "third_party"]))
            fields |= self.maybe(0.2, done_on=self.soon_after(missed_on))
            if self.likely(0.5):
                reflected_on = self.soon_after(missed_on)
                fields["reflection"] = {"why": "Too late", **self.maybe(0.9, reflected_on=reflected_on)}
                fields["reflection"] |= self.maybe(0.8, change="Ask first")
        return fields | self.maybe(0.5, told_on=self.day(made_on))

    def handoff(self, opportunities: list[str], projects: list[str]) -> tuple[str, Fields]:
        day = self.day(future=0.08)
        kind = self.random.choice(
            ["new_work", "new_work", "am_to_am", "am_to_pm", "project_close", "team_member"]
        )
        receivers = ["new_work", "nell", "paul", "ben", "project_manager", *self.groups]
        fields: Fields = {"kind": kind, "to": self.random.choice(receivers)}
        if kind == "am_to_am":
            fields |= {"from": self.random.choice(MANAGERS), "to": self.random.choice(MANAGERS)}
        if kind == "new_work" and opportunities:
            fields["opportunity"] = self.random.choice(opportunities)
        if projects and self.likely(0.3):
            fields["project"] = self.random.choice(projects)
        fields |= self.content(kind)
        if self.likely(0.85):
            submitted_on = self.day(day)
            fields |= {"submitted_on": text(submitted_on), **self.passing(submitted_on)}
        fields |= self.maybe(0.25, client_told_on=self.day(day))
        fields |= self.maybe(0.1, visibility="restricted")
        return self.id(day), fields

    def passing(self, submitted_on: date) -> Fields:
        fields = self.maybe(0.3, effective_on=self.day(future=0.4))
        ending = self.random.choice(["open", "open", "accepted", "accepted", "returned", "dropped"])
        if ending == "accepted":
            by = self.random.choice(["nell", "noah", "paul", "ben", "ann"])
            fields["accepted"] = {"by": by, **self.maybe(0.9, accepted_on=self.day(submitted_on))}
        if ending == "returned":
            fields["returned"] = {
                "reason": "No aims",
                **self.maybe(0.9, returned_on=self.day(submitted_on)),
            }
        if ending == "dropped":
            fields["dropped_on"] = text(self.day(submitted_on))
        return fields

    def content(self, kind: str) -> Fields:
        whole: dict[str, Mapping[str, Any]] = {
            "new_work": COMPLETE,
            "am_to_am": {
                "reason": "Moves on",
                "intro_on": "2026-01-05",
                "people_notes": "Mornings only",
                "commercial": "None",
                "promises_made": "None",
                "risks": "None known",
                "avoid": "Big bang",
                "next_step": "Call Sue",
            },
            "am_to_pm": {"background": "Won", "promises_made": "July", "client_preferences": "Short mails"},
            "project_close": {
                "learnings": "Ask",
                "backlog": "Empty",
                "access": "Closed",
                "documentation": "In the wiki",
            },
            "team_member": {
                "checklist": {"keys": True, "wiki": "https://wiki.example/x"},
                "checked_by": "paul",
            },
        }
        fields: Fields = dict(whole[kind])
        if self.likely(0.3):
            del fields[self.random.choice(list(fields))]
        if self.likely(0.3):
            name = self.random.choice(
                [one for one, value in fields.items() if isinstance(value, str)] or [""]
            )
            if name in {"timeline", "aims", "risks", "background", "learnings"}:
                fields[name] = self.random.choice(["TBC", "tbd.", "To be confirmed", "???", "Not tbc at all"])
        if kind == "new_work" and self.likely(0.4):
            fields["budget"] = self.random.choice(
                [
                    {"known": "asked_not_disclosed"},
                    {"known": "exact"},
                    {"amount_max": 5},
                    {"known": "exact", "amount_max": 5},
                ]
            )
        if kind == "team_member" and self.likely(0.3):
            fields["checklist"] = self.random.choice([{}, {"keys": False}, {"keys": "tbc"}])
        return fields

    def review(self) -> tuple[str, Fields]:
        day = self.day(future=0.08)
        fields: Fields = {"kind": self.random.choice(["annual", "annual", "mini"])}
        fields |= self.maybe(0.6, shared_on=self.day(day))
        fields |= self.maybe(0.3, meeting=self.random.choice(["held", "declined"]))
        if self.likely(0.2):
            fields |= {"meeting": "offered", "offered_on": text(day)}
        if self.likely(0.3):
            fields["attendees"] = {
                "ours": [self.random.choice([*MANAGERS, "paul"])],
                "theirs": ["sue"],
            }
        return self.id(day), fields
