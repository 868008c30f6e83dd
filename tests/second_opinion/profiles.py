"""Random accounts and people."""

from tests.second_opinion.chance import Fields, text
from tests.second_opinion.numbers import CLOCKS, RHYTHM, ROWS
from tests.second_opinion.records import MANAGERS, Records
from tests.worlds import PEOPLE

INTERVALS = sorted(clock for clock, row in ROWS.items() if row.unit == "e" and clock != "portfolio-scan")
INTERVALS.append("opportunity-follow-up")
SIZES = ["small", "mid", "enterprise"]


class Profiles(Records):
    """Writes account.yml and the people of the firm."""

    def people(self) -> dict[str, Fields]:
        more = {
            "cat": {"name": "Cat Cole", "roles": ["account_manager", "support_contact"]},
            "noah": {"name": "Noah Nye", "roles": ["new_work"]},
            "tia": {"name": "Tia Tull", "roles": ["tech_lead"], "skills": ["Python"]},
            "arno": {"name": "Arno Ames", "roles": ["solution_architect", "cloud_architect"]},
        }
        people: dict[str, Fields] = {id_: dict(fields) for id_, fields in {**PEOPLE, **more}.items()}
        for id_, fields in people.items():
            if self.likely(0.25):
                starts_on = self.day(future=0.2)
                cover = self.random.choice([one for one in people if one != id_])
                away = {"starts_on": text(starts_on), "ends_on": text(self.soon_after(starts_on))}
                fields["away"] = [{**away, **({"cover": cover} if self.likely(0.7) else {})}]
            fields.update(self.maybe(0.1, left_on=self.day(future=0.3)))
            fields.update(self.maybe(0.5, booking_url=f"https://meet.example/{id_}"))
        return people

    def profile(self) -> Fields:
        profile: Fields = {"name": "A client", "account_manager": self.random.choice(MANAGERS)}
        profile |= self.maybe(0.5, client_since=self.day(future=0.15))
        profile |= self.maybe(0.5, tier=self.random.choice(["key", "standard", "brisk"]))
        profile |= self.maybe(0.4, deputy=self.random.choice(MANAGERS))
        profile |= self.maybe(0.12, status="prospect")
        if self.likely(0.12):
            ended_on = self.day(future=0.3)
            profile["ended"] = {"ended_on": text(ended_on)}
            profile["ended"] |= self.maybe(0.6, why="They sold it") | self.maybe(0.6, learned="Ask earlier")
            profile |= self.maybe(0.5, status="past")
        if self.likely(0.25):
            since_on = self.day()
            profile["paused"] = {
                "since_on": text(since_on),
                **self.maybe(0.8, until_on=self.soon_after(since_on)),
            }
        if self.likely(0.4):
            status = self.random.choice(["green", "amber", "red"])
            profile["health"] = {"status": status}
            profile["health"] |= self.maybe(0.7, reason="Seen") | self.maybe(0.9, set_on=self.day())
        profile |= self.agreed_with_them()
        profile |= self.maybe(0.3, annual_review_month=self.random.randint(1, 12))
        if self.likely(0.15):
            profile["team"] = {"support_contact": self.random.choice(["cat", "tia"])}
        profile |= self.maybe(0.4, agreements=self.agreements())
        profile |= self.money()
        profile |= self.maybe(0.1, do_not_contact=True) | self.maybe(0.4, size=self.random.choice(SIZES))
        profile |= self.context()
        return profile | self.maybe(0.4, roadmap_reviewed_on=self.day(), stakeholders_checked_on=self.day())

    def agreed_with_them(self) -> Fields:
        profile: Fields = {}
        if self.likely(0.25):
            profile["rhythm"] = {clock: self.rhythm() for clock in self.random.sample(INTERVALS, 4)}
            profile["rhythm"] |= {clock: {"off": True} for clock in sorted(CLOCKS) if self.likely(0.03)}
        if self.likely(0.25):
            profile["opening"] = {clock: text(self.day()) for clock in self.random.sample(INTERVALS, 4)}
        if self.likely(0.4):
            clocks = self.random.sample(sorted(RHYTHM), 8)
            profile["snoozes"] = [
                {
                    "clock": clock,
                    "until_on": text(self.day(future=0.6)),
                    "reason": "Asked to wait",
                    **self.maybe(0.3, set_by=self.random.choice(["ann", "ben", "cat"])),
                }
                for clock in clocks
            ]
        if self.meetings:
            profile["communication"] = {
                "meetings": [self.meeting(id_) for id_ in self.meetings],
                **self.maybe(0.5, agreed_on=self.day(future=0.2)),
            }
        return profile

    def rhythm(self) -> Fields:
        said: Fields = {"off": True} if self.likely(0.4) else {"every_days": self.random.choice([5, 30, 120])}
        return said | self.maybe(0.4, agreed_on=self.day(future=0.3))

    def meeting(self, id_: str) -> Fields:
        fields: Fields = {"id": id_, "what": "We meet", **self.maybe(0.3, informal=True)}
        return fields | self.maybe(0.8, every_days=self.random.choice([7, 31, 32, 92]))

    def money(self) -> Fields:
        billing = self.maybe(0.3, every_days=self.random.choice([7, 14, 31])) | self.maybe(0.3, prepaid=True)
        if self.likely(0.4):
            amounts = [9999, 10000, 20000, {"amount": 12000}, {"amount": 12000, "currency": "EUR"}]
            month = text(self.day(future=0.2))[:7]
            billing["billed"] = {"month": month, "amount": self.random.choice(amounts)}
        found: Fields = {"billing": billing} if billing else {}
        if self.likely(0.4):
            found["commercial"] = {"hours_used": self.random.choice([10, 80, 200])}
            found["commercial"] |= self.maybe(0.3, as_on=self.day(future=0.3))
        return found

    def context(self) -> Fields:
        known: Fields = {
            "goals": ["More guests"],
            "challenges": ["Few hands"],
            "context": "A theatre",
            "services": self.random.choice([{"buys": ["Hosting"], "could_buy": ["Maps"]}, {"buys": []}]),
            "roadmap": [{"what": "A map"}],
        }
        return {key: value for key, value in known.items() if self.likely(0.5)}
