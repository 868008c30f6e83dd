"""Small books for tests, said in a few words.

Every field of a record stands on a line of its own, so that a test can name the line.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from goodstanding.book import Book, load_book
from goodstanding.duty import Duty
from goodstanding.finding import Finding
from goodstanding.history import NO_PASTS, Pasts
from goodstanding.records.source import Memory
from goodstanding.standing import AccountStanding, Standing, assess, judge, stand_account
from goodstanding.standing.firm_check import FirmCheck, firm_check
from goodstanding.standing.whole import with_gap, with_past

POLICY: Mapping[str, Any] = {
    "book_opened_on": "2025-01-01",
    "timezone": "Europe/London",
    "currency": "GBP",
    "tiers": {"key": {"label": "Key", "high_value": True}, "standard": {"label": "Client"}},
    "default_tier": "standard",
    "default_owner": "dora",
}
PEOPLE: Mapping[str, Mapping[str, Any]] = {
    "ann": {"name": "Ann Archer", "roles": ["account_manager"]},
    "ben": {"name": "Ben Bishop", "roles": ["account_manager"]},
    "dora": {"name": "Dora Dean", "roles": ["delivery_lead"]},
    "nell": {"name": "Nell North", "roles": ["new_work"]},
    "paul": {"name": "Paul Price", "roles": ["project_manager"]},
}
COMPLETE: Mapping[str, Any] = {
    "aims": "Sell at the counter and online from one seat plan",
    "suggested_solution": "Extend the shop",
    "budget": {"known": "rough", "amount_min": 20000, "currency": "GBP"},
    "timeline": "On sale before the season opens on 3 July 2026",
    "constraints": {
        "technical": "Readers are leased until 2028",
        "organisational": "No change in a week with a premiere",
        "historical": "None known",
    },
}


def day(text: str) -> date:
    """The day that `YYYY-MM-DD` names."""
    return date.fromisoformat(text)


def as_text(fields: Mapping[str, Any]) -> bytes:
    """A record's text: one line a field, values as JSON (which is YAML, too)."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
    return "".join(lines).encode()


class World:
    """A book that is made up as a test goes along; `acme` is the account unless another is named."""

    def __init__(self, **policy: Any) -> None:
        self.contents: dict[str, bytes] = {"accounts/_policy.yml": as_text({**POLICY, **policy})}
        for id_, fields in PEOPLE.items():
            self.person(id_, **fields)

    def put(self, record: str, fields: Mapping[str, Any]) -> "World":
        """Adds the record of that name, such as `acme/contacts/2026-01-01-call`."""
        self.contents[f"accounts/{record}.yml"] = as_text(fields)
        return self

    def raw(self, path: str, data: bytes) -> "World":
        """Adds a file as it is."""
        self.contents[path] = data
        return self

    def person(self, id_: str, **fields: Any) -> "World":
        """Adds one of us, or says more of one."""
        return self.put(
            f"_people/{id_}", {"name": id_, "roles": ["developer"], **PEOPLE.get(id_, {}), **fields}
        )

    def account(self, id_: str = "acme", **fields: Any) -> "World":
        """Adds an account with its stakeholder Sue."""
        self.put(f"{id_}/account", {"name": id_, "account_manager": "ann", **fields})
        return self.put(f"{id_}/stakeholders/sue", {"name": "Sue Stone", "key": True})

    def contact(self, on: str, account: str = "acme", **fields: Any) -> "World":
        """Adds a contact with Sue."""
        said = {"summary": "We talked", "theirs": ["sue"], **fields}
        return self.put(f"{account}/contacts/{on}-talk", said)

    def commitment(self, on: str, slug: str = "promise", account: str = "acme", **fields: Any) -> "World":
        """Adds a promise to Sue."""
        said = {"what": "Send the figures", "to": "sue", **fields}
        return self.put(f"{account}/commitments/{on}-{slug}", said)

    def handoff(self, on: str, slug: str = "handoff", account: str = "acme", **fields: Any) -> "World":
        """Adds a handoff; one of new work is complete unless told otherwise."""
        complete = COMPLETE if fields.get("kind", "new_work") == "new_work" else {}
        said = {"kind": "new_work", "to": "new_work", **complete, **fields}
        return self.put(
            f"{account}/handoffs/{on}-{slug}",
            {key: value for key, value in said.items() if value is not None},
        )

    def opportunity(self, on: str, slug: str = "idea", account: str = "acme", **fields: Any) -> "World":
        """Adds an opportunity."""
        return self.put(f"{account}/opportunities/{on}-{slug}", {"title": "A new shop", **fields})

    def project(self, id_: str = "shop", account: str = "acme", **fields: Any) -> "World":
        """Adds a project led by Paul."""
        return self.put(f"{account}/projects/{id_}", {"name": id_, "project_manager": "paul", **fields})

    def review(self, on: str, account: str = "acme", **fields: Any) -> "World":
        """Adds an annual review."""
        return self.put(f"{account}/reviews/{on}-annual", {"kind": "annual", **fields})

    def source(self) -> Memory:
        """The book as a source."""
        return Memory(dict(self.contents))

    def on(self, as_of: str, workers: int = 1) -> Standing:
        """The book's standing on that day."""
        return assess(self.source(), day(as_of), workers=workers)

    def judged(self, as_of: str, account: str = "acme") -> AccountStanding:
        """One account's standing on that day, without looking for the next change."""
        book = load_book(self.source())
        assert book.firm is not None
        return judge(book.accounts[account], book.firm, day(as_of))

    def told(self, as_of: str) -> Standing:
        """The book's standing on that day, without looking for the next change, which takes the longest."""
        return standing_of(load_book(self.source()), day(as_of))

    def duty(self, clock: str, as_of: str, record: str | None = None) -> Duty | None:
        """The only duty of that clock (and record) on that day; None where there is none."""
        found = duties_of(self.judged(as_of), clock, record)
        assert len(found) <= 1, found
        return found[0] if found else None


def standing_of(book: Book, as_of: date, pasts: Pasts = NO_PASTS) -> Standing:
    """The standing of a book, without the day on which it next changes by itself."""
    firm_records = with_gap(book.firm_records, pasts)
    firm = firm_records.firm
    records = [with_past(one, (), pasts) for _, one in sorted(book.account_records.items())]
    accounts = {one.id: stand_account(one, firm, as_of) for one in records}
    extracts = [one.extract for one in accounts.values() if one.extract]
    check = firm_check(extracts, firm, as_of) if firm else FirmCheck()
    return Standing(
        as_of=as_of,
        accounts=accounts,
        firm_findings=(*firm_records.findings, *check.notices),
        firm_duties=check.duties,
        firm_not_assessed=firm_records.not_assessed,
        firm_records=firm_records.files,
        judged=firm is not None,
    )


def duties_of(standing: Standing | AccountStanding, clock: str, record: str | None = None) -> list[Duty]:
    """The duties of that clock, on that record where one is named."""
    return [duty for duty in standing.duties if duty.clock == clock and record in {None, duty.record}]


def findings_of(standing: Standing, rule: str) -> list[Finding]:
    """The findings of that rule."""
    return [finding for finding in standing.findings if finding.rule == rule]
