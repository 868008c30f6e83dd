"""Random books with everything in them that makes two readers of the rule book differ."""

import random
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from goodstanding.records.source import Memory
from tests.worlds import COMPLETE, PEOPLE, POLICY, as_text

Fields = dict[str, Any]
MANAGERS = ["ann", "ben", "cat"]
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
COVERS = ["update", "check_in", "satisfaction", "pm_sync", "support_watch"]


class Writer:
    """Writes one book; the same chance writes the same book."""

    def __init__(self, chance: random.Random) -> None:
        self.random = chance
        self.as_of = date(2026, 1, 1) + timedelta(days=self.random.randrange(365))
        self.count = 0
        self.groups = self.random.choice([[], [], ["desk"]])
        self.opened_on = self.as_of - timedelta(days=self.random.choice([0, 1, 20, 90, 300, 900]))

    def likely(self, chance: float) -> bool:
        return self.random.random() < chance

    def day(self, since: date | None = None, *, future: float = 0.12) -> date:
        """A day near the day of assessment, at times after it, never before `since`."""
        if self.likely(future):
            found = self.as_of + timedelta(days=self.random.choice([1, 2, 5, 7, 8, 14, 15, 40]))
        else:
            found = self.as_of - timedelta(
                days=self.random.choice([0, 0, 1, 1, 2, 3, 7, 8, 14, 28, 29, 60, 92, 93, 200, 400])
            )
        return max(found, since) if since else found

    def soon_after(self, day: date) -> date:
        return day + timedelta(days=self.random.choice([0, 0, 1, 2, 3, 7, 14, 30]))

    def maybe(self, chance: float, **fields: Any) -> Fields:
        return {key: text(value) for key, value in fields.items()} if self.likely(chance) else {}

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
            fields |= self.maybe(0.1, left_on=self.day(future=0.3))
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

    # -- records -----------------------------------------------------------------------------------

    def records(self) -> dict[str, dict[str, Fields]]:
        opportunities = {self.id(): {} for _ in range(self.random.randrange(3))}
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

    def id(self, day: date | None = None) -> str:
        self.count += 1
        return f"{text(day or self.day())}-{self.count}"

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
                "reason": "Moves on", "intro_on": "2026-01-05", "people_notes": "Mornings only", "commercial": "None",
                "promises_made": "None", "risks": "None known", "avoid": "Big bang", "next_step": "Call Sue",
            },
            "am_to_pm": {"background": "Won", "promises_made": "July", "client_preferences": "Short mails"},
            "project_close": {"learnings": "Ask", "backlog": "Empty", "access": "Closed", "documentation": "In the wiki"},
            "team_member": {"checklist": {"keys": True, "wiki": "https://wiki.example/x"}, "checked_by": "paul"},
        }  # fmt: skip
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


def text(value: Any) -> Any:
    """A day as it stands in a file; anything else as it is."""
    return value.isoformat() if isinstance(value, date) else value


def numbered(seed: int) -> Writer:
    """The writer of the book of that number."""
    return Writer(random.Random(seed))  # noqa: S311  # chance for tests, no secrets
