"""The plain facts of an account on a day: what has happened, since when, and who spoke with the client.

Written from the text of the rule book alone, as is all that stands on it; no line is shared with
the engine. A book is `{"policy": {...}, "people": {id: {...}}, "accounts": {id: {"account": {...},
"contacts": {id: {...}}, ...}}}` with values as they stand in the files.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

Fields = dict[str, Any]

LONG_AGO = date(1900, 1, 1)
FAR_AWAY = date(9000, 1, 1)


def to_day(text: str | None) -> date | None:
    """The day a text names, if there is a text."""
    return date.fromisoformat(text) if text else None


def filed_on(id_: str) -> date:
    """The day with which a record's id begins."""
    return date.fromisoformat(id_[:10])


class Facts:
    """One account of a book on a day."""

    def __init__(self, book: Fields, account_id: str, as_of: date) -> None:
        self.policy: Fields = book["policy"]
        self.people: dict[str, Fields] = book["people"]
        self.id, self.as_of = account_id, as_of
        self.parts: dict[str, dict[str, Fields]] = {
            folder: records for folder, records in book["accounts"][account_id].items() if folder != "account"
        }
        self.profile: Fields = book["accounts"][account_id]["account"]
        self.opened_on = date.fromisoformat(self.policy["book_opened_on"])

    # -- facts -----------------------------------------------------------------------------------

    def past(self, text: str | None) -> date | None:
        """The day of a fact, if it has happened."""
        found = to_day(text)
        return found if found and found <= self.as_of else None

    def all(self, folder: str) -> dict[str, Fields]:
        """Every record of a folder as written."""
        return self.parts.get(folder, {})

    def made(self, folder: str) -> Iterator[tuple[str, Fields]]:
        """The records of a folder whose own day has come."""
        for id_, record in self.all(folder).items():
            if filed_on(id_) <= self.as_of:
                yield id_, record

    def held(self, record: Fields, block: str, field: str) -> date | None:
        """The day on which a block of a record happened, if it has."""
        return self.past((record.get(block) or {}).get(field))

    # -- the account -----------------------------------------------------------------------------

    def is_past(self) -> bool:
        return self.held(self.profile, "ended", "ended_on") is not None

    def is_prospect(self) -> bool:
        since = to_day(self.profile.get("client_since"))
        return self.profile.get("status") == "prospect" or (since is not None and since > self.as_of)

    def is_current(self) -> bool:
        return not self.is_past() and not self.is_prospect()

    def is_paused(self) -> bool:
        paused = self.profile.get("paused")
        if not paused or date.fromisoformat(paused["since_on"]) > self.as_of:
            return False
        until_on = to_day(paused.get("until_on"))
        return until_on is None or self.as_of <= until_on

    def rested_until(self) -> date | None:
        """The day after the last pause."""
        until_on = self.past((self.profile.get("paused") or {}).get("until_on"))
        return until_on + timedelta(days=1) if until_on and until_on < self.as_of else None

    def tier(self) -> Fields:
        name = self.profile.get("tier") or self.policy.get("default_tier", "standard")
        tier: Fields = self.policy["tiers"].get(name, {})
        return tier

    def manager_on(self, day: date, *, as_written: bool = False) -> str:
        """Who managed the account on a day, by the accepted handoffs between managers."""
        changes = []
        for handoff in self.all("handoffs").values():
            accepted = to_day((handoff.get("accepted") or {}).get("accepted_on"))
            if handoff["kind"] == "am_to_am" and accepted and (as_written or accepted <= self.as_of):
                changes.append((to_day(handoff.get("effective_on")) or accepted, handoff["from"]))
        for took_effect_on, giver in sorted(changes):
            if day < took_effect_on:
                return str(giver)
        return str(self.profile["account_manager"])

    # -- underway, and the reasons for a check-in --------------------------------------------------

    def underway_stretches(self) -> list[tuple[date, date]]:
        """From the mobilisation of each project to the day on which it was over (not included)."""
        stretches = []
        for project in self.all("projects").values():
            began = self.past(project.get("mobilised_on"))
            over = [self.past(project.get(field)) for field in ("ended_on", "cancelled_on")]
            if began:
                stretches.append((began, min([day for day in over if day], default=FAR_AWAY)))
        return stretches

    def check_in_stretches(self) -> list[tuple[date, date]]:
        stretches = self.underway_stretches()
        health = self.profile.get("health") or {}
        set_on = to_day(health.get("set_on"))
        if health.get("status") in {"amber", "red"} and (set_on is None or set_on <= self.as_of):
            stretches.append((set_on or LONG_AGO, FAR_AWAY))
        if self.tier().get("high_value"):
            stretches.append((to_day(self.profile.get("client_since")) or LONG_AGO, FAR_AWAY))
        return stretches

    @staticmethod
    def covered_on(stretches: list[tuple[date, date]], day: date) -> bool:
        return any(began <= day < over for began, over in stretches)

    def unbroken_since(self, stretches: list[tuple[date, date]]) -> date | None:
        """The first day of the unbroken stretch that holds now; None where nothing holds."""
        if not self.covered_on(stretches, self.as_of):
            return None
        began = min(one for one, over in stretches if one <= self.as_of < over)
        while earlier := [one for one, over in stretches if one < began <= over]:
            began = min(earlier)
        return began

    # -- exchanges ---------------------------------------------------------------------------------

    def exchanges(self) -> Iterator[tuple[date, set[str]]]:
        """Every dealing with the client that has happened: its day and who of ours had it."""
        for id_, contact in self.made("contacts"):
            if contact.get("outcome", "reached") == "reached" and not contact.get("internal"):
                yield filed_on(id_), set(contact.get("ours") or [self.manager_on(filed_on(id_))])
        for id_, review in self.made("reviews"):
            by = set((review.get("attendees") or {}).get("ours") or [self.manager_on(filed_on(id_))])
            days = [self.past(review.get("shared_on")), self.past(review.get("offered_on"))]
            if review.get("meeting") == "held" or (
                review.get("meeting") == "offered" and not review.get("offered_on")
            ):
                days.append(filed_on(id_))
            yield from ((day, by) for day in days if day)
        for id_, promise in self.made("commitments"):
            by = {promise.get("owner") or self.manager_on(filed_on(id_))}
            days = [self.past(promise.get("told_on"))]
            # What stands in a block counts from the day on which the block itself has happened.
            if self.held(promise, "withdrawn", "withdrawn_on"):
                days.append(self.held(promise, "withdrawn", "told_on"))
            days += [
                self.past(one.get("told_on"))
                for one in promise.get("revisions", [])
                if self.past(one.get("revised_on"))
            ]
            yield from ((day, by) for day in days if day)
        for id_, handoff in self.made("handoffs"):
            if told_on := self.past(handoff.get("client_told_on")):
                yield told_on, {self.manager_on(filed_on(id_))}
        for project in self.all("projects").values():
            yield from self.project_exchanges(project)

    def project_exchanges(self, project: Fields) -> Iterator[tuple[date, set[str]]]:
        warranty = project.get("warranty") or {}
        for day in (self.held(project, "kickoff", "held_on"), self.past(warranty.get("told_on"))):
            if day:
                yield day, {self.manager_on(day)}
        if day := self.held(warranty, "after", "told_on"):
            yield day, {self.manager_on(day)}
        for report in project.get("progress_reports", []):
            if day := self.past(report.get("sent_on")):
                yield day, {project["project_manager"]}
        review = (project.get("wrap_up") or {}).get("review") or {}
        if day := self.past(review.get("held_on")):
            yield day, set((review.get("attendees") or {}).get("ours") or [self.manager_on(day)])

    def is_by_manager(self, day: date, by: set[str]) -> bool:
        """By the account manager or deputy of now, or who managed the account on that day."""
        return bool(by & {self.profile["account_manager"], self.profile.get("deputy"), self.manager_on(day)})

    def reached_covering(
        self, cover: str, *, internal: bool, by_manager: bool = False
    ) -> Iterator[tuple[date, Fields]]:
        for id_, contact in self.made("contacts"):
            day = filed_on(id_)
            by = set(contact.get("ours") or [self.manager_on(day)])
            if (
                contact.get("outcome", "reached") == "reached"
                and cover in contact.get("covers", [])
                and (internal or not contact.get("internal"))
                and (not by_manager or self.is_by_manager(day, by))
            ):
                yield day, contact


def is_about(contact: Fields, project: str) -> bool:
    """Whether a contact is about a project: those it names, or all where it names none."""
    named = [one.removeprefix("projects/") for one in contact.get("about", []) if one.startswith("projects/")]
    return project in named or not named
