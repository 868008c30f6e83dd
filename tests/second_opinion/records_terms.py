"""Random metrics, changes, assignments, invoices, refunds and exceptions."""

from datetime import timedelta

from tests.second_opinion.chance import Chance, Fields, text

OURS = ["ann", "ben", "cat", "paul", "tia", "arno"]
WAIVABLE = [
    "check-in", "steady-contact", "any-contact", "commitment", "commitment-check", "reply", "progress-report",
    "mini-review", "kickoff", "wrap-up", "complaint-answered", "escalation-update", "opportunity-follow-up",
    "commitment-vague", "context-missing", "stakeholder-single", "added-value-none", "disengagement",
    "assignment-no-consent", "project-skills-unmet", "change-told", "milestone-celebrated", "value-shown",
    "satisfaction-score", "renewal", "wording-negative", "support-watch", "health-disagrees",
]  # fmt: skip


class Terms(Chance):
    """Records of numbers, people and money."""

    def terms(self, projects: list[str]) -> dict[str, dict[str, Fields]]:
        few = [0, 0, 0, 1, 1, 2]
        return {
            "metrics": {f"metric-{number}": self.metric() for number in range(self.random.choice(few))},
            "changes": dict(self.change() for _ in range(self.random.choice(few))),
            "assignments": {
                f"seat-{number}": self.assignment(projects) for number in range(self.random.choice([*few, 3]))
            },
            "invoices": {
                f"week-{number}": self.invoice(projects) for number in range(self.random.choice([*few, 3]))
            },
            "refunds": dict(self.refund() for _ in range(self.random.choice([0, 0, 0, 1]))),
        }

    def metric(self) -> Fields:
        baseline_on = self.day(future=0.08)
        days = [self.day(baseline_on) for _ in range(self.random.randrange(4))]
        target: Fields = {"by_on": text(max(self.day(future=0.5), baseline_on + timedelta(days=1)))}
        target |= self.random.choice(
            [{"value": 40}, {"value": 10}, {"change_percent": 20}, {"change_percent": 0}]
        )
        fields: Fields = {
            "name": "Tickets sold",
            "unit": "a week",
            "baseline": {"date_on": text(baseline_on), "value": self.random.choice([0, 10, 10])},
            "target": target,
            "measurements": [{"date_on": text(day), "value": 12} for day in days],
        }
        fields |= self.maybe(0.3, measure_every_days=self.random.choice([7, 31, 92]))
        fields |= self.maybe(0.3, owner=self.random.choice(OURS))
        fields |= self.maybe(0.4, shown_on=self.day(baseline_on))
        return fields | self.maybe(0.1, visibility="restricted")

    def change(self, kinds: tuple[str, ...] = ()) -> tuple[str, Fields]:
        day = self.day(future=0.08)
        some = kinds or ("joined", "left_project", "leaves_firm", "rate", "rate_all", "scope")
        fields: Fields = {
            "kind": self.random.choice(some),
            "effective_on": text(max(self.day(future=0.5), day) if self.likely(0.9) else self.day()),
            "person": self.random.choice(OURS),
        }
        fields |= self.maybe(0.4, called_on=self.day(day)) | self.maybe(0.4, told_on=self.day(day))
        fields |= self.maybe(0.3, confirmed_in_writing_on=self.day(day))
        fields |= self.maybe(0.3, plan=self.random.choice(["A problem for Sue", "Tia takes over"]))
        fields |= self.maybe(0.2, options=["Wait", "It failed"])
        return self.id(day), fields | self.maybe(0.1, visibility="restricted")

    def assignment(self, projects: list[str]) -> Fields:
        starts_on = self.day(future=0.25)
        fields: Fields = {
            "person": self.random.choice([*OURS, "arno"]),
            "starts_on": text(starts_on),
            "days_per_week": self.random.choice([0.5, 1, 2, 3, 4, 4.5, 5]),
        }
        if projects and self.likely(0.6):
            fields["project"] = self.random.choice(projects)
        fields |= self.maybe(
            0.4, ends_on=starts_on + timedelta(days=self.random.choice([0, 14, 27, 28, 400]))
        )
        fields |= self.maybe(0.2, tentative=True)
        fields |= self.maybe(0.4, billable=self.random.choice([True, True, False]))
        if self.likely(0.4):
            fields["onsite_days_per_week"] = self.random.choice([0, 2, 5])
            fields |= self.maybe(0.5, office_days_per_week=self.random.choice([0, 0.5, 1, 2]))
        if self.likely(0.6):
            called_on = starts_on + timedelta(days=self.random.choice([-9, -1, 0, 1, 5]))
            fields["consent"] = {"tech_ok": True, **self.maybe(0.8, called_on=called_on)}
        fields |= self.maybe(0.2, exception_reason="A single workshop")
        fields |= self.maybe(0.2, rotation_offered_on=self.day(starts_on))
        if self.likely(0.3):
            booking = {"starts_on": text(starts_on), "days": self.random.choice([0.5, 1, 3])}
            fields["bookings"] = [booking | self.maybe(0.3, exception_reason="Only half a day")]
        return fields | self.maybe(0.08, visibility="restricted")

    def invoice(self, projects: list[str]) -> Fields:
        starts_on = self.day()
        ends_on = starts_on + timedelta(days=self.random.choice([0, 6, 30]))
        fields: Fields = {"period": {"starts_on": text(starts_on), "ends_on": text(ends_on)}}
        fields |= self.maybe(0.5, kind=self.random.choice(["invoice", "prepaid_report"]))
        fields |= self.maybe(0.7, sent_on=self.day(ends_on))
        if projects and self.likely(0.4):
            fields["project"] = self.random.choice(projects)
        if self.likely(0.6):
            rate = self.random.choice(
                [100, 110, {"amount": 100, "currency": "GBP"}, {"amount": 90, "currency": "EUR"}]
            )
            fields["rates"] = [{"what": self.random.choice(["hour", "day", "Hour"]), "rate": rate}]
        return fields | self.maybe(0.08, visibility="restricted")

    def refund(self) -> tuple[str, Fields]:
        day = self.day(future=0.08)
        fields: Fields = {"event": "The evening was called off"}
        if self.likely(0.5):
            fields["alternatives"] = [
                {"what": "Another evening", **self.maybe(0.8, offered_on=self.day(day))}
            ]
        fields |= self.maybe(0.4, declined_on=self.day(day)) | self.maybe(0.3, refunded_on=self.day(day))
        return self.id(day), fields | self.maybe(0.1, visibility="restricted")

    def waivers(self, records: list[str]) -> dict[str, Fields]:
        found = {}
        favourite = self.random.sample(WAIVABLE, 1)
        for _ in range(self.random.choice([0, 0, 1, 2, 3, 8])):
            day = self.day(future=0.1)
            rule = self.random.choice(favourite) if self.likely(0.6) else self.random.choice(WAIVABLE)
            until_on = max(day, self.day(future=0.5))
            fields: Fields = {"rule": rule, "reason": "Agreed", "until_on": text(until_on)}
            fields["approved_by"] = self.random.choice(OURS[:3])
            fields |= self.maybe(0.5, asked_by=self.random.choice(OURS[:3]))
            if records and self.likely(0.25):
                fields["record"] = self.random.choice(records)
            found[self.id(day)] = fields | self.maybe(0.1, visibility="restricted")
        return found

    def agreements(self) -> list[Fields]:
        found = []
        for number in range(self.random.choice([0, 0, 1, 2])):
            starts_on = self.day()
            one: Fields = {"id": f"deal-{number}", "what": "Hosting", **self.maybe(0.7, starts_on=starts_on)}
            length = self.random.choice([0, 30, 60, 92, 365, 400, 450])
            one |= self.maybe(0.8, ends_on=starts_on + timedelta(days=length))
            one |= self.maybe(0.6, notice_days=self.random.choice([0, 14, 30, 92]))
            if self.likely(0.4):
                one["renewal"] = self.maybe(0.5, talked_on=self.day()) | self.maybe(
                    0.4, decided_on=self.day()
                )
            one["rates"] = [self.rate() for _ in range(self.random.randrange(3))]
            found.append(one)
        return found

    def rate(self) -> Fields:
        rate = self.random.choice([100, 110, {"amount": 100}, {"amount": 100, "currency": "EUR"}])
        return {
            "what": self.random.choice(["hour", "day"]),
            "rate": rate,
            **self.maybe(0.7, from_on=self.day()),
        }


def named(parts: dict[str, dict[str, Fields]]) -> list[str]:
    """The records of an account as others cite them."""
    return [f"{folder}/{id_}" for folder, records in parts.items() for id_ in records]
