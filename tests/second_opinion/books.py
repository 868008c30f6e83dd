"""Random books with everything in them that makes two readers of the rule book differ."""

import random

from tests.second_opinion.chance import Fields, text
from tests.second_opinion.numbers import MODULE_OF, ROWS, SHIPPED_ESCALATION
from tests.second_opinion.profiles import Profiles
from tests.second_opinion.records import MANAGERS
from tests.second_opinion.records_terms import WAIVABLE
from tests.worlds import POLICY, as_text

from goodstanding.records.source import Memory

LIMITS_CHANGED: dict[str, Fields] = {
    "pm-sync": {"longer_than_days": 60},
    "free-review": {"hours_used_at_least": 80},
    "software-review": {"billed_at_least": 20000},
    "opportunity-follow-up": {"review_days": 10},
    "refund": {"pay_working_days": 3},
    "commitment-check": {"longer_than_days": 10},
    "meeting-prep": {"before_working_days": 5},
}
OWNERS_CHANGED = {
    "pm-sync": ["project_manager"],
    "project-review": ["tech_lead"],
    "opportunity-routed": ["support_contact"],
    "reply": ["support_contact"],
    "warranty-told": ["project_manager"],
    "signal-assessed": ["support_contact", "new_work"],
}

# An account without records to speak of.
NOTHING: dict[str, dict[str, Fields]] = {
    "stakeholders": {"sue": {}},
    "projects": {},
    "opportunities": {},
    "concerns": {},
}


class Writer(Profiles):
    """Writes one book of one account."""

    def book(self) -> Fields:
        """The whole book: policy, people, one account, and what concerns the whole firm."""
        id_ = self.random.choice(["acme", "brook", "copper-lane", "delta-4"])
        self.meetings = self.random.choice([[], [], ["jour-fixe"], ["jour-fixe", "lunch"]])
        return {
            "policy": self.policy(),
            "people": self.people(),
            "accounts": {id_: {"account": self.profile(), **self.records(self.meetings)}},
            "changes": dict(self.firm_change(id_) for _ in range(self.random.choice([0, 0, 1, 2]))),
            "scans": {
                f"{text(self.day())}-ann": self.scan(id_) for _ in range(self.random.choice([0, 0, 1]))
            },
        }

    def firm_book(self) -> Fields:
        """A book of several accounts, in which people manage and work for more than one."""
        policy, people = self.policy(), self.people()
        if self.likely(0.6):
            policy["load"] = self.maybe(0.7, cap=self.random.choice([1, 2, 11]))
            policy["load"] |= self.maybe(0.4, weights={"small": 2, "mid": 0.5})
            policy |= self.maybe(0.3, default_size="small")
        if self.likely(0.5):
            months = self.random.choice([2, 24])
            row = policy["clocks"].setdefault("past-client-call", {})
            row["limits"] = {"over_all": True, "until_months": months}
        for fields in people.values():
            fields.update(self.maybe(0.2, days_per_week=self.random.choice([2, 4])))
        accounts = {}
        for number in range(self.random.randint(1, 5)):
            seats = {f"seat-{place}": self.assignment([]) for place in range(self.random.randrange(4))}
            handoffs = dict(self.handoff([], []) for _ in range(self.random.randrange(3)))
            stakeholders = {"sue": {"name": "Sue Stone"}}
            profile = self.profile()
            if self.likely(0.3):
                profile["ended"] = {"ended_on": text(self.day())}
            accounts[f"client-{number}"] = {
                "account": profile,
                "contacts": dict(self.contact(NOTHING, []) for _ in range(self.random.randrange(3))),
                "stakeholders": stakeholders,
                "assignments": seats,
                "handoffs": handoffs,
                "waivers": {id_: one for id_, one in self.waivers([]).items() if self.likely(0.5)},
            }
            for waiver in accounts[f"client-{number}"]["waivers"].values():
                waiver["rule"] = "manager-no-deputy"
        scans: dict[str, Fields] = {
            f"{text(self.day())}-{self.random.choice(MANAGERS)}": {"seen": []}
            for _ in range(self.random.randrange(4))
        }
        return {"policy": policy, "people": people, "accounts": accounts, "scans": scans}

    def firm_change(self, account: str) -> tuple[str, Fields]:
        id_, fields = self.change(("rate_all", "leaves_firm"))
        fields.pop("told_on", None)
        if self.likely(0.4):
            fields["told"] = {account: text(self.day(future=0.2))}
        return id_, fields

    def scan(self, account: str) -> Fields:
        return {"seen": [account] if self.likely(0.7) else []}

    def policy(self) -> Fields:
        policy: Fields = {**POLICY, "book_opened_on": text(self.opened_on)}
        policy["tiers"] = {
            "key": {"high_value": True},
            "standard": {},
            "brisk": {
                "high_value": self.likely(0.3),
                "clocks": {
                    "check-in": {"every_days": 30},
                    "steady-contact": {"every_days": 45},
                    "measurement": {"every_days": 10},
                    "progress-report": {"every_days": 10},
                },
            },
        }
        if self.likely(0.3):
            policy["days_off"] = sorted({text(self.day()) for _ in range(6)})
        if self.likely(0.2):
            policy["working_days"] = ["mon", "tue", "thu"]
        policy["groups"] = {group: ["noah", "dora"] for group in self.groups}
        policy["clocks"] = {clock: self.row(clock) for clock in ROWS if self.likely(0.06)}
        for clock, limits in LIMITS_CHANGED.items():
            if self.likely(0.35 if clock == "free-review" else 0.15):
                policy["clocks"].setdefault(clock, {})["limits"] = limits
        for clock, roles in OWNERS_CHANGED.items():
            if self.likely(0.1):
                policy["clocks"].setdefault(clock, {})["owner_roles"] = roles
        policy["rules"] = {rule: {"enabled": False} for rule in RULES_TO_SILENCE if self.likely(0.05)}
        policy["modules"] = {module: self.likely(0.6) for module in set_of_modules() if self.likely(0.6)}
        if self.likely(0.25):
            policy["quiet"] = self.random.sample(sorted(ROWS), 5)
        if self.likely(0.3):
            policy["escalation"] = [self.table_row() for _ in range(self.random.randint(1, 6))]
        return policy

    def row(self, clock: str) -> Fields:
        row: Fields = self.maybe(0.3, enabled=False) | self.maybe(
            0.4, soon_days=self.random.choice([0, 2, 30])
        )
        shipped = ROWS[clock]
        if shipped.number and self.likely(0.5):
            name = {"e": "every_days", "d": "within_days", "w": "within_working_days"}[shipped.unit]
            row[name] = self.random.choice([1, 3, 20, 60])
        return row

    def table_row(self) -> Fields:
        row: Fields = {"trigger": self.random.choice([one["trigger"] for one in SHIPPED_ESCALATION])}
        row |= self.maybe(0.4, severity=self.random.choice(["minor", "major", "critical"]))
        row |= self.maybe(0.9, acknowledge_within_working_days=self.random.choice([0, 1, 3]))
        row |= self.maybe(0.9, client_contact_within_working_days=self.random.choice([0, 2, None]))
        return row | self.maybe(0.9, update_every_days=self.random.choice([1, 5, 30]))


RULES_TO_SILENCE = [
    "manager-overloaded", "manager-no-deputy", "manager-no-booking-link", "assignment-overbooked",
    "commitment-kept-late", "commitment-told-late", "commitment-withdrawn-untold", "reflection-after-promise",
    "change-told-late", "change-written-before-called", "refund-no-alternative", "project-review-late",
    *[one for one in WAIVABLE if one not in ROWS],
]  # fmt: skip


def set_of_modules() -> list[str]:
    """Every module, in the order of its name."""
    return sorted(set(MODULE_OF.values()))


def as_source(book: Fields) -> Memory:
    """The book as files."""
    files = {"accounts/_policy.yml": as_text(book["policy"])}
    for id_, person in book["people"].items():
        files[f"accounts/_people/{id_}.yml"] = as_text(person)
    for folder in ("changes", "scans"):
        for id_, record in book.get(folder, {}).items():
            files[f"accounts/_{folder}/{id_}.yml"] = as_text(record)
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
