"""Random handoffs."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.second_opinion.chance import Chance, Fields, text
from tests.second_opinion.records_talks import MANAGERS
from tests.second_opinion.rules_promises_handoffs import digest
from tests.worlds import COMPLETE


class Handoffs(Chance):
    """Records of what passes from one of us to another."""

    def handoff(self, opportunities: list[str], projects: list[str]) -> tuple[str, Fields]:
        day = self.day(future=0.08)
        kind = self.random.choice(
            ["new_work", "new_work", "am_to_am", "am_to_pm", "project_close", "team_member"]
        )
        receivers = ["new_work", "nell", "paul", "ben", "project_manager", *self.groups]
        fields: Fields = {"kind": kind, "to": self.random.choice(receivers)}
        if kind == "am_to_am":
            fields |= {"from": self.random.choice(MANAGERS), "to": self.random.choice(MANAGERS)}
        if kind == "team_member":
            fields |= self.maybe(0.8, **{"from": self.random.choice([*MANAGERS, "paul"])})
        if kind == "new_work" and opportunities and self.likely(0.9):
            fields["opportunity"] = self.random.choice(opportunities)
        if projects and self.likely(0.3):
            fields["project"] = self.random.choice(projects)
        fields |= self.content(kind)
        if self.likely(0.85):
            submitted_on = self.day(day)
            fields |= {"submitted_on": text(submitted_on), **self.passing(submitted_on)}
        fields |= self.maybe(0.25, client_told_on=self.day(day))
        if "digest" in fields.get("accepted", {}) and self.likely(0.5):
            fields["accepted"]["digest"] = digest(fields)
        fields |= self.maybe(0.1, visibility="restricted")
        return self.id(day), fields

    def passing(self, submitted_on: date) -> Fields:
        fields = self.maybe(0.3, effective_on=self.day(future=0.4))
        ending = self.random.choice(["open", "open", "accepted", "accepted", "returned", "dropped"])
        if ending == "accepted":
            by = self.random.choice(["nell", "noah", "paul", "ben", "ann"])
            fields["accepted"] = {"by": by, **self.maybe(0.9, accepted_on=self.day(submitted_on))}
            fields["accepted"] |= self.maybe(0.3, digest="0" * 64)
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
