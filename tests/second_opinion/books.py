"""Random books with everything in them that makes two readers of the rule book differ."""

import random

from tests.second_opinion.chance import Fields, text
from tests.second_opinion.records import MANAGERS, Records
from tests.worlds import PEOPLE, POLICY, as_text

from goodstanding.records.source import Memory

CLOCKS_WITH_INTERVAL = [
    "steady-contact",
    "check-in",
    "any-contact",
    "support-watch",
    "annual-review",
    "pm-sync",
]
OTHER_CLOCKS = [
    "contact-outcome",
    "commitment",
    "commitment-told",
    "reflection",
    "opportunity-routed",
    "project-review",
]


class Writer(Records):
    """Writes one book of one account."""

    def book(self) -> Fields:
        """The whole book: policy, people, one account."""
        id_ = self.random.choice(["acme", "brook", "copper-lane", "delta-4"])
        return {
            "policy": self.policy(),
            "people": self.people(),
            "accounts": {id_: {"account": self.profile(), **self.records()}},
        }

    def policy(self) -> Fields:
        policy: Fields = {**POLICY, "book_opened_on": text(self.opened_on)}
        policy["tiers"] = {
            "key": {"high_value": True},
            "standard": {},
            "brisk": {"clocks": {"check-in": {"every_days": 30}, "steady-contact": {"every_days": 45}}},
        }
        if self.likely(0.3):
            policy["days_off"] = sorted({text(self.day()) for _ in range(6)})
        if self.likely(0.2):
            policy["working_days"] = ["mon", "tue", "thu"]
        policy["groups"] = {group: ["noah", "dora"] for group in self.groups}
        policy["clocks"] = {
            clock: row
            for clock, row in {
                "check-in": {"every_days": 60, "soon_days": 14},
                "any-contact": {"soon_days": 2},
                "support-watch": {"enabled": False},
                "annual-review": {"enabled": False},
                "commitment": {"enabled": False, "soon_days": 3},
                "commitment-told": {"within_working_days": 4},
                "pm-sync": {"owner_roles": ["project_manager"], "limits": {"longer_than_days": 60}},
                "project-review": {"within_days": 40, "owner_roles": ["tech_lead"]},
                "opportunity-routed": {"owner_roles": ["support_contact"]},
            }.items()
            if self.likely(0.15)
        }
        policy["rules"] = {
            rule: {"enabled": False}
            for rule in ("commitment-vague", "commitment-kept-late", "reflection-after-promise")
            if self.likely(0.1)
        }
        return policy

    def people(self) -> dict[str, Fields]:
        more = {
            "cat": {"name": "Cat Cole", "roles": ["account_manager", "support_contact"]},
            "noah": {"name": "Noah Nye", "roles": ["new_work"]},
            "tia": {"name": "Tia Tull", "roles": ["tech_lead"]},
        }
        people: dict[str, Fields] = {id_: dict(fields) for id_, fields in {**PEOPLE, **more}.items()}
        for id_, fields in people.items():
            if self.likely(0.25):
                starts_on = self.day(future=0.2)
                cover = self.random.choice([one for one in people if one != id_])
                away = {"starts_on": text(starts_on), "ends_on": text(self.soon_after(starts_on))}
                fields["away"] = [{**away, **({"cover": cover} if self.likely(0.7) else {})}]
            fields.update(self.maybe(0.1, left_on=self.day(future=0.3)))
        return people

    def profile(self) -> Fields:
        profile: Fields = {"name": "A client", "account_manager": self.random.choice(MANAGERS)}
        profile |= self.maybe(0.5, client_since=self.day(future=0.15))
        profile |= self.maybe(0.5, tier=self.random.choice(["key", "standard", "brisk"]))
        profile |= self.maybe(0.4, deputy=self.random.choice(MANAGERS))
        profile |= self.maybe(0.12, status="prospect")
        if self.likely(0.12):
            ended_on = self.day(future=0.5)
            profile["ended"] = {"ended_on": text(ended_on)}
            profile |= self.maybe(0.5, status="past")
        if self.likely(0.25):
            since_on = self.day()
            profile["paused"] = {
                "since_on": text(since_on),
                **self.maybe(0.8, until_on=self.soon_after(since_on)),
            }
        if self.likely(0.4):
            status = self.random.choice(["green", "amber", "red"])
            profile["health"] = {"status": status, "reason": "Seen", "set_on": text(self.day())}
        if self.likely(0.25):
            profile["rhythm"] = {
                clock: self.rhythm() for clock in self.random.sample(CLOCKS_WITH_INTERVAL, 2)
            }
            profile["rhythm"] |= {clock: {"off": True} for clock in OTHER_CLOCKS if self.likely(0.15)}
        if self.likely(0.25):
            profile["opening"] = {
                clock: text(self.day()) for clock in self.random.sample(CLOCKS_WITH_INTERVAL, 2)
            }
        if self.likely(0.4):
            clocks = self.random.sample([*CLOCKS_WITH_INTERVAL, *OTHER_CLOCKS], 4)
            profile["snoozes"] = [
                {"clock": clock, "until_on": text(self.day(future=0.6)), "reason": "Asked to wait"}
                for clock in clocks
            ]
        profile |= self.maybe(0.3, annual_review_month=self.random.randint(1, 12))
        if self.likely(0.2):
            every_days = self.random.choice([7, 31, 32, 92])
            profile["communication"] = {
                "meetings": [{"id": "jour-fixe", "what": "We meet", "every_days": every_days}]
            }
        if self.likely(0.15):
            profile["team"] = {"support_contact": self.random.choice(["cat", "tia"])}
        return profile | self.maybe(0.4, roadmap_reviewed_on=self.day(), stakeholders_checked_on=self.day())

    def rhythm(self) -> Fields:
        said: Fields = {"off": True} if self.likely(0.4) else {"every_days": self.random.choice([5, 30, 120])}
        return said | self.maybe(0.4, agreed_on=self.day(future=0.3))


def as_source(book: Fields) -> Memory:
    """The book as files."""
    files = {"accounts/_policy.yml": as_text(book["policy"])}
    for id_, person in book["people"].items():
        files[f"accounts/_people/{id_}.yml"] = as_text(person)
    for account, parts in book["accounts"].items():
        files[f"accounts/{account}/account.yml"] = as_text(parts["account"])
        for folder, records in parts.items():
            if folder != "account":
                for id_, record in records.items():
                    files[f"accounts/{account}/{folder}/{id_}.yml"] = as_text(record)
    return Memory(files)


def numbered(seed: int) -> Writer:
    """The writer of the book of that number."""
    return Writer(random.Random(seed))  # noqa: S311  # chance for tests, no secrets
