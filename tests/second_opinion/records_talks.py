"""Random contacts, opportunities and reviews."""

from datetime import date

from tests.second_opinion.chance import Fields, text
from tests.second_opinion.records_trouble import Trouble

MANAGERS = ["ann", "ben", "cat"]
COVERS = [
    "update", "check_in", "satisfaction", "pm_sync", "support_watch", "goodwill", "software_review_offer",
]  # fmt: skip
CHANNELS = ["call", "meeting", "email", "chat", "visit", "event"]


class Talks(Trouble):
    """Records of what was said, wished and looked at."""

    def contact(self, parts: dict[str, dict[str, Fields]], meetings: list[str]) -> tuple[str, Fields]:
        outcome = self.random.choice(["reached"] * 5 + ["planned"] * 3 + ["no_response"] * 2 + ["missed"])
        day = self.day(future=0.5 if outcome == "planned" else 0.1)
        fields: Fields = {"summary": "We talked", "outcome": outcome}
        if self.likely(0.85):
            fields["theirs"] = (
                ["sue"] if self.likely(0.7) else [self.random.choice(list(parts["stakeholders"]))]
            )
        if self.likely(0.5):
            fields["covers"] = self.random.sample(COVERS, self.random.randint(1, 2))
        if self.likely(0.15):
            fields |= {"internal": True, "theirs": []}
        if self.likely(0.5):
            fields["ours"] = self.random.sample([*MANAGERS, "paul"], self.random.randint(1, 2))
        fields |= self.maybe(0.6, channel=self.random.choice(CHANNELS))
        about = [f"projects/{id_}" for id_ in parts["projects"]]
        about += [f"opportunities/{id_}" for id_ in parts["opportunities"]]
        if about and self.likely(0.4):
            fields["about"] = self.random.sample(about, min(len(about), self.random.randint(1, 2)))
        if meetings and self.likely(0.3):
            fields["meeting"] = self.random.choice(meetings)
        if self.likely(0.25):
            fields |= self.feeling()
        if parts["concerns"] and self.likely(0.2):
            fields["concerns"] = [self.random.choice(list(parts["concerns"]))]
        fields |= self.maybe(0.2, needs_reply=True) | self.maybe(0.1, needs_reply_by_on=self.day(day))
        fields |= self.maybe(0.1, replied_on=self.day(day)) | self.maybe(0.15, prepared_on=self.day())
        if self.likely(0.25):
            fields["follow_ups"] = [self.follow_up(day) for _ in range(self.random.randint(1, 2))]
        fields |= self.maybe(0.1, visibility="restricted")
        return self.id(day), fields

    def follow_up(self, day: date) -> Fields:
        line = {"what": "Send it", **self.maybe(0.8, due_on=self.day(future=0.4))}
        line |= self.maybe(0.4, owner=self.random.choice([*MANAGERS, "paul"]))
        return line | self.maybe(0.4, done_on=self.day(day))

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
        fields |= self.maybe(0.4, next_follow_up_on=self.day(future=0.5))
        fields |= self.maybe(0.3, last_reviewed_on=self.day(since))
        fields |= self.maybe(0.3, estimate_hours=self.random.choice([2, 10, 11, 40]))
        fields |= self.maybe(0.2, needs_design=self.likely(0.7))
        if "routed" in fields:
            fields["routed"] |= self.maybe(0.2, exception_reason="They know it well")
            fields["routed"] |= self.maybe(0.2, who=self.random.choice(["nell", "cat"]))
        if self.likely(0.25):
            fields["proposal"] = self.maybe(0.5, owner=self.random.choice(["nell", "noah", "new_work"]))
            fields["proposal"] |= self.maybe(0.7, sent_on=self.day(since))
        if self.likely(0.3):
            days = [self.day(since) for _ in range(self.random.randint(1, 2))]
            fields["news"] = [{"date_on": text(day), "note": "They think"} for day in days]
        return fields | self.maybe(0.1, visibility="restricted")

    def review(self, projects: list[str]) -> tuple[str, Fields]:
        day = self.day(future=0.08)
        fields: Fields = {
            "kind": self.random.choice(["annual", "annual", "mini", "mini", "software", "free"])
        }
        fields |= self.maybe(0.6, shared_on=self.day(day))
        fields |= self.maybe(0.3, meeting=self.random.choice(["held", "declined"]))
        if self.likely(0.2):
            fields |= {"meeting": "offered", "offered_on": text(day)}
        if self.likely(0.3):
            fields["attendees"] = {
                "ours": [self.random.choice([*MANAGERS, "paul"])] if self.likely(0.9) else [],
                "theirs": ["sue"] if self.likely(0.8) else [],
            }
        if projects and self.likely(0.3):
            fields["project"] = self.random.choice(projects)
        sections: Fields = {
            "delivered": "All", "support": "It failed twice", "recommendations": ["More"], "plan": ["July"],
            "done": ["A problem solved"], "next": ["B"], "booking_days_left": 0, "booking_enough": False,
            "reviewer": "tia", "findings": ["Old"],
        }  # fmt: skip
        fields |= {key: value for key, value in sections.items() if self.likely(0.8)}
        fields |= self.maybe(0.1, visibility="restricted")
        return self.id(day), fields
