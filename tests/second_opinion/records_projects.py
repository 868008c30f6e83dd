"""Random projects."""

from datetime import date, timedelta

from tests.second_opinion.chance import Chance, Fields, text

PRICINGS = ["time_and_materials", "time_and_materials", "fixed_price", "retainer"]
SIZES = ["small", "medium", "large"]


class Projects(Chance):
    """Records of projects, from an idea to the wrap-up."""

    def project(self, opportunities: list[str]) -> Fields:
        fields: Fields = {"name": "A project", "project_manager": "paul"}
        if opportunities and self.likely(0.5):
            fields["opportunity"] = self.random.choice(opportunities)
        if self.likely(0.3):
            fields["roles"] = {"tech_lead": "tia"}
        fields |= self.maybe(0.1, visibility="restricted")
        fields |= self.plan(fields.get("roles", {}))
        if not self.likely(0.85):
            return fields
        mobilised_on = self.day()
        return fields | {"mobilised_on": text(mobilised_on)} | self.course(mobilised_on)

    def plan(self, roles: Fields) -> Fields:
        fields: Fields = {}
        if self.likely(0.3):
            fields |= {"uses_cloud": self.likely(0.7), **self.maybe(0.5, go_live_on=self.day(future=0.5))}
            fields |= self.maybe(0.2, go_live_audit={"signed_on": text(self.day()), "signed_by": "arno"})
            fields["roles"] = roles | self.maybe(0.3, cloud_architect="arno")
        fields |= self.maybe(0.5, pricing=self.random.choice(PRICINGS), size=self.random.choice(SIZES))
        fields |= self.maybe(0.5, process=self.random.choice(["scrum", "kanban"]))
        fields |= self.maybe(0.3, planned_start_on=self.day(future=0.4))
        fields |= self.maybe(0.4, terms_signed_on=self.day(), am_briefed_pm_on=self.day())
        if self.likely(0.5):
            fields["expectations"] = self.expectations()
        fields |= self.maybe(0.3, needs={"skills": self.random.choice([["Python"], ["python", "maps"], []])})
        if self.likely(0.3):
            fields["milestones"] = [self.milestone() for _ in range(self.random.randint(1, 3))]
        return fields

    def course(self, mobilised_on: date) -> Fields:
        fields = self.maybe(
            0.6,
            planned_end_on=mobilised_on + timedelta(days=self.random.choice([10, 42, 43, 60, 61, 200])),
        )
        if self.likely(0.4):
            fields["kickoff"] = {"held_on": text(self.day(mobilised_on)), "am_attended": self.likely(0.6)}
        if self.likely(0.3):
            fields["progress_reports"] = [
                {"sent_on": text(self.day(mobilised_on)), "challenges": ["A problem"]}
            ]
        if self.likely(0.15):
            fields["cancelled_on"] = text(self.day(mobilised_on))
        elif self.likely(0.6):
            fields["ended_on"] = text(self.day(mobilised_on))
        if self.likely(0.2):
            fields["warranty"] = self.maybe(0.5, told_on=self.day(mobilised_on))
        if self.likely(0.3):
            fields |= {"delivered_on": text(self.day(mobilised_on)), "warranty": self.warranty(mobilised_on)}
        if self.likely(0.5):
            fields["wrap_up"] = self.wrap_up(mobilised_on)
        return fields

    def expectations(self) -> Fields:
        found: Fields = {"deliverables": ["A shop"], "timeline": "July", "budget": "40 days"}
        for name, value in (("deliverables", []), ("timeline", "TBC"), ("budget", "tbd.")):
            if self.likely(0.2):
                found[name] = value
            elif self.likely(0.2):
                del found[name]
        return found

    def milestone(self) -> Fields:
        fields: Fields = {
            "what": "Live",
            **self.maybe(0.7, important=True),
            **self.maybe(0.7, done_on=self.day()),
        }
        if self.likely(0.3):
            fields["celebrated"] = {"how": "Cake", **self.maybe(0.8, celebrated_on=self.day())}
        return fields

    def warranty(self, since: date) -> Fields:
        starts_on = self.day(since)
        fields = self.maybe(0.7, starts_on=starts_on) | self.maybe(0.3, told_on=self.day(since))
        length = timedelta(days=self.random.choice([0, 7, 28, 92]))
        fields |= self.maybe(0.7, ends_on=starts_on + length)
        if self.likely(0.4):
            fields["after"] = {"decision": "booked", **self.maybe(0.8, told_on=self.day(since))}
        return fields

    def wrap_up(self, since: date) -> Fields:
        fields = self.maybe(0.5, flagged_on=self.day(since))
        if self.likely(0.7):
            attendees = {
                "ours": ["paul"] if self.likely(0.3) else ["ann"],
                "theirs": ["sue"] if self.likely(0.9) else [],
            }
            fields["review"] = {
                "held_on": text(self.day(since + timedelta(days=self.random.choice([0, 0, 30, 90])))),
                **({"attendees": attendees} if self.likely(0.9) else {}),
            }
            fields["review"] |= self.maybe(0.9, learnings="Ask earlier")
        if self.likely(0.7):
            fields["backlog"] = {"reviewed_on": text(self.day(since))}
        return fields | self.maybe(0.7, rhythm_resumed_on=self.day(since))
