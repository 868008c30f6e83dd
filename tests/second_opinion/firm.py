"""A second opinion on the firm as a whole: scans, load, cover and full weeks."""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tests.second_opinion.desk import Owed, to_day
from tests.second_opinion.facts import Fields, filed_on, months_after
from tests.second_opinion.naive import Opinion
from tests.second_opinion.numbers import ROWS

WEIGHTS = {"small": 0.5, "mid": 1, "enterprise": 10}
FIRM_RULES = {
    "manager-overloaded",
    "manager-no-deputy",
    "manager-no-booking-link",
    "assignment-overbooked",
}


class FirmOpinion:
    """The firm on a day, seen over all its accounts."""

    def __init__(self, book: Fields, as_of: date) -> None:
        self.book, self.as_of = book, as_of
        self.policy, self.people = book["policy"], book["people"]
        self.accounts = [Opinion(book, id_, as_of) for id_ in sorted(book["accounts"])]
        self.any = self.accounts[0]

    def managed(self, person: str) -> list[Opinion]:
        """The accounts of a manager that are not past."""
        return [
            one for one in self.accounts if one.profile["account_manager"] == person and not one.is_past()
        ]

    def is_active(self, person: str) -> bool:
        return self.any.past(self.people[person].get("left_on")) is None

    # -- scans -------------------------------------------------------------------------------------

    def duties(self) -> set[Owed]:
        """A scan from everybody who manages an account, and perhaps one call to those who have gone."""
        found = {self.scan_of(id_) for id_ in self.people if self.is_active(id_) and self.managed(id_)}
        found |= set(self.past_client_call())
        return {one for one in found if self.any.row(one.clock).get("enabled", True)}

    def scan_of(self, person: str) -> Owed:
        clock = "portfolio-scan"
        scans = [filed_on(id_) for id_ in self.book.get("scans", {}) if id_[11:] == person]
        last_on = max([day for day in scans if day <= self.as_of], default=None)
        return self.owe(clock, f"_people/{person}", last_on, self.began_to_manage(person), [person])

    def owe(
        self, clock: str, record: str, last_on: date | None, began_on: date | None, wanted: list[Any]
    ) -> Owed:
        row, opened_on = self.any.row(clock), self.any.opened_on
        every = row.get("every_days", ROWS[clock].number)
        known = [day for day in (last_on, began_on) if day]
        if opened_on > max(known, default=date.min):
            fixed = int(hashlib.sha256(record.removeprefix("_people/").lstrip("_").encode()).hexdigest(), 16)
            due_on = opened_on + timedelta(days=1 + fixed % every)
        else:
            due_on = max(known) + timedelta(days=every)
        ahead = (due_on - self.as_of).days
        band = "soon" if ahead <= row.get("soon_days", ROWS[clock].soon_days) else "later"
        band = "overdue" if ahead < 0 else "today" if ahead == 0 else band
        wanted = [*wanted, self.policy.get("default_owner")]
        owner = next((one for one in map(self.any.here, wanted) if one), "nobody")
        return Owed(clock, record, None, due_on, band, "open", owner, last_on, None)

    def past_client_call(self) -> Iterator[Owed]:
        """One call for all who have gone, for as long as any of them may be rung."""
        clock, gone = "past-client-call", []
        for account in self.accounts:
            ended_on = to_day((account.profile.get("ended") or {}).get("ended_on"))
            if ended_on and not account.profile.get("do_not_contact"):
                until_on = months_after(ended_on, self.any.limit(clock, "until_months"))
                gone.append((ended_on, until_on + timedelta(days=1), account))
        began_on = self.any.unbroken_since([(began, over) for began, over, _ in gone])
        if not self.any.limit(clock, "over_all") or not began_on:
            return
        called, waiting = [], []
        for ended_on, over_on, account in gone:
            since = [day for day, _ in account.exchanges() if day >= ended_on]
            called += since
            if ended_on <= self.as_of < over_on:
                waiting.append((max(since, default=ended_on), account.id, account.profile))
        longest = min(waiting, key=lambda one: one[:2])[2]
        wanted = [longest["account_manager"], longest.get("deputy")]
        duty = self.owe(clock, "_policy", max(called, default=None), began_on, wanted)
        over_on = self.as_of
        while any(began <= over_on < over for began, over, _ in gone):
            over_on += timedelta(days=1)
        if duty.due_on < over_on:
            yield duty

    def began_to_manage(self, person: str) -> date | None:
        """Since when they have looked after any account; None where nobody knows."""
        days = []
        for account in self.managed(person):
            known = [account.past(account.profile.get("client_since"))]
            for handoff in account.all("handoffs").values():
                accepted_on = account.held(handoff, "accepted", "accepted_on")
                if handoff["kind"] == "am_to_am" and accepted_on:
                    known.append(account.past(handoff.get("effective_on", accepted_on.isoformat())))
            days.append(max([day for day in known if day], default=date.min))
        first = min(days)
        return None if first == date.min else first

    # -- advice ------------------------------------------------------------------------------------

    def findings(self) -> set[tuple[str, str, str, bool]]:
        """Rule, severity and record of each piece of advice to the firm, and whether it is waived."""
        rows = self.policy.get("rules", {})
        return {
            (rule, "notice", f"_people/{person}", is_waived)
            for rule, person, is_waived in self.advice()
            if rows.get(rule, {}).get("enabled", True)
        }

    def advice(self) -> Iterator[tuple[str, str, bool]]:
        load = self.policy.get("load", {})
        weights = {**WEIGHTS, **load.get("weights", {})}
        for person in filter(self.is_active, self.people):
            accounts = [one for one in self.managed(person) if one.is_current()]
            sizes = [one.profile.get("size") or self.policy.get("default_size", "mid") for one in accounts]
            if sum(weights[size] for size in sizes) > load.get("cap", 10):
                yield "manager-overloaded", person, False
            if sum(map(self.is_active, self.people)) > 1:
                for one in accounts:
                    # Whoever manages an account cannot stand in for themselves.
                    if one.profile.get("deputy") in {None, person}:
                        yield "manager-no-deputy", person, one.is_waived("manager-no-deputy", "account")
            if self.managed(person) and not self.people[person].get("booking_url"):
                yield "manager-no-booking-link", person, False
            if self.any.has_module("staffing") and self.is_overbooked(person):
                yield "assignment-overbooked", person, False

    def is_overbooked(self, person: str) -> bool:
        most = self.any.limit("assignment-overbooked", "days_per_week")
        most = min(most, self.people[person].get("days_per_week", most))
        seats = [
            (
                date.fromisoformat(one["starts_on"]),
                to_day(one.get("ends_on")) or date.max,
                one["days_per_week"],
            )
            for account in self.accounts
            for one in account.all("assignments").values()
            if one["person"] == person and not one.get("tentative") and one.get("visibility") != "restricted"
        ]
        days = {max(starts_on, self.as_of) for starts_on, _, _ in seats}
        return any(sum(one[2] for one in seats if one[0] <= day <= one[1]) > most for day in days)
