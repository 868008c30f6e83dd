"""Random promises."""

from datetime import date, timedelta

from tests.second_opinion.chance import Chance, Fields, text
from tests.second_opinion.records_talks import MANAGERS


class Promises(Chance):
    """Records of what we promised, and what came of it."""

    def commitments(self, projects: list[str]) -> dict[str, Fields]:
        found: dict[str, Fields] = {}
        for _ in range(self.random.randrange(7)):
            made_on = self.day(future=0.08)
            fields = self.commitment(made_on, projects)
            if found and self.likely(0.2):
                fields["recovers"] = self.random.choice(list(found))
            found[self.id(made_on)] = fields
        return found

    def commitment(self, made_on: date, projects: list[str]) -> Fields:
        due_on = self.soon_after(made_on) + timedelta(days=self.random.choice([0, 0, 0, 14, 21, 22, 60]))
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
            if self.likely(0.1):
                due_on += timedelta(days=1)
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
            due_on = to_on if self.likely(0.9) else to_on + timedelta(days=2)
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
                **self.maybe(0.4, by=self.random.choice(["us", "client"])),
            }
        if ending == "missed":
            missed_on = self.day(due_on)
            fields["missed_on"] = text(missed_on)
            fields |= self.maybe(0.3, cause=self.random.choice(["us", "client", "third_party"]))
            fields |= self.maybe(0.2, done_on=self.soon_after(missed_on))
            if self.likely(0.5):
                reflected_on = self.random.choice([self.soon_after(missed_on), self.day(missed_on, future=0)])
                fields["reflection"] = {"why": "Too late", **self.maybe(0.9, reflected_on=reflected_on)}
                fields["reflection"] |= self.maybe(0.8, change="Ask first")
                fields["reflection"] |= self.maybe(0.6, due_on=self.day(future=0.5))
                fields["reflection"] |= self.maybe(0.3, done_on=self.day(reflected_on))
                fields["reflection"] |= self.maybe(0.4, owner="paul")
        if self.likely(0.4):
            days = [self.day(made_on) for _ in range(self.random.randint(1, 2))]
            fields["checked"] = [{"checked_on": text(day), "on_track": True} for day in sorted(days)]
        if self.likely(0.3):
            fields["waiting_on"] = [self.wait(made_on) for _ in range(self.random.randint(1, 2))]
        return fields | self.maybe(0.5, told_on=self.day(made_on))

    def wait(self, made_on: date) -> Fields:
        fields: Fields = {"what": "The figures", **self.maybe(0.8, needed_by_on=self.day(future=0.4))}
        fields |= self.maybe(0.4, chased_on=self.day(made_on)) | self.maybe(0.3, done_on=self.day(made_on))
        return fields | self.maybe(0.4, chased_by=self.random.choice([*MANAGERS, "paul"]))
