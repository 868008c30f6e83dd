"""Random signals, concerns, escalations and answers about satisfaction."""

from datetime import date, timedelta

from tests.second_opinion.chance import Chance, Fields, text

OURS = ["ann", "ben", "cat", "paul"]
TRIGGERS = ["complaint", "stakeholder_leaving", "may_leave", "harmful_behaviour", "disengagement"]


class Trouble(Chance):
    """Records of clients who are not content, and of what we asked them."""

    def trouble(self, subjects: list[str]) -> dict[str, dict[str, Fields]]:
        """Four kinds of records about others, which lead to one another."""
        found: dict[str, dict[str, Fields]] = {"concerns": {}, "escalations": {}}
        for folder, writer in (("concerns", self.concern), ("escalations", self.escalation)):
            for _ in range(self.random.choice([0, 0, 0, 1, 1, 2, 3])):
                day = self.day(future=0.1)
                about = self.random.sample(subjects, min(len(subjects), self.random.randrange(3)))
                found[folder][self.id(day)] = {**writer(day), **self.maybe(0.8, about=about)}
        ends = [f"{folder}/{id_}" for folder, records in found.items() for id_ in records]
        for concern in found["concerns"].values():
            escalations = [one for one in ends if one.startswith("escalations")]
            if escalations and self.likely(0.3):
                concern["leads_to"] = self.random.choice(escalations)
        for escalation in found["escalations"].values():
            concerns = [one for one in ends if one.startswith("concerns")]
            if concerns and self.likely(0.3):
                escalation["about"] = [*escalation.get("about", []), self.random.choice(concerns)]
        found["signals"] = dict(self.signal(ends, subjects) for _ in range(self.random.choice([0, 0, 1, 2])))
        found["satisfaction"] = dict(self.answer(ends) for _ in range(self.random.choice([0, 0, 1, 2])))
        # The others may be about these.
        for folder in ("signals", "satisfaction"):
            for id_ in found[folder]:
                takers = [*found["concerns"].values(), *found["escalations"].values()]
                if takers and self.likely(0.2):
                    taker = self.random.choice(takers)
                    taker["about"] = [*taker.get("about", []), f"{folder}/{id_}"]
        return found

    def feeling(self) -> Fields:
        """A feeling or a score, with or without the end of its scale."""
        if self.likely(0.5):
            return {"feeling": self.random.choice(["happy", "mixed", "unhappy"])}
        scale = self.random.choice([{}, {"scale_max": 5}, {"scale_max": 10}, {"scale_max": 10}])
        return {"score": self.random.choice([0, 2, 3, 3.5, 6, 7, 10, 11]), **scale}

    def signal(self, ends: list[str], subjects: list[str]) -> tuple[str, Fields]:
        day = self.day(future=0.1)
        kinds = [
            "need",
            "support_growth",
            "stakeholder_change",
            "dissatisfaction",
            "dissatisfaction",
            "pattern",
        ]
        fields: Fields = {"note": "Many questions", "kind": self.random.choice(kinds)}
        fields |= self.maybe(0.5, assessed_on=self.day(day))
        if ends and self.likely(0.4):
            fields["leads_to"] = self.random.choice(ends)
        if subjects and self.likely(0.3):
            fields["about"] = [self.random.choice(subjects)]
        return self.id(day), fields | self.maybe(0.1, visibility="restricted")

    def answer(self, ends: list[str]) -> tuple[str, Fields]:
        day = self.day(future=0.1)
        fields: Fields = {"method": self.random.choice(["nps", "csat", "informal"]), **self.feeling()}
        fields |= self.maybe(0.5, asked_by=self.random.choice(OURS), respondent="sue")
        if ends and self.likely(0.3):
            fields["leads_to"] = self.random.choice(ends)
        if self.likely(0.3):
            fields["follow_up"] = {
                "what": "Ring her",
                **self.maybe(0.8, due_on=self.day(future=0.5)),
                **self.maybe(0.4, done_on=self.day(day)),
            }
        return self.id(day), fields | self.maybe(0.1, visibility="restricted")

    def updates(self, day: date, *, told: bool) -> list[Fields]:
        return [
            {
                "date_on": text(self.day(day)),
                "note": "Looked at it",
                **({"client_told": self.likely(0.5)} if told else {}),
            }
            for _ in range(self.random.randrange(3))
        ]

    def concern(self, day: date) -> Fields:
        fields: Fields = {"what": "The answers take long", "updates": self.updates(day, told=False)}
        if self.likely(0.6):
            fields |= {"next_action": "Ring her", "next_action_due_on": text(self.day(future=0.5))}
            fields |= self.maybe(0.3, next_action_done_on=self.day(day))
        fields |= self.maybe(0.4, resolved_on=self.day(day))
        return fields | self.maybe(0.1, visibility="restricted")

    def escalation(self, day: date) -> Fields:
        fields: Fields = {
            "triggers": self.random.sample(TRIGGERS, self.random.choice([1, 1, 2, 3])),
            "summary": "They are angry",
            "next_action": "Ring her",
            "next_action_due_on": text(self.day(future=0.5)),
            "updates": self.updates(day, told=True),
        }
        fields |= self.maybe(0.5, severity=self.random.choice(["minor", "major", "critical"]))
        for name, chance in (("next_action_done_on", 0.3), ("acknowledged_on", 0.4), ("resolved_on", 0.5)):
            fields |= self.maybe(chance, **{name: self.day(day)})
        return fields | self.maybe(0.1, visibility="restricted")

    def stakeholders(self) -> dict[str, Fields]:
        people: dict[str, Fields] = {"sue": {"name": "Sue Stone", "key": True}}
        for id_ in ("tom", "una"):
            if self.likely(0.5):
                people[id_] = {"name": "Tom Una", **self.maybe(0.6, key=True)}
        return {id_: self.stakeholder(fields, list(people)) for id_, fields in people.items()}

    def stakeholder(self, named: Fields, others: list[str]) -> Fields:
        fields = named | self.maybe(0.2, since_on=self.day(future=0.2))
        fields |= self.maybe(0.15, retain_until_on=self.day(future=0.5))
        fields |= self.maybe(0.2, our_contact=self.random.choice(OURS))
        if self.likely(0.25):
            known_on = self.day()
            last_day_on = self.soon_after(known_on + timedelta(days=self.random.randrange(20)))
            fields["leaving"] = {"known_on": text(known_on), **self.maybe(0.7, last_day_on=last_day_on)}
            fields |= self.maybe(0.3, successor=self.random.choice(others))
            fields |= self.maybe(0.3, left_on=self.day(known_on))
        return fields
